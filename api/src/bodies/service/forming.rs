//! Forming a body: beginning it, inviting people, letting them go, and dissolving it.

use contract::{
    Language,
    bodies::{
        Body, BodyAction, BodyState, DissolveBody, EndSeat, MOST_SEATS, NewBody, NewSeat, SeatKind, SeatState, faults_of_body,
    },
    ids::{AccountId, BodyId, CommunityId, SeatId},
    notifications::NotificationKind,
};

use super::{
    super::{
        model,
        store::{self, Row, seats},
    },
    formed, note, reading, refused,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    notifications::{
        crowd::{self, News},
        service::{self as notifications, About, Tell},
    },
    residents::service as residents,
};

/// Begins a body of a community.
///
/// # Errors
/// Forbidden for who does not form them there; names the field that is wrong.
pub(crate) fn form(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, new: &NewBody) -> Result<Body> {
    by.require(Right::FormBodies, desk.places.place(community)?)?;
    let faults = faults_of_body(new.kind, new.field, Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = Row::new(desk.moment.id(), community, new);
    store::add(conn, &row)?;
    note(conn, desk, by, &row, &[("action", "form"), ("kind", new.kind.word())])?;
    reading::shown(conn, desk, Some(by), &row)
}

/// Invites somebody to sit in a body, and tells them. Whether their seat is still free is looked at when they accept.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not form it; refused while who sits in it cannot change; names the field when
/// nobody signs in with the number, they are not verified, or are in the list already.
pub(crate) fn invite(conn: &mut Conn, desk: &Desk, by: &Actor, id: BodyId, new: &NewSeat) -> Result<Body> {
    by.require_somewhere(Right::FormBodies)?;
    let digest = accounts::phone_digest(&desk.keys, &new.phone);
    let found = accounts::by_phone(conn, &digest)?;
    // Whoever is erased at the same moment is done with first, or leaves the seat behind: they hold the account, then the body.
    let found = match found {
        Some(holder) => accounts::hold(conn, holder.id)?.map(|_| holder),
        None => None,
    };
    let row = formed(conn, desk, by, id)?;
    if let Some(why) = model::settled(row.state.0) {
        return Err(refused(conn, desk, by, &row, why)?);
    }
    let holder = found.ok_or_else(|| Error::field("/phone", "seat_phone_unknown"))?;
    if let Some(why) = unfit(conn, &row, new.kind, holder.id)? {
        return Err(Error::field("/kind", why));
    }
    let mut live = seats::of_body(conn, id)?;
    let now = desk.moment.time();
    live.retain(|seat| matches!(seat.clone().at(now).state.0, SeatState::Invited | SeatState::Accepted));
    if live.iter().any(|seat| seat.holder() == Some(holder.id)) {
        return Err(Error::field("/phone", "seat_held"));
    }
    if live.len() >= usize::from(MOST_SEATS) {
        return Err(refused(conn, desk, by, &row, "body_full")?);
    }
    let seat = seats::Row {
        id: desk.moment.id::<contract::ids::kind::Seat>().into(),
        body_id: row.id,
        community_id: row.community_id,
        account_id: Some(holder.id.into()),
        kind: Word(new.kind),
        state: Word(SeatState::Invited),
        name: None,
        since: desk.moment.time().into(),
        ended_because: None,
    };
    seats::add(conn, &seat)?;
    note_seat(conn, desk, by, &row, BodyAction::Invite, &seat)?;
    let tell = Tell::new(holder.id, row.community(), NotificationKind::SeatOffered, About::Body(id));
    notifications::tell(conn, &[tell], desk.moment)?;
    reading::shown(conn, desk, Some(by), &row)
}

/// Why somebody cannot sit in a body as what they are asked to; the word of the fault. Residents are represented by adults.
pub(super) fn unfit(conn: &mut Conn, row: &Row, kind: SeatKind, who: AccountId) -> Result<Option<&'static str>> {
    if kind != SeatKind::Resident {
        return Ok(None);
    }
    Ok(match residents::adult(conn, who, row.community())? {
        None => Some("seat_not_verified"),
        Some(false) => Some("seat_minor"),
        Some(true) => None,
    })
}

fn note_seat(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row, action: BodyAction, seat: &seats::Row) -> Result<()> {
    let id = seat.id().to_string();
    let facts = [("action", action.word()), ("seat", &id), ("kind", seat.kind.0.word())];
    note(conn, desk, by, row, &facts)
}

/// Takes an invitation back, or lets somebody go, and tells them: also from a body that is voted on, which may be incomplete then.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not form it; refused when it was dissolved, or nobody holds the seat any more.
pub(crate) fn end_seat(conn: &mut Conn, desk: &Desk, by: &Actor, id: BodyId, seat: SeatId, end: &EndSeat) -> Result<Body> {
    let row = formed(conn, desk, by, id)?;
    if row.state.0 == BodyState::Dissolved {
        return Err(refused(conn, desk, by, &row, "body_dissolved")?);
    }
    let mut seat = seats::find(conn, seat)?
        .filter(|seat| seat.body() == id)
        .ok_or(Error::NOT_FOUND)?
        .at(desk.moment.time());
    if !matches!(seat.state.0, SeatState::Invited | SeatState::Accepted) {
        return Err(refused(conn, desk, by, &row, "seat_answered")?);
    }
    seat.state = Word(SeatState::Ended);
    seat.since = desk.moment.time().into();
    seat.ended_because = Some(end.reason.trim().to_owned());
    seats::change(conn, &seat)?;
    note_seat(conn, desk, by, &row, BodyAction::EndSeat, &seat)?;
    if let Some(holder) = seat.holder() {
        let tell = Tell::new(holder, row.community(), NotificationKind::SeatEnded, About::Body(id));
        notifications::tell(conn, &[tell.word(BodyAction::EndSeat.word())], desk.moment)?;
    }
    reading::shown(conn, desk, Some(by), &row)
}

/// Dissolves a body, and tells everybody who sits in it or was asked to. What its members are voting on goes on; what was only announced is called off when it would open.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not form it; refused while residents vote on it, or when it was dissolved.
pub(crate) fn dissolve(conn: &mut Conn, desk: &Desk, by: &Actor, id: BodyId, dissolve: &DissolveBody) -> Result<Body> {
    let mut row = formed(conn, desk, by, id)?;
    if let Some(why) = model::settled(row.state.0) {
        return Err(refused(conn, desk, by, &row, why)?);
    }
    row.state = Word(BodyState::Dissolved);
    row.dissolved_because = Some(dissolve.reason.trim().to_owned());
    store::change(conn, &row)?;
    note(conn, desk, by, &row, &[("action", BodyAction::Dissolve.word())])?;
    let seats = seats::of_body(conn, id)?;
    let live = seats
        .iter()
        .filter(|seat| matches!(seat.state.0, SeatState::Invited | SeatState::Accepted));
    let concerned: Vec<AccountId> = live.filter_map(seats::Row::holder).collect();
    let news = News::new(row.community(), NotificationKind::SeatEnded, About::Body(id)).word(BodyAction::Dissolve.word());
    crowd::tell_all(conn, &concerned, &news, desk.moment)?;
    reading::shown(conn, desk, Some(by), &row)
}
