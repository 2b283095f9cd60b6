//! What changed since a moment: the timelines of cases are the record of it.

use chrono::{DateTime, Utc};
use contract::{
    cases::{Action, State, Urgency},
    ids::CommunityId,
    live::LiveCase,
};
use diesel::prelude::*;
use uuid::Uuid;

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{case_entries, cases},
    },
    error::Result,
};

type Row = (
    Key,
    Key,
    String,
    Key,
    Word<Action>,
    Word<State>,
    Word<Urgency>,
    i32,
    Option<Micros>,
    Option<Word<Action>>,
    Micros,
);

/// A line of the timeline of a case, and the case as it is.
pub(super) struct Change {
    pub(super) entry: Uuid,
    pub(super) case: LiveCase,
}

fn change((entry, id, number, community, action, state, urgency, version, due_at, pressed, at): Row) -> Change {
    Change {
        entry: entry.0,
        case: LiveCase {
            id: id.into(),
            number,
            community_id: community.into(),
            action: action.0,
            state: state.0,
            urgency: urgency.0,
            version: version.unsigned_abs(),
            due_at: due_at.map(Into::into),
            pressed: pressed.map(|word| word.0),
            at: at.into(),
        },
    }
}

/// The identifier before which everything was written before a moment: they begin with the time, in milliseconds.
fn first_at(at: DateTime<Utc>) -> Key {
    let millis = u128::from(at.timestamp_millis().unsigned_abs());
    Key(Uuid::from_u128(millis << 80))
}

/// The latest of what happened to cases since a moment, oldest first: to all, or to those of these communities.
pub(super) fn changes(conn: &mut Conn, since: DateTime<Utc>, of: Option<&[CommunityId]>, limit: i64) -> Result<Vec<Change>> {
    let mut query = case_entries::table
        .inner_join(cases::table.on(cases::id.eq(case_entries::case_id)))
        .filter(case_entries::id.ge(first_at(since)))
        .order(case_entries::id.desc())
        .limit(limit)
        .select((
            case_entries::id,
            cases::id,
            cases::number,
            cases::community_id,
            case_entries::action,
            cases::state,
            cases::urgency,
            cases::version,
            cases::due_at,
            cases::pressed,
            case_entries::at,
        ))
        .into_boxed();
    if let Some(of) = of {
        let keys: Vec<Key> = of.iter().copied().map(Key::from).collect();
        query = query.filter(case_entries::community_id.eq_any(keys));
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().rev().map(change).collect())
}

/// When an entry was written, by its identifier.
pub(super) fn written_at(entry: Uuid) -> Option<DateTime<Utc>> {
    let millis = i64::try_from(entry.as_u128() >> 80).ok()?;
    DateTime::from_timestamp_millis(millis)
}

#[cfg(test)]
mod tests {
    use super::{first_at, written_at};
    use crate::moment::Moment;

    #[test]
    fn an_identifier_tells_when_it_was_made() {
        let moment = Moment::now();
        let made = moment.id::<()>().uuid();
        let at = written_at(made).expect("a time");
        assert!((at - moment.time()).num_seconds().abs() < 5);
        assert!(first_at(at).0 <= made, "what was written then lies behind it");
    }
}
