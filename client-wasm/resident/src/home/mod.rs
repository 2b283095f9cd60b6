//! The first page: how to reach the station, what waits for me, what is announced.

mod elder;
mod notices;
mod station;
mod waiting;

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
    html! {
        <Screen title={t(shared::APP_NAME)} tab={Route::Home} side={html! { <ElderToggle /> }} data_test="home-page">
            <div class="lx-sections">
                <StationCard />
                <nav class="lx-doors" aria-label={t(resident::HOME_DOORS)}>
                    <WayLink to={Route::Write} class="lx-door lx-door-first" data_test="door-write">
                        { icon(Shape::Write) }<span>{ t(resident::WRITE_TITLE) }</span>
                    </WayLink>
                    <WayLink to={Route::Track} class="lx-door" data_test="door-track">
                        { icon(Shape::Search) }<span>{ t(resident::TRACK_TITLE) }</span>
                    </WayLink>
                </nav>
                if let Some(me) = session.me() {
                    <Waiting account={me.id} />
                } else if signed_out {
                    <section class="lx-card">
                        <p>{ t(resident::HOME_SIGN_IN) }</p>
                        <p>
                            <WayLink to={Route::SignIn} class="lx-button lx-button-plain" data_test="to-sign-in">{ t(shared::SIGN_IN) }</WayLink>
                        </p>
                    </section>
                }
                <Notices />
            </div>
        </Screen>
    }
}
