//! For station administrators: what waits to be published, what waits for an answer, and who is verified to sign.
//!
//! An app of its own beside the console: residents never download it, and whoever answers calls does not wait for it.

mod bulk;
mod decide;
mod figures;
mod frame;
mod hidden;
mod item;
mod letters;
mod lists;
mod marking;
mod owed;
mod pictures;
mod queue;
mod record;
mod reply;
mod report;
mod residents;
mod responsible;
mod routes;
mod rules;
mod says;
mod votes;
mod watched;

use kit::{
    desk::use_desk,
    i18n::moderation as text,
    part,
    station::{StationApp, use_community},
};
use yew::prelude::*;

use crate::{
    figures::FiguresPage,
    frame::Frame,
    hidden::HiddenPage,
    lists::ListsPage,
    owed::OwedPage,
    queue::QueuePage,
    record::RecordPage,
    residents::ResidentsPage,
    routes::{Route, use_route},
    rules::RulesPage,
    votes::VotesPage,
};

/// The app, around the page that is open.
#[component]
fn App() -> Html {
    part!(StationApp {
        app: "moderation",
        title: text::DESK,
        lead: text::LEAD,
        children: part!(Open)
    })
}

/// The page that is open, about one of the communities that one answers for.
#[component]
fn Open() -> Html {
    let desk = use_desk();
    let route = use_route(desk.in_charge());
    let Some((community, choose)) = use_community(None) else {
        return Html::default();
    };
    let Some(street) = desk.community(community).map(|of| of.street_id) else {
        return Html::default();
    };
    let matter = match route {
        Route::Queue => part!(QueuePage { community }),
        Route::Owed => part!(OwedPage { community }),
        Route::Votes => part!(VotesPage { community }),
        Route::Residents => part!(ResidentsPage { community }),
        Route::Rules => part!(RulesPage { community }),
        Route::Hidden => part!(HiddenPage { community }),
        Route::Record => part!(RecordPage { community }),
        Route::Lists => part!(ListsPage { street }),
        Route::Figures => part!(FiguresPage { street }),
    };
    // A list, so that its key tells one community's pages from another's.
    let children = html! { <div key={community.to_string()} class="lx-stack">{ matter }</div> };
    part!(Frame { route, choose, children })
}

fn main() {
    kit::start::app::<App>(None);
}
