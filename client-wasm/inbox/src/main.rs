//! The inbox (消息): what people are told, what of it is to leave the app, what is kept of them (我的信息), and the hours that
//! volunteers gave.
//!
//! An app of its own for residents and staff alike; signing in is the other apps'. Without a network it shows what it knew.

mod data;
mod hours;
mod list;
mod message;
mod outbox;
mod reach;
mod routes;
mod settings;
mod shell;

use kit::{part, start, way_in};
use yew::prelude::*;

use crate::{
    data::DataPage,
    hours::{CertificatePage, HoursPage},
    list::ListPage,
    outbox::OutboxPage,
    routes::{Route, use_route},
    settings::SettingsPage,
    shell::NotFoundPage,
};

/// The app: what every page can ask for, around the page that is open.
#[component]
fn App() -> Html {
    start::around(part!(Open))
}

/// The page that is open.
#[component]
fn Open() -> Html {
    way_in::use_coming_back("inbox");
    match use_route() {
        Route::List => part!(ListPage),
        Route::Settings => part!(SettingsPage),
        Route::Data => part!(DataPage),
        Route::Hours => part!(HoursPage),
        Route::Certificate => part!(CertificatePage),
        Route::Outbox => part!(OutboxPage),
        Route::NotFound => part!(NotFoundPage),
    }
}

fn main() {
    start::app::<App>(Some("/inbox/sw.js"));
}
