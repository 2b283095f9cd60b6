//! My station: who it is, how to call it, when it is open.

use contract::{
    ids::CommunityId,
    places::{Community, Station},
};
use kit::part;
use kit::{
    i18n::{resident, shared, t},
    remote::Remote,
    ui::{Choice, Failed, Select, Shape, Skeleton, icon},
};
use yew::prelude::*;

use crate::places::{Places, station, use_places};

/// The card of my station; before I have chosen a community, the choice.
#[component]
pub(super) fn StationCard() -> Html {
    let places = use_places();
    match &places.communities {
        Remote::Loading => part!(Skeleton {
            label: t(shared::LOADING),
            rows: 1
        }),
        Remote::Failed(failure) => part!(Failed {
            title: failure.title(),
            detail: failure.detail(),
            retry_label: t(shared::RETRY),
            onretry: places.reload.clone()
        }),
        Remote::Ready(_) => places.my_community().map_or_else(
            || choice(&places),
            |community| {
                html! {
                    <>
                        { for station(community, places.my_cell).map(|station| card(community, station)) }
                    </>
                }
            },
        ),
    }
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
        </section>
    }
}

fn choice(places: &Places) -> Html {
    let options = std::iter::once(Choice::new("", t(shared::CHOOSE)))
        .chain(places.choices())
        .collect::<Vec<_>>();
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
                value: "",
                onchange,
                data_test: "home-community",
            }) }
        </section>
    }
}
