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
    cases::{
        cached,
        intake::{self, Arrival, Brought},
        office::Office,
    },
    db::Conn,
    error::{Error, Result},
    http::{Body, Routes},
    idempotency::{self, GivenKey, Kept, Ticket},
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
    let (card, network) = (messages::check(&keys, &body.value, office.moment)?, address.network());
    let price = [(Rule::Anonymous, network.as_str()), (Rule::Card, card.as_str())];
    // What is repeated costs nothing.
    if let Err(refusal) = limiter.take_all(&price).await {
        let kept = idempotency::known(&office.db, ticket).await?.ok_or(refusal)?;
        return Ok(kept.respond());
    }
    let kept = match ticket {
        Some(ticket) => match at_once(&office, ticket, body.value).await? {
            Brought::New(kept) => kept,
            Brought::Repeated(kept) => {
                limiter.give_back(&price).await;
                kept
            }
            Brought::Refused => return Err(messages::unknown()),
        },
        None => unnamed(&office, body.value).await?,
    };
    Ok(kept.respond())
}

async fn at_once(office: &Office, ticket: Ticket, message: CardMessage) -> Result<Brought> {
    let card = faces::written(office, &message.token).await?.ok_or_else(messages::unknown)?;
    let arrival = messages::prepare(&office.keys, &office.places, &card, message, office.moment)?;
    let answer = |arrival: &Arrival| Kept::new(201, &intake::shown(arrival, Vec::new(), &office.places));
    intake::bring(office, ticket, arrival, answer).await
}

/// A message that was given no key.
async fn unnamed(office: &Office, message: CardMessage) -> Result<Kept> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| messages::deliver(conn, &desk.keys, &desk.places, message, desk.moment);
    let (case, access) = office.db.write(work).await?;
    cached::changed(&office.cache, &office.places, case.summary.id, &access).await;
    Kept::new(201, &case)
}
