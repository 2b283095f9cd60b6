//! A vote as its readers see it: everybody the same, but for what they are to it themselves.

use std::slice;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use contract::{
    bulletins::BulletinVote,
    ids::{CommunityId, VoteId},
    page::Page,
    votes::{MyVote, Vote, VoteAction, VoteKey, VoteResult, VoteState},
};

use super::{
    super::{
        hexadecimal, model,
        store::{self, Row},
    },
    reader::Reader,
};
use crate::{
    auth::policy::Actor,
    calls::service as calls,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    needs::service as needs,
    paging::{self, Part, cursor, one_more},
};

/// 65537 as RFC 7518 writes it.
const EXPONENT: &str = "AQAB";

/// A vote, with what it is about: the call whose plans, or the needs, that are chosen among.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: VoteId) -> Result<Vote> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let mut vote = shown(conn, desk, actor, &row)?;
    if vote.motion_id.is_some() {
        return Ok(vote);
    }
    vote.call_id = calls::of_vote(conn, id)?;
    let needs = needs::of_vote(conn, id)?;
    for option in &mut vote.options {
        let its = needs.iter().find(|(_, number)| *number == i32::from(option.number));
        option.need_id = its.map(|(need, _)| *need);
    }
    Ok(vote)
}

/// A page of a community's votes, those that open last first.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    community: CommunityId,
    state: Option<VoteState>,
    part: Part,
) -> Result<Page<Vote>> {
    desk.places.place(community)?;
    let mut rows = store::page(conn, community, state, part.after, one_more(part.limit))?;
    let next = paging::end(&mut rows, part.limit, Row::place).map(cursor);
    let reader = Reader::of(conn, desk, actor, community, &rows)?;
    let items = rows.iter().map(|row| seen(&reader, desk, row)).collect::<Result<_>>()?;
    Ok(Page { items, next })
}

/// The votes of a community that were counted whose time was over from one moment until before another.
///
/// # Errors
/// When the database refuses.
pub(crate) fn counted_in(
    conn: &mut Conn,
    community: CommunityId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<BulletinVote>> {
    let rows = store::closed_in(conn, community, from, until)?;
    let told = |row: &Row| {
        let (ballots, roll) = (row.ballots.unwrap_or_default(), row.roll.unwrap_or_default());
        let (ballots, roll) = (ballots.unsigned_abs(), roll.unsigned_abs());
        BulletinVote {
            id: row.id(),
            title: row.title.clone(),
            roll,
            ballots,
            quorum_met: model::is_quorum(ballots, roll, small(row.quorum_percent)),
        }
    };
    Ok(rows.iter().map(told).collect())
}

/// A row as somebody sees it.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<Vote> {
    let reader = Reader::of(conn, desk, actor, row.community(), slice::from_ref(row))?;
    seen(&reader, desk, row)
}

/// A row as a reader sees it who was asked about it.
fn seen(reader: &Reader<'_>, desk: &Desk, row: &Row) -> Result<Vote> {
    let mine = reader.mine(row);
    Ok(Vote {
        id: row.id(),
        community_id: row.community(),
        body: row.body(),
        motion_id: row.motion(),
        call_id: None,
        title: row.title.clone(),
        question: row.question.clone(),
        options: row.options()?,
        choose: small(row.choose),
        criteria: row.criteria()?,
        opens_at: row.opens_at.into(),
        closes_at: row.closes_at.into(),
        quorum_percent: small(row.quorum_percent),
        state: row.state.0,
        cancelled_because: row.cancelled_because.clone(),
        roll: row.roll.map(i32::unsigned_abs),
        taken: reader.taken(row),
        key: row.key_n.as_ref().map(|modulus| VoteKey {
            n: URL_SAFE_NO_PAD.encode(modulus),
            e: EXPONENT.to_owned(),
        }),
        result: result(row)?,
        allowed: allowed(reader, desk, mine.as_ref(), row),
        mine,
    })
}

fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

fn result(row: &Row) -> Result<Option<VoteResult>> {
    let (Some(ballots), Some(digest)) = (row.ballots, &row.digest) else {
        return Ok(None);
    };
    let (ballots, roll) = (ballots.unsigned_abs(), row.roll.unwrap_or_default().unsigned_abs());
    Ok(Some(VoteResult {
        ballots,
        quorum_met: model::is_quorum(ballots, roll, small(row.quorum_percent)),
        counts: row.counts()?,
        sums: row.sums()?,
        digest: hexadecimal::written(digest),
    }))
}

fn allowed(reader: &Reader<'_>, desk: &Desk, mine: Option<&MyVote>, row: &Row) -> Vec<VoteAction> {
    let (now, state) = (desk.moment.time(), row.state.0);
    let mut allowed = Vec::new();
    if reader.calls && model::can_cancel(state, row.closes_at.into(), now) {
        allowed.push(VoteAction::Cancel);
    }
    let open = model::shut(state, row.opens_at.into(), row.closes_at.into(), now).is_none();
    if open && mine.is_some_and(|mine| mine.on_roll && !mine.taken) {
        allowed.push(VoteAction::TakePaper);
    }
    allowed
}

/// That something is not possible as the vote stands, and how it stands for who asked.
pub(super) fn refused(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row, why: &'static str) -> Result<Error> {
    let now = shown(conn, desk, actor, row)?;
    Error::refused(why, &now)
}

/// Insists that ballots are taken now.
pub(super) fn require_open(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<()> {
    let now = desk.moment.time();
    match model::shut(row.state.0, row.opens_at.into(), row.closes_at.into(), now) {
        Some(why) => Err(refused(conn, desk, actor, row, why)?),
        None => Ok(()),
    }
}
