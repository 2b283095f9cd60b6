//! The addresses of needs that officers write down for neighbours.

use actix_web::{
    HttpResponse, get, post,
    web::{Json, Path},
};
use contract::{
    accounts::Role,
    cases::Case,
    ids::CaseId,
    liaison::{Need, NewNeed, Told},
    page::{MAX_LIMIT, Page},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::service::needs;
use crate::{
    auth::{
        SignedIn,
        policy::{Actor, Right},
    },
    cases::{
        cached,
        intake::{self, Arrival},
        office::Office,
    },
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, Done, GivenKey, Kept, Ticket},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(record).service(tell);
}

/// Which needs.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct NeedQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<CaseId>,
}

/// Lists the needs that one wrote down for neighbours, the latest first, with what came of them.
#[utoipa::path(tag = "liaison", operation_id = "list_needs", params(NeedQuery),
    responses((status = 200, body = Page<Need>, description = "A page of needs")))]
#[get("/liaison/needs")]
async fn list(by: SignedIn, office: Office, query: Query<NeedQuery>) -> Result<Json<Page<Need>>> {
    by.0.require_somewhere(Right::RecordForOthers)?;
    let (desk, limit) = (office.desk(), MAX_LIMIT);
    let items = office
        .db
        .read(move |conn| needs::list(conn, &desk, &by.0, query.0.cursor, i64::from(limit)))
        .await?;
    let next = items
        .last()
        .filter(|_| items.len() == usize::from(limit))
        .map(|need| need.case.id.to_string());
    Ok(Json(Page { items, next }))
}

/// Writes down a neighbour's need; it becomes a case.
#[utoipa::path(tag = "liaison", operation_id = "record_need", params(GivenKey), request_body = NewNeed,
    responses((status = 201, body = Case, description = "The case that it became")))]
#[post("/liaison/needs")]
async fn record(by: SignedIn, office: Office, key: GivenKey, body: Body<NewNeed>) -> Result<HttpResponse> {
    let (desk, new) = (office.desk(), body.value);
    let role = needs::check(&desk, &by.0, &new)?;
    let kept = match key.ticket(Some(by.0.id), "need", body.digest) {
        Some(ticket) if new.photos.is_empty() => at_once(&office, ticket, (&by.0, role), new).await?,
        ticket => in_turn(&office, ticket, by.0, new).await?,
    };
    Ok(kept.respond())
}

/// The usual need, without pictures.
async fn at_once(office: &Office, ticket: Ticket, (by, role): (&Actor, Role), new: NewNeed) -> Result<Kept> {
    let ready = needs::prepare(&office.desk(), (by.id, role), new)?;
    let answer = |arrival: &Arrival| Kept::new(201, &ready.shown(arrival, by, Vec::new(), &office.places));
    let brought = intake::bring(office, ticket, ready.arrival.clone(), answer).await?;
    brought.kept().ok_or_else(intake::unanswered)
}

async fn in_turn(office: &Office, ticket: Option<Ticket>, by: Actor, new: NewNeed) -> Result<Kept> {
    let desk = office.desk();
    let (kept, new) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let (case, access) = needs::record(conn, &desk, &by, new)?;
        Ok(Done {
            kept: Kept::new(201, &case)?,
            case: Some(case.summary.id),
            extra: (case.summary.id, access),
        })
    })
    .await?;
    if let Some((id, access)) = new {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept)
}

/// Notes that the neighbour was told what came of it, with their rating if they wish.
#[utoipa::path(tag = "liaison", operation_id = "tell_need", params(("id" = CaseId, Path), GivenKey), request_body = Told,
    responses((status = 200, body = Need, description = "The need")))]
#[post("/liaison/needs/{id}/told")]
async fn tell(by: SignedIn, office: Office, id: Path<CaseId>, key: GivenKey, body: Body<Told>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("told {id}"), body.digest);
    let (kept, new) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let (need, access) = needs::tell(conn, &desk, &by.0, id, body.value)?;
        Ok(Done {
            kept: Kept::new(200, &need)?,
            case: Some(id),
            extra: access,
        })
    })
    .await?;
    if let Some(access) = new {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept.respond())
}
