//! The visits that belong to a card: asked for, agreed on, and made.

use contract::{
    liaison::{Card, Visit, VisitState},
    page::Page,
};
use kit::{
    http::{Call, query},
    i18n::{cards as text, fill, shared, t},
    part,
    remote::use_call,
    ui::{Dialog, Shape, Tone, chip},
};
use yew::prelude::*;

/// Properties of a [`Record`].
#[derive(Properties, PartialEq)]
pub(super) struct RecordProps {
    /// The card.
    pub(super) card: Card,
    /// Called when it is left.
    pub(super) onclose: Callback<()>,
}

/// The record.
#[component]
pub(super) fn Record(props: &RecordProps) -> Html {
    let path = format!("/liaison/visits{}", query(&[("card_id", &props.card.id.to_string())]));
    let (visits, reload) = use_call::<_, Page<Visit>>(path, |path| Some(Call::get(path)));
    let list = visits.show(2, &reload, |page| {
        html! { <>
            if page.items.is_empty() { <p class="lx-muted">{ t(text::VISITS_NONE) }</p> }
            <ul class="lx-manage-list">{ for page.items.iter().map(row) }</ul>
        </> }
    });
    part!(Dialog {
        title: format!("{} {}", t(text::VISITS), props.card.label),
        close_label: t(shared::CLOSE),
        onclose: props.onclose.clone(),
        data_test: "card-record",
        children: html! { <>{ list }</> },
    })
}

fn row(visit: &Visit) -> Html {
    let planned = visit.planned_on.as_deref().unwrap_or_default();
    let visited = visit.visited_on.as_deref().unwrap_or_default();
    let mark = match visit.state {
        VisitState::Asked => chip(Tone::Amber, Shape::Clock, t(text::VISIT_ASKED)),
        VisitState::Planned => chip(Tone::Blue, Shape::Clock, &fill(text::VISIT_PLANNED, &[planned])),
        VisitState::Done => chip(Tone::Green, Shape::Check, &fill(text::VISIT_DONE, &[visited])),
    };
    html! {
        <li key={visit.id.to_string()} data-test="visit">
            <div class="lx-row lx-row-spread">
                { mark }
                if let Some(case) = &visit.case { <span class="lx-muted lx-small lx-number">{ &case.number }</span> }
            </div>
            if let Some(met) = &visit.met { <p class="lx-muted lx-small">{ met }</p> }
            if let Some(found) = &visit.found { <p class="lx-text">{ found }</p> }
        </li>
    }
}
