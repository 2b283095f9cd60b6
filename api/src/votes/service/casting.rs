//! Ballots: cast without credentials, found by their serial, and read by everybody once the vote is closed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contract::{
    ids::VoteId,
    page::Page,
    votes::{BALLOTS_AT_ONCE, Ballot, CastBallot, VoteState, marked_text},
};

use super::{
    super::{
        ballot, hexadecimal, model,
        store::{
            self,
            ballots::{self, Marks},
        },
    },
    reading::{refused, require_open},
};
use crate::{
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    paging::{self, one_more},
};

/// A ballot that was found to be one; not cast yet.
pub(crate) struct Checked(ballots::Row);

/// A ballot of the vote, if it is one: with choices that there are, under a signature that fits.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such vote; refused before it opens; names the field that is wrong.
pub(crate) fn check(conn: &mut Conn, desk: &Desk, id: VoteId, sent: &Ballot) -> Result<Checked> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let Some(modulus) = &row.key_n else {
        require_open(conn, desk, None, &row)?;
        return Err(Error::internal("an open vote lacks its key"));
    };
    let marks = marks(&row, sent)?;
    let serial = hexadecimal::read(&sent.serial).ok_or_else(|| Error::field("/serial", "serial_form"))?;
    let signature = URL_SAFE_NO_PAD
        .decode(&sent.signature)
        .map_err(|_| Error::field("/signature", "signed_form"))?;
    let text = marked_text(id, &sent.serial, &sent.choices, &sent.scores);
    if !ballot::verifies(modulus, text.as_bytes(), &signature) {
        return Err(Error::field("/signature", "ballot_signature"));
    }
    ballots::Row::new(id, row.community_id, serial, &marks, signature).map(Checked)
}

/// What a ballot says, if the vote asks for that.
fn marks(row: &store::Row, sent: &Ballot) -> Result<Marks> {
    let (options, criteria) = (row.options()?.len(), row.criteria()?.len());
    if criteria == 0 && sent.scores.is_empty() {
        let choose = u8::try_from(row.choose).map_err(Error::internal)?;
        if let Some(code) = model::fault_of_choices(&sent.choices, choose, options) {
            return Err(Error::field("/choices", code));
        }
        let mut choices = sent.choices.clone();
        choices.sort_unstable();
        return Ok(Marks::Choices(choices));
    }
    if criteria == 0 {
        return Err(Error::field("/scores", "scores_not_asked"));
    }
    if !sent.choices.is_empty() {
        return Err(Error::field("/choices", "choices_count"));
    }
    match model::fault_of_scores(&sent.scores, options, criteria) {
        Some(code) => Err(Error::field("/scores", code)),
        None => Ok(Marks::Scores(sent.scores.clone())),
    }
}

/// Puts a ballot in. Putting it in twice, also once the vote is over, changes nothing.
///
/// # Errors
/// Refused while the vote is not open, or when another ballot has the serial.
pub(crate) fn cast(conn: &mut Conn, desk: &Desk, id: VoteId, Checked(ballot): &Checked) -> Result<CastBallot> {
    let row = store::steady(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let serial = ballot.serial.as_slice().try_into().map_err(Error::internal)?;
    if let Some(known) = ballots::find(conn, id, serial)? {
        return in_box(conn, desk, &row, ballot, &known);
    }
    require_open(conn, desk, None, &row)?;
    if !ballots::add(conn, ballot)? {
        // The same one was sent twice at once.
        let known = ballots::find(conn, id, serial)?.ok_or(Error::NOT_FOUND)?;
        return in_box(conn, desk, &row, ballot, &known);
    }
    ballot.cast()
}

fn in_box(conn: &mut Conn, desk: &Desk, row: &store::Row, sent: &ballots::Row, known: &ballots::Row) -> Result<CastBallot> {
    if known.marks()? == sent.marks()? {
        known.cast()
    } else {
        Err(refused(conn, desk, None, row, "serial_used")?)
    }
}

/// The ballot with a serial.
///
/// # Errors
/// [`Error::NOT_FOUND`] when it is not in the box.
pub(crate) fn find_ballot(conn: &mut Conn, id: VoteId, serial: &str) -> Result<CastBallot> {
    let serial = hexadecimal::read(serial).ok_or_else(|| Error::field("/serial", "serial_form"))?;
    ballots::find(conn, id, &serial)?.ok_or(Error::NOT_FOUND)?.cast()
}

/// Every ballot of a vote that is closed, a page at a time, in the order of their serials.
///
/// # Errors
/// [`Error::NOT_FOUND`]; refused before the vote is closed; a cursor that is none.
pub(crate) fn published(conn: &mut Conn, desk: &Desk, id: VoteId, after: Option<[u8; 32]>, limit: u16) -> Result<Page<Ballot>> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.state.0 != VoteState::Closed {
        let why = if row.state.0 == VoteState::Cancelled {
            "vote_cancelled"
        } else {
            "vote_secret"
        };
        return Err(refused(conn, desk, None, &row, why)?);
    }
    let limit = limit.min(BALLOTS_AT_ONCE);
    let mut rows = ballots::page(conn, id, after.as_ref(), one_more(limit))?;
    let next = paging::end(&mut rows, limit, ballots::Row::serial);
    let items = rows.iter().map(ballots::Row::published).collect::<Result<_>>()?;
    Ok(Page { items, next })
}
