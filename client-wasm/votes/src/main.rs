//! What residents vote on (居民表决): marking a ballot, casting it so that nobody knows whose it is, finding it again, and
//! counting all of them; and what they ask to be put to the vote.
//!
//! An app of its own, open to everybody who has a link; signing in is the residents' app's.

mod ballot;
mod ballots;
mod cast;
mod casting;
mod confirm;
mod find;
mod list;
mod mark;
mod motions;
mod page;
mod reader;
mod recount;
mod result;
mod routes;
mod row;
mod score;
mod secret;
mod shell;

use kit::{part, start, way_in};
use yew::prelude::*;

use crate::{
    casting::CastingProvider,
    list::ListPage,
    motions::{MotionPage, MotionsPage, WritePage},
    page::VotePage,
    routes::{Route, use_route},
    secret::SecretPage,
    shell::NotFoundPage,
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(CastingProvider { children: part!(Open) }))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    way_in::use_coming_back("votes");
    match use_route() {
        Route::List => part!(ListPage),
        Route::Secret => part!(SecretPage),
        // A list, so that its key tells one vote from the next.
        Route::Vote { id } => html! { <>{ part!(VotePage [id.to_string()] { id }) }</> },
        Route::Motions => part!(MotionsPage),
        Route::Write => part!(WritePage),
        Route::Motion { id } => html! { <>{ part!(MotionPage [id.to_string()] { id }) }</> },
        Route::NotFound => part!(NotFoundPage),
    }
}

fn main() {
    start::app::<App>(Some("/votes/sw.js"));
}
