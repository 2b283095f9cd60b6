//! My station: who it is, how to call it, when it is open; and which community is mine, where that is mine to say.

use contract::{
    ids::CommunityId,
    places::{Community, Station},
};
use kit::{
    i18n::{language, resident, shared, t},
    part,
    ui::{Select, Shape, icon},
};
use yew::prelude::*;

use crate::places::{Places, station, use_places};

/// The card of my station; without an account also the choice of my community.
#[component]
pub(super) fn StationCard() -> Html {
    let places = use_places();
    places.show(|| {
        let mine = places.my_community();
        html! {
            <>
                if let Some(community) = mine {
                    { for station(community, places.my_cell).map(|station| card(community, station)) }
                }
                if places.is_open || mine.is_none() { { choice(&places) } }
            </>
        }
    })
}

fn card(community: &Community, station: &Station) -> Html {
    html! {
        <section class="lx-card lx-station" data-test="station">
            <p class="lx-muted lx-small">{ format!("{} {}", community.street_name, community.name) }</p>
            <h2 class="lx-title">{ &station.name }</h2>
            <a class="lx-call" href={format!("tel:{}", station.phone)} data-test="station-phone">
                { icon(Shape::Phone) }
                <span>
                    <span class="lx-call-number lx-number">{ &station.phone }</span>
                    <span class="lx-call-words">{ t(shared::CALL_STATION) }</span>
                </span>
            </a>
            <p class="lx-row lx-small">{ icon(Shape::Place) }<span class="lx-grow">{ &station.address }</span></p>
            <p class="lx-row lx-small">{ icon(Shape::Clock) }<span class="lx-grow">{ &station.opening_hours }</span></p>
            <a class="lx-button lx-button-plain" href={format!("/plain/published?community={}&lang={}", community.id, language().tag())}>
                { t(resident::HOME_PUBLIC) }
            </a>
        </section>
    }
}

fn choice(places: &Places) -> Html {
    let options = places.choices();
    let onchange = {
        let choose = places.choose.clone();
        Callback::from(move |id: String| {
            if let Ok(id) = id.parse::<CommunityId>() {
                choose.emit(id);
            }
        })
    };
    html! {
        <section class="lx-card">
            <h2 class="lx-title">{ t(resident::HOME_WHICH_COMMUNITY) }</h2>
            { part!(Select {
                label: t(resident::WRITE_COMMUNITY),
                options,
                value: places.mine.map(|id| id.to_string()).unwrap_or_default(),
                onchange,
                data_test: "home-community",
            }) }
        </section>
    }
}
