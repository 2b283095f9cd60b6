//! Places: the street's three grid levels, to be added to, changed and retired.

use contract::grid::{ManagedCell, ManagedCommunity, ManagedStation, ManagedStreet, Subcategory};
use kit::{
    desk::use_desk,
    hooks::use_state,
    i18n::{console, people as text, shared, t, words},
    part,
    remote::use_remote,
    ui::{Button, ButtonKind, Shape, Tone, chip},
};
use yew::prelude::*;

use crate::{
    calls,
    sheets::{Form, Sheet},
};

/// The street and everything in it.
#[component]
pub(crate) fn PlacesPage() -> Html {
    let desk = use_desk();
    let (street, reload) = use_remote((), |()| calls::places());
    let editing = use_state(|| None::<Sheet>);
    let onedit = desk.of_street().then(|| {
        let editing = editing.clone();
        Callback::from(move |sheet| editing.set(Some(sheet)))
    });
    let onclose = {
        let (editing, reload) = (editing.clone(), reload.clone());
        Callback::from(move |changed| {
            editing.set(None);
            if changed {
                reload.emit(());
            }
        })
    };
    html! {
        <section class="lx-stack" data-test="places">
            <p class="lx-muted lx-small">{ t(text::PLACES_LEAD) }</p>
            { street.show(4, &reload, |street| shown(street, onedit.as_ref())) }
            if let (Some(sheet), Some(street)) = (&*editing, street.ready()) {
                { part!(Form { sheet: sheet.fresh(street), onclose, onstale: reload.clone() }) }
            }
        </section>
    }
}

type Edit<'a> = Option<&'a Callback<Sheet>>;

fn button(onedit: Edit<'_>, sheet: Sheet, words: &'static str, data_test: &str) -> Html {
    let Some(onedit) = onedit else { return Html::default() };
    let onclick = onedit.reform(move |_: MouseEvent| sheet.clone());
    part!(Button {
        kind: ButtonKind::Text,
        onclick,
        data_test: data_test.to_owned(),
        children: html! { <>{ words }</> }
    })
}

fn retired(is: bool) -> Html {
    if is {
        chip(Tone::Grey, Shape::Refuse, t(text::RETIRED))
    } else {
        Html::default()
    }
}

fn shown(street: &ManagedStreet, onedit: Edit<'_>) -> Html {
    html! {
        <>
            <div class="lx-row lx-row-spread">
                <h2 class="lx-title" data-test="street-name">{ &street.name }</h2>
                <span class="lx-row">
                    { button(onedit, Sheet::Street(street.clone()), t(shared::EDIT), "street-edit") }
                    { button(onedit, Sheet::NewCommunity(street.id), t(text::COMMUNITY_ADD), "community-new") }
                </span>
            </div>
            { for street.communities.iter().map(|community| of_community(community, onedit)) }
            if onedit.is_some() { { subcategories(street, onedit) } }
        </>
    }
}

/// What the street distinguishes within the categories.
fn subcategories(street: &ManagedStreet, onedit: Edit<'_>) -> Html {
    let row = |one: &Subcategory| {
        let category = t(words::category(one.sheet.category));
        html! {
            <li key={one.id.to_string()} class="lx-row lx-row-spread" data-test="subcategory">
                <span><span class="lx-muted">{ category }{ " · " }</span>{ &one.sheet.name }{ retired(one.sheet.retired) }</span>
                { button(onedit, Sheet::Subcategory(one.clone()), t(shared::EDIT), "subcategory-edit") }
            </li>
        }
    };
    html! {
        <details class="lx-card lx-manage-place" open={!street.subcategories.is_empty()} data-test="subcategories">
            <summary><strong>{ t(console::SUBCATEGORY) }</strong></summary>
            <p class="lx-muted lx-small">{ t(text::SUBCATEGORIES_LEAD) }</p>
            { button(onedit, Sheet::NewSubcategory(street.id), t(text::SUBCATEGORY_ADD), "subcategory-new") }
            <ul class="lx-manage-list">{ for street.subcategories.iter().map(row) }</ul>
        </details>
    }
}

fn of_community(community: &ManagedCommunity, onedit: Edit<'_>) -> Html {
    let counts = format!(
        "{} {} · {} {}",
        community.stations.len(),
        t(shared::STATION),
        community.cells.len(),
        t(kit::i18n::console::FILTER_CELL)
    );
    html! {
        <details key={community.id.to_string()} class="lx-card lx-manage-place" open={community.stations.len() < 3 && !community.retired}
            data-test={format!("place-{}", community.id)}>
            <summary><strong>{ &community.name }</strong>{ " " }<span class="lx-muted lx-small">{ counts }</span>{ retired(community.retired) }</summary>
            <div class="lx-row">
                { button(onedit, Sheet::Community(community.clone()), t(shared::EDIT), "community-edit") }
                { button(onedit, Sheet::NewStation(community.id), t(text::STATION_ADD), "station-new") }
                if !community.stations.is_empty() {
                    { button(onedit, Sheet::NewCell(community.clone()), t(text::CELL_ADD), "cell-new") }
                }
            </div>
            <ul class="lx-manage-list">
                { for community.stations.iter().map(|station| of_station(station, onedit)) }
                { for community.cells.iter().map(|cell| of_cell(cell, community, onedit)) }
            </ul>
        </details>
    }
}

fn of_station(station: &ManagedStation, onedit: Edit<'_>) -> Html {
    let sheet = &station.sheet;
    html! {
        <li key={station.id.to_string()} data-test="station">
            <div class="lx-row lx-row-spread">
                <span><strong>{ &sheet.name }</strong>{ " " }{ &sheet.phone }{ retired(sheet.retired) }</span>
                { button(onedit, Sheet::Station(station.clone()), t(shared::EDIT), "station-edit") }
            </div>
            <p class="lx-muted lx-small">{ format!("{} · {}", sheet.address, sheet.opening_hours) }</p>
            if !sheet.promises.is_empty() {
                <ul class="lx-small">{ for sheet.promises.lines().map(|promise| html! { <li>{ promise.to_owned() }</li> }) }</ul>
            }
        </li>
    }
}

fn of_cell(cell: &ManagedCell, community: &ManagedCommunity, onedit: Edit<'_>) -> Html {
    let sheet = &cell.sheet;
    html! {
        <li key={cell.id.to_string()} data-test="cell">
            <div class="lx-row lx-row-spread">
                <span>{ &sheet.name }{ retired(sheet.retired) }</span>
                { button(onedit, Sheet::Cell(cell.clone(), community.clone()), t(shared::EDIT), "cell-edit") }
            </div>
            if !sheet.buildings.is_empty() { <p class="lx-muted lx-small">{ sheet.buildings.join(" · ") }</p> }
        </li>
    }
}
