//! For stations: from need to project (居民自治项目化): what is needed, who plans it, what is being done, and who decides.
//!
//! An app of its own beside the console, as the other desks are.

mod bodies;
mod frame;
mod needs;
mod routes;
mod works;

use kit::{
    desk::use_desk,
    i18n::council as text,
    part,
    station::{StationApp, use_community},
    way,
};
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
    let path = way::use_path();
    let named = needs::named(&path).filter(|(community, _)| desk.community(*community).is_some());
    let route = Route::recognize(&path);
    let Some((community, choose)) = use_community(named.map(|(community, _)| community)) else {
        return Html::default();
    };
    let matter = match route {
        Route::Needs => part!(NeedsPage {
            community,
            from: named.filter(|(of, _)| *of == community).map(|(_, proposal)| proposal)
        }),
        Route::Calls => part!(CallsPage { community }),
        Route::Works => part!(WorksPage {
            community,
            open: works::named(&path)
        }),
        Route::Bodies => part!(BodiesPage { community }),
    };
    // A list, so that its key tells one community's pages from another's.
    let children = html! { <div key={community.to_string()} class="lx-stack">{ matter }</div> };
    part!(Frame { route, choose, children })
}

fn main() {
    kit::start::app::<App>(None);
}
