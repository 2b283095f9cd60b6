//! The office: what stands behind the desk, for those in charge of a station or of the street.
//!
//! People, duties, places, household surveys, the ledger and the audit log. An app of its own beside the console,
//! so that whoever answers residents does not wait for pages that are opened once a month.

mod audit;
mod calls;
mod cards;
mod duties;
mod facts;
mod five;
mod frame;
mod fresh;
mod import;
mod keys;
mod ledger;
mod member;
mod newcomer;
mod people;
mod places;
mod routes;
mod sheets;
mod surveys;

use kit::{desk::use_desk, i18n::people as text, part, station::StationApp};
use yew::prelude::*;

use crate::{
    audit::AuditPage,
    cards::CardsPage,
    duties::DutiesPage,
    frame::{Frame, NotFound},
    import::ImportPage,
    keys::KeysPage,
    ledger::LedgerPage,
    people::PeoplePage,
    places::PlacesPage,
    routes::{Route, use_route},
    surveys::{SurveyPage, SurveysPage},
};

/// The app, around the page that is open.
#[component]
fn App() -> Html {
    part!(StationApp {
        app: "office",
        title: text::MANAGE,
        lead: text::SIGN_IN_LEAD,
        children: part!(Open)
    })
}

/// The page that is open.
#[component]
fn Open() -> Html {
    let route = use_route().or_first(use_desk().in_charge());
    let matter = match route {
        Route::People => part!(PeoplePage),
        Route::Duties => part!(DutiesPage),
        Route::Places => part!(PlacesPage),
        Route::Surveys => part!(SurveysPage),
        // A list, so that its key tells one survey from the next.
        Route::Survey { id } => html! { <>{ part!(SurveyPage [id.to_string()] { id }) }</> },
        Route::Cards => part!(CardsPage),
        Route::Ledger => part!(LedgerPage),
        Route::Import => part!(ImportPage),
        Route::Keys => part!(KeysPage),
        Route::Audit => part!(AuditPage),
        Route::NotFound => part!(NotFound),
    };
    part!(Frame { route, children: matter })
}

fn main() {
    kit::start::app::<App>(None);
}
