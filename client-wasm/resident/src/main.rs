//! The residents' app: write to the station, see what becomes of it, say whether it helped.
//!
//! Holds the pages; requests, session, words and controls come from `kit`.

mod case;
mod cases;
mod consent;
mod followed;
mod home;
mod letter;
mod me;
mod outbox;
mod places;
mod privacy;
mod routes;
mod shell;
mod sign_in;
mod track;
mod write;

use kit::{part, start};
use yew::prelude::*;

use crate::{
    case::CasePage,
    cases::CasesPage,
    home::HomePage,
    me::{MePage, ProfilePage},
    outbox::OutboxProvider,
    places::PlacesProvider,
    routes::{Route, use_route},
    shell::NotFoundPage,
    sign_in::SignInPage,
    track::TrackPage,
    write::{CodePage, WritePage},
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(PlacesProvider {
        children: part!(OutboxProvider { children: part!(Open) })
    }))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    match use_route() {
        Route::Home => part!(HomePage),
        Route::Write => part!(WritePage),
        Route::Code => part!(CodePage),
        Route::Cases => part!(CasesPage),
        Route::Case { id } => part!(CasePage [id.to_string()] { id }),
        Route::Track => part!(TrackPage),
        Route::SignIn => part!(SignInPage),
        Route::Me => part!(MePage),
        Route::Profile => part!(ProfilePage),
        Route::NotFound => part!(NotFoundPage),
    }
}

fn main() {
    start::app::<App>(Some("/sw.js"));
}
