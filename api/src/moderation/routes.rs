//! The addresses of moderation.

use actix_web::{
    HttpResponse, delete, get, post,
    web::{Json, Path},
};
use chrono::{DateTime, Utc};
use contract::{
    ids::{CommentId, CommunityId, ItemId, PhotoId, ProposalId, StreetId},
    page::Page,
    problem::Kind,
    proposals::{
        Decided, HiddenItem, ModerationCase, ModerationFigures, ModerationItem, ModerationRecord, NewDecision, NewDecisions,
        NewHiding, NewMerging, NewReport,
    },
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Published};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    http::{Body, Query, Routes},
    proposals,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(queue)
        .service(hidden)
        .service(claim)
        .service(let_go)
        .service(decide_all)
        .service(decide)
        .service(report_proposal)
        .service(report_comment)
        .service(hide_proposal)
        .service(restore_proposal)
        .service(report_photo)
        .service(hide_photo)
        .service(restore_photo)
        .service(merge_proposal)
        .service(hide_comment)
        .service(restore_comment)
        .service(record)
        .service(figures);
}

/// Which part of the queue.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<ItemId>,
}

/// Lists what waits to be moderated in a community, the most urgent first.
#[utoipa::path(tag = "moderation", operation_id = "list_moderation", params(("id" = CommunityId, Path), QueueQuery),
    responses((status = 200, body = Page<ModerationItem>, description = "A page of what waits")))]
#[get("/communities/{id}/moderation")]
async fn queue(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    query: Query<QueueQuery>,
) -> Result<Json<Page<ModerationItem>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::queue(conn, &desk, &by.0, *id, query.0.cursor);
    Ok(Json(office.db.read(work).await?))
}

/// Lists what is hidden in a community: who hid it, when and why, the latest first.
#[utoipa::path(tag = "moderation", operation_id = "list_hidden", params(("id" = CommunityId, Path), QueueQuery),
    responses((status = 200, body = Page<HiddenItem>, description = "A page of what is hidden")))]
#[get("/communities/{id}/hidden")]
async fn hidden(by: SignedIn, office: Office, id: Path<CommunityId>, query: Query<QueueQuery>) -> Result<Json<Page<HiddenItem>>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::hidden(conn, &desk, &by.0, *id, query.0.cursor);
    Ok(Json(office.db.read(work).await?))
}

/// Begins to look at something: nobody else does for a quarter of an hour.
#[utoipa::path(tag = "moderation", operation_id = "claim_item", params(("id" = ItemId, Path)),
    responses((status = 200, body = ModerationCase, description = "What it says, and what helps to decide")))]
#[post("/moderation/{id}/claim")]
async fn claim(by: SignedIn, office: Office, id: Path<ItemId>) -> Result<Json<ModerationCase>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::claim(conn, &desk, &by.0, *id);
    Ok(Json(office.db.write(work).await?))
}

/// Lets something go that one looked at.
#[utoipa::path(tag = "moderation", operation_id = "let_item_go", params(("id" = ItemId, Path)),
    responses((status = 204, description = "Others may look at it")))]
#[delete("/moderation/{id}/claim")]
async fn let_go(by: SignedIn, office: Office, id: Path<ItemId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::let_go(conn, &desk, &by.0, *id);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Decides something. Nobody decides what they wrote, propose or signed, nor looks again at their own decision.
#[utoipa::path(tag = "moderation", operation_id = "decide_item", params(("id" = ItemId, Path)), request_body = NewDecision,
    responses((status = 204, description = "It is decided")))]
#[post("/moderation/{id}/decision")]
async fn decide(by: SignedIn, office: Office, id: Path<ItemId>, body: Body<NewDecision>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::decide(conn, &desk, &by.0, *id, &body.value);
    let community = office.db.write(work).await?;
    proposals::changed(&office, community).await;
    Ok(HttpResponse::NoContent().finish())
}

/// Decides several things in the same way; what cannot be decided so is left as it is.
#[utoipa::path(tag = "moderation", operation_id = "decide_items", request_body = NewDecisions,
    responses((status = 200, body = Decided, description = "What was decided, and what was left")))]
#[post("/moderation/decisions")]
async fn decide_all(by: SignedIn, office: Office, body: Body<NewDecisions>) -> Result<Json<Decided>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::decide_all(conn, &desk, &by.0, &body.value);
    let (decided, communities) = office.db.write(work).await?;
    for community in communities {
        proposals::changed(&office, community).await;
    }
    Ok(Json(decided))
}

/// Reports a proposal that should not stand there. Reporting it twice changes nothing.
#[utoipa::path(tag = "proposals", operation_id = "report_proposal", params(("id" = ProposalId, Path)), request_body = NewReport,
    responses((status = 204, description = "The moderators look at it")))]
#[post("/proposals/{id}/reports")]
async fn report_proposal(by: SignedIn, office: Office, id: Path<ProposalId>, body: Body<NewReport>) -> Result<HttpResponse> {
    report(by, &office, Published::Proposal(*id), body.value).await
}

/// Reports what somebody said of a proposal. Reporting it twice changes nothing.
#[utoipa::path(tag = "proposals", operation_id = "report_comment", params(("id" = CommentId, Path)), request_body = NewReport,
    responses((status = 204, description = "The moderators look at it")))]
#[post("/comments/{id}/reports")]
async fn report_comment(by: SignedIn, office: Office, id: Path<CommentId>, body: Body<NewReport>) -> Result<HttpResponse> {
    report(by, &office, Published::Comment(*id), body.value).await
}

async fn report(by: SignedIn, office: &Office, what: Published, new: NewReport) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::report(conn, &desk, &by.0, what, &new);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes a published proposal from view.
#[utoipa::path(tag = "moderation", operation_id = "hide_proposal", params(("id" = ProposalId, Path)), request_body = NewHiding,
    responses((status = 204, description = "It is hidden")))]
#[post("/proposals/{id}/hide")]
async fn hide_proposal(by: SignedIn, office: Office, id: Path<ProposalId>, body: Body<NewHiding>) -> Result<HttpResponse> {
    act(by, &office, Published::Proposal(*id), Some(body.value)).await
}

/// Puts a proposal back that was taken from view.
#[utoipa::path(tag = "moderation", operation_id = "restore_proposal", params(("id" = ProposalId, Path)),
    responses((status = 204, description = "It is where it was")))]
#[post("/proposals/{id}/restore")]
async fn restore_proposal(by: SignedIn, office: Office, id: Path<ProposalId>) -> Result<HttpResponse> {
    act(by, &office, Published::Proposal(*id), None).await
}

/// Reports a picture of a proposal that should not stand there. Reporting it twice changes nothing.
#[utoipa::path(tag = "proposals", operation_id = "report_proposal_photo", params(("id" = ProposalId, Path), ("photo_id" = PhotoId, Path)), request_body = NewReport,
    responses((status = 204, description = "The moderators look at it")))]
#[post("/proposals/{id}/photos/{photo_id}/reports")]
async fn report_photo(
    by: SignedIn,
    office: Office,
    of: Path<(ProposalId, PhotoId)>,
    body: Body<NewReport>,
) -> Result<HttpResponse> {
    let (id, photo) = of.into_inner();
    report(by, &office, Published::Photo(id, photo), body.value).await
}

/// Takes a picture of a proposal from view; who proposes it and the station still see it, and why.
#[utoipa::path(tag = "moderation", operation_id = "hide_proposal_photo", params(("id" = ProposalId, Path), ("photo_id" = PhotoId, Path)), request_body = NewHiding,
    responses((status = 204, description = "It is hidden")))]
#[post("/proposals/{id}/photos/{photo_id}/hide")]
async fn hide_photo(
    by: SignedIn,
    office: Office,
    of: Path<(ProposalId, PhotoId)>,
    body: Body<NewHiding>,
) -> Result<HttpResponse> {
    let (id, photo) = of.into_inner();
    act(by, &office, Published::Photo(id, photo), Some(body.value)).await
}

/// Puts a picture of a proposal back that was taken from view.
#[utoipa::path(tag = "moderation", operation_id = "restore_proposal_photo", params(("id" = ProposalId, Path), ("photo_id" = PhotoId, Path)),
    responses((status = 204, description = "Everybody sees it who sees the proposal")))]
#[post("/proposals/{id}/photos/{photo_id}/restore")]
async fn restore_photo(by: SignedIn, office: Office, of: Path<(ProposalId, PhotoId)>) -> Result<HttpResponse> {
    let (id, photo) = of.into_inner();
    act(by, &office, Published::Photo(id, photo), None).await
}

/// Lets a proposal go into an older one on the same matter: signatures that are not there yet follow it.
#[utoipa::path(tag = "moderation", operation_id = "merge_proposal", params(("id" = ProposalId, Path)), request_body = NewMerging,
    responses((status = 204, description = "It went into the other")))]
#[post("/proposals/{id}/merge")]
async fn merge_proposal(by: SignedIn, office: Office, id: Path<ProposalId>, body: Body<NewMerging>) -> Result<HttpResponse> {
    let (desk, into, moment) = (office.desk(), body.value.into, office.moment);
    let work = move |conn: &mut Conn| service::merge(conn, &desk, &by.0, *id, &body.value);
    let community = office.db.write(work).await?;
    // Counted after they were committed, as every signature.
    office
        .db
        .write(move |conn| proposals::service::settle(conn, into, moment))
        .await?;
    proposals::changed(&office, community).await;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes from view what somebody said of a proposal.
#[utoipa::path(tag = "moderation", operation_id = "hide_comment", params(("id" = CommentId, Path)), request_body = NewHiding,
    responses((status = 204, description = "It is hidden")))]
#[post("/comments/{id}/hide")]
async fn hide_comment(by: SignedIn, office: Office, id: Path<CommentId>, body: Body<NewHiding>) -> Result<HttpResponse> {
    act(by, &office, Published::Comment(*id), Some(body.value)).await
}

/// Puts back what was taken from view.
#[utoipa::path(tag = "moderation", operation_id = "restore_comment", params(("id" = CommentId, Path)),
    responses((status = 204, description = "Everybody reads it again")))]
#[post("/comments/{id}/restore")]
async fn restore_comment(by: SignedIn, office: Office, id: Path<CommentId>) -> Result<HttpResponse> {
    act(by, &office, Published::Comment(*id), None).await
}

/// Hides for a reason, or restores.
async fn act(by: SignedIn, office: &Office, what: Published, hiding: Option<NewHiding>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::act(conn, &desk, &by.0, what, hiding.as_ref());
    let community = office.db.write(work).await?;
    proposals::changed(office, community).await;
    Ok(HttpResponse::NoContent().finish())
}

/// Which part of the record.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RecordQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<i64>,
}

/// Lists how things were decided in a community, for everybody, without names.
#[utoipa::path(tag = "moderation", operation_id = "list_moderation_record", params(("id" = CommunityId, Path), RecordQuery),
    responses((status = 200, body = Page<ModerationRecord>, description = "A page of the record, the latest first")))]
#[get("/communities/{id}/moderation-record")]
async fn record(office: Office, id: Path<CommunityId>, query: Query<RecordQuery>) -> Result<Json<Page<ModerationRecord>>> {
    let before = query
        .0
        .cursor
        .map(|at| DateTime::<Utc>::from_timestamp_micros(at).ok_or(Error::Problem(Kind::BadCursor)));
    let (desk, before) = (office.desk(), before.transpose()?);
    let work = move |conn: &mut Conn| service::record(conn, &desk, *id, before);
    Ok(Json(office.db.read(work).await?))
}

/// Over which time it is counted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct FiguresQuery {
    /// The last days, 1–366; 90 by default.
    days: Option<u16>,
}

/// Reads how the communities of a street moderate, and how many of their rejections did not stand.
#[utoipa::path(tag = "moderation", operation_id = "read_moderation_figures", params(("id" = StreetId, Path), FiguresQuery),
    responses((status = 200, body = ModerationFigures, description = "The figures")))]
#[get("/streets/{id}/moderation-figures")]
async fn figures(
    by: SignedIn,
    office: Office,
    id: Path<StreetId>,
    query: Query<FiguresQuery>,
) -> Result<Json<ModerationFigures>> {
    let days = query.0.days.unwrap_or(90);
    if !(1..=366).contains(&days) {
        return Err(Error::field("/days", "range"));
    }
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::figures(conn, &desk, &by.0, *id, days);
    Ok(Json(office.db.read(work).await?))
}
