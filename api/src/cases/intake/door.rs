//! A case that comes in by a door: written once, with what its door keeps beside it and the answer, whichever door it is.

use std::sync::Arc;

use super::{Arrival, DRAWS, add_once, number_taken, out_of_numbers};
use crate::{
    cases::{cached, office::Office},
    db::Conn,
    error::Result,
    idempotency::{self, Kept, Ticket},
};

/// What became of what came in.
#[derive(Debug)]
pub(crate) enum Brought {
    /// It is a case now, and this is the answer.
    New(Kept),
    /// It was brought before; this is what was answered then.
    Repeated(Kept),
    /// Nothing was written, because a proviso of it does not hold.
    Refused,
}

impl Brought {
    /// The answer, unless it was refused.
    pub(crate) fn kept(self) -> Option<Kept> {
        match self {
            Self::New(kept) | Self::Repeated(kept) => Some(kept),
            Self::Refused => None,
        }
    }
}

/// Brings a case in, once for its ticket. The answer is known before it is written, so that writing both takes one statement
/// where statements are round trips.
///
/// # Errors
/// `KeyReused` when the ticket stood for other content; names the field when its tracking secret is used.
pub(crate) async fn bring(
    office: &Office,
    ticket: Ticket,
    arrival: Arrival,
    answer: impl Fn(&Arrival) -> Result<Kept>,
) -> Result<Brought> {
    let mut arrival = Arc::new(arrival);
    for _ in 0..DRAWS {
        let (kept, brought) = (answer(&arrival)?, arrival.clone());
        let work = move |conn: &mut Conn| deliver(conn, &brought, &ticket, kept);
        match office.db.write_single(work).await {
            // The answer names the number, so both are made anew.
            Err(error) if number_taken(&error) => Arc::make_mut(&mut arrival).renumber(),
            Ok(new @ Brought::New(_)) => {
                cached::changed(&office.cache, &office.places, arrival.id(), &arrival.access()).await;
                return Ok(new);
            }
            other => return other,
        }
    }
    Err(out_of_numbers())
}

fn deliver(conn: &mut Conn, arrival: &Arrival, ticket: &Ticket, kept: Kept) -> Result<Brought> {
    if add_once(conn, arrival, ticket, &kept)? {
        return Ok(Brought::New(kept));
    }
    Ok(idempotency::replay(conn, ticket)?.map_or(Brought::Refused, Brought::Repeated))
}
