//! What is handed to the organisations that somebody speaks for: each case to read, to take, and to give back.

mod deeds;
mod looks;
mod page;
mod refer;
mod referred;

pub(crate) use page::ReceivedCasePage;
pub(crate) use refer::ReferPage;
pub(crate) use referred::ReferredPage;

use contract::{
    cases::CaseSummary,
    handling::NamedOrganisation,
    page::Page,
    teams::{ServiceSummary, terms},
};
use kit::{
    http::Call,
    i18n::{fill, handling as text, shared, t, words},
    part,
    remote::use_call,
    time,
    ui::{Cell, Cells, Empty, Shape, Tone, chip},
    visit::{state, when},
    way,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

#[component]
pub(crate) fn ReceivedPage() -> Html {
    let (cases, reload) = use_call::<_, Page<CaseSummary>>((), |()| Some(Call::get("/cases?scope=received&limit=100")));
    let again = reload.reform(|_: MouseEvent| ());
    part!(Screen {
        title: t(text::RECEIVED),
        tab: Route::Received,
        side: html! { <button type="button" class="lx-button lx-button-text" onclick={again} data-test="refresh">{ t(shared::REFRESH) }</button> },
        data_test: "received-page",
        children: html! { <>{ part!(Services) }{ cases.show(3, &reload, |page| {
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
        }) }{ part!(ToRefer) }</> }
    })
}

/// The requests that are referred to them, and those that they referred.
#[component]
fn Services() -> Html {
    let (services, reload) = use_call::<_, Page<ServiceSummary>>((), |()| Some(Call::get("/me/referred-services")));
    services.show(2, &reload, |page| {
        if page.items.is_empty() {
            return Html::default();
        }
        part!(Cells {
            title: t(text::REFERRED_SERVICES),
            children: html! { <>{ for page.items.iter().map(referred) }</> }
        })
    })
}

/// The way to refer somebody, below what waits; nothing for those who speak for no organisation.
#[component]
fn ToRefer() -> Html {
    let (own, again) = use_call::<_, Page<NamedOrganisation>>((), |()| Some(Call::get("/me/organisations")));
    own.show(1, &again, |own| {
        if own.items.is_empty() {
            return Html::default();
        }
        let (class, words) = (
            "lx-button lx-button-plain lx-button-block",
            html! { { t(text::REFER_TITLE) } },
        );
        html! { <p class="lx-pad">{ way::link(Route::Refer.href(), class, "to-refer", words) }</p> }
    })
}

fn referred(service: &ServiceSummary) -> Html {
    let id = Uuid::try_parse(&service.id.to_string()).unwrap_or_default();
    let href = Route::Referred { id }.href();
    let onclick = {
        let href = href.clone();
        Callback::from(move |()| way::to(&href))
    };
    part!(Cell [href.clone()] {
        title: t(terms::service_kind(service.kind)),
        note: when(&service.day, service.part),
        href: href.clone(),
        onclick,
        data_test: "referred",
        children: state(service.state),
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
