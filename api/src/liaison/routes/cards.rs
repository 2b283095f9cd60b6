//! The addresses of cards and of the officers whose they are.

use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Path},
};
use contract::{
    ids::{AccountId, CardId, CellId, CommunityId},
    liaison::{Card, Cards, NewCards, Officer, OfficerChange, PrintCards, Revoke, Sheet},
    page::{MAX_LIMIT, Page},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::{
    service::{cards, faces, officers},
    store::cards::Filter,
};
use crate::{
    auth::{SignedIn, policy::Right},
    cases::{cached, office::Office},
    error::{Error, Result},
    http::{Body, Query, Routes},
    idempotency::{self, Done, GivenKey, Kept},
    settings::Settings,
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(issue).service(print).service(read);
    config
        .service(revoke)
        .service(replace)
        .service(list_officers)
        .service(present);
}

/// Which cards.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CardQuery {
    /// The community whose cards they are; one's own cards if absent.
    community_id: Option<CommunityId>,
    /// The grid cell they are for.
    cell_id: Option<CellId>,
    /// Whose they are.
    officer_id: Option<AccountId>,
    /// `true`: only those that count; `false`: only those that were revoked.
    live: Option<bool>,
    /// Where the last page ended: its `next`.
    cursor: Option<CardId>,
}

/// Lists cards in the order in which they were issued: one's own, or those of a community for its staff.
#[utoipa::path(tag = "liaison", operation_id = "list_cards", params(CardQuery),
    responses((status = 200, body = Page<Card>, description = "A page of cards")))]
#[get("/liaison/cards")]
async fn list(by: SignedIn, office: Office, query: Query<CardQuery>) -> Result<Json<Page<Card>>> {
    let query = query.0;
    let limit = i64::from(MAX_LIMIT);
    let filter = Filter {
        community: query.community_id,
        cell: query.cell_id,
        officer: query.officer_id,
        live: query.live,
        after: query.cursor,
        limit,
    };
    let filter = cards::reach(&by.0, &office.places, filter)?;
    let items = office.db.read(move |conn| cards::list(conn, &filter)).await?;
    let full = i64::try_from(items.len()).unwrap_or_default() == limit;
    let next = items.last().filter(|_| full).map(|card| card.id.to_string());
    Ok(Json(Page { items, next }))
}

/// Issues cards: one for each building or household.
#[utoipa::path(tag = "liaison", operation_id = "issue_cards", params(GivenKey), request_body = NewCards,
    responses((status = 201, body = Cards, description = "The cards")))]
#[post("/liaison/cards")]
async fn issue(by: SignedIn, office: Office, key: GivenKey, body: Body<NewCards>) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::IssueCards)?;
    let unknown = |_| Error::field("/community_id", "community_unknown");
    let place = office.places.place(body.value.community_id).map_err(unknown)?;
    let role = by.0.require(Right::IssueCards, place)?;
    let ticket = key.ticket(Some(by.0.id), "cards", body.digest);
    let (places, moment) = (office.places.clone(), office.moment);
    let (kept, _) = idempotency::once(&office.db, ticket, moment, move |conn| {
        let items = cards::issue(conn, &places, (by.0.id, role), &body.value, moment)?;
        Ok(Done {
            kept: Kept::new(201, &Cards { items })?,
            case: None,
            extra: (),
        })
    })
    .await?;
    Ok(kept.respond())
}

/// Gives cards as they are printed, with their codes, and notes that they were.
#[utoipa::path(tag = "liaison", operation_id = "print_cards", request_body = PrintCards,
    responses((status = 200, body = Sheet, description = "What stands on each card")))]
#[post("/liaison/sheets")]
async fn print(by: SignedIn, office: Office, settings: Data<Settings>, body: Body<PrintCards>) -> Result<Json<Sheet>> {
    by.0.require_somewhere(Right::IssueCards)?;
    let (keys, places, moment) = (office.keys.as_ref().clone(), office.places.clone(), office.moment);
    let address = settings.address();
    let sheet = office
        .db
        .write(move |conn| faces::print(conn, &keys, &address, (&by.0, &places), &body.value, moment))
        .await?;
    Ok(Json(sheet))
}

/// Reads a card.
#[utoipa::path(tag = "liaison", operation_id = "read_card", params(("id" = CardId, Path)),
    responses((status = 200, body = Card, description = "The card")))]
#[get("/liaison/cards/{id}")]
async fn read(by: SignedIn, office: Office, id: Path<CardId>) -> Result<Json<Card>> {
    let (places, id) = (office.places.clone(), id.into_inner());
    let card = office.db.read(move |conn| cards::read(conn, &by.0, &places, id)).await?;
    Ok(Json(card))
}

/// Revokes a card: its code then leads to the station only.
#[utoipa::path(tag = "liaison", operation_id = "revoke_card", params(("id" = CardId, Path)), request_body = Revoke,
    responses((status = 200, body = Card, description = "The card")))]
#[post("/liaison/cards/{id}/revoke")]
async fn revoke(by: SignedIn, office: Office, id: Path<CardId>, body: Body<Revoke>) -> Result<Json<Card>> {
    let (places, moment, id) = (office.places.clone(), office.moment, id.into_inner());
    let card = office
        .db
        .write(move |conn| cards::revoke(conn, &by.0, &places, id, &body.value, moment))
        .await?;
    Ok(Json(card))
}

/// Revokes a card and issues another in its place.
#[utoipa::path(tag = "liaison", operation_id = "replace_card", params(("id" = CardId, Path), GivenKey), request_body = Revoke,
    responses((status = 201, body = Card, description = "The new card")))]
#[post("/liaison/cards/{id}/replace")]
async fn replace(by: SignedIn, office: Office, id: Path<CardId>, key: GivenKey, body: Body<Revoke>) -> Result<HttpResponse> {
    let (places, moment, id) = (office.places.clone(), office.moment, id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("replace {id}"), body.digest);
    let (kept, handed_over) = idempotency::once(&office.db, ticket, moment, move |conn| {
        let (card, cases) = cards::replace(conn, &by.0, &places, id, &body.value, moment)?;
        Ok(Done {
            kept: Kept::new(201, &card)?,
            case: None,
            extra: cases,
        })
    })
    .await?;
    for (id, access) in handed_over.into_iter().flatten() {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept.respond())
}

/// Lists the officers of a community: all for its staff, oneself for an officer.
#[utoipa::path(tag = "liaison", operation_id = "list_officers", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<Officer>, description = "The officers")))]
#[get("/communities/{id}/officers")]
async fn list_officers(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<Officer>>> {
    let (places, id) = (office.places.clone(), id.into_inner());
    let items = office.db.read(move |conn| officers::list(conn, &by.0, &places, id)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Changes how an officer is presented on cards: their name, and when they come by.
#[utoipa::path(tag = "liaison", operation_id = "present_officer", params(("id" = CommunityId, Path)), request_body = OfficerChange,
    responses((status = 200, body = Officer, description = "The officer")))]
#[post("/communities/{id}/officers")]
async fn present(by: SignedIn, office: Office, id: Path<CommunityId>, body: Body<OfficerChange>) -> Result<Json<Officer>> {
    let (places, moment, id) = (office.places.clone(), office.moment, id.into_inner());
    let officer = office
        .db
        .write(move |conn| officers::change(conn, &by.0, &places, id, &body.value, moment))
        .await?;
    Ok(Json(officer))
}
