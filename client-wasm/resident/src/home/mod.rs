//! The first page: how to reach the station, what waits for me, what is announced.

mod elder;
mod notices;
mod station;
mod waiting;

use kit::part;
use kit::{
    i18n::{resident, shared, t},
    session::{Standing, use_session},
    ui::{Shape, icon},
};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, WayLink},
    sign_in,
};

pub(crate) use elder::ElderToggle;
use notices::Notices;
use station::StationCard;
use waiting::Waiting;

/// The page.
#[component]
pub(crate) fn HomePage() -> Html {
    let session = use_session();
    let signed_out = session.standing == Standing::SignedOut;
    if signed_out {
        sign_in::then(Route::Home);
    }
    part!(Screen {
        title: t(shared::APP_NAME),
        tab: Route::Home,
        side: part!(ElderToggle),
        data_test: "home-page",
        children: html! { <div class="lx-sections">
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
            </nav>
            if let Some(me) = session.me() {
                { part!(Waiting { account: me.id }) }
            } else if signed_out {
                <section class="lx-card">
                    <p>{ t(resident::HOME_SIGN_IN) }</p>
                    <p>
                        { part!(WayLink {
                            to: Route::SignIn,
                            class: "lx-button lx-button-plain",
                            data_test: "to-sign-in",
                            children: html! { { t(shared::SIGN_IN) } },
                        }) }
                    </p>
                </section>
            }
            { part!(Notices) }
        </div> }
    })
}
