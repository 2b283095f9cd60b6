//! What holds for every request of the API: a fair budget for reading and one for writing. What must be strict is
//! limited by the feature itself, which knows the telephone or the account that is meant.

use actix_web::{
    FromRequest, HttpRequest,
    body::{EitherBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::Method,
    middleware::Next,
    web::Data,
};

use contract::TRACKING;

use super::{Address, Limiter, Rule, Verdict, Who};
use crate::{
    auth::Caller,
    error::{Error, Result},
    votes,
};

/// Middleware: takes a token for each request, and tells how the budget stands. Who has none left is refused here.
///
/// # Errors
/// Those of inner middleware. A refusal is an answer, so that it is logged and counted like any other.
pub async fn guard<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let (limiter, rule, verdict) = match admitted(&request).await {
        Ok(admitted) => admitted,
        Err(refusal) => return Ok(request.error_response(refusal).map_into_right_body()),
    };
    let mut response = next.call(request).await?.map_into_left_body();
    limiter.inner.rules.tell(response.headers_mut(), rule, verdict);
    Ok(response)
}

async fn admitted(request: &ServiceRequest) -> Result<(Data<Limiter>, Rule, Verdict)> {
    let limiter = request
        .app_data::<Data<Limiter>>()
        .cloned()
        .ok_or_else(|| Error::internal("the application lacks its limits"))?;
    let (rule, who) = whose(request.request(), &limiter).await;
    let verdict = limiter.ask(rule, Who::Bits(who)).await;
    if verdict.granted {
        Ok((limiter, rule, verdict))
    } else {
        Err(limiter.refusal(rule, verdict))
    }
}

/// Only a token that is good counts as its account: with a forged one a caller could make up budgets.
///
/// Whoever shows a tracking secret is nobody else, whatever else the browser sends along, and so is who casts a ballot. Who writes without saying who
/// they are leaves no more behind than the network they wrote from.
async fn whose(request: &HttpRequest, limiter: &Limiter) -> (Rule, u128) {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !request.headers().contains_key(TRACKING)
        && !votes::is_nobodys(request.path())
        && let Ok(Caller::Somebody(actor)) = Caller::from_request(request, &mut Payload::None).await
    {
        let rule = if reads { Rule::ReadSignedIn } else { Rule::Write };
        return (rule, actor.id.uuid().as_u128());
    }
    let address = Address::of(request, limiter);
    if reads {
        (Rule::Read, address.bits())
    } else {
        (Rule::Write, address.network_bits())
    }
}
