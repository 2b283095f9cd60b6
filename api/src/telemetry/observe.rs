//! Around every request: its number, its line in the log, its figures.

use std::time::Instant;

use actix_web::{
    HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::Next,
};
use tracing::Instrument;
use uuid::Uuid;

use super::figures;
use crate::auth::ActorId;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Middleware: gives every request a number, logs it and counts it.
///
/// # Errors
/// None of its own.
pub async fn observe<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, actix_web::Error> {
    let began = Instant::now();
    let mut buffer = Uuid::encode_buffer();
    let id: &str = Uuid::now_v7().hyphenated().encode_lower(&mut buffer);
    let header = HeaderValue::from_str(id);
    // Lines written on the way name the request they belong to.
    let span = tracing::info_span!(target: "lianxin::request", "request", %id);
    let quiet = span.is_disabled();
    let outcome = if quiet {
        next.call(request).await
    } else {
        next.call(request).instrument(span.clone()).await
    };
    let mut response = outcome?;
    if let Ok(header) = header {
        response.headers_mut().insert(REQUEST_ID.clone(), header);
    }
    let took = began.elapsed();
    let status = response.status().as_u16();
    let http = response.request();
    let route = figures::count(http, status, took);
    if !quiet {
        let actor = http.extensions().get::<ActorId>().map(|actor| actor.0);
        let milliseconds = took.as_secs_f64() * 1_000.0;
        span.in_scope(|| {
            tracing::info!(
                target: "lianxin::request",
                method = http.method().as_str(),
                route = &*route,
                status,
                milliseconds,
                actor = actor.map(tracing::field::display),
                "answered"
            );
        });
    }
    Ok(response)
}
