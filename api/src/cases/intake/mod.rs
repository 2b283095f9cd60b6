//! How a case begins, whichever door it came in by.

mod arrival;
mod at_once;
mod door;

use chrono::{DateTime, Utc};
use contract::{
    cases::{Case, CaseSummary, Reporter, State},
    photos::Photo,
    problem::Kind,
};

use self::at_once::AtOnce;
pub(crate) use self::{
    arrival::Arrival,
    door::{Brought, bring},
};
pub(crate) use super::limits::ready as limits_of;
pub(crate) use super::naming::headline;
use super::{
    access::Reader,
    deed::Deed,
    index, limits,
    model::{self, Party},
    news, service,
    store::{self, Whole},
    timeline::NewEntry,
    view,
};
use crate::{
    auth::policy::Actor,
    db::{Conn, Part},
    error::{Error, Result},
    idempotency::{Claim, Kept, Ticket},
    places::Places,
};

/// How often a number is drawn: with a hundred million a day, the second draw is rare already.
pub(crate) const DRAWS: usize = 10;

/// Writes it down, under another number if its own is taken; false when it is history that was imported before.
pub(crate) fn add(conn: &mut Conn, arrival: &mut Arrival) -> Result<bool> {
    for _ in 0..DRAWS {
        if write(conn, arrival)? {
            return Ok(true);
        }
        if !store::has_number(conn, &arrival.row.number)? {
            return Ok(false);
        }
        arrival.renumber();
    }
    Err(out_of_numbers())
}

/// Writes it down; false when something of it is there already, or a proviso does not hold.
fn write(conn: &mut Conn, arrival: &Arrival) -> Result<bool> {
    if let Conn::Postgres(conn) = conn {
        return Ok(AtOnce::new(arrival).write(conn)?);
    }
    if !arrival.holds(conn)? || !store::add(conn, &arrival.row)? {
        return Ok(false);
    }
    write_rest(conn, arrival)?;
    Ok(true)
}

/// Writes down what belongs to a case whose own row is there.
fn write_rest(conn: &mut Conn, arrival: &Arrival) -> Result<()> {
    for part in arrival.parts() {
        part.add(conn)?;
    }
    for entry in arrival.rows() {
        entry.add(conn)?;
    }
    index::add(conn, (arrival.row.id, arrival.row.submitted_at), &arrival.words)
}

/// No number was left, however often one was drawn.
fn out_of_numbers() -> Error {
    Error::Unavailable("every number that was drawn is taken".to_owned())
}

/// Whether it was not written down because its number is taken.
fn number_taken(error: &Error) -> bool {
    store::is_taken(error, "number")
}

/// Writes it down together with the answer to its ticket; false when the ticket was used before, or a proviso does not hold.
///
/// On PostgreSQL this is one statement, so it may run outside a transaction.
///
/// # Errors
/// One that [`number_taken`] knows.
fn add_once(conn: &mut Conn, arrival: &Arrival, ticket: &Ticket, kept: &Kept) -> Result<bool> {
    let claim = Claim::new(ticket, kept, Some(arrival.id()), arrival.moment);
    let added = match conn {
        Conn::Postgres(conn) => AtOnce::new(arrival).once(claim).write(conn).map_err(Error::from),
        Conn::Sqlite(_) => add_in_turn(conn, arrival, &claim),
    };
    added.map_err(|error| {
        if store::is_taken(&error, "track") {
            tracking_used()
        } else {
            error
        }
    })
}

fn add_in_turn(conn: &mut Conn, arrival: &Arrival, claim: &Claim<'_>) -> Result<bool> {
    if !arrival.holds(conn)? || !claim.take(conn)? {
        return Ok(false);
    }
    arrival.row.add(conn)?;
    write_rest(conn, arrival)?;
    Ok(true)
}

/// What had no proviso was neither written nor answered before.
pub(crate) fn unanswered() -> Error {
    Error::internal("a ticket is used, and its answer is gone")
}

/// Two voices cannot be followed by one secret.
pub(crate) fn tracking_used() -> Error {
    Error::field("/anonymous/tracking_digest", "tracking_used")
}

/// Writes it down with what its recorder does with it at once (首问负责: whoever enters it may take it on, answer it,
/// close it); nothing when it is history that was imported before.
///
/// # Errors
/// Conflict when a deed cannot follow the one before it.
pub(crate) fn add_with(conn: &mut Conn, arrival: &mut Arrival, deeds: &[Deed]) -> Result<bool> {
    let mut deeds = deeds;
    if let [accept @ Deed::Accept(_), rest @ ..] = deeds
        && accept.text().is_none()
    {
        let limits = limits::of(conn, arrival.community())?;
        arrival.accept(accept, &limits)?;
        deeds = rest;
    }
    if !add(conn, arrival)? {
        return Ok(false);
    }
    let by = (arrival.entry.role, arrival.entry.account_id);
    let mut whole = arrival.whole();
    if let Some(entry) = &arrival.accepted {
        news::tell(conn, &whole, entry, None, arrival.moment)?;
    }
    for deed in deeds {
        let state = begun(&whole, deed, arrival.moment.time())?;
        service::carry_out(conn, &mut whole, deed, state, by, arrival.moment)?;
    }
    arrival.row = whole.row;
    Ok(true)
}

/// Where a case stands after a deed of its station.
fn begun(whole: &Whole, deed: &Deed, now: DateTime<Utc>) -> Result<State> {
    model::next(whole.standing(), deed.action(), Party::Station, now).map_err(|_| Error::Problem(Kind::Conflict))
}

/// The case in a line, as it stands after [`add_with`].
pub(crate) fn summary(arrival: &Arrival) -> CaseSummary {
    view::summary(&arrival.row, Some(&arrival.text))
}

/// The new case as its reporter sees it, without asking the database again.
pub(crate) fn shown(arrival: &Arrival, photos: Vec<Photo>, places: &Places) -> Case {
    shown_to(arrival, Party::Reporter, (photos, None), places)
}

/// The new case as whoever wrote it down for somebody sees it, without asking the database again; whom they wrote it down for is
/// told to staff only.
pub(crate) fn shown_to_recorder(arrival: &Arrival, by: &Actor, reporter: Reporter, photos: Vec<Photo>, places: &Places) -> Case {
    let party = arrival.access().party(&Reader::Actor(by.clone()), places);
    let reporter = Some(reporter).filter(|_| party.is_staff());
    shown_to(arrival, party, (photos, reporter), places)
}

fn shown_to(arrival: &Arrival, party: Party, (photos, reporter): (Vec<Photo>, Option<Reporter>), places: &Places) -> Case {
    let belongings = view::Belongings {
        timeline: arrival.entries().map(NewEntry::shown).collect(),
        photos,
        reporter,
        need: None,
    };
    view::of(&arrival.whole(), belongings, party, places, arrival.moment.time())
}
