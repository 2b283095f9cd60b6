//! For those in charge of a station: to whom cases go when they are accepted, which organisations help with them, what the desk
//! begins its answers with, which skills volunteers have to prove and what is agreed on with them, within which time cases are
//! answered, by which rules a need becomes a project, how those answer who take cases on, and what the community says of each month.
//!
//! An app of its own beside the console: residents never download it, and whoever answers calls does not wait for it.

mod agreement;
mod bulletins;
mod figures;
mod frame;
mod limits;
mod needs;
mod organisations;
mod projects;
mod routes;
mod routing;
mod sheet;
mod skills;
mod templates;

use kit::{
    i18n::rules as text,
    part,
    station::{StationApp, use_community},
};
use yew::prelude::*;

use crate::{
    agreement::AgreementPage,
    bulletins::BulletinsPage,
    figures::FiguresPage,
    frame::Frame,
    limits::LimitsPage,
    needs::NeedsPage,
    organisations::OrganisationsPage,
    projects::ProjectsPage,
    routes::{Route, use_route},
    routing::RoutingPage,
    skills::SkillsPage,
    templates::TemplatesPage,
};

/// Whose matters a page shows.
#[derive(Properties, PartialEq)]
pub(crate) struct OfCommunity {
    /// The community.
    pub(crate) community: contract::ids::CommunityId,
}

/// The app, around the page that is open.
#[component]
fn App() -> Html {
    part!(StationApp {
        app: "rules",
        title: text::TITLE,
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
        Route::Routing => part!(RoutingPage { community }),
        Route::Organisations => part!(OrganisationsPage { community }),
        Route::Templates => part!(TemplatesPage { community }),
        Route::Skills => part!(SkillsPage { community }),
        Route::Agreement => part!(AgreementPage { community }),
        Route::Limits => part!(LimitsPage { community }),
        Route::Needs => part!(NeedsPage { community }),
        Route::Projects => part!(ProjectsPage { community }),
        Route::Figures => part!(FiguresPage { community }),
        Route::Bulletins => part!(BulletinsPage { community }),
    };
    // A list, so that its key tells one community's pages from another's.
    let children = html! { <div key={community.to_string()} class="lx-stack">{ matter }</div> };
    part!(Frame { route, choose, children })
}

fn main() {
    kit::start::app::<App>(None);
}
