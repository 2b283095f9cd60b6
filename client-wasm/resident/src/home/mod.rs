//! The first page: how to reach the station, what waits for me, what is announced.

mod notices;
mod station;
mod waiting;

use contract::accounts::Role;
use kit::{
    elder::ElderToggle,
    hooks::use_state,
    i18n::{Text, field, projects, proposals, resident, service, shared, t, votes},
    part,
    session::{Standing, use_session},
    ui::{IconButton, Shape, icon},
};
use yew::prelude::*;

use crate::{
    places::use_places,
    routes::Route,
    shell::{Screen, WayLink},
    sign_in,
    write::to_note,
};

use notices::Notices;
use station::StationCard;
use waiting::Waiting;

#[component]
pub(crate) fn HomePage() -> Html {
    let (session, places) = (use_session(), use_places());
    // Those of the staff who go out sign in at the console, where a door is, too.
    let goes_out = session.me().is_some_and(|me| {
        me.posts
            .iter()
            .any(|post| matches!(post.role, Role::LiaisonOfficer | Role::Organisation))
    });
    let signed_out = session.standing == Standing::SignedOut;
    let asked = use_state(|| 0_u32);
    let round = *asked;
    let refresh = Callback::from(move |_: MouseEvent| {
        places.reload.emit(());
        asked.set(round + 1);
    });
    part!(Screen {
        title: t(shared::APP_NAME),
        tab: Route::Home,
        side: html! { <>{ part!(ElderToggle) }
        { part!(IconButton {
            shape: Shape::Refresh,
            label: t(shared::REFRESH),
            onclick: refresh,
            data_test: "refresh",
        }) }</> },
        data_test: "home-page",
        children: html! { <div class="lx-sections">
            { to_note() }
            { part!(StationCard) }
            <nav class="lx-doors" aria-label={t(resident::HOME_DOORS)}>
                { part!(WayLink {
                    to: Route::Write,
                    class: "lx-door lx-door-first",
                    data_test: "door-write",
                    children: html! { <>{ icon(Shape::Write) }<span>{ t(resident::WRITE_TITLE) }</span></> },
                }) }
                { part!(WayLink {
                    to: Route::Track,
                    class: "lx-door",
                    data_test: "door-track",
                    children: html! { <>{ icon(Shape::Search) }<span>{ t(resident::TRACK_TITLE) }</span></> },
                }) }
                { for BESIDE.map(door) }
                if goes_out { { door(ON_FOOT) } }
            </nav>
            if let Some(me) = session.me() {
                { part!(Waiting [round] { account: me.id }) }
            } else if signed_out {
                <section class="lx-card">
                    <p>{ t(resident::CASES_SIGN_IN) }</p>
                    <p>{ sign_in::door(Route::Home) }</p>
                </section>
            }
            { part!(Notices [round] {}) }
        </div> }
    })
}

/// The apps beside this one: where, what browser tests find the door by, and what it shows.
const BESIDE: [(&str, &str, Shape, Text); 4] = [
    ("/service/", "door-service", Shape::Person, service::HELP),
    ("/proposals/", "door-proposals", Shape::Hand, proposals::PROPOSALS),
    ("/votes/", "door-votes", Shape::Check, votes::VOTES),
    ("/projects/", "door-projects", Shape::List, projects::PROJECTS),
];

/// What liaison officers hear at doors, and what an organisation was asked to see to.
const ON_FOOT: (&str, &str, Shape, Text) = ("/field/", "door-field", Shape::Work, field::FIELD);

fn door((href, data_test, shape, words): (&'static str, &'static str, Shape, Text)) -> Html {
    html! { <a class="lx-door" {href} data-test={data_test}>{ icon(shape) }<span>{ t(words) }</span></a> }
}
