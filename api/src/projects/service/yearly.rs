//! The projects of a year, for the residents' assembly (向居民代表大会报告结果) and everybody else: where each came from, what it cost and
//! what became of it.

use std::collections::HashMap;

use chrono::Datelike;
use contract::{
    ids::{CommunityId, ProjectId, ProposalId},
    projects::{Day, EvaluationResult, ProjectOutcome, ProjectState},
};

use super::{Row, Whole, organisations, store};
use crate::{
    calls::service::{self as calls, Origin},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
};

/// The projects that were at work in a year, or settled in it.
pub(crate) struct Year {
    /// Which year.
    pub(crate) of: i32,
    /// All years in which there were any, the latest first, and this one.
    pub(crate) years: Vec<i32>,
    /// The projects, the latest first.
    pub(crate) works: Vec<YearWork>,
}

/// A project, as the year's list tells of it.
pub(crate) struct YearWork {
    pub(crate) id: ProjectId,
    pub(crate) title: String,
    pub(crate) carrier: String,
    pub(crate) state: ProjectState,
    pub(crate) outcome: Option<ProjectOutcome>,
    /// The plan, the call and the need that it comes from.
    pub(crate) origin: Option<Origin>,
    pub(crate) proposal: Option<ProposalId>,
    /// Why there is a contract where neither says so.
    pub(crate) because: Option<String>,
    pub(crate) signed_on: Day,
    /// The day on which it was evaluated or ended.
    pub(crate) settled_on: Option<Day>,
    pub(crate) total_fen: u64,
    pub(crate) paid_fen: u64,
    /// What both sides' evaluations came to.
    pub(crate) result: Option<EvaluationResult>,
    pub(crate) commended: Option<String>,
    pub(crate) ended_because: Option<String>,
}

/// The projects of a community in a year: of this one, where none is named, or one that is still to come.
///
/// # Errors
/// Not found when there is no such community.
pub(crate) fn yearly(conn: &mut Conn, desk: &Desk, community: CommunityId, asked: Option<i32>) -> Result<Year> {
    desk.places.place(community)?;
    let now = desk.moment.time();
    let this = Day::of(now).0.year();
    let year = asked.unwrap_or(this).min(this);
    let rows = store::signed_before(conn, community, now)?;
    let ids: Vec<Key> = rows.iter().map(|row| row.id).collect();
    let settled: HashMap<Key, Day> = store::record::settled(conn, &ids)?
        .into_iter()
        .map(|(id, at)| (id, Day::of(at.into())))
        .collect();
    let first = rows.iter().filter_map(signed_on).map(|day| day.0.year()).min();
    let mut works = Vec::new();
    for row in rows {
        let (Some(signed), settled) = (signed_on(&row), settled.get(&row.id).copied()) else {
            continue;
        };
        if signed.0.year() <= year && settled.is_none_or(|day| year <= day.0.year()) {
            works.push(work(conn, row, (signed, settled))?);
        }
    }
    Ok(Year {
        of: year,
        years: (first.unwrap_or(this)..=this).rev().collect(),
        works,
    })
}

fn signed_on(row: &Row) -> Option<Day> {
    row.signed_at.map(|at| Day::of(at.into()))
}

fn work(conn: &mut Conn, row: Row, (signed_on, settled_on): (Day, Option<Day>)) -> Result<YearWork> {
    let whole = Whole::of(conn, row)?;
    let row = &whole.row;
    let read = |text: &String| serde_json::from_str(text).map_err(Error::internal);
    Ok(YearWork {
        id: row.id(),
        title: row.title.clone(),
        carrier: organisations::sheet(conn, row.organisation())?.name,
        state: row.state.0,
        outcome: row.outcome.as_ref().map(|outcome| outcome.0),
        origin: match row.plan_id {
            Some(plan) => calls::origin(conn, plan.into())?,
            None => None,
        },
        proposal: row.proposal(),
        because: row.because.clone(),
        signed_on,
        settled_on,
        total_fen: whole.terms()?.map_or(0, |terms| terms.total_fen),
        paid_fen: whole.paid(),
        result: row.result.as_ref().map(read).transpose()?,
        commended: whole.commended.clone(),
        ended_because: row.ended_because.clone(),
    })
}
