//! The addresses of what everybody may read, and of preparing it.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::{StatusCode, header},
    put,
    web::{Data, Path},
};
use contract::{
    ids::{CaseId, CommunityId},
    page::Page,
    publication::{PublicCase, PublicCaseSummary, PublicWording, Publication},
};

use super::service::{self, Asked};
use crate::{
    auth::SignedIn,
    cases::{
        cached::{self, Ready},
        office::Office,
    },
    error::{Error, Result},
    http::{Body, IfMatch, Query, Routes, fresh, ready, tag_of},
    photos::PhotoStore,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(one).service(prepared).service(prepare);
    super::watching::routes(config);
}

/// Lists the cases of a community that everybody may read, the latest first.
#[utoipa::path(tag = "cases", operation_id = "list_published", params(("id" = CommunityId, Path), Asked),
    responses((status = 200, body = Page<PublicCaseSummary>, description = "A page of public cases"), (status = 304, description = "Not modified")))]
#[get("/communities/{id}/published")]
async fn list(request: HttpRequest, office: Office, id: Path<CommunityId>, asked: Query<Asked>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let key = cached::public_key(&office.cache, *id, request.query_string()).await;
    if let Some(kept) = cached::list(&office.cache, key.as_deref()).await {
        return Ok(ready(&request, kept.tag, kept.body));
    }
    let page = office.db.read(move |conn| service::list(conn, *id, &asked.0)).await?;
    let ready = Ready::list(serde_json::to_vec(&page).map_err(Error::internal)?);
    cached::keep_list(&office.cache, key, &ready).await;
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

/// Reads a case that everybody may read.
#[utoipa::path(tag = "cases", operation_id = "read_published", params(("id" = CaseId, Path)),
    responses((status = 200, body = PublicCase, description = "What everybody may read of it"), (status = 304, description = "Not modified")))]
#[get("/published/{id}")]
async fn one(request: HttpRequest, office: Office, id: Path<CaseId>) -> Result<HttpResponse> {
    let places = office.places.clone();
    let case = office.db.read(move |conn| service::one(conn, &places, *id)).await?;
    let body = serde_json::to_vec(&case).map_err(Error::internal)?;
    Ok(fresh(request.headers(), &tag_of(&body), body.into()))
}

/// Reads what is prepared for everybody to read of a case, for its staff; its own words while nothing is.
#[utoipa::path(tag = "cases", operation_id = "read_publication", params(("id" = CaseId, Path)),
    responses((status = 200, body = Publication, description = "How making it public stands")))]
#[get("/cases/{id}/publication")]
async fn prepared(by: SignedIn, office: Office, id: Path<CaseId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::prepared(conn, &desk, &by.0, *id);
    Ok(tagged(&office.db.read(work).await?))
}

/// Keeps what everybody is to read of a case: words, and pictures of which parts are made unreadable. Its reporter must have
/// agreed. Nobody else reads it before it is published.
#[utoipa::path(tag = "cases", operation_id = "prepare_publication", params(("id" = CaseId, Path), IfMatch), request_body = PublicWording,
    responses((status = 200, body = Publication, description = "How making it public stands")))]
#[put("/cases/{id}/publication")]
async fn prepare(
    by: SignedIn,
    office: Office,
    pictures: Data<PhotoStore>,
    id: Path<CaseId>,
    expected: IfMatch,
    body: Body<PublicWording>,
) -> Result<HttpResponse> {
    let kept = service::prepare(&office, &pictures, by.0, *id, expected.0, body.value).await?;
    Ok(tagged(&kept))
}

/// With the edition as its tag, which `If-Match` names when the words are changed.
fn tagged(publication: &Publication) -> HttpResponse {
    HttpResponse::build(StatusCode::OK)
        .insert_header((header::ETAG, format!("\"{}\"", publication.edition)))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .json(publication)
}
