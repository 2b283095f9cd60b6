//! The addresses of visits.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    ids::{CardId, VisitId},
    liaison::{NewVisit, Visit, VisitPlan, VisitReport},
    page::{MAX_LIMIT, Page},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::service::visits::{self, Asked, Changed};
use crate::{
    auth::SignedIn,
    auth::policy::Right,
    cases::{cached, office::Office},
    db::Conn,
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, Done, GivenKey, Kept, Ticket},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(record).service(plan).service(finish);
}

/// Which visits.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct VisitQuery {
    /// Those of this card; one's own if absent.
    card_id: Option<CardId>,
    /// `true`: only those that are still to be made; `false`: only those that were.
    open: Option<bool>,
    /// Where the last page ended: its `next`.
    cursor: Option<VisitId>,
}

/// Lists visits, the latest first: one's own, or those of a card.
#[utoipa::path(tag = "liaison", operation_id = "list_visits", params(VisitQuery),
    responses((status = 200, body = Page<Visit>, description = "A page of visits")))]
#[get("/liaison/visits")]
async fn list(by: SignedIn, office: Office, query: Query<VisitQuery>) -> Result<Json<Page<Visit>>> {
    let asked = Asked {
        card: query.0.card_id,
        open: query.0.open,
        before: query.0.cursor,
        limit: i64::from(MAX_LIMIT),
    };
    let (desk, limit) = (office.desk(), usize::from(MAX_LIMIT));
    let items = office.db.read(move |conn| visits::list(conn, &desk, &by.0, &asked)).await?;
    let next = items
        .last()
        .filter(|_| items.len() == limit)
        .map(|visit| visit.id.to_string());
    Ok(Json(Page { items, next }))
}

/// Records a visit that was not asked for; what was found may become a case.
#[utoipa::path(tag = "liaison", operation_id = "record_visit", params(GivenKey), request_body = NewVisit,
    responses((status = 201, body = Visit, description = "The visit")))]
#[post("/liaison/visits")]
async fn record(by: SignedIn, office: Office, key: GivenKey, body: Body<NewVisit>) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::KeepCards)?;
    let ticket = key.ticket(Some(by.0.id), "visit", body.digest);
    let desk = office.desk();
    change(&office, ticket, 201, move |conn| {
        visits::record(conn, &desk, &by.0, &body.value)
    })
    .await
}

/// Sets the day of a visit.
#[utoipa::path(tag = "liaison", operation_id = "plan_visit", params(("id" = VisitId, Path), GivenKey), request_body = VisitPlan,
    responses((status = 200, body = Visit, description = "The visit")))]
#[post("/liaison/visits/{id}/plan")]
async fn plan(by: SignedIn, office: Office, id: Path<VisitId>, key: GivenKey, body: Body<VisitPlan>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("plan {id}"), body.digest);
    change(&office, ticket, 200, move |conn| {
        visits::plan(conn, &desk, &by.0, id, body.value)
    })
    .await
}

/// Writes a visit up.
#[utoipa::path(tag = "liaison", operation_id = "finish_visit", params(("id" = VisitId, Path), GivenKey), request_body = VisitReport,
    responses((status = 200, body = Visit, description = "The visit")))]
#[post("/liaison/visits/{id}/finish")]
async fn finish(by: SignedIn, office: Office, id: Path<VisitId>, key: GivenKey, body: Body<VisitReport>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("finish {id}"), body.digest);
    change(&office, ticket, 200, move |conn| {
        visits::finish(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Changes a visit once for its ticket, and what is kept of its case with it.
async fn change(
    office: &Office,
    ticket: Option<Ticket>,
    status: u16,
    work: impl FnOnce(&mut Conn) -> Result<Changed> + Send + 'static,
) -> Result<HttpResponse> {
    let (kept, case) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let changed = work(conn)?;
        Ok(Done {
            kept: Kept::new(status, &changed.visit)?,
            case: changed.visit.case.as_ref().map(|case| case.id),
            extra: changed.case,
        })
    })
    .await?;
    if let Some((id, access)) = case.flatten() {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept.respond())
}
