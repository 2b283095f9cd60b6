//! Passwords: argon2id, off the asynchronous threads, and never more at once than there are cores.

use std::sync::{Arc, LazyLock};

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::{SaltString, rand_core::OsRng},
};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// What OWASP recommends: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Each hash takes a core and its memory for a while; a crowd at the door must not take them all.
static AT_ONCE: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    Arc::new(Semaphore::new(
        std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
    ))
});

/// The hash that an unknown login is checked against, so that it takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash_now("nobody has this password").ok());

/// The hash of a password, as it is kept.
///
/// # Errors
/// When there is no memory for it.
pub(crate) async fn hash(password: &str) -> Result<String> {
    let password = Zeroizing::new(password.to_owned());
    apart(move || hash_now(&password)).await
}

/// Whether this is the password that was hashed. Without a hash it is not, after the same time.
///
/// # Errors
/// When there is no memory for it.
pub(crate) async fn check(password: &str, hash: Option<String>) -> Result<bool> {
    let password = Zeroizing::new(password.to_owned());
    apart(move || {
        let known = hash.is_some();
        let Some(hash) = hash.or_else(|| NOBODY.clone()) else {
            return Ok(false);
        };
        let parsed = PasswordHash::new(&hash).map_err(|_| Error::internal("a password hash is damaged"))?;
        Ok(argon2()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let permit = AT_ONCE.clone().acquire_owned().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        // Held by the work itself: a request that goes away does not let another one in early.
        let _permit = permit;
        work()
    })
    .await
    .map_err(Error::internal)?
}

fn hash_now(password: &str) -> Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    let hash = argon2()?.hash_password(password.as_bytes(), &salt).map_err(Error::internal)?;
    Ok(hash.to_string())
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::{check, hash};

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let kept = hash("correct horse").await.expect("a hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(check("correct horse", Some(kept.clone())).await.expect("checked"));
        assert!(!check("wrong horse", Some(kept)).await.expect("checked"));
        assert!(!check("nobody has this password", None).await.expect("checked"));
    }
}
