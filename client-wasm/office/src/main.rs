//! The office: what stands behind the desk, for those in charge of a station or of the street.
//!
//! People, duties, places, household surveys, the ledger and the audit log. An app of its own beside the console,
//! so that whoever answers residents does not wait for pages that are opened once a month.

mod audit;
mod calls;
mod cards;
mod duties;
mod frame;
mod import;
mod ledger;
mod limits;
mod member;
mod newcomer;
mod people;
mod places;
mod routes;
mod sheets;
mod surveys;

use contract::{page::Page, places::Community};
use kit::{
    desk::{Desk, is_staff, use_desk},
    gate::Gate as Door,
    hooks::share,
    http,
    i18n::{people as text, shared, t},
    part,
    prefs::PrefsProvider,
    remote::{Remote, use_remote},
    session::{SessionProvider, use_session},
    trouble::Trouble,
    ui::{Skeleton, Toaster},
};
use yew::prelude::*;

use crate::{
    audit::AuditPage,
    cards::CardsPage,
    duties::DutiesPage,
    frame::{Frame, NotFound},
    import::ImportPage,
    ledger::LedgerPage,
    limits::LimitsPage,
    people::PeoplePage,
    places::PlacesPage,
    routes::{Route, use_route},
    surveys::{SurveyPage, SurveysPage},
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    part!(SessionProvider {
        children: part!(PrefsProvider {
            children: part!(Toaster { children: part!(Gate) })
        })
    })
}

/// Lets in who has a post at a station.
#[component]
fn Gate() -> Html {
    let session = use_session();
    part!(Door {
        app: "office",
        title: t(text::MANAGE),
        lead: t(text::SIGN_IN_LEAD),
        lets_in: session.me().is_some_and(|me| is_staff(me)),
        children: part!(Inside)
    })
}

/// Fetches what every page needs, then shows the one that is open.
#[component]
fn Inside() -> Html {
    let session = use_session();
    let (communities, retry) = use_remote((), |()| http::get::<Page<Community>>("/communities"));
    let Some(me) = session.me().cloned() else {
        return Html::default();
    };
    match communities {
        Remote::Loading => part!(Skeleton {
            label: t(shared::LOADING)
        }),
        Remote::Failed(failure) => part!(Trouble { failure, onretry: retry }),
        Remote::Ready(all) => {
            share(Desk::new(me, all.items, 0, Callback::noop()));
            part!(Open)
        }
    }
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
        Route::Limits => part!(LimitsPage),
        Route::Ledger => part!(LedgerPage),
        Route::Import => part!(ImportPage),
        Route::Audit => part!(AuditPage),
        Route::NotFound => part!(NotFound),
    };
    part!(Frame { route, children: matter })
}

fn main() {
    let root = kit::browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}
