//! The addresses of what could not be delivered, for those who see to it.

use actix_web::{
    get, post,
    web::{Json, Path, Query},
};
use contract::{
    ids::{DeliveryId, StreetId},
    outbox::{Delivery, OutboxState},
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Verdict};
use crate::{auth::SignedIn, cases::office::Office, db::Conn, error::Result, http::Routes};

/// Registers the addresses.
pub(in crate::notifications) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(retry).service(give_up);
}

/// Which deliveries.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OutboxQuery {
    /// How far they are; those that could not be handed over by default.
    #[param(inline)]
    state: Option<OutboxState>,
    /// Where the last page ended: its `next`.
    cursor: Option<DeliveryId>,
}

/// Lists what is on its way to people of a street, the latest first.
#[utoipa::path(tag = "people", operation_id = "list_outbox", params(("id" = StreetId, Path), OutboxQuery),
    responses((status = 200, body = Page<Delivery>, description = "A page of deliveries")))]
#[get("/streets/{id}/outbox")]
async fn list(by: SignedIn, office: Office, id: Path<StreetId>, query: Query<OutboxQuery>) -> Result<Json<Page<Delivery>>> {
    let which = (query.0.state.unwrap_or(OutboxState::Dead), query.0.cursor);
    let work = move |conn: &mut Conn| service::list(conn, &office.places, &by.0, *id, which);
    Ok(Json(office.db.clone().read(work).await?))
}

/// Has something tried again that could not be handed over.
#[utoipa::path(tag = "people", operation_id = "retry_delivery",
    params(("id" = StreetId, Path), ("delivery_id" = DeliveryId, Path)),
    responses((status = 200, body = Delivery, description = "It waits once more")))]
#[post("/streets/{id}/outbox/{delivery_id}/retry")]
async fn retry(by: SignedIn, office: Office, path: Path<(StreetId, DeliveryId)>) -> Result<Json<Delivery>> {
    decide(by, office, path, Verdict::Retry).await
}

/// Gives something up that could not be handed over.
#[utoipa::path(tag = "people", operation_id = "drop_delivery",
    params(("id" = StreetId, Path), ("delivery_id" = DeliveryId, Path)),
    responses((status = 200, body = Delivery, description = "It is done with")))]
#[post("/streets/{id}/outbox/{delivery_id}/drop")]
async fn give_up(by: SignedIn, office: Office, path: Path<(StreetId, DeliveryId)>) -> Result<Json<Delivery>> {
    decide(by, office, path, Verdict::Drop).await
}

async fn decide(by: SignedIn, office: Office, path: Path<(StreetId, DeliveryId)>, verdict: Verdict) -> Result<Json<Delivery>> {
    let (db, which) = (office.db.clone(), path.into_inner());
    let work = move |conn: &mut Conn| service::decide(conn, &office.places, &by.0, which, verdict, office.moment);
    Ok(Json(db.write(work).await?))
}
