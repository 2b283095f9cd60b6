//! The limits that somebody else saved while one was changing them.

use contract::{
    cases::Urgency,
    limits::{CaseLimits, TimeLimit},
};
use kit::{
    i18n::{rules as text, t, words},
    rules::Theirs,
};

use super::{NUMBERS, UNITS, of};

/// Those of `theirs` that are others than one's own.
pub(super) fn others(mine: &CaseLimits, theirs: &CaseLimits) -> Vec<Theirs> {
    let (mut theirs, mut mine) = (theirs.clone(), mine.clone());
    let mut lines = Vec::new();
    for urgency in Urgency::ALL {
        let limit = *of(&mut theirs, *urgency);
        if limit != *of(&mut mine, *urgency) {
            lines.push((t(words::urgency(*urgency)).to_owned(), amount(limit)));
        }
    }
    for (words, theirs, mine) in [
        (text::LIMITS_TAKE, theirs.take, mine.take),
        (text::LIMITS_RAISED, theirs.raised, mine.raised),
    ] {
        if theirs != mine {
            lines.push((t(words).to_owned(), amount(theirs)));
        }
    }
    for (words, _, place) in NUMBERS {
        let number = *place(&mut theirs);
        if number != *place(&mut mine) {
            lines.push((t(words).to_owned(), number.to_string()));
        }
    }
    if theirs.categories != mine.categories {
        for own in &theirs.categories {
            let which = format!("{} {}", t(words::category(own.category)), t(words::urgency(own.urgency)));
            lines.push((which, amount(own.limit)));
        }
    }
    lines
}

/// How much, and of what.
fn amount(limit: TimeLimit) -> String {
    let unit = UNITS.iter().find(|(unit, _)| *unit == limit.unit);
    format!("{} {}", limit.amount, unit.map_or("", |(_, words)| t(*words)))
}
