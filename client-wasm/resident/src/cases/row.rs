//! A case in a list.

use contract::cases::CaseSummary;
use kit::{
    i18n::{shared, t, words},
    part, time,
    ui::{Cell, state_chip},
};
use yew::prelude::*;

use crate::routes::{Route, Way};

/// Properties of a [`CaseRow`].
#[derive(Properties, PartialEq)]
pub(crate) struct CaseRowProps {
    /// The case.
    pub(crate) case: CaseSummary,
}

/// A case in a list.
#[component]
pub(crate) fn CaseRow(props: &CaseRowProps) -> Html {
    let case = &props.case;
    let route = Route::Case { id: case.id };
    let title = if case.title.is_empty() {
        t(shared::ERASED).to_owned()
    } else {
        case.title.clone()
    };
    let note = format!("{} · {}", time::moment(case.submitted_at), t(words::category(case.category)));
    part!(Cell {
        title,
        note,
        href: route.href(),
        onclick: Callback::from(move |()| Way::to(route)),
        data_test: format!("case-{}", case.id),
        children: html! { { state_chip(case.state, t(words::state(case.state))) } }
    })
}
