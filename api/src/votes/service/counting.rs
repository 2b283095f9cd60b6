//! Opening a vote and closing it, each once, whichever server looks first.

use chrono::{DateTime, Utc};
use contract::{
    audit::{Act, SubjectKind},
    ids::VoteId,
    notifications::NotificationKind,
    votes::{VoteState, marked_text},
};
use sha2::{Digest, Sha256};

use super::{
    super::{
        ballot::SigningKey,
        hexadecimal, model,
        store::{self, Counted, Row, SealedKey, ballots, roll},
    },
    announcing,
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::keys::Keys,
    bodies::service as bodies,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    notifications::{
        crowd::{self, News},
        service::About,
    },
    residents::service as residents,
};

/// What a vote's key is sealed as: it opens as no other vote's.
pub(super) fn sealed_as(id: VoteId) -> String {
    format!("vote key {id}")
}

/// Votes that should be open, and those that should be closed; a few of each.
///
/// # Errors
/// When the database cannot be read.
pub(crate) fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<(Vec<VoteId>, Vec<VoteId>)> {
    Ok((store::to_open(conn, now, limit)?, store::to_close(conn, now, limit)?))
}

/// A vote's key, as it is kept.
///
/// # Errors
/// When nothing can be sealed.
pub(crate) fn sealed(keys: &Keys, id: VoteId, key: &SigningKey) -> Result<SealedKey> {
    Ok(SealedKey {
        modulus: key.modulus(),
        secret: keys.seal(&sealed_as(id), &key.secret()?)?,
    })
}

/// Opens a vote whose time has come: its roll is everybody who is verified now, or sits in the body that decides, and they are
/// told. False when it is not due, another server was quicker, or the body cannot decide: then it is called off.
///
/// # Errors
/// When the database refuses.
pub(crate) fn open(conn: &mut Conn, desk: &Desk, id: VoteId, key: SealedKey) -> Result<bool> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.state.0 != VoteState::Announced || DateTime::from(row.opens_at) > desk.moment.time() {
        return Ok(false);
    }
    let everybody = match row.electorate() {
        None => residents::adults(conn, row.community())?,
        Some(body) => match bodies::roll(conn, body)? {
            Some(members) => members,
            None => return not_opened(conn, desk, &row),
        },
    };
    roll::draw_up(conn, id, row.community(), &everybody)?;
    store::open(conn, id, everybody.len(), key)?;
    let count = everybody.len().to_string();
    record(conn, desk, &row, Act::OpenVote, &[("count", &count)])?;
    let news = News::new(row.community(), NotificationKind::VoteOpened, About::Vote(id)).until(row.closes_at.into());
    crowd::tell_all(conn, &everybody, &news, desk.moment)?;
    Ok(true)
}

/// What is said of a vote that could not open: the row has no language of its own.
const UNABLE: &str =
    "开始时，议事机构的人数或构成不符合规定，表决没有进行。/ The body was not complete when the vote was to open.";

/// Calls off a vote of a body that cannot decide any more: it would wait for ever, and others behind it.
fn not_opened(conn: &mut Conn, desk: &Desk, row: &Row) -> Result<bool> {
    announcing::call_off(conn, desk, row, UNABLE)?;
    record(conn, desk, row, Act::CancelVote, &[])?;
    Ok(false)
}

/// Closes a vote whose time is over and counts it, and tells those on the roll. False when it is not due, or another server was
/// quicker.
///
/// # Errors
/// When the database refuses.
pub(crate) fn close(conn: &mut Conn, desk: &Desk, id: VoteId) -> Result<bool> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    if row.state.0 != VoteState::Open || DateTime::from(row.closes_at) > desk.moment.time() {
        return Ok(false);
    }
    let cast = ballots::put_in_order(conn, id)?;
    roll::forget_blinded(conn, id)?;
    let counted = counted(conn, &row, &cast)?;
    store::close(conn, id, &counted)?;
    let digest = hexadecimal::written(&counted.digest);
    let counts = counted.counts.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    record(conn, desk, &row, Act::CloseVote, &[("digest", &digest), ("count", &counts)])?;
    let news = News::new(row.community(), NotificationKind::VoteClosed, About::Vote(id));
    let everybody = roll::all(conn, id)?;
    crowd::tell_all(conn, &everybody, &news, desk.moment)?;
    if let Some(body) = row.decides_on() {
        bodies::decided(conn, desk, body, decided(&row, &counted))?;
    }
    Ok(true)
}

/// What a vote on a body came to: its first option is for it.
fn decided(row: &Row, counted: &Counted) -> bodies::Decided {
    let (roll, ballots) = (row.roll.unwrap_or_default().unsigned_abs(), counted.ballots.unsigned_abs());
    bodies::Decided {
        vote: row.id(),
        roll,
        ballots,
        in_favour: counted.counts.first().copied().unwrap_or_default(),
        quorum_met: model::is_quorum(ballots, roll, u8::try_from(row.quorum_percent).unwrap_or_default()),
    }
}

fn counted(conn: &mut Conn, row: &Row, cast: &[ballots::Row]) -> Result<Counted> {
    let mut digest = Sha256::new();
    let (mut all_choices, mut all_scores) = (Vec::new(), Vec::new());
    for ballot in cast {
        let (choices, scores) = ballot.marks()?.parts();
        digest.update(marked_text(row.id(), &ballot.serial(), &choices, &scores));
        digest.update("\n");
        all_choices.push(choices);
        all_scores.push(scores);
    }
    let (options, criteria) = (row.options()?.len(), row.criteria()?.len());
    let (counts, sums) = if criteria == 0 {
        (model::counted(all_choices.iter().map(Vec::as_slice), options), Vec::new())
    } else {
        let sums = model::summed(all_scores.iter().map(Vec::as_slice), options, criteria);
        (sums.iter().map(|of_option| of_option.iter().sum()).collect(), sums)
    };
    Ok(Counted {
        taken: roll::taken(conn, row.id())?,
        ballots: i32::try_from(cast.len()).map_err(Error::internal)?,
        counts,
        sums,
        digest: digest.finalize().into(),
    })
}

fn record(conn: &mut Conn, desk: &Desk, row: &Row, act: Act, facts: &[(&str, &str)]) -> Result<()> {
    let place = desk.places.place(row.community())?;
    let subject = Subject::new(SubjectKind::Vote, row.id());
    audit::record(conn, By::operator(), place, act, subject, facts, desk.moment)
}
