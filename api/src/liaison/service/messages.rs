//! What is said by card: it becomes a case, and a visit if one is asked for.

use contract::{
    cases::{Case, Category, Channel, NameShown},
    liaison::{CardMessage, VisitWish},
};

use super::{
    super::{model, store::cards::Live, token},
    faces::{self, Written},
    people, visits,
};
use crate::{
    accounts::service::InPost,
    auth::{keys::Keys, policy::Right},
    cases::{
        intake::{self, Arrival},
        service::Access,
    },
    db::Conn,
    error::{Error, Result},
    mailbox::service::Sender,
    moment::Moment,
    places::Places,
};

/// Checks what can be checked without the database, and tells who is to be counted: the card.
///
/// # Errors
/// Names the field that is wrong.
pub(in crate::liaison) fn check(keys: &Keys, message: &CardMessage, moment: Moment) -> Result<String> {
    let serial = token::read(keys, &message.token).ok_or_else(unknown)?;
    if message.body.is_none() && message.visit.is_none() {
        return Err(Error::field("/body", "missing_field"));
    }
    if message.person.is_some() {
        people::consented(message.consent_version)?;
    }
    if let Some(day) = message.visit.as_ref().and_then(|visit| visit.on.as_deref()) {
        model::ahead(day, "/visit/on", moment)?;
    }
    Ok(keys.pseudonym("card", &serial.to_be_bytes()))
}

/// The card does not count.
pub(in crate::liaison) fn unknown() -> Error {
    Error::field("/token", "card_unknown")
}

/// Writes a message down.
///
/// # Errors
/// A fault at `/token` when the card does not count; what the database refuses.
pub(crate) fn deliver(
    conn: &mut Conn,
    keys: &Keys,
    places: &Places,
    message: CardMessage,
    moment: Moment,
) -> Result<(Case, Access)> {
    let card = faces::of_token(conn, keys, &message.token)?.ok_or_else(unknown)?;
    let mut arrival = prepare(keys, places, &card.into(), message, moment)?;
    if !arrival.holds(conn)? {
        return Err(unknown());
    }
    if !intake::add(conn, &mut arrival)? {
        return Err(intake::tracking_used());
    }
    Ok((intake::shown(&arrival, Vec::new(), places), arrival.access()))
}

/// The case that a message becomes while its card counts, with whom to call and the visit that is asked for.
///
/// # Errors
/// Names the field when the tracking digest is none.
pub(in crate::liaison) fn prepare(
    keys: &Keys,
    places: &Places,
    card: &Written,
    message: CardMessage,
    moment: Moment,
) -> Result<Arrival> {
    let mut arrival = arrival(places, card, &message, moment)?;
    arrival.only_while(Live::new(card.id));
    arrival.only_while(InPost::new(card.officer, card.community, Right::KeepCards.holders()));
    let case = arrival.id();
    if let Some(person) = message.person {
        arrival.keep(people::sealed(keys, (case, card.community), &model::tidy(person), moment)?);
    }
    if let Some(wish) = message.visit {
        arrival.keep(visits::wished(card, case, wish, moment));
    }
    Ok(arrival)
}

fn arrival(places: &Places, card: &Written, message: &CardMessage, moment: Moment) -> Result<Arrival> {
    let (title, body) = words(message.body.as_deref(), message.visit.as_ref());
    let mut arrival = Arrival::new(card.community, Channel::LiaisonCard, &title, &body, moment);
    let station = places.station(card.community, Some(card.cell));
    arrival.station(station.map(|station| station.id));
    arrival.place(Some(card.cell), Some(card.label.clone()), None);
    let Sender::Anonymous(digest) = Sender::anonymous(&message.anonymous)? else {
        return Err(Error::internal("a card's sender has no account"));
    };
    arrival.reporter(None, Some(digest), NameShown::default());
    arrival.category(message.category.unwrap_or(Category::Other));
    if message.visit.is_some() {
        // Who is to come by may read what is asked, and follow it. What is only told is the station's.
        arrival.entrusted(card.officer);
    }
    Ok(arrival)
}

/// The title and the text of the case.
fn words(body: Option<&str>, visit: Option<&VisitWish>) -> (String, String) {
    let told = body.map(str::trim).filter(|text| !text.is_empty());
    let Some(wish) = visit else {
        let told = told.unwrap_or_default();
        return (model::first_words(told), told.to_owned());
    };
    let asked = format!("居民通过民情连心卡请联络员上门，希望时间：{}。", model::wish(wish));
    match told {
        Some(told) => (
            model::first_words(&format!("请联络员上门：{told}")),
            format!("{told}\n\n{asked}"),
        ),
        None => ("请联络员上门".to_owned(), asked),
    }
}
