//! What is read of cases to be counted.

use std::{collections::HashMap, ops::Range};

use chrono::{DateTime, Utc};
use contract::{
    cases::{Action, Category, Channel, State},
    ids::CommunityId,
};
use diesel::{
    dsl::{count_star, min},
    prelude::*,
};

use super::count::{Known, Said};
use crate::{
    cases::standing,
    db::{
        Conn, Key, Micros, Word,
        schema::{case_alarms, case_entries, cases, ratings},
    },
    error::Result,
};

type CameRow = (Key, Key, (Word<Category>, Word<Channel>), Option<Key>, Option<Key>, Micros);

/// What is known of each case that came to some communities within a time.
pub(super) fn known(conn: &mut Conn, communities: &[CommunityId], time: Range<DateTime<Utc>>) -> Result<Vec<Known>> {
    let (of, since, until) = (keys(communities), Micros::from(time.start), Micros::from(time.end));
    let came: Vec<CameRow> = cases::table
        .filter(cases::community_id.eq_any(&of))
        .filter(cases::submitted_at.ge(since))
        .filter(cases::submitted_at.lt(until))
        .select((
            cases::id,
            cases::community_id,
            (cases::category, cases::channel),
            cases::cell_id,
            cases::first_responder_id,
            cases::submitted_at,
        ))
        .load(conn)?;
    let answered: Vec<(Key, Option<i64>)> = case_entries::table
        .inner_join(cases::table)
        .filter(cases::community_id.eq_any(&of))
        .filter(cases::submitted_at.ge(since))
        .filter(cases::submitted_at.lt(until))
        .filter(case_entries::action.eq(Word(Action::Answer)))
        .group_by(case_entries::case_id)
        .select((case_entries::case_id, min(case_entries::at)))
        .load(conn)?;
    let late: Vec<Key> = case_alarms::table
        .inner_join(cases::table.on(cases::id.eq(case_alarms::case_id)))
        .filter(cases::community_id.eq_any(&of))
        .filter(cases::submitted_at.ge(since))
        .filter(cases::submitted_at.lt(until))
        .select(case_alarms::case_id)
        .distinct()
        .load(conn)?;
    let said: Vec<(Key, bool, bool, i32)> = ratings::table
        .inner_join(cases::table.on(cases::id.eq(ratings::case_id)))
        .filter(cases::community_id.eq_any(&of))
        .filter(cases::submitted_at.ge(since))
        .filter(cases::submitted_at.lt(until))
        .order(ratings::round)
        .select((ratings::case_id, ratings::contacted, ratings::resolved, ratings::satisfaction))
        .load(conn)?;
    let answered: HashMap<Key, Option<i64>> = answered.into_iter().collect();
    let late: std::collections::HashSet<Key> = late.into_iter().collect();
    let said = said.into_iter().map(|(id, contacted, resolved, stars)| {
        let said = Said {
            contacted,
            resolved,
            stars,
        };
        (id, said)
    });
    // The last round counts.
    let said: HashMap<Key, Said> = said.collect();
    let whole = |(id, community, (category, channel), cell, first_responder, came): CameRow| Known {
        community: community.into(),
        category: category.0,
        channel: channel.0,
        cell: cell.map(Into::into),
        first_responder: first_responder.map(Into::into),
        came: came.into(),
        answered: answered.get(&id).copied().flatten().map(|at| Micros(at).into()),
        late: late.contains(&id),
        said: said.get(&id).copied(),
    };
    Ok(came.into_iter().map(whole).collect())
}

/// States in which a case waits for its station.
const OPEN: [State; 6] = [
    State::Submitted,
    State::Accepted,
    State::Dispatched,
    State::InProgress,
    State::Transferred,
    State::Reopened,
];

/// What waits for a community's station.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Waiting {
    /// How many cases.
    pub(super) open: i64,
    /// How many of those are over their time.
    pub(super) overdue: i64,
    /// When the first of these was due.
    pub(super) first_due: Option<DateTime<Utc>>,
}

/// What waits for the stations of some communities; those for which nothing does are absent.
pub(super) fn waiting(conn: &mut Conn, communities: &[CommunityId], now: DateTime<Utc>) -> Result<HashMap<CommunityId, Waiting>> {
    let of = keys(communities);
    let open = || {
        cases::table
            .filter(cases::community_id.eq_any(&of))
            .filter(cases::state.eq_any(OPEN.map(Word).to_vec()))
            .filter(standing::is_open())
            .group_by(cases::community_id)
    };
    let counted: Vec<(Key, i64)> = open().select((cases::community_id, count_star())).load(conn)?;
    let overdue: Vec<(Key, i64, Option<i64>)> = open()
        .filter(cases::due_at.lt(Some(Micros::from(now))))
        .select((cases::community_id, count_star(), min(cases::due_at)))
        .load(conn)?;
    let mut all: HashMap<CommunityId, Waiting> = HashMap::new();
    for (community, open) in counted {
        all.entry(community.into()).or_default().open = open;
    }
    for (community, overdue, due) in overdue {
        let waiting = all.entry(community.into()).or_default();
        (waiting.overdue, waiting.first_due) = (overdue, due.map(|due| Micros(due).into()));
    }
    Ok(all)
}

fn keys(communities: &[CommunityId]) -> Vec<Key> {
    communities.iter().copied().map(Key::from).collect()
}
