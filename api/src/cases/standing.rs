//! Which cases are open, said as the partial indexes of their table say it, so that both databases see that one of them holds
//! all that is asked for: of a community with a hundred thousand cases the few that are open.

use std::iter;

use contract::cases::{Sort, State};
use diesel::{
    dsl::{case_when, sql},
    expression::SqlLiteral,
    prelude::*,
    sql_types::Bool,
};

use super::list::Condition;
use crate::db::{Backend, Word, schema::cases};

/// As in `cases_open`.
const OPEN: &str = "cases.state NOT IN ('closed', 'declined', 'merged', 'withdrawn')";
/// As in `cases_by_state`: final, and rare.
const SET_ASIDE: &str = "cases.state IN ('declined', 'merged', 'withdrawn')";

/// The condition that something is still expected of somebody.
pub(crate) fn is_open() -> SqlLiteral<Bool> {
    sql(OPEN)
}

/// The conditions of being in one of these states, for a list in this order.
///
/// PostgreSQL sees by itself which index holds them. What it is told twice it takes to be rarer than it is, and then goes through
/// all that is open and sorts it rather than through the list in its order; so it does where it could look for several states at
/// once in the order of what is due, and is therefore given them as what can only be asked of one case after the other. One state
/// it is given as one: of a list of one it does not see that the index says which cases are in it.
pub(super) fn one_of(backend: Backend, states: &[State], sort: Sort) -> Vec<Condition> {
    let any = || cases::state.eq_any(states.iter().copied().map(Word).collect::<Vec<_>>());
    let (truth, untruth) = (sql::<Bool>("TRUE"), sql::<Bool>("FALSE"));
    let named: Condition = match (states, backend, sort) {
        ([one], ..) => Box::new(cases::state.eq(Word(*one))),
        (_, Backend::Postgres, Sort::Due) => Box::new(case_when(any(), truth).otherwise(untruth)),
        _ => Box::new(any()),
    };
    let known = known_of(states).filter(|_| backend == Backend::Sqlite);
    iter::once(named)
        .chain(known.map(|known| Box::new(known) as Condition))
        .collect()
}

/// What all of these states have in common, if an index knows it.
fn known_of(states: &[State]) -> Option<SqlLiteral<Bool>> {
    if states.iter().all(|state| !state.is_final()) {
        Some(is_open())
    } else if states.iter().all(|state| state.is_final() && *state != State::Closed) {
        Some(sql(SET_ASIDE))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_indexes_hold_the_states_that_they_are_said_to_hold() {
        for state in State::ALL {
            let word = format!("'{}'", state.word());
            assert_eq!(OPEN.contains(&word), state.is_final(), "{word}");
            assert_eq!(
                SET_ASIDE.contains(&word),
                state.is_final() && *state != State::Closed,
                "{word}"
            );
        }
    }
}
