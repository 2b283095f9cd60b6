//! A vote as its readers see it: everybody the same, but for what they are to it themselves.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use contract::{
    bulletins::BulletinVote,
    ids::{CommunityId, VoteId},
    page::Page,
    votes::{MyVote, NoVote, Vote, VoteAction, VoteKey, VoteResult, VoteState},
};

use super::super::{
    hexadecimal, model,
    store::{self, Row, roll},
};
use crate::{
    auth::policy::{Actor, Right},
    bodies::service as bodies,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    paging::{self, Part, cursor, one_more},
    residents::service as residents,
};

/// 65537 as RFC 7518 writes it.
const EXPONENT: &str = "AQAB";

/// A vote.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: VoteId) -> Result<Vote> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, actor, &row)
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
    let items = rows.iter().map(|row| shown(conn, desk, actor, row)).collect::<Result<_>>()?;
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
    let mine = actor
        .filter(|actor| actor.resident)
        .map(|actor| mine(conn, actor, row))
        .transpose()?;
    let taken = match (row.taken, row.state.0) {
        (Some(taken), _) => taken,
        (None, VoteState::Open) => roll::taken(conn, row.id())?,
        _ => 0,
    };
    Ok(Vote {
        id: row.id(),
        community_id: row.community(),
        body: row.body(),
        motion_id: row.motion(),
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
        taken: taken.unsigned_abs(),
        key: row.key_n.as_ref().map(|modulus| VoteKey {
            n: URL_SAFE_NO_PAD.encode(modulus),
            e: EXPONENT.to_owned(),
        }),
        result: result(row)?,
        allowed: allowed(desk, actor, mine.as_ref(), row)?,
        mine,
    })
}

fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

fn mine(conn: &mut Conn, actor: &Actor, row: &Row) -> Result<MyVote> {
    let mark = roll::find(conn, row.id(), actor.id)?;
    let why_not = match mark {
        Some(_) => None,
        None => why_not(conn, actor, row)?,
    };
    Ok(MyVote {
        on_roll: mark.is_some(),
        taken: mark.is_some_and(|(taken, _)| taken),
        why_not,
    })
}

/// Why somebody who is not on the roll is not, or will not be.
pub(super) fn why_not(conn: &mut Conn, actor: &Actor, row: &Row) -> Result<Option<NoVote>> {
    if let Some(body) = row.electorate() {
        let waits = row.roll.is_none() && bodies::is_member(conn, body, actor.id)?;
        return Ok((!waits).then_some(NoVote::NotMember));
    }
    let adult = residents::adult(conn, actor.id, row.community())?;
    Ok(match (adult, row.roll) {
        (None, _) => Some(NoVote::NotVerified),
        (Some(false), _) => Some(NoVote::Minor),
        (Some(true), Some(_)) => Some(NoVote::VerifiedLater),
        (Some(true), None) => None,
    })
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

fn allowed(desk: &Desk, actor: Option<&Actor>, mine: Option<&MyVote>, row: &Row) -> Result<Vec<VoteAction>> {
    let (now, state) = (desk.moment.time(), row.state.0);
    let calls = match actor {
        Some(actor) => actor
            .role_for(Right::CallVotes, desk.places.place(row.community())?)
            .is_some(),
        None => false,
    };
    let mut allowed = Vec::new();
    if calls && model::can_cancel(state, row.closes_at.into(), now) {
        allowed.push(VoteAction::Cancel);
    }
    let open = model::shut(state, row.opens_at.into(), row.closes_at.into(), now).is_none();
    if open && mine.is_some_and(|mine| mine.on_roll && !mine.taken) {
        allowed.push(VoteAction::TakePaper);
    }
    Ok(allowed)
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
