//! What holds for every request of the API: a fair budget for reading and one for writing. What must be strict is
//! limited by the feature itself, which knows the telephone or the account that is meant.

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    body::{EitherBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{Method, header::HeaderMap},
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

/// What a request costs: a token of a rule, of whom these bits stand for. Left in the request's extensions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Toll {
    rule: Rule,
    who: u128,
}

/// A token that was taken, and how the budget stands since.
pub(crate) struct Paid {
    rule: Rule,
    verdict: Verdict,
}

/// Middleware: takes a token for each request, and tells how the budget stands. Who has none left is refused here.
///
/// # Errors
/// Those of inner middleware. A refusal is an answer, so that it is logged and counted like any other.
pub async fn guard<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let (limiter, paid) = match admitted(&request).await {
        Ok(admitted) => admitted,
        Err(refusal) => return Ok(request.error_response(refusal).map_into_right_body()),
    };
    let mut response = next.call(request).await?.map_into_left_body();
    paid.tell(&limiter, response.headers_mut());
    Ok(response)
}

async fn admitted(request: &ServiceRequest) -> Result<(Data<Limiter>, Paid)> {
    let limiter = request
        .app_data::<Data<Limiter>>()
        .cloned()
        .ok_or_else(|| Error::internal("the application lacks its limits"))?;
    let toll = Toll::of(request.request(), &limiter).await;
    request.extensions_mut().insert(toll);
    let paid = toll.pay(&limiter).await?;
    Ok((limiter, paid))
}

impl Toll {
    /// Only a token that is good counts as its account: with a forged one a caller could make up budgets.
    ///
    /// Whoever shows a tracking secret is nobody else, whatever else the browser sends along, and so is who casts a ballot. Who
    /// writes without saying who they are leaves no more behind than the network they wrote from.
    pub(crate) async fn of(request: &HttpRequest, limiter: &Limiter) -> Self {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        if !request.headers().contains_key(TRACKING)
            && !votes::is_nobodys(request.path())
            && let Ok(Caller::Somebody(actor)) = Caller::from_request(request, &mut Payload::None).await
        {
            let rule = if reads { Rule::ReadSignedIn } else { Rule::Write };
            let who = actor.id.uuid().as_u128();
            return Self { rule, who };
        }
        let address = Address::of(request, limiter);
        let (rule, who) = if reads {
            (Rule::Read, address.bits())
        } else {
            (Rule::Write, address.network_bits())
        };
        Self { rule, who }
    }

    /// Takes the token.
    ///
    /// # Errors
    /// [`Error::TooMany`] when there is none left.
    pub(crate) async fn pay(self, limiter: &Limiter) -> Result<Paid> {
        let Self { rule, who } = self;
        let verdict = limiter.ask(rule, Who::Bits(who)).await;
        if verdict.granted {
            Ok(Paid { rule, verdict })
        } else {
            Err(limiter.refusal(rule, verdict))
        }
    }
}

impl Paid {
    /// Tells how the budget stands.
    pub(crate) fn tell(&self, limiter: &Limiter, headers: &mut HeaderMap) {
        limiter.inner.rules.tell(headers, self.rule, self.verdict);
    }
}
