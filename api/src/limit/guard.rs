//! What holds for every request of the API: a fair budget for reading and one for writing. What must be strict is
//! limited by the feature itself, which knows the telephone or the account that is meant.

use actix_web::{
    FromRequest, HttpRequest,
    body::MessageBody,
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::Method,
    middleware::Next,
    web::Data,
};

use super::{Address, Limiter, Rule, Who};
use crate::{auth::Caller, error::Error};

/// Middleware: takes a token for each request, and tells how the budget stands.
///
/// # Errors
/// [`Error::TooMany`] when there is none left.
pub async fn guard<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, actix_web::Error> {
    let Some(limiter) = request.app_data::<Data<Limiter>>().cloned() else {
        return Err(Error::internal("the application lacks its limits").into());
    };
    let (rule, who) = whose(request.request(), &limiter).await;
    let verdict = limiter.ask(rule, Who::Bits(who)).await;
    if !verdict.granted {
        return Err(limiter.refusal(rule, verdict).into());
    }
    let mut response = next.call(request).await?;
    limiter.inner.rules.tell(response.headers_mut(), rule, verdict);
    Ok(response)
}

/// Only a token that is good counts as its account: with a forged one a caller could make up budgets.
async fn whose(request: &HttpRequest, limiter: &Limiter) -> (Rule, u128) {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if let Ok(Caller::Somebody(actor)) = Caller::from_request(request, &mut Payload::None).await {
        let rule = if reads { Rule::ReadSignedIn } else { Rule::Write };
        return (rule, actor.id.uuid().as_u128());
    }
    (
        if reads { Rule::Read } else { Rule::Write },
        Address::of(request, limiter).bits(),
    )
}
