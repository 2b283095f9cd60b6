//! The list of my cases, page after page.

use std::rc::Rc;

use contract::{
    cases::{CaseSummary, State},
    ids::AccountId,
    page::Page,
};
use kit::part;
use kit::{
    http::{self, Failure, query},
    i18n::{resident, shared, t},
    remote::{Remote, use_remote},
    ui::{Button, Cells, Empty, Failed, Shape, Skeleton, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
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

async fn fetch(all: bool, cursor: String) -> Result<Rc<Page<CaseSummary>>, Failure> {
    let states = if all { &[][..] } else { &OPEN[..] };
    http::get(&path(states, &cursor)).await.map(Rc::new)
}

/// The list.
#[component]
pub(super) fn CaseList(props: &CaseListProps) -> Html {
    let (first, reload) = use_remote((props.account, props.all, props.asked), |(_, all, _)| {
        fetch(*all, String::new())
    });
    let page = match &first {
        Remote::Loading => {
            return part!(Skeleton {
                label: t(shared::LOADING)
            });
        }
        Remote::Failed(failure) => {
            return part!(Failed {
                title: failure.title(),
                detail: failure.detail(),
                retry_label: t(shared::RETRY),
                onretry: reload
            });
        }
        Remote::Ready(page) => page,
    };
    if page.items.is_empty() {
        let words = if props.all {
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
            { part!(Further [page.next.clone().unwrap_or_default()] { all: props.all, after: page.next.clone() }) }
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
    let busy = use_state(|| false);
    let toasts = use_toasts();
    let next = pages.last().map_or_else(|| props.after.clone(), |page| page.next.clone());
    let onclick = {
        let (pages, busy, all, next) = (pages.clone(), busy.clone(), props.all, next.clone());
        Callback::from(move |_: MouseEvent| {
            let (pages, busy, toasts) = (pages.clone(), busy.clone(), toasts.clone());
            let cursor = next.clone().unwrap_or_default();
            busy.set(true);
            spawn_local(async move {
                match fetch(all, cursor).await {
                    Ok(page) => {
                        let mut more = (*pages).clone();
                        more.push(page);
                        pages.set(more);
                    }
                    Err(failure) => toasts.bad(failure.line()),
                }
                busy.set(false);
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
                <div class="lx-pad">
                    { part!(Button {
                        block: true,
                        onclick,
                        loading: *busy,
                        data_test: "load-more",
                        children: html! { { t(shared::LOAD_MORE) } },
                    }) }
                </div>
            }
        </>
    }
}
