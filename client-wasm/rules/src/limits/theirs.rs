//! The limits that somebody else saved while one was changing them.

use contract::{
    cases::Urgency,
    limits::{CaseLimits, TimeLimit},
};
use kit::{
    hooks::UseStateHandle,
    i18n::{rules as text, t, words},
    ui::overtaken,
};
use yew::prelude::*;

use super::{NUMBERS, Tagged, UNITS, of};

/// Where they are others, and which are to stand.
pub(super) fn both(limits: &UseStateHandle<CaseLimits>, begun: &UseStateHandle<Option<String>>, saved: &Tagged) -> Html {
    let (mut theirs, mut mine) = (saved.0.clone(), (**limits).clone());
    let amount = |limit: TimeLimit| {
        let unit = UNITS.iter().find(|(unit, _)| *unit == limit.unit);
        format!("{} {}", limit.amount, unit.map_or("", |(_, words)| t(*words)))
    };
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
    let (ontake, onkeep) = {
        let (limits, begun, saved, tag) = (limits.clone(), begun.clone(), saved.clone(), saved.1.clone());
        let keep = begun.clone();
        let ontake = move |_: MouseEvent| {
            limits.set(saved.0.clone());
            begun.set(saved.1.clone());
        };
        (
            Callback::from(ontake),
            Callback::from(move |_: MouseEvent| keep.set(tag.clone())),
        )
    };
    let theirs =
        html! { <ul>{ for lines.iter().map(|(what, how)| html! { <li key={what.clone()}>{ what }{ " · " }{ how }</li> }) }</ul> };
    overtaken(theirs, ontake, onkeep)
}
