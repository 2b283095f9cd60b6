//! Which cases are open, said as the partial indexes of their table say it, so that both databases see that one of them holds
//! all that is asked for: of a community with a hundred thousand cases the few that are open.

use contract::cases::State;
use diesel::{dsl::sql, expression::SqlLiteral, sql_types::Bool};

/// As in `cases_open`.
const OPEN: &str = "cases.state NOT IN ('closed', 'declined', 'merged', 'withdrawn')";
/// As in `cases_by_state`: final, and rare.
const SET_ASIDE: &str = "cases.state IN ('declined', 'merged', 'withdrawn')";

/// The condition that something is still expected of somebody.
pub(crate) fn is_open() -> SqlLiteral<Bool> {
    sql(OPEN)
}

/// What all of these states have in common, if an index knows it.
pub(super) fn known_of(states: &[State]) -> Option<SqlLiteral<Bool>> {
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
