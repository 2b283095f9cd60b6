//! Neighbours: the visits they ask for by card, what is written down for them, and telling them what came of it.

mod cards;
mod need;
mod outcome;
mod post;
mod report;
mod visit;

use std::rc::Rc;

use contract::{
    accounts::Role,
    ids::CommunityId,
    liaison::{Need, Visit},
    page::Page,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{field as field_text, fill, officer as text, t, words},
    part,
    remote::{Remote, use_call},
    ui::{Button, ButtonKind, Cell, Cells, Choice, Choices, Shape, Tone, chip, state_chip},
    way,
};
use uuid::Uuid;
use yew::prelude::*;

pub(crate) use cards::{CardPage, CardsPage};
pub(crate) use need::NeedPage;
pub(crate) use outcome::{OutcomePage, moment};
pub(crate) use visit::VisitPage;

use crate::{
    outbox::{Waiting, use_outbox},
    places::use_places,
    routes::{NEEDS, OUTCOMES, Route, VISITS},
    shell::Screen,
};
use need::Draft;

/// Who writes needs down.
const RECORDERS: [Role; 4] = [
    Role::LiaisonOfficer,
    Role::SocialWorker,
    Role::StationAdmin,
    Role::StreetAdmin,
];

/// The visits that are still to be made, also where there is no network.
#[hook]
fn use_visits() -> (Remote<Rc<Page<Visit>>>, Callback<()>) {
    let arrived = use_outbox().arrived;
    use_call::<_, Page<Visit>>(arrived, |_| {
        Some(Call::get("/liaison/visits?open=true").remembered("my.visits"))
    })
}

/// The needs one wrote down, also where there is no network.
#[hook]
fn use_needs() -> (Remote<Rc<Page<Need>>>, Callback<()>) {
    let arrived = use_outbox().arrived;
    use_call::<_, Page<Need>>(arrived, |_| Some(Call::get("/liaison/needs").remembered("my.needs")))
}

#[component]
pub(crate) fn NeighboursPage() -> Html {
    let words = html! { { t(text::CARDS) } };
    let cards = way::link(Route::Cards.href(), "lx-button lx-button-text", "to-cards", words);
    part!(Screen {
        title: t(text::TAB),
        tab: Route::Neighbours,
        side: cards,
        data_test: "neighbours-page",
        children: html! { <>
            { part!(Waiting { kind: report::KIND, draft: report::PREFIX, page: VISITS }) }
            { part!(Waiting { kind: need::KIND, draft: need::PREFIX, page: NEEDS }) }
            { part!(Waiting { kind: outcome::KIND, draft: outcome::PREFIX, page: OUTCOMES }) }
            { part!(Begin) }
            { part!(Visits) }
            { part!(Needs) }
        </> }
    })
}

/// A cell that leads to a page.
fn leading(route: Route, title: String, note: String, data_test: &'static str, children: Html) -> Html {
    let href = route.href();
    let onclick = {
        let href = href.clone();
        Callback::from(move |()| way::to(&href))
    };
    let key = href.clone();
    part!(Cell [key] { title, note, href, onclick, data_test, children })
}

fn uuid(id: &str) -> Uuid {
    Uuid::try_parse(id).unwrap_or_default()
}

/// The visits that neighbours wait for; one that is written up and not sent yet is none of them.
#[component]
fn Visits() -> Html {
    let (visits, reload) = use_visits();
    let parcels = use_outbox().parcels;
    visits.show(2, &reload, |page| {
        let open = page.items.iter().filter(|visit| {
            let id = visit.id.to_string();
            parcels.iter().all(|parcel| parcel.key != id)
        });
        let rows: Vec<Html> = open.map(wanted).collect();
        let none = rows.is_empty().then(|| AttrValue::from(t(text::VISITS_NONE)));
        part!(Cells {
            title: t(text::VISITS),
            foot: none,
            children: html! { <>{ for rows }</> }
        })
    })
}

fn wanted(visit: &Visit) -> Html {
    let id = uuid(&visit.id.to_string());
    let name = visit.person.as_ref().map(|person| person.name.as_str());
    let title = name.map_or_else(|| visit.label.clone(), |name| format!("{} {name}", visit.label));
    let (said, mark) = if visit.planned_on.is_some() {
        let mark = chip(Tone::Green, Shape::Clock, t(text::AGREED));
        (visit::when(visit.planned_on.as_deref(), visit.planned_part), mark)
    } else {
        let mark = chip(Tone::Amber, Shape::Clock, t(text::ASKED));
        (visit::when(visit.wished_on.as_deref(), visit.wished_part), mark)
    };
    leading(Route::Visit { id }, title, said, "visit", mark)
}

/// The needs one wrote down, and what came of them.
#[component]
fn Needs() -> Html {
    let (needs, reload) = use_needs();
    needs.show(2, &reload, |page| {
        let none = page.items.is_empty().then(|| AttrValue::from(t(text::NEEDS_NONE)));
        part!(Cells {
            title: t(text::NEEDS),
            foot: none,
            children: html! { <>{ for page.items.iter().map(told) }</> }
        })
    })
}

fn told(need: &Need) -> Html {
    let id = uuid(&need.case.id.to_string());
    let name = need.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    let mark = match &need.told_on {
        _ if need.to_tell => chip(Tone::Amber, Shape::Speech, t(text::TO_TELL)),
        Some(on) => chip(Tone::Green, Shape::Check, &fill(text::TOLD_ON, &[on])),
        None => state_chip(need.case.state, t(words::state(need.case.state))),
    };
    leading(Route::Outcome { id }, need.case.title.clone(), name, "need", mark)
}

/// A new need, and those that were begun.
#[component]
fn Begin() -> Html {
    let places = use_places();
    // Drawn anew when a need goes into the outbox or comes back.
    let _parcels = use_outbox().parcels;
    let communities = places.of_roles(&RECORDERS);
    let chosen = use_state(|| None::<CommunityId>);
    let Some(community) = (*chosen).or_else(|| communities.first().map(|first| first.id)) else {
        return Html::default();
    };
    let options: Vec<Choice> = communities
        .iter()
        .map(|community| Choice::new(community.id.to_string(), community.name.clone()))
        .collect();
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id: AttrValue| chosen.set(id.parse().ok()))
    };
    let onclick = Callback::from(move |_: MouseEvent| {
        let draft = Draft::new(community);
        draft.keep();
        Route::Need { id: uuid(&draft.id) }.go();
    });
    let begun = Draft::all().into_iter().map(|draft| {
        let id = uuid(&draft.id);
        let title = if draft.title.is_empty() {
            t(text::NEED).to_owned()
        } else {
            draft.title
        };
        leading(Route::Need { id }, title, draft.name, "need-begun", Html::default())
    });
    let begun: Vec<Html> = begun.collect();
    html! {
        <>
            <div class="lx-pad lx-stack">
                if options.len() > 1 {
                    { part!(Choices {
                        label: t(field_text::COMMUNITY),
                        options,
                        chosen: vec![AttrValue::from(community.to_string())],
                        onchange,
                        data_test: "need-community",
                    }) }
                }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    shape: Shape::Plus,
                    onclick,
                    data_test: "need-new",
                    children: html! { { t(text::NEED_NEW) } },
                }) }
            </div>
            if !begun.is_empty() {
                { part!(Cells { title: t(field_text::BEGUN), children: html! { <>{ for begun }</> } }) }
            }
        </>
    }
}
