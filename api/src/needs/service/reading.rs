//! A need as its readers see it.

use std::collections::HashMap;

use contract::{
    calls::CallState,
    ids::{CaseId, CommunityId, NeedId, ProposalId},
    needs::{CallOfNeed, CommunityNeed, NeedCase, NeedProposal, NeedState},
    page::Page,
    proposals::{Became, NeedOfProposal},
};

use super::super::{
    model::{self, Standing, Who},
    store::{self, Row, Source},
};
use crate::{
    agenda::service::{self as agenda, Matter, Objector},
    auth::policy::{Actor, Right},
    calls::service as calls,
    cases::{service::Desk, voices::voices},
    db::{Conn, Key},
    error::{Error, Result},
    paging::{self, Part, cursor, one_more},
    proposals::service as proposals,
};

/// A need.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: NeedId) -> Result<CommunityNeed> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, actor, &row)
}

/// A need, with its timeline and objections.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<CommunityNeed> {
    let (matter, objector) = (Matter::Need(row.id()), Objector::of(conn, desk, actor, row.community())?);
    let mut all = all(conn, desk, actor, std::slice::from_ref(row), objector)?;
    let need = all.pop().ok_or(Error::NOT_FOUND)?;
    Ok(CommunityNeed {
        sessions: store::sessions::of(conn, row.id())?,
        timeline: agenda::timeline(conn, matter)?,
        objections: agenda::objections(conn, matter, objector)?,
        ..need
    })
}

/// A page of a community's needs, the latest first.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn page(
    conn: &mut Conn,
    desk: &Desk,
    actor: Option<&Actor>,
    community: CommunityId,
    state: Option<NeedState>,
    part: Part,
) -> Result<Page<CommunityNeed>> {
    desk.places.place(community)?;
    let mut rows = store::page(conn, community, state, part.after, one_more(part.limit))?;
    let next = paging::end(&mut rows, part.limit, Row::place).map(cursor);
    let objector = Objector::of(conn, desk, actor, community)?;
    let items = all(conn, desk, actor, &rows, objector)?;
    Ok(Page { items, next })
}

/// What became of these proposals, of which one went into the other, as far as everybody reads of it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn became(conn: &mut Conn, proposals: &[ProposalId]) -> Result<Became> {
    let proposals = proposals.iter().copied().map(Key::from).collect();
    let Some(row) = store::standing_on(conn, proposals)? else {
        return Ok(Became::default());
    };
    let called = match row.state.0 {
        NeedState::Agreed => calls::of_needs(conn, &[row.id])?.remove(&row.id),
        _ => None,
    };
    let need = NeedOfProposal {
        id: row.id(),
        state: row.state.0,
        vote_id: row.vote_id.map(Into::into),
    };
    Ok(Became {
        need: Some(need),
        project: called.and_then(|call| call.project),
    })
}

/// The need that was written down from one of these cases, of which one went into the other.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_cases(conn: &mut Conn, cases: &[CaseId]) -> Result<Option<NeedId>> {
    let cases = cases.iter().copied().map(Key::from).collect();
    Ok(store::standing_on(conn, cases)?.map(|row| row.id()))
}

/// What decides what can be done with a need.
pub(super) fn standing(conn: &mut Conn, row: &Row) -> Result<Standing> {
    let waiting = agenda::unanswered(conn, &[row.id])?;
    let call = calls::of_needs(conn, &[row.id])?.remove(&row.id);
    Ok(stands(row, waiting.contains_key(&row.id), call.as_ref()))
}

fn stands(row: &Row, unanswered: bool, call: Option<&CallOfNeed>) -> Standing {
    Standing {
        state: row.state.0,
        notice_until: row.notice_until.map(Into::into),
        unanswered,
        called: call.is_some_and(|call| call.state != CallState::Ended),
    }
}

/// Needs of one community: a few statements for all of them, not for each.
fn all(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, rows: &[Row], objector: Objector) -> Result<Vec<CommunityNeed>> {
    let keys: Vec<Key> = rows.iter().map(|row| row.id).collect();
    let mut waiting = agenda::unanswered(conn, &keys)?;
    let mut called = calls::of_needs(conn, &keys)?;
    let mut behind = behind(conn, desk, &keys)?;
    let who = Who {
        station: objector.station,
        verified: objector.verified,
    };
    let mut needs = Vec::with_capacity(rows.len());
    for row in rows {
        let (proposals, cases) = behind.remove(&row.id).unwrap_or_default();
        let (unanswered, call) = (waiting.remove(&row.id).unwrap_or_default(), called.remove(&row.id));
        let works_here = match actor {
            Some(actor) => actor
                .role_for(Right::ListNeeds, desk.places.place(row.community())?)
                .is_some(),
            None => false,
        };
        needs.push(CommunityNeed {
            id: row.id(),
            community_id: row.community(),
            title: row.title.clone(),
            about: row.about.clone(),
            field: row.field.0,
            state: row.state.0,
            signatures: proposals.iter().map(|proposal| proposal.signatures).sum(),
            voices: cases.iter().map(|case| case.voices).sum(),
            proposals,
            cases: if works_here { cases } else { Vec::new() },
            body_id: row.body_id.map(Into::into),
            vote_id: row.vote_id.map(Into::into),
            scores: row.scores()?,
            notice_until: row.notice_until.map(Into::into),
            listed_at: row.listed_at.into(),
            allowed: model::allowed(stands(row, unanswered > 0, call.as_ref()), who, desk.moment.time()),
            call,
            unanswered,
            sessions: Vec::new(),
            timeline: Vec::new(),
            objections: Vec::new(),
        });
    }
    Ok(needs)
}

type Behind = (Vec<NeedProposal>, Vec<NeedCase>);

/// What stands behind needs, as it is now: what was merged since counts as what it went into, once.
fn behind(conn: &mut Conn, desk: &Desk, needs: &[Key]) -> Result<HashMap<Key, Behind>> {
    let sources = store::sources(conn, needs)?;
    let (mut proposed, mut heard) = (Vec::new(), Vec::new());
    for (_, source) in &sources {
        match source {
            Source::Proposal(id) => proposed.push(*id),
            Source::Case(id) => heard.push(*id),
        }
    }
    let (proposed, heard) = (proposals::backing(conn, desk, &proposed)?, voices(conn, &heard)?);
    let mut behind: HashMap<Key, Behind> = HashMap::new();
    for (need, source) in sources {
        let (proposals, cases) = behind.entry(need).or_default();
        match source {
            Source::Proposal(id) => {
                let found = proposed.get(&id).filter(|found| !proposals.contains(found));
                proposals.extend(found.cloned());
            }
            Source::Case(id) => {
                let found = heard.get(&id).filter(|found| !cases.contains(found));
                cases.extend(found.cloned());
            }
        }
    }
    Ok(behind)
}
