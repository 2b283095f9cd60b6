//! Around every request: its number, its line in the log, its figures.

use std::time::{Duration, Instant};

use actix_web::{
    HttpMessage, HttpRequest,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
};
use uuid::{NoContext, Timestamp, Uuid};

use super::{figures, line};
use crate::auth::ActorId;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives every request a number, logs it and counts it.
///
/// # Errors
/// Those of `answer`.
pub async fn observe<B>(
    request: ServiceRequest,
    answer: impl AsyncFnOnce(ServiceRequest) -> Result<ServiceResponse<B>, actix_web::Error>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    // Those of one millisecond are in no order, which would cost a lock that all workers share.
    let (began, number) = (Instant::now(), Uuid::new_v7(Timestamp::now(NoContext)));
    // Lines written on the way name the request they belong to.
    line::NUMBER
        .scope(number, async {
            let mut response = answer(request).await?;
            let mut buffer = Uuid::encode_buffer();
            if let Ok(number) = HeaderValue::from_str(number.hyphenated().encode_lower(&mut buffer)) {
                response.headers_mut().insert(REQUEST_ID.clone(), number);
            }
            tell(response.request(), response.status().as_u16(), began.elapsed());
            Ok(response)
        })
        .await
}

/// Counts an answer and writes its line.
fn tell(request: &HttpRequest, status: u16, took: Duration) {
    let route = figures::count(request, status, took);
    let actor = request.extensions().get::<ActorId>().map(|actor| actor.0);
    tracing::info!(
        target: "lianxin::request",
        method = request.method().as_str(),
        route = &*route,
        status,
        milliseconds = f64::from(u32::try_from(took.as_micros()).unwrap_or(u32::MAX)) / 1_000.0,
        actor = actor.map(tracing::field::display),
        "answered"
    );
}
