//! Cards: issued, found, revoked and replaced; each of it is written into the audit log.

use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    ids::{AccountId, CardId, CaseId, CommunityId},
    liaison::{Card, NewCards, Revoke},
};

use super::{
    super::{
        store::cards::{self as store, Filter, Row},
        token,
    },
    officers::Officers,
    visits,
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::{intake::DRAWS, service::Access},
    db::{Conn, Micros},
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// Issues a card for each label.
///
/// # Errors
/// Names the field that names no place, no officer, or the same label twice.
pub(crate) fn issue(
    conn: &mut Conn,
    places: &Places,
    (by, role): (AccountId, Role),
    new: &NewCards,
    moment: Moment,
) -> Result<Vec<Card>> {
    places.check(new.community_id, Some(new.cell_id))?;
    let mut labels: Vec<&str> = new.labels.iter().map(|label| label.trim()).collect();
    labels.sort_unstable();
    if labels.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Error::field("/labels", "label_double"));
    }
    let officers = holding(conn, new.community_id, new.officer_id)?;
    let mut next = store::next_number(conn, new.community_id)?;
    let mut issued = Vec::with_capacity(labels.len());
    for label in &new.labels {
        let row = add(conn, draft(new, by, label.trim(), moment), next, moment)?;
        next = row.number + 1;
        issued.push(shown(row, &officers));
    }
    let number = |card: Option<&Card>| card.map_or_else(String::new, |card| card.number.to_string());
    let (first, last) = (number(issued.first()), number(issued.last()));
    let (by, place) = (By::somebody(by, role), places.place(new.community_id)?);
    let (subject, detail) = (
        Subject::new(SubjectKind::Cell, new.cell_id),
        [("from", &*first), ("to", &*last)],
    );
    audit::record(conn, by, place, Act::IssueCards, subject, &detail, moment)?;
    Ok(issued)
}

/// The officers of a community, of whom `officer` must be one.
fn holding(conn: &mut Conn, community: CommunityId, officer: AccountId) -> Result<Officers> {
    let officers = Officers::of(conn, community)?;
    let known = officers.holding(officer).is_some();
    known
        .then_some(officers)
        .ok_or_else(|| Error::field("/officer_id", "officer_unknown"))
}

fn draft(new: &NewCards, by: AccountId, label: &str, moment: Moment) -> Row {
    Row {
        id: moment.id::<contract::ids::kind::Card>().into(),
        community_id: new.community_id.into(),
        cell_id: new.cell_id.into(),
        officer_id: new.officer_id.into(),
        number: 0,
        serial: 0,
        label: label.to_owned(),
        replaces_id: None,
        issued_by: by.into(),
        issued_at: moment.time().into(),
        printed_at: None,
        revoked_at: None,
        revoked_by: None,
        revocation: None,
        scans: 0,
        scanned_on: None,
    }
}

/// Adds a card under the first free number from `number` on: somebody else may be issuing cards at the same time.
fn add(conn: &mut Conn, mut row: Row, number: i32, moment: Moment) -> Result<Row> {
    row.number = number;
    for _ in 0..DRAWS {
        row.serial = token::serial(moment.random());
        if store::add(conn, &row)? {
            return Ok(row);
        }
        row.number = store::next_number(conn, row.community())?;
    }
    Err(Error::Unavailable("every number that was tried is taken".to_owned()))
}

pub(super) fn shown(row: Row, officers: &Officers) -> Card {
    Card {
        id: row.id(),
        number: row.number.unsigned_abs(),
        community_id: row.community(),
        cell_id: row.cell(),
        officer: officers.known(row.officer()),
        label: row.label,
        issued_at: row.issued_at.into(),
        printed_at: row.printed_at.map(Into::into),
        replaces: row.replaces_id.map(Into::into),
        revoked_at: row.revoked_at.map(Into::into),
        revocation: row.revocation.map(|why| why.0),
        scans: row.scans.unsigned_abs(),
        scanned_on: row.scanned_on,
    }
}

/// Whether somebody has liaison cards, or had.
///
/// # Errors
/// When the database refuses.
pub(crate) fn has_cards(conn: &mut Conn, officer: AccountId) -> Result<bool> {
    let filter = Filter {
        officer: Some(officer),
        limit: 1,
        ..Filter::default()
    };
    Ok(!store::list(conn, &filter)?.is_empty())
}

/// The filter as far as `actor` may see: one's own cards if it names no community.
///
/// # Errors
/// [`Error::NOT_FOUND`] for another place's staff, forbidden for those who have nothing to do with cards.
pub(in crate::liaison) fn reach(actor: &Actor, places: &Places, filter: Filter) -> Result<Filter> {
    let Some(community) = filter.community else {
        actor.require_somewhere(Right::KeepCards)?;
        return Ok(Filter {
            officer: Some(actor.id),
            ..filter
        });
    };
    actor.require_somewhere(Right::SeeCards)?;
    actor
        .role_for(Right::SeeCards, places.place(community)?)
        .map(|_| filter)
        .ok_or(Error::NOT_FOUND)
}

/// Cards that `filter` names, all of one community or all of one officer.
///
/// # Errors
/// When the database refuses.
pub(in crate::liaison) fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Card>> {
    let mut known: Vec<(CommunityId, Officers)> = Vec::new();
    let rows = store::list(conn, filter)?.into_iter();
    rows.map(|row| {
        let community = row.community();
        if known.iter().all(|(id, _)| *id != community) {
            known.push((community, Officers::of(conn, community)?));
        }
        let officers = known.iter().find(|(id, _)| *id == community).map(|(_, officers)| officers);
        Ok(shown(row, officers.ok_or(Error::NOT_FOUND)?))
    })
    .collect()
}

/// A card that `actor` may see: its officer, or staff of its community.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers.
pub(in crate::liaison) fn visible(conn: &mut Conn, actor: &Actor, places: &Places, id: CardId) -> Result<Row> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = places.place(row.community())?;
    let own = row.officer() == actor.id && actor.role_for(Right::KeepCards, place).is_some();
    if own || actor.role_for(Right::SeeCards, place).is_some() {
        Ok(row)
    } else {
        Err(Error::NOT_FOUND)
    }
}

/// Revokes a card that `actor` may issue anew, and writes down that they do; returns it as it was, and their role.
fn withdraw(
    conn: &mut Conn,
    (actor, places): (&Actor, &Places),
    id: CardId,
    (act, change): (Act, &Revoke),
    moment: Moment,
) -> Result<(Row, Role)> {
    let row = visible(conn, actor, places, id)?;
    let place = places.place(row.community())?;
    let role = actor.require(Right::IssueCards, place)?;
    let by = By::somebody(actor.id, role);
    if store::revoke(conn, id, actor.id, change.reason, moment)? || act == Act::ReplaceCard {
        let number = row.number.to_string();
        let detail = [("number", &*number), ("reason", change.reason.word())];
        audit::record(conn, by, place, act, Subject::new(SubjectKind::Card, id), &detail, moment)?;
    }
    Ok((row, role))
}

/// Reads a card.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers.
pub(in crate::liaison) fn read(conn: &mut Conn, actor: &Actor, places: &Places, id: CardId) -> Result<Card> {
    let row = visible(conn, actor, places, id)?;
    let officers = Officers::of(conn, row.community())?;
    Ok(shown(row, &officers))
}

/// Revokes a card. Doing it twice changes nothing.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden for those who issue none.
pub(in crate::liaison) fn revoke(
    conn: &mut Conn,
    actor: &Actor,
    places: &Places,
    id: CardId,
    change: &Revoke,
    moment: Moment,
) -> Result<Card> {
    if change.officer_id.is_some() {
        return Err(Error::field("/officer_id", "officer_unwanted"));
    }
    withdraw(conn, (actor, places), id, (Act::RevokeCard, change), moment)?;
    read(conn, actor, places, id)
}

/// Revokes a card and issues another in its place. Visits that are still to be made go with it; returns their cases too.
///
/// # Errors
/// As [`revoke`]; conflict when it was replaced before; a fault at `/officer_id` for who is no officer.
pub(in crate::liaison) fn replace(
    conn: &mut Conn,
    actor: &Actor,
    places: &Places,
    id: CardId,
    change: &Revoke,
    moment: Moment,
) -> Result<(Card, Vec<(CaseId, Access)>)> {
    let (old, role) = withdraw(conn, (actor, places), id, (Act::ReplaceCard, change), moment)?;
    if store::is_replaced(conn, id)? {
        return Err(Error::Problem(contract::problem::Kind::Conflict));
    }
    let officer = change.officer_id.unwrap_or_else(|| old.officer());
    let officers = holding(conn, old.community(), officer)?;
    let row = Row {
        id: moment.id::<contract::ids::kind::Card>().into(),
        officer_id: officer.into(),
        replaces_id: Some(old.id),
        issued_by: actor.id.into(),
        issued_at: Micros::from(moment.time()),
        printed_at: None,
        revoked_at: None,
        revoked_by: None,
        revocation: None,
        scans: 0,
        scanned_on: None,
        ..old.clone()
    };
    let next = store::next_number(conn, row.community())?;
    let card = shown(add(conn, row, next, moment)?, &officers);
    let cases = visits::hand_over(conn, &old, &card, (role, actor.id), moment)?;
    Ok((card, cases))
}
