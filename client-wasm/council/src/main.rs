//! For stations: from need to project (居民自治项目化): what is needed, who plans it, what is being done, and who decides.
//!
//! An app of its own beside the console, as the other desks are.

mod bodies;
mod frame;
mod needs;
mod routes;
mod rules;
mod works;

use kit::{desk::use_desk, hooks::use_state, i18n::council as text, part, station::StationApp, way};
use yew::prelude::*;

use crate::{
    bodies::BodiesPage,
    frame::Frame,
    needs::{CallsPage, NeedsPage},
    routes::Route,
    works::WorksPage,
};

/// The app, around the page that is open.
#[component]
fn App() -> Html {
    part!(StationApp {
        app: "council",
        title: text::DESK,
        lead: text::LEAD,
        children: part!(Open)
    })
}

/// The page that is open, about one of the communities that one answers for.
#[component]
fn Open() -> Html {
    let desk = use_desk();
    let chosen = use_state(|| None);
    let path = way::use_path();
    let route = Route::recognize(&path);
    let Some(community) = chosen.or_else(|| desk.communities.first().map(|each| each.id)) else {
        return Html::default();
    };
    let matter = match route {
        Route::Needs => part!(NeedsPage { community }),
        Route::Calls => part!(CallsPage { community }),
        Route::Works => part!(WorksPage {
            community,
            open: works::named(&path)
        }),
        Route::Bodies => part!(BodiesPage { community }),
    };
    // A list, so that its key tells one community's pages from another's.
    let children = html! { <div key={community.to_string()} class="lx-stack">{ matter }</div> };
    let onchange = Callback::from(move |id: String| chosen.set(id.parse().ok()));
    part!(Frame {
        route,
        community,
        onchange,
        children
    })
}

fn main() {
    kit::start::app::<App>(None);
}
