//! Help at the door, on phones: residents ask for it and rate it, volunteers say yes, come and count their hours.
//!
//! An app of its own; signing in is the residents' app's. Arriving and leaving work without a network.

mod agreement;
mod answer;
mod ask;
mod asked;
mod complaint;
mod contact;
mod days_off;
mod doing;
mod faults;
mod fresh;
mod help;
mod here;
mod me;
mod not_again;
mod outbox;
mod page;
mod places;
mod proofs;
mod rate;
mod reason;
mod routes;
mod row;
mod sheet;
mod shell;
mod task;
mod tasks;
mod typed;
mod wishes;

use kit::{part, start, way_in};
use yew::prelude::*;

use crate::{
    ask::AskPage,
    help::HelpPage,
    here::HerePage,
    me::MePage,
    outbox::OutboxProvider,
    page::ServicePage,
    routes::{Route, use_route},
    sheet::SheetPage,
    shell::NotFoundPage,
    tasks::TasksPage,
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(OutboxProvider { children: part!(Open) }))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    way_in::use_coming_back("service");
    match use_route() {
        Route::Help => part!(HelpPage),
        Route::Ask => part!(AskPage),
        Route::Tasks => part!(TasksPage),
        Route::Me => part!(MePage),
        Route::Sheet => part!(SheetPage),
        Route::Here => part!(HerePage),
        // A list, so that its key tells one request from the next.
        Route::Service { id } => html! { <>{ part!(ServicePage [id.to_string()] { id }) }</> },
        Route::NotFound => part!(NotFoundPage),
    }
}

fn main() {
    start::app::<App>(Some("/service/sw.js"));
}
