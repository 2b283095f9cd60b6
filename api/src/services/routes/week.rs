//! The addresses by which a week is planned, and where in a community help is wanted.

use actix_web::{
    get, post,
    web::{Json, Path},
};
use chrono::NaiveDate;
use contract::{
    ids::CommunityId,
    page::Page,
    teams::{ChosenTeams, ServiceGrid, ServiceSummary, WeekPlan},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    error::Result,
    http::{Body, Query, Routes},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(plan).service(choose).service(grid);
}

/// Which week is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WeekQuery {
    /// Any day of it, `2026-11-30`.
    day: NaiveDate,
    /// Whether of requests of the same urgency those come first that need fewer volunteers: more residents are helped, and larger
    /// teams wait.
    #[serde(default)]
    small_teams_first: bool,
}

/// Plans what waits for a team in a week, all together, and compares with one request after the other. Nobody is asked.
#[utoipa::path(tag = "teams", operation_id = "plan_week", params(("id" = CommunityId, Path), WeekQuery),
    responses((status = 200, body = WeekPlan, description = "The plan")))]
#[get("/communities/{id}/week-plan")]
async fn plan(by: SignedIn, office: Office, id: Path<CommunityId>, query: Query<WeekQuery>) -> Result<Json<WeekPlan>> {
    let (desk, which) = (office.desk(), (query.0.day, query.0.small_teams_first));
    let work = move |conn: &mut crate::db::Conn| service::plan_week(conn, &desk, &by.0, *id, which);
    Ok(Json(office.db.read(work).await?))
}

/// Chooses the teams of several requests together: all of them are asked, or nobody is.
#[utoipa::path(tag = "teams", operation_id = "choose_teams", params(("id" = CommunityId, Path)), request_body = ChosenTeams,
    responses((status = 200, body = Page<ServiceSummary>, description = "The requests")))]
#[post("/communities/{id}/week-plan")]
async fn choose(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    body: Body<ChosenTeams>,
) -> Result<Json<Page<ServiceSummary>>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::choose_all(conn, &desk, &by.0, *id, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Counts by grid cell what waits for people, and who can come some time this week.
#[utoipa::path(tag = "teams", operation_id = "read_service_grid", params(("id" = CommunityId, Path)),
    responses((status = 200, body = ServiceGrid, description = "The cells, in their order")))]
#[get("/communities/{id}/service-grid")]
async fn grid(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<ServiceGrid>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::grid(conn, &desk, &by.0, *id);
    Ok(Json(office.db.read(work).await?))
}
