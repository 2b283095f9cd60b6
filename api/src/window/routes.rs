//! The address of the window.

use actix_web::{HttpResponse, post};
use contract::contacts::{NewEntry, Recorded};

use super::service;
use crate::{
    auth::{SignedIn, policy::Right},
    cases::office::Office,
    contacts::once,
    error::Result,
    http::{Body, Routes},
    idempotency::GivenKey,
};

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(enter);
}

/// Enters a letter or a visit as a case, which whoever enters it accepts at once.
#[utoipa::path(tag = "contacts", operation_id = "enter_case", params(GivenKey), request_body = NewEntry,
    responses((status = 201, body = Recorded, description = "The case and who brought it")))]
#[post("/entries")]
async fn enter(by: SignedIn, office: Office, key: GivenKey, body: Body<NewEntry>) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::EnterForOthers)?;
    let ticket = key.ticket(Some(by.0.id), "entry", body.digest);
    let entry = service::new(body.value, office.moment)?;
    let kept = once::heard(&office, ticket, (&by.0, Right::EnterForOthers), entry).await?;
    Ok(kept.respond())
}
