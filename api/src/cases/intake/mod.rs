//! How a case begins, whichever door it came in by.

mod arrival;
mod at_once;

use chrono::{DateTime, Utc};
use contract::{
    cases::{Case, CaseSummary, State},
    photos::Photo,
    problem::Kind,
};

pub(crate) use self::arrival::Arrival;
use self::at_once::AtOnce;
pub(crate) use super::naming::headline;
use super::{
    deed::Deed,
    model::{self, Party},
    news, service,
    store::{self, Whole},
    timeline::{self, NewEntry},
    view,
};
use crate::{
    db::Conn,
    error::{Error, Result},
    idempotency::{self, Kept, Ticket},
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

/// Writes it down; false when something of it is there already.
fn write(conn: &mut Conn, arrival: &Arrival) -> Result<bool> {
    let Arrival { row, text, words, .. } = arrival;
    if let Conn::Postgres(conn) = conn {
        return Ok(AtOnce::new(row, text, &arrival.entries(), words).write(conn)?);
    }
    if !store::add(conn, row)? {
        return Ok(false);
    }
    write_rest(conn, arrival)?;
    Ok(true)
}

/// Writes down what belongs to a case whose own row is there.
fn write_rest(conn: &mut Conn, arrival: &Arrival) -> Result<()> {
    store::add_text(conn, &arrival.text, &arrival.words)?;
    for entry in arrival.entries() {
        timeline::add(conn, &entry, arrival.moment)?;
    }
    Ok(())
}

/// No number was left, however often one was drawn.
pub(crate) fn out_of_numbers() -> Error {
    Error::Unavailable("every number that was drawn is taken".to_owned())
}

/// Whether it was not written down because its number is taken.
pub(crate) fn number_taken(error: &Error) -> bool {
    store::is_taken(error, "number")
}

/// Writes it down together with the answer to its ticket; false when the ticket was used before.
///
/// On PostgreSQL this is one statement, so it may run outside a transaction.
///
/// # Errors
/// One that [`number_taken`] knows: the answer names the number, so the caller makes both anew.
pub(crate) fn add_once(conn: &mut Conn, arrival: &Arrival, ticket: &Ticket, kept: &Kept) -> Result<bool> {
    let added = match conn {
        Conn::Postgres(conn) => {
            let Arrival { row, text, words, .. } = arrival;
            let entries = arrival.entries();
            let written = AtOnce::new(row, text, &entries, words).once(ticket, kept);
            written.write(conn).map_err(Error::from)
        }
        Conn::Sqlite(_) => add_in_turn(conn, arrival, ticket, kept),
    };
    added.map_err(|error| {
        if store::is_taken(&error, "track") {
            tracking_used()
        } else {
            error
        }
    })
}

fn add_in_turn(conn: &mut Conn, arrival: &Arrival, ticket: &Ticket, kept: &Kept) -> Result<bool> {
    if !idempotency::claim(conn, ticket, kept, arrival.id(), arrival.moment)? {
        return Ok(false);
    }
    store::insert(conn, &arrival.row)?;
    write_rest(conn, arrival)?;
    Ok(true)
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
        arrival.accept(conn, accept)?;
        deeds = rest;
    }
    if !add(conn, arrival)? {
        return Ok(false);
    }
    let by = (arrival.entry.role, arrival.entry.account_id);
    let mut whole = arrival.whole();
    if let Some(entry) = &arrival.accepted {
        news::tell(conn, &whole, entry, arrival.moment)?;
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
    let belongings = view::Belongings {
        timeline: arrival.entries().iter().map(NewEntry::shown).collect(),
        photos,
        reporter: None,
    };
    view::of(&arrival.whole(), belongings, Party::Reporter, places, arrival.moment.time())
}
