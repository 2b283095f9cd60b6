//! What residents propose: reading and signing it, proposing alone or together, and seeing what the community answers.
//!
//! An app of its own, open to everybody who has a link; signing in is the residents' app's.

mod answer;
mod author;
mod comment;
mod comments;
mod difference;
mod follow;
mod form;
mod invite;
mod join;
mod list;
mod merge;
mod mine;
mod near;
mod organisation;
mod page;
mod photos;
mod place;
mod report;
mod routes;
mod row;
mod saved;
mod shell;
mod signature;
mod similar;
mod text;
mod versions;
mod watch;
mod write;

use kit::{part, start, way_in};
use yew::prelude::*;

use crate::{
    join::JoinPage,
    list::ListPage,
    mine::MinePage,
    page::ProposalPage,
    routes::{Route, use_route},
    shell::NotFoundPage,
    write::WritePage,
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(Open))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    way_in::use_coming_back("proposals");
    match use_route() {
        Route::List => part!(ListPage),
        Route::Mine => part!(MinePage),
        Route::New => part!(WritePage),
        Route::Join => part!(JoinPage),
        // A list, so that its key tells one proposal from the next.
        Route::Proposal { id } => html! { <>{ part!(ProposalPage [id.to_string()] { id }) }</> },
        Route::NotFound => part!(NotFoundPage),
    }
}

fn main() {
    start::app::<App>(Some("/proposals/sw.js"));
}
