//! The addresses by which is watched over the pictures that everybody sees of cases.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    ids::{CommunityId, PhotoId},
    page::Page,
    proposals::{NewHiding, NewReport},
    public_photos::{PhotoDeed, WatchedPhoto},
};

use super::service;
use crate::{
    auth::SignedIn,
    cases::{cached, office::Office},
    db::Conn,
    error::Result,
    http::{Body, Routes},
};

/// Registers the addresses.
pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(watched)
        .service(report)
        .service(hide)
        .service(keep)
        .service(restore);
}

/// Lists the pictures of public cases of a community that were reported, or are hidden.
#[utoipa::path(tag = "moderation", operation_id = "list_watched_photos", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<WatchedPhoto>, description = "The pictures, those first that wait longest")))]
#[get("/communities/{id}/public-photos")]
async fn watched(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<WatchedPhoto>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::watched(conn, &desk, &by.0, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Reports a picture of a public case that should not be shown. Reporting it twice changes nothing.
#[utoipa::path(tag = "cases", operation_id = "report_public_photo", params(("id" = PhotoId, Path)), request_body = NewReport,
    responses((status = 204, description = "The moderators look at it")))]
#[post("/public-photos/{id}/reports")]
async fn report(by: SignedIn, office: Office, id: Path<PhotoId>, body: Body<NewReport>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::report(conn, &desk, &by.0, *id, &body.value);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes a picture of a public case from view; its staff still see it.
#[utoipa::path(tag = "moderation", operation_id = "hide_public_photo", params(("id" = PhotoId, Path)), request_body = NewHiding,
    responses((status = 204, description = "It is hidden")))]
#[post("/public-photos/{id}/hide")]
async fn hide(by: SignedIn, office: Office, id: Path<PhotoId>, body: Body<NewHiding>) -> Result<HttpResponse> {
    settle(by, &office, (*id, PhotoDeed::Hide), Some(body.value)).await
}

/// Keeps a picture of a public case that was reported.
#[utoipa::path(tag = "moderation", operation_id = "keep_public_photo", params(("id" = PhotoId, Path)),
    responses((status = 204, description = "It stays as it is")))]
#[post("/public-photos/{id}/keep")]
async fn keep(by: SignedIn, office: Office, id: Path<PhotoId>) -> Result<HttpResponse> {
    settle(by, &office, (*id, PhotoDeed::Keep), None).await
}

/// Puts a picture of a public case back that was taken from view.
#[utoipa::path(tag = "moderation", operation_id = "restore_public_photo", params(("id" = PhotoId, Path)),
    responses((status = 204, description = "Everybody sees it again")))]
#[post("/public-photos/{id}/restore")]
async fn restore(by: SignedIn, office: Office, id: Path<PhotoId>) -> Result<HttpResponse> {
    settle(by, &office, (*id, PhotoDeed::Restore), None).await
}

async fn settle(by: SignedIn, office: &Office, deed: (PhotoId, PhotoDeed), hiding: Option<NewHiding>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::settle(conn, &desk, &by.0, deed, hiding.as_ref());
    let community = office.db.write(work).await?;
    cached::public_changed(&office.cache, community).await;
    Ok(HttpResponse::NoContent().finish())
}
