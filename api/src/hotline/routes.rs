//! The addresses of the hotline.

use actix_web::{HttpResponse, post, web::Path};
use contract::{
    contacts::{FurtherCall, NewCall, Recorded},
    ids::CaseId,
};

use super::service;
use crate::{
    auth::{SignedIn, policy::Right},
    cases::office::Office,
    contacts::once,
    error::Result,
    http::{Body, Routes},
    idempotency::GivenKey,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(take).service(add);
}

/// Writes down a call that becomes a case, which whoever took it accepts at once.
#[utoipa::path(tag = "contacts", operation_id = "take_call", params(GivenKey), request_body = NewCall,
    responses((status = 201, body = Recorded, description = "The case and the call")))]
#[post("/calls")]
async fn take(by: SignedIn, office: Office, key: GivenKey, body: Body<NewCall>) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::AnswerHotline)?;
    let ticket = key.ticket(Some(by.0.id), "call", body.digest);
    let call = service::new(body.value, office.moment)?;
    let kept = once::heard(&office, ticket, (&by.0, Right::AnswerHotline), call).await?;
    Ok(kept.respond())
}

/// Writes down a call about a case that is there already, with a note on it for the colleagues.
#[utoipa::path(tag = "contacts", operation_id = "add_call", params(("id" = CaseId, Path), GivenKey), request_body = FurtherCall,
    responses((status = 201, body = Recorded, description = "The case and the call")))]
#[post("/cases/{id}/calls")]
async fn add(by: SignedIn, office: Office, id: Path<CaseId>, key: GivenKey, body: Body<FurtherCall>) -> Result<HttpResponse> {
    let ticket = key.ticket(Some(by.0.id), &format!("call {id}"), body.digest);
    let kept = once::recorded(&office, ticket, move |conn, desk| {
        service::add(conn, desk, &by.0, *id, body.value)
    })
    .await?;
    Ok(kept.respond())
}
