//! What people say to a seat of theirs. One seat is free once, however many accept it at the same moment.

use contract::{
    bodies::{AnswerSeat, OwnSeat, SeatAnswer, SeatState},
    ids::SeatId,
};

use super::super::{
    model,
    store::{self, Row, seats},
};
use super::{forming, reading};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
};

/// Accepts a seat, declines it, or gives it up. Saying the same twice changes nothing.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a seat that is not theirs; refused when that cannot be said, or no such seat is free; names the field
/// when they accept without a name.
pub(crate) fn answer(conn: &mut Conn, desk: &Desk, by: &Actor, id: SeatId, said: &AnswerSeat) -> Result<OwnSeat> {
    let own = |seat: &seats::Row| seat.holder() == Some(by.id);
    let body = seats::find(conn, id)?.filter(own).ok_or(Error::NOT_FOUND)?.body();
    let row = store::hold(conn, body)?.ok_or(Error::NOT_FOUND)?;
    let now = desk.moment.time();
    let mut seat = seats::find(conn, id)?.filter(own).ok_or(Error::NOT_FOUND)?.at(now);
    let becomes = match said.answer {
        SeatAnswer::Accept => SeatState::Accepted,
        SeatAnswer::Decline => SeatState::Declined,
        SeatAnswer::Leave => SeatState::Ended,
    };
    if seat.state.0 == becomes {
        return reading::own_seat(conn, &seat);
    }
    if !model::answers(seat.state.0, row.state.0).contains(&said.answer) {
        let why = match seat.state.0 {
            SeatState::Lapsed => "seat_lapsed",
            _ => model::settled(row.state.0).unwrap_or("seat_answered"),
        };
        return Err(Error::refused(why, &reading::own_seat(conn, &seat)?)?);
    }
    if said.answer == SeatAnswer::Accept {
        let name = said.name.as_deref().map(str::trim);
        let name = name.ok_or_else(|| Error::field("/name", "seat_name_needed"))?;
        require_free(conn, &row, &seat)?;
        seat.name = Some(name.to_owned());
    }
    seat.state = Word(becomes);
    seat.since = now.into();
    seats::change(conn, &seat)?;
    reading::own_seat(conn, &seat)
}

/// Insists that somebody may sit down on a seat that was offered to them.
fn require_free(conn: &mut Conn, row: &Row, seat: &seats::Row) -> Result<()> {
    let holder = seat.holder().ok_or(Error::NOT_FOUND)?;
    if let Some(why) = forming::unfit(conn, row, seat.kind.0, holder)? {
        return Err(Error::refused(why, &reading::own_seat(conn, seat)?)?);
    }
    let (_, rules) = store::rules::find(conn, row.community())?;
    let members = reading::members(&seats::of_body(conn, row.id())?);
    match model::closed_to(row.kind.0, row.state.0, &members, seat.kind.0, &rules) {
        Some(why) => Err(Error::refused(why, &reading::own_seat(conn, seat)?)?),
        None => Ok(()),
    }
}
