//! What is read of cases to be counted.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    cases::{Action, Category, State},
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

type CameRow = (Key, Word<Category>, Option<Key>, Option<Key>, Micros);

/// What is known of each case that came to a community since a moment.
pub(super) fn known(conn: &mut Conn, community: CommunityId, since: DateTime<Utc>) -> Result<Vec<Known>> {
    let (of, since) = (Key::from(community), Micros::from(since));
    let came: Vec<CameRow> = cases::table
        .filter(cases::community_id.eq(of))
        .filter(cases::submitted_at.ge(since))
        .select((
            cases::id,
            cases::category,
            cases::cell_id,
            cases::first_responder_id,
            cases::submitted_at,
        ))
        .load(conn)?;
    let answered: Vec<(Key, Option<i64>)> = case_entries::table
        .inner_join(cases::table)
        .filter(cases::community_id.eq(of))
        .filter(cases::submitted_at.ge(since))
        .filter(case_entries::action.eq(Word(Action::Answer)))
        .group_by(case_entries::case_id)
        .select((case_entries::case_id, min(case_entries::at)))
        .load(conn)?;
    let late: Vec<Key> = case_alarms::table
        .inner_join(cases::table.on(cases::id.eq(case_alarms::case_id)))
        .filter(cases::community_id.eq(of))
        .filter(cases::submitted_at.ge(since))
        .select(case_alarms::case_id)
        .distinct()
        .load(conn)?;
    let said: Vec<(Key, bool, bool, i32)> = ratings::table
        .inner_join(cases::table.on(cases::id.eq(ratings::case_id)))
        .filter(cases::community_id.eq(of))
        .filter(cases::submitted_at.ge(since))
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
    let whole = |(id, category, cell, first_responder, came): CameRow| Known {
        category: category.0,
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

/// How many cases of a community wait for its station, how many of those are over their time, and when the first of these was due.
pub(super) fn waiting(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<(i64, i64, Option<DateTime<Utc>>)> {
    let open = || {
        cases::table
            .filter(cases::community_id.eq(Key::from(community)))
            .filter(cases::state.eq_any(OPEN.map(Word).to_vec()))
            .filter(standing::is_open())
    };
    let overdue = open().filter(cases::due_at.lt(Some(Micros::from(now))));
    let (overdue, first): (i64, Option<i64>) = overdue.select((count_star(), min(cases::due_at))).first(conn)?;
    Ok((open().count().get_result(conn)?, overdue, first.map(|due| Micros(due).into())))
}
