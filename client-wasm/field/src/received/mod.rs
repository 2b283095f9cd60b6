//! What is handed to the organisations that somebody speaks for: each case to read, to take, and to give back.

mod deeds;
mod page;

pub(crate) use page::ReceivedCasePage;

use contract::{cases::CaseSummary, page::Page};
use kit::{
    http::Call,
    i18n::{fill, handling as text, shared, t, words},
    part,
    remote::use_call,
    time,
    ui::{Cell, Cells, Empty, Shape, Tone, chip},
    way,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// The page.
#[component]
pub(crate) fn ReceivedPage() -> Html {
    let (cases, reload) = use_call::<_, Page<CaseSummary>>((), |()| Some(Call::get("/cases?scope=received&limit=100")));
    let again = reload.reform(|_: MouseEvent| ());
    part!(Screen {
        title: t(text::RECEIVED),
        tab: Route::Received,
        side: html! { <button type="button" class="lx-button lx-button-text" onclick={again} data-test="refresh">{ t(shared::REFRESH) }</button> },
        data_test: "received-page",
        children: cases.show(3, &reload, |page| {
            if page.items.is_empty() {
                return part!(Empty {
                    shape: Shape::Letter,
                    words: t(text::RECEIVED_NONE),
                    children: html! { <p class="lx-muted">{ t(text::RECEIVED_WHO) }</p> },
                });
            }
            part!(Cells {
                children: html! { <>{ for page.items.iter().map(row) }</> }
            })
        })
    })
}

fn row(case: &CaseSummary) -> Html {
    let id = Uuid::try_parse(&case.id.to_string()).unwrap_or_default();
    let href = Route::ReceivedCase { id }.href();
    let onclick = {
        let href = href.clone();
        Callback::from(move |()| way::to(&href))
    };
    let when = fill(text::RECEIVED_AT, &[&time::moment(case.updated_at)]);
    let note = fill(text::DUTY_AT, &[t(words::category(case.category)), &when]);
    let late = case.is_overdue(time::now());
    let key = href.clone();
    part!(Cell [key] {
        title: case.title.clone(),
        note,
        href,
        onclick,
        data_test: "received",
        children: html! { if late { { chip(Tone::Red, Shape::Clock, t(kit::i18n::console::OVERDUE)) } } },
    })
}
