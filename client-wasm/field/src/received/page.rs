//! One case that is handed over: what its reporter may read too, and what is asked.

use std::rc::Rc;

use contract::{
    cases::{Action, Case},
    handling::Handling,
};
use kit::{
    files::pictures,
    hooks::use_state,
    http::Call,
    i18n::{fill, handling as text, shared, t, words},
    part,
    remote::use_call,
    time,
    ui::{Cell, Cells, Shape, Timeline, Tone, chip},
};
use uuid::Uuid;
use yew::prelude::*;

use super::deeds::{HandBackForm, NoteForm, Take};
use crate::{liaison::moment, routes::Route, shell::Screen};

/// Properties of a [`ReceivedCasePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReceivedCaseProps {
    /// Which case.
    pub(crate) id: Uuid,
}

#[component]
pub(crate) fn ReceivedCasePage(props: &ReceivedCaseProps) -> Html {
    let id = props.id;
    let gone = use_state(|| false);
    let (case, reload) = use_call::<_, Case>(id, |id| Some(Call::get(&format!("/cases/{id}"))));
    let onback = {
        let gone = gone.clone();
        Callback::from(move |()| gone.set(true))
    };
    let matter = if *gone {
        html! { <p class="lx-pad lx-muted" data-test="handed-back">{ t(text::HANDED_BACK) }</p> }
    } else {
        case.show(4, &reload, |case| shown(case, &reload, &onback))
    };
    part!(Screen {
        title: t(text::RECEIVED),
        back: Route::Received,
        data_test: "received-case",
        children: matter
    })
}

fn shown(case: &Rc<Case>, reload: &Callback<()>, onback: &Callback<()>) -> Html {
    let can = |action| case.actions.contains(&action);
    let summary = &case.summary;
    html! {
        <div class="lx-pad lx-stack">
            <section class="lx-card lx-stack">
                <div class="lx-row lx-row-spread">
                    <span class="lx-muted lx-number">{ &summary.number }</span>
                    if can(Action::Acknowledge) { { chip(Tone::Amber, Shape::Clock, t(text::RECEIVED_WAITS)) } }
                </div>
                <h2 class="lx-title" data-test="received-title">{ &summary.title }</h2>
                <p class="lx-text">{ &case.body }</p>
                { pictures(&case.photos) }
                <p class="lx-muted">{ t(words::category(summary.category)) }</p>
                if let Some(address) = &case.address { <p>{ address }</p> }
            </section>
            { part!(Handed { case: case.clone() }) }
            if can(Action::Acknowledge) { { part!(Take { case: case.clone(), ondone: reload.clone() }) } }
            if can(Action::HandBack) { { part!(HandBackForm { case: case.clone(), ondone: onback.clone() }) } }
            if can(Action::Note) { { part!(NoteForm { case: case.clone(), ondone: reload.clone() }) } }
            <section class="lx-card">
                { part!(Timeline { label: t(shared::TIMELINE), moments: case.timeline.iter().map(moment).collect::<Vec<_>>() }) }
            </section>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct HandedProps {
    case: Rc<Case>,
}

/// Whom to call: the station always, the reporter where they agreed.
#[component]
fn Handed(props: &HandedProps) -> Html {
    let case = &props.case;
    let key = (case.summary.id, case.version);
    let (handling, _) = use_call::<_, Handling>(key, |(id, _)| Some(Call::get(&format!("/cases/{id}/handling"))));
    let since = handling
        .ready()
        .and_then(|handling| handling.transfer.as_ref())
        .map(|transfer| fill(text::RECEIVED_AT, &[&time::moment(transfer.at)]));
    let station = case
        .station
        .as_ref()
        .map(|station| call(text::STATION_PHONE, &station.name, &station.phone));
    let reporter = case.reporter.as_ref().and_then(|reporter| {
        let phone = reporter.phone.as_ref()?;
        Some(call(text::REPORTER, &reporter.name, phone))
    });
    let hidden = reporter.is_none().then(|| AttrValue::from(t(text::REPORTER_HIDDEN)));
    part!(Cells {
        title: since.map(AttrValue::from),
        foot: hidden,
        children: html! { <>{ station.unwrap_or_default() }{ reporter.unwrap_or_default() }</> }
    })
}

fn call(label: kit::i18n::Text, name: &str, phone: &str) -> Html {
    // A number that is not shown whole cannot be called.
    let href = (!phone.contains('*')).then(|| AttrValue::from(format!("tel:{phone}")));
    part!(Cell {
        title: t(label),
        note: format!("{name} {phone}"),
        shape: Shape::Phone,
        href
    })
}
