//! The addresses for whoever scans a card, without signing in.

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    get,
    http::header::{CacheControl, CacheDirective},
    post,
    web::Data,
};
use contract::{
    CARD,
    cases::Case,
    liaison::{CardMessage, Scanned},
};

use super::super::service::{faces, messages};
use crate::{
    auth::{Caller, keys::Keys},
    cases::{cached, office::Office},
    error::{Error, Result},
    http::{Body, Routes},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Address, Limiter, Rule},
};

pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(scan).service(send);
}

/// What a card's code says, as its header carries it: a path or a query would be logged.
struct Token(String);

impl FromRequest for Token {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let text = request.headers().get(CARD).and_then(|value| value.to_str().ok());
        std::future::ready(text.map(|text| Self(text.to_owned())).ok_or(Error::NOT_FOUND))
    }
}

/// Tells whose a card is, by what its code says.
#[utoipa::path(tag = "liaison", operation_id = "scan_card",
    params(("lianxin-card" = String, Header, description = "What stands behind the # of the address in the card's code")),
    responses((status = 200, body = Scanned, description = "The card; without an officer when it no longer counts")))]
#[get("/liaison/scanned")]
async fn scan(office: Office, token: Token) -> Result<HttpResponse> {
    let (keys, places, moment) = (office.keys.as_ref().clone(), office.places.clone(), office.moment);
    let (id, scanned) = office
        .db
        .read(move |conn| faces::scan(conn, &keys, &places, &token.0))
        .await?;
    if let Err(error) = office.db.write(move |conn| faces::count(conn, id, moment)).await {
        // Whoever stands before the officer's door is not to wait for a counter.
        tracing::warn!(%error, "a scan was not counted");
    }
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(scanned))
}

/// Tells the station something by a card, or asks its officer to come by. The request carries no credentials.
#[utoipa::path(tag = "liaison", operation_id = "send_by_card", params(GivenKey), request_body = CardMessage,
    responses((status = 201, body = Case, description = "The case that it became")))]
#[post("/liaison/messages")]
async fn send(
    caller: Caller,
    office: Office,
    keys: Data<Keys>,
    limiter: Data<Limiter>,
    address: Address,
    key: GivenKey,
    body: Body<CardMessage>,
) -> Result<HttpResponse> {
    if matches!(caller, Caller::Somebody(_)) {
        return Err(Error::field("/anonymous", "anonymous_with_credentials"));
    }
    let ticket = key.ticket(None, "card", body.digest);
    let card = messages::check(&keys, &body.value, office.moment)?;
    // What is repeated or refused above costs nothing.
    if let Some(kept) = idempotency::known(&office.db, ticket).await? {
        return Ok(kept.respond());
    }
    let network = address.network();
    limiter.take_all(&[(Rule::Anonymous, &network), (Rule::Card, &card)]).await?;
    let (keys, places, moment) = (keys.as_ref().clone(), office.places.clone(), office.moment);
    let (kept, new) = idempotency::once(&office.db, ticket, moment, move |conn| {
        let sent = messages::deliver(conn, &keys, &places, body.value, moment)?;
        Ok(Done {
            kept: Kept::new(201, &sent.case)?,
            case: Some(sent.id()),
            extra: (sent.id(), sent.access),
        })
    })
    .await?;
    if let Some((id, access)) = new {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept.respond())
}
