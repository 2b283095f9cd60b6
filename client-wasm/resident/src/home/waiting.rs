//! My open cases on the first page, those that wait for my rating before the others.

use contract::{
    cases::{CaseSummary, State},
    ids::AccountId,
    page::Page,
};
use kit::{
    http::Call,
    i18n::{fill, resident, t},
    part,
    remote::use_call,
    ui::{Banner, Cell, Cells, Shape, Tone},
};
use yew::prelude::*;

use crate::{
    cases::{CaseRow, OPEN, path},
    outbox::use_outbox,
    routes::{Route, Way},
};

/// How many open cases the first page shows.
const SHOWN: usize = 3;

/// Properties of [`Waiting`].
#[derive(Properties, PartialEq)]
pub(super) struct WaitingProps {
    /// Whose cases.
    pub(super) account: AccountId,
}

/// My open cases.
#[component]
pub(super) fn Waiting(props: &WaitingProps) -> Html {
    let outbox = use_outbox();
    let (cases, reload) = use_call::<_, Page<CaseSummary>>((props.account, outbox.sent), |_| Some(Call::get(&path(&OPEN, ""))));
    let to_cases = Callback::from(move |()| Way::to(Route::Cases));
    let unsent = outbox.letters.len();
    let list = cases.show(2, &reload, |page| lists(&page.items, &to_cases));
    html! {
        <>
            if unsent > 0 {
                { part!(Banner {
                    tone: Tone::Amber,
                    shape: Shape::Offline,
                    words: fill(resident::HOME_UNSENT, &[&unsent.to_string()]),
                    data_test: "unsent-banner",
                }) }
            }
            { list }
        </>
    }
}

fn lists(cases: &[CaseSummary], to_cases: &Callback<()>) -> Html {
    let (answered, open): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.state == State::Answered);
    html! {
        <>
            if !answered.is_empty() {
                { part!(Cells {
                    title: t(resident::HOME_RATE),
                    children: html! { { for answered.iter().map(|case| row(case)) } },
                }) }
            }
            { part!(Cells {
                title: t(resident::HOME_OPEN),
                children: html! { <>{ for open.iter().take(SHOWN).map(|case| row(case)) }
                if open.is_empty() { { part!(Cell { title: t(resident::CASES_NONE_OPEN) }) } }
                { part!(Cell {
                    title: t(resident::HOME_ALL),
                    shape: Shape::List,
                    href: Route::Cases.href(),
                    onclick: to_cases.clone(),
                }) }</> },
            }) }
        </>
    }
}

fn row(case: &CaseSummary) -> Html {
    part!(CaseRow [case.id.to_string()] { case: case.clone() })
}
