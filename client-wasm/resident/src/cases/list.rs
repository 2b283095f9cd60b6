//! The list of my cases, page after page.

use std::rc::Rc;

use contract::{
    cases::{CaseSummary, State},
    ids::AccountId,
    page::Page,
};
use kit::{
    hooks::use_state,
    http::{Call, query},
    i18n::{resident, shared, t},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, Cells, Empty, Shape},
};
use yew::prelude::*;

use super::row::CaseRow;
use crate::{routes::Route, shell::WayLink};

/// States in which something is still expected of somebody.
pub(crate) const OPEN: [State; 7] = [
    State::Submitted,
    State::Accepted,
    State::Dispatched,
    State::InProgress,
    State::Transferred,
    State::Answered,
    State::Reopened,
];

/// States of what the list shows as open: what became part of another case goes on with that one.
const GOING_ON: [State; 8] = {
    let [a, b, c, d, e, f, g] = OPEN;
    [a, b, c, d, e, f, g, State::Merged]
};

/// The path of my cases in these states (all, if there are none), after `cursor`.
pub(crate) fn path(states: &[State], cursor: &str) -> String {
    let states: Vec<&str> = states.iter().map(|state| state.word()).collect();
    let query = query(&[("scope", "mine"), ("state", &states.join(",")), ("cursor", cursor)]);
    format!("/cases{query}")
}

/// Properties of a [`CaseList`].
#[derive(Properties, PartialEq)]
pub(super) struct CaseListProps {
    /// Whose cases.
    pub(super) account: AccountId,
    /// All of them, or the open ones.
    pub(super) all: bool,
    /// Counts how often it was asked for anew.
    pub(super) asked: u32,
}

fn call(all: bool, cursor: &str) -> Call {
    let states = if all { &[][..] } else { &GOING_ON[..] };
    Call::get(&path(states, cursor))
}

/// The list.
#[component]
pub(super) fn CaseList(props: &CaseListProps) -> Html {
    let of = (props.account, props.all, props.asked);
    let (first, reload) = use_call(of, |_| Some(call(props.all, "")));
    first.show(3, &reload, |page| whole(props.all, page))
}

fn whole(all: bool, page: &Page<CaseSummary>) -> Html {
    if page.items.is_empty() {
        let words = if all {
            resident::CASES_NONE
        } else {
            resident::CASES_NONE_OPEN
        };
        return part!(Empty {
            shape: Shape::Letter,
            words: t(words),
            children: part!(WayLink {
                to: Route::Write,
                class: "lx-button lx-button-primary",
                children: html! { { t(resident::WRITE_TITLE) } }
            })
        });
    }
    html! {
        <>
            { part!(Cells { children: html! { { for page.items.iter().map(row) } } }) }
            { part!(Further [page.next.clone().unwrap_or_default()] { all, after: page.next.clone() }) }
        </>
    }
}

fn row(case: &CaseSummary) -> Html {
    part!(CaseRow [case.id.to_string()] { case: case.clone() })
}

#[derive(Properties, PartialEq)]
struct FurtherProps {
    all: bool,
    after: Option<String>,
}

/// What comes after the first page, when it is asked for.
#[component]
fn Further(props: &FurtherProps) -> Html {
    let pages = use_state(Vec::<Rc<Page<CaseSummary>>>::new);
    let sending = use_sending();
    let next = pages.last().map_or_else(|| props.after.clone(), |page| page.next.clone());
    let onclick = {
        let (pages, sending, all, next) = (pages.clone(), sending.clone(), props.all, next.clone());
        Callback::from(move |_: MouseEvent| {
            let (pages, cursor) = (pages.clone(), next.as_deref().unwrap_or_default());
            sending.send(call(all, cursor), move |page: Page<CaseSummary>| {
                let mut more = (*pages).clone();
                more.push(Rc::new(page));
                pages.set(more);
            });
        })
    };
    html! {
        <>
            if !pages.is_empty() {
                { part!(Cells {
                    children: html! { { for pages.iter().flat_map(|page| page.items.iter()).map(row) } },
                }) }
            }
            if next.is_some() {
                <div class="lx-pad lx-stack">
                    { sending.trouble("more-failed") }
                    { part!(Button {
                        block: true,
                        onclick,
                        loading: sending.is_busy(),
                        data_test: "load-more",
                        children: html! { { t(shared::LOAD_MORE) } },
                    }) }
                </div>
            }
        </>
    }
}
