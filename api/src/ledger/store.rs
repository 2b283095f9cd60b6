//! Reading cases for the ledger, a page at a time, so that any range takes the same memory.

use std::collections::HashMap;

use contract::cases::{Action, Category, Channel, State, Urgency};
use diesel::prelude::*;

use super::model::{After, Deeds, Line, Range};
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{accounts, case_entries, case_texts, cases, entry_texts, ratings},
    },
    error::Result,
};

/// Cases of a page: enough to make round trips cheap, little enough to hold.
const PAGE: i64 = 500;

type Row = (
    (
        Key,
        String,
        Key,
        Option<Key>,
        Option<Key>,
        Word<Channel>,
        (Word<Category>, Option<Key>),
        Word<Urgency>,
        Word<State>,
        Micros,
        Option<Micros>,
        Option<Micros>,
    ),
    Option<(String, String)>,
    Option<String>,
    Option<(bool, bool, i32)>,
);

/// The next cases of a range, community by community, in each the oldest first, in two statements; and where to go on, if
/// there are more. One community at a time: no index has the cases of several in order.
pub(super) fn page(conn: &mut Conn, range: &Range, after: Option<After>) -> Result<(Vec<Line>, Option<After>)> {
    let After { community, case } = after.unwrap_or_default();
    let Some(only) = range.communities.get(community).copied() else {
        return Ok((Vec::new(), None));
    };
    let rated = ratings::case_id.eq(cases::id).and(ratings::round.eq(cases::reopened_times));
    let mut query = cases::table
        .left_join(case_texts::table)
        .left_join(accounts::table.on(accounts::id.nullable().eq(cases::first_responder_id)))
        .left_join(ratings::table.on(rated))
        .filter(cases::community_id.eq(Key::from(only)))
        .filter(cases::submitted_at.ge(Micros::from(range.from)))
        .filter(cases::submitted_at.lt(Micros::from(range.until)))
        .order((cases::submitted_at, cases::id))
        .limit(PAGE)
        .select((
            (
                cases::id,
                cases::number,
                cases::community_id,
                cases::station_id,
                cases::cell_id,
                cases::channel,
                (cases::category, cases::subcategory_id),
                cases::urgency,
                cases::state,
                cases::submitted_at,
                cases::due_at,
                cases::closed_at,
            ),
            (case_texts::title, case_texts::body).nullable(),
            accounts::work_name.nullable(),
            (ratings::contacted, ratings::resolved, ratings::satisfaction).nullable(),
        ))
        .into_boxed();
    if let Some((at, id)) = case {
        // The first half says it in a way that the index understands.
        let beyond = cases::submitted_at.gt(at).or(cases::id.gt(id));
        query = query.filter(cases::submitted_at.ge(at)).filter(beyond);
    }
    let rows: Vec<Row> = query.load(conn)?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == PAGE);
    let within = rows.last().filter(|_| full).map(|(row, ..)| After {
        community,
        case: Some((row.9, row.0)),
    });
    let next = within.or_else(|| {
        let (community, case) = (community + 1, None);
        (community < range.communities.len()).then_some(After { community, case })
    });
    let mut deeds = deeds(conn, rows.iter().map(|(row, ..)| row.0).collect())?;
    let lines = rows.into_iter().map(|row| {
        let done = deeds.remove(&row.0.0).unwrap_or_default();
        line(row, done)
    });
    Ok((lines.collect(), next))
}

fn line((row, text, first_responder, rating): Row, deeds: Deeds) -> Line {
    let (_, number, community, station, cell, channel, (category, subcategory), urgency, state, submitted, due, closed) = row;
    let (title, body) = text.unwrap_or_default();
    Line {
        number,
        community: community.into(),
        station: station.map(Into::into),
        cell: cell.map(Into::into),
        channel: channel.0,
        category: category.0,
        subcategory: subcategory.map(Into::into),
        urgency: urgency.0,
        state: state.0,
        title,
        body,
        submitted_at: submitted.into(),
        due_at: due.map(Into::into),
        closed_at: closed.map(Into::into),
        first_responder,
        rating,
        deeds,
    }
}

/// What was done with each of these cases.
fn deeds(conn: &mut Conn, ids: Vec<Key>) -> Result<HashMap<Key, Deeds>> {
    let rows: Vec<(Key, Word<Action>, Micros, Option<String>)> = case_entries::table
        .left_join(entry_texts::table.on(entry_texts::entry_id.eq(case_entries::id)))
        .filter(case_entries::case_id.eq_any(ids))
        .filter(case_entries::action.eq_any([Word(Action::Accept), Word(Action::Answer)]))
        .order(case_entries::id)
        .select((
            case_entries::case_id,
            case_entries::action,
            case_entries::at,
            entry_texts::text.nullable(),
        ))
        .load(conn)?;
    let mut all: HashMap<Key, Deeds> = HashMap::new();
    for (case, action, at, text) in rows {
        let done = all.entry(case).or_default();
        if action.0 == Action::Accept {
            done.accepted_at = done.accepted_at.or(Some(at.into()));
        } else {
            (done.answered_at, done.answer) = (Some(at.into()), text);
        }
    }
    Ok(all)
}
