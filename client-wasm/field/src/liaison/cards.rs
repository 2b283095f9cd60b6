//! The cards in one's name, how they present one, and what was found at each door.

use std::rc::Rc;

use contract::{
    accounts::Role,
    ids::CommunityId,
    liaison::{Card, Officer, OfficerChange, Visit},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::{Call, query},
    i18n::{fill, officer as text, shared, t},
    part,
    remote::{Remote, use_call},
    sending::{typing, use_sending},
    ui::{Button, ButtonKind, Cell, Cells, Empty, Field, Shape, Tone, chip, use_toasts},
    way,
};
use uuid::Uuid;
use yew::prelude::*;

use super::report::Report;
use crate::{places::use_places, routes::Route, shell::Screen};

/// Who has cards.
const KEEPERS: [Role; 3] = [Role::SocialWorker, Role::LiaisonOfficer, Role::StationAdmin];

/// The cards in one's name, also where there is no network.
#[hook]
fn use_cards() -> (Remote<Rc<Page<Card>>>, Callback<()>) {
    use_call::<_, Page<Card>>((), |()| Some(Call::get("/liaison/cards").remembered("my.cards")))
}

/// The page of all of them.
#[component]
pub(crate) fn CardsPage() -> Html {
    let (cards, reload) = use_cards();
    let communities = use_places()
        .of_roles(&KEEPERS)
        .iter()
        .map(|community| (community.id, community.name.clone()))
        .collect::<Vec<_>>();
    let list = cards.show(3, &reload, |page| match page.items.as_slice() {
        [] => part!(Empty {
            shape: Shape::List,
            words: t(text::CARDS_NONE)
        }),
        items => part!(Cells {
            children: html! { <>{ for items.iter().map(row) }</> }
        }),
    });
    part!(Screen {
        title: t(text::CARDS),
        back: Route::Neighbours,
        data_test: "cards-page",
        children: html! { <>
            { list }
            { for communities.into_iter().map(|(community, name)| part!(Shown [community.to_string()] { community, name })) }
        </> }
    })
}

fn row(card: &Card) -> Html {
    let href = Route::Card {
        id: Uuid::try_parse(&card.id.to_string()).unwrap_or_default(),
    }
    .href();
    let number = fill(text::CARD_NUMBER, &[&card.number.to_string()]);
    let scans = card
        .scanned_on
        .as_ref()
        .map(|on| fill(text::CARD_SCANS, &[&card.scans.to_string(), on]));
    let note = scans.map_or(number.clone(), |scans| format!("{number} · {scans}"));
    let onclick = {
        let href = href.clone();
        Callback::from(move |()| way::to(&href))
    };
    part!(Cell [card.id.to_string()] {
        title: card.label.clone(),
        note,
        href,
        onclick,
        data_test: "card",
        children: html! { if card.revoked_at.is_some() { { chip(Tone::Grey, Shape::Refuse, t(text::CARD_REVOKED)) } } },
    })
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    community: CommunityId,
    name: String,
}

/// How cards present one in a community.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let path = format!("/communities/{}/officers", props.community);
    let (officers, reload) = use_call::<_, Page<Officer>>(path.clone(), |path| Some(Call::get(path)));
    let me = kit::session::use_session().me().map(|me| me.id);
    let own = officers
        .ready()
        .and_then(|page| page.items.iter().find(|one| Some(one.id) == me).cloned());
    let present = own.map(|own| {
        // A list, so that its key begins the form anew when what it begins with is another.
        let key = format!("{} {}", own.name, own.visiting_hours);
        let name = props.name.clone();
        html! { <>{ part!(Present [key] { own, path, name, onsaved: reload }) }</> }
    });
    present.unwrap_or_default()
}

#[derive(Properties, PartialEq)]
struct PresentProps {
    own: Officer,
    path: String,
    name: String,
    onsaved: Callback<()>,
}

#[component]
fn Present(props: &PresentProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let change = use_state(|| OfficerChange {
        officer_id: None,
        name: props.own.name.clone(),
        visiting_hours: props.own.visiting_hours.clone(),
    });
    let onclick = {
        let (change, sending, toasts) = (change.clone(), sending.clone(), toasts.clone());
        let (path, onsaved) = (props.path.clone(), props.onsaved.clone());
        Callback::from(move |_: MouseEvent| {
            if !sending.accepts_known(&*change) {
                return;
            }
            let (toasts, onsaved) = (toasts.clone(), onsaved.clone());
            sending.send::<Officer>(Call::post(&path).json(&*change), move |_| {
                toasts.good(t(shared::SAVED));
                onsaved.emit(());
            });
        })
    };
    html! {
        <section class="lx-card lx-stack lx-sections-apart" data-test="shown">
            <h2>{ t(text::SHOWN) }</h2>
            <p class="lx-muted lx-small">{ &props.name }</p>
            { part!(Field {
                label: t(text::SHOWN_NAME),
                value: change.name.clone(),
                oninput: typing(&change, |change: &mut OfficerChange, name| change.name = name),
                hint: t(text::SHOWN_NAME_HINT),
                max_length: 30,
                error: sending.error("/name"),
                data_test: "shown-name",
            }) }
            { part!(Field {
                label: t(text::SHOWN_HOURS),
                value: change.visiting_hours.clone(),
                oninput: typing(&change, |change: &mut OfficerChange, hours| change.visiting_hours = hours),
                hint: t(text::SHOWN_HOURS_HINT),
                max_length: 60,
                error: sending.error("/visiting_hours"),
                data_test: "shown-hours",
            }) }
            { sending.trouble("shown-trouble") }
            { part!(Button {
                onclick,
                loading: sending.is_busy(),
                data_test: "shown-save",
                children: html! { { t(shared::SAVE) } },
            }) }
        </section>
    }
}

/// Properties of a [`CardPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct CardPageProps {
    pub(crate) id: Uuid,
}

/// The page of one card: the visits at its door.
#[component]
pub(crate) fn CardPage(props: &CardPageProps) -> Html {
    let id = props.id.to_string();
    let (cards, reload) = use_cards();
    let matter = cards.show(3, &reload, |page| {
        let Some(card) = page.items.iter().find(|card| card.id.to_string() == id) else {
            return part!(Empty {
                shape: Shape::Info,
                words: t(text::CARD_GONE)
            });
        };
        html! {
            <div class="lx-pad lx-stack">
                <h2>{ &card.label }</h2>
                if card.revoked_at.is_none() { { begin(card) } }
                { part!(Record { card: card.clone() }) }
            </div>
        }
    });
    part!(Screen {
        title: t(text::CARD),
        back: Route::Cards,
        data_test: "card-page",
        children: matter
    })
}

fn begin(card: &Card) -> Html {
    let card = card.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let Some(report) = Report::at(&card) else { return };
        report.keep();
        if let Ok(id) = Uuid::try_parse(&report.id.to_string()) {
            Route::Visit { id }.go();
        }
    });
    part!(Button {
        kind: ButtonKind::Primary,
        block: true,
        shape: Shape::Plus,
        onclick,
        data_test: "visit-new",
        children: html! { { t(text::VISIT_NEW) } },
    })
}

#[derive(Properties, PartialEq)]
struct RecordProps {
    card: Card,
}

/// The visits that were made.
#[component]
fn Record(props: &RecordProps) -> Html {
    let path = format!(
        "/liaison/visits{}",
        query(&[("card_id", &props.card.id.to_string()), ("open", "false")])
    );
    let (visits, reload) = use_call::<_, Page<Visit>>(path, |path| Some(Call::get(path)));
    let list = visits.show(2, &reload, |page| {
        html! { <>
            if page.items.is_empty() { <p class="lx-muted">{ t(text::VISITS_MADE_NONE) }</p> }
            { for page.items.iter().map(made) }
        </> }
    });
    html! { <section class="lx-stack" data-test="record"><h3>{ t(text::VISITS_MADE) }</h3>{ list }</section> }
}

fn made(visit: &Visit) -> Html {
    html! {
        <article key={visit.id.to_string()} class="lx-card" data-test="visit-made">
            <p><strong class="lx-number">{ visit.visited_on.clone().unwrap_or_default() }</strong></p>
            if let Some(met) = &visit.met { <p class="lx-muted">{ met }</p> }
            <p class="lx-text">{ visit.found.clone().unwrap_or_else(|| t(shared::ERASED).to_owned()) }</p>
            if let Some(case) = &visit.case { <p class="lx-muted lx-small lx-number">{ &case.number }</p> }
        </article>
    }
}
