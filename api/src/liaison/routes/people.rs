//! The address at which a station learns whom to call back.

use actix_web::{
    HttpResponse,
    http::header::{CacheControl, CacheDirective},
    post,
    web::Path,
};
use contract::{contacts::Disclosure, ids::CaseId, liaison::Neighbour};

use super::super::service::people;
use crate::{
    auth::{SignedIn, policy::Right},
    cases::office::Office,
    error::Result,
    http::{Body, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(disclose);
}

/// Tells whole whom to call back about a case that came by card or officer, and writes down who was told and what for.
#[utoipa::path(tag = "liaison", operation_id = "disclose_neighbour", params(("id" = CaseId, Path)), request_body = Disclosure,
    responses((status = 200, body = Neighbour, description = "Their name and number, and where they live")))]
#[post("/liaison/people/{id}/disclosure")]
async fn disclose(by: SignedIn, office: Office, id: Path<CaseId>, body: Body<Disclosure>) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::DiscloseNumbers)?;
    let (desk, id) = (office.desk(), id.into_inner());
    let person = office
        .db
        .write(move |conn| people::disclose(conn, &desk, &by.0, id, &body.value))
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(person))
}
