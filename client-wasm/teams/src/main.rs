//! Teams at the door, at the station: who asks for help, who comes, and how many hours volunteers gave.
//!
//! An app of its own beside the console, which a social worker also opens on the way to a door.

mod blocks;
mod choose;
mod decide;
mod disputes;
mod doing;
mod door;
mod end;
mod faults;
mod frame;
mod given;
mod grid;
mod leading;
mod load;
mod members;
mod new;
mod picked;
mod plan;
mod pool;
mod proofs;
mod reason;
mod record;
mod records;
mod refer;
mod requests;
mod routes;
mod service;
mod shortage;
mod station;
mod suits;
mod typed;
mod volunteer;
mod week;

use kit::{
    i18n::teams as text,
    part,
    station::{StationApp, use_community},
};
use yew::prelude::*;

use crate::{
    frame::Frame,
    leading::LeadingPage,
    new::NewPage,
    plan::PlanPage,
    pool::PoolPage,
    requests::RequestsPage,
    routes::{Route, use_route},
    service::ServicePage,
    station::StationCodePage,
    week::WeekPage,
};

/// The app, around the page that is open.
#[component]
fn App() -> Html {
    part!(StationApp {
        app: "teams",
        title: text::TEAMS,
        lead: text::LEAD,
        children: part!(Open)
    })
}

/// The page that is open, about one of the communities that one answers for.
#[component]
fn Open() -> Html {
    let route = use_route();
    let Some((community, choose)) = use_community(None) else {
        return Html::default();
    };
    let matter = match route {
        Route::Requests => part!(RequestsPage { community }),
        Route::New => part!(NewPage { community }),
        Route::Volunteers => part!(PoolPage { community }),
        Route::Leading => part!(LeadingPage),
        Route::Service { id } => part!(ServicePage { id }),
        Route::Week => part!(WeekPage { community }),
        Route::Plan => part!(PlanPage { community }),
        Route::StationCode => part!(StationCodePage { community }),
    };
    // A list, so that its key tells one page from another.
    let key = format!("{community} {}", route.href());
    let children = html! { <div {key} class="lx-stack">{ matter }</div> };
    part!(Frame { route, choose, children })
}

fn main() {
    kit::start::app::<App>(None);
}
