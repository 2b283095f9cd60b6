//! Requests to our own server: one call, its answer, or one of two failures.
//!
//! Sends the session's cookies by itself, renews the session once when it has run out, and never sends
//! credentials along with a tracking secret.

mod call;
mod failure;
mod renewal;

pub use call::{Call, query};
pub use failure::Failure;
pub use renewal::on_session_end;

use serde::{Serialize, de::DeserializeOwned};

/// Asks for something. `path` comes after `/api/v1`.
///
/// # Errors
/// No network, or the server's problem.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    Call::get(path).send().await
}

/// Sends something. The answer is a `T`, or `()` where there is none.
///
/// # Errors
/// No network, or the server's problem.
pub async fn post<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, Failure> {
    Call::post(path).json(body).send().await
}

/// Changes something.
///
/// # Errors
/// No network, or the server's problem.
pub async fn patch<T: DeserializeOwned>(path: &str, body: &impl Serialize) -> Result<T, Failure> {
    Call::patch(path).json(body).send().await
}

/// Removes something.
///
/// # Errors
/// No network, or the server's problem.
pub async fn delete(path: &str) -> Result<(), Failure> {
    Call::delete(path).send().await
}
