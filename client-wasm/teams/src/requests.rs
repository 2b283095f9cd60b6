//! What is asked for: what is open, the most urgent first, and what is over.

use contract::{
    ids::{CellId, CommunityId},
    page::Page,
    teams::{ServiceState, ServiceSummary, terms},
};
use kit::{
    desk::{Desk, use_desk},
    hooks::use_state,
    http::Call,
    i18n::{fill, t, teams as text, words},
    part,
    remote::use_call,
    sending::typing,
    ui::{ButtonKind, Choice, Choices, Empty, Shape, Tone, button, chip, icon},
    visit::{state, when},
};
use yew::prelude::*;

use crate::{grid::Grid, routes::Route};

/// The choice of what is over.
const OVER: &str = "over";

/// Properties of every page that is about a community.
#[derive(Properties, PartialEq)]
pub(crate) struct OfCommunity {
    pub(crate) community: CommunityId,
}

#[component]
pub(crate) fn RequestsPage(props: &OfCommunity) -> Html {
    let shown = use_state(|| AttrValue::from("open"));
    let onchange = typing(&shown, |shown: &mut AttrValue, pressed: AttrValue| *shown = pressed);
    let (community, desk, cell) = (props.community, use_desk(), use_state(|| None::<CellId>));
    let choose = {
        let cell = cell.clone();
        Callback::from(move |pressed| cell.set(pressed))
    };
    let all = choose.reform(|_: MouseEvent| None);
    html! {
        <>
            <div class="lx-row lx-row-spread">
            { part!(Choices {
                label: t(text::SHOW),
                label_hidden: true,
                options: vec![Choice::new("open", t(text::OPEN)), Choice::new(OVER, t(text::OVER))],
                chosen: vec![(*shown).clone()],
                onchange,
                data_test: "show",
            }) }
            { Route::New.link("lx-button lx-button-primary", "new", html! { <>{ icon(Shape::Write) }<span>{ t(text::NEW) }</span></> }) }
            </div>
            if *shown != OVER {
                { part!(Grid [community.to_string()] { community, chosen: *cell, onchange: choose }) }
            }
            if let Some(cell) = *cell {
                <p class="lx-row" data-test="only-cell">
                    <span class="lx-grow">{ fill(text::GRID_ONLY, &[&desk.place_of(community, Some(cell), false).unwrap_or_default()]) }</span>
                    { button(ButtonKind::Plain, t(text::GRID_ALL), all, "all-cells") }
                </p>
            }
            { part!(List [shown.to_string()] { community, over: *shown == OVER, cell: *cell }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    community: CommunityId,
    over: bool,
    /// Only what is asked for in this one.
    cell: Option<CellId>,
}

#[component]
fn List(props: &ListProps) -> Html {
    let desk = use_desk();
    let (services, reload) = use_call::<_, Page<ServiceSummary>>((props.community, props.over), |(community, over)| {
        Some(Call::get(&format!("/communities/{community}/services?over={over}")))
    });
    let none = if props.over { text::OVER_NONE } else { text::OPEN_NONE };
    services.show(4, &reload, |page| {
        let here = |one: &&ServiceSummary| props.cell.is_none() || one.cell_id == props.cell;
        let shown: Vec<Html> = page.items.iter().filter(here).map(|one| row(&desk, one)).collect();
        if shown.is_empty() {
            return part!(Empty {
                shape: Shape::Check,
                words: t(none)
            });
        }
        html! { <ul class="lx-manage-list" data-test="requests">{ for shown }</ul> }
    })
}

/// One request: what, when, where, how pressing, and how many have said yes.
fn row(desk: &Desk, of: &ServiceSummary) -> Html {
    let pressing = matches!(of.urgency.word(), "urgent" | "emergency");
    let people = fill(text::SAID_YES, &[&of.said_yes.to_string(), &(of.volunteers + 1).to_string()]);
    let inside = html! {
        <>
            <span class="lx-row">
                <strong class="lx-grow">{ t(terms::service_kind(of.kind)) }</strong>
                if pressing { { chip(Tone::Red, Shape::Horn, t(words::urgency(of.urgency))) } }
                if of.unfit { { chip(Tone::Amber, Shape::Alert, t(text::UNFIT_SHORT)) } }
                { state(of.state) }
            </span>
            <span>{ when(&of.day, of.part) }{ " · " }{ desk.place_of(of.community_id, of.cell_id, false) }</span>
            <span class="lx-small lx-muted">
                <span class="lx-number">{ &of.number }</span>
                if !of.state.is_over() && of.state != ServiceState::Asked { { " · " }{ people } }
            </span>
        </>
    };
    html! {
        <li key={of.id.to_string()} class={(of.state == ServiceState::Short).then_some("lx-short")}>
            { Route::Service { id: of.id }.link("lx-card lx-request", "request", inside) }
        </li>
    }
}
