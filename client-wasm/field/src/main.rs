//! For social workers, station staff and liaison officers on foot: what they hear at doors and see on their way.
//!
//! Works without a network. Holds the pages; requests, session, words and controls come from `kit`.

mod diary;
mod gate;
mod liaison;
mod me;
mod outbox;
mod places;
mod raise;
mod received;
mod routes;
mod shell;
mod surveys;

use chrono::{NaiveDate, TimeDelta};
use kit::{part, session::use_session, start};
use yew::prelude::*;

use crate::{
    diary::{DiaryPage, NotePage, WeekPage},
    gate::{Gate, walks},
    liaison::{CardPage, CardsPage, NeedPage, NeighboursPage, OutcomePage, VisitPage},
    me::MePage,
    outbox::OutboxProvider,
    places::PlacesProvider,
    received::{ReceivedCasePage, ReceivedPage, ReferPage, ReferredPage},
    routes::{Route, use_route},
    shell::NotFoundPage,
    surveys::{FormPage, SentFormsPage, SurveysPage},
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(Gate {
        children: part!(PlacesProvider {
            children: part!(OutboxProvider { children: part!(Open) })
        })
    }))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    let (session, route) = (use_session(), use_route());
    let walks = session.me().is_some_and(|me| walks(me));
    match if walks { route } else { route.of_speakers() } {
        Route::Surveys => part!(SurveysPage),
        // A list, so that its key tells one form from the next.
        Route::Form { id } => html! { <>{ part!(FormPage [id.to_string()] { id }) }</> },
        Route::SentForms => part!(SentFormsPage),
        Route::Diary => part!(DiaryPage),
        Route::Week => part!(WeekPage),
        Route::Note { id } => html! { <>{ part!(NotePage [id.to_string()] { id }) }</> },
        Route::Neighbours => part!(NeighboursPage),
        Route::Cards => part!(CardsPage),
        Route::Card { id } => html! { <>{ part!(CardPage [id.to_string()] { id }) }</> },
        Route::Visit { id } => html! { <>{ part!(VisitPage [id.to_string()] { id }) }</> },
        Route::Need { id } => html! { <>{ part!(NeedPage [id.to_string()] { id }) }</> },
        Route::Outcome { id } => html! { <>{ part!(OutcomePage [id.to_string()] { id }) }</> },
        Route::Received => part!(ReceivedPage),
        Route::ReceivedCase { id } => html! { <>{ part!(ReceivedCasePage [id.to_string()] { id }) }</> },
        Route::Referred { id } => html! { <>{ part!(ReferredPage [id.to_string()] { id }) }</> },
        Route::Refer => part!(ReferPage),
        Route::Me => part!(MePage),
        Route::NotFound => part!(NotFoundPage),
    }
}

/// The day in China.
fn today() -> NaiveDate {
    (kit::time::now() + TimeDelta::hours(8)).date_naive()
}

fn main() {
    start::app::<App>(Some("/field/sw.js"));
}
