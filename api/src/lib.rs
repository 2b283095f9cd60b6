//! Lianxin's server: the table of features, and how it is served.
//!
//! A request's journey: this table → `routes.rs` → `service.rs` → `store.rs` → a migration.

pub mod accounts;
mod addresses;
mod agenda;
pub mod audit;
pub mod auth;
pub mod backup;
mod beat;
pub mod bodies;
mod bulletins;
pub mod cache;
mod calendar;
pub mod calls;
pub mod cases;
mod comments;
pub mod contacts;
pub mod db;
pub mod demo;
mod diary;
pub mod error;
mod grounds;
mod health;
pub mod hotline;
mod hours;
mod http;
mod idempotency;
pub mod import;
mod ledger;
mod liaison;
pub mod limit;
mod live;
pub mod mailbox;
pub mod moderation;
pub mod moment;
pub mod motions;
mod needs;
pub mod notifications;
pub mod open311;
pub mod openapi;
pub mod outside;
mod paging;
mod performance;
pub mod photos;
pub mod places;
mod plain;
pub mod privacy;
mod problems;
pub mod projects;
pub mod proposals;
mod publication;
mod residents;
mod rules;
mod search;
mod serve;
pub mod services;
pub mod settings;
mod surveys;
pub mod telemetry;
pub mod templates;
pub mod triage;
mod volunteers;
pub mod votes;
mod web;
pub mod window;
mod wordlists;

pub use serve::{Running, serve};

use http::Routes;

/// Every feature of the API, one line each. Addresses are tried in this order: what is asked for most comes first.
fn features(config: &mut Routes<'_>) {
    config
        .configure(cases::routes)
        .configure(mailbox::routes)
        .configure(places::routes)
        .configure(auth::routes)
        .configure(accounts::routes)
        .configure(privacy::routes)
        .configure(addresses::routes)
        .configure(notifications::routes)
        .configure(live::routes)
        .configure(photos::routes)
        .configure(liaison::routes)
        .configure(contacts::routes)
        .configure(hotline::routes)
        .configure(window::routes)
        .configure(templates::routes)
        .configure(triage::routes)
        .configure(proposals::routes)
        .configure(comments::routes)
        .configure(moderation::routes)
        .configure(wordlists::routes)
        .configure(residents::routes)
        .configure(votes::routes)
        .configure(motions::routes)
        .configure(agenda::routes)
        .configure(needs::routes)
        .configure(calls::routes)
        .configure(bodies::routes)
        .configure(projects::routes)
        .configure(services::routes)
        .configure(volunteers::routes)
        .configure(hours::routes)
        .configure(performance::routes)
        .configure(bulletins::routes)
        .configure(publication::routes)
        .configure(open311::clients::routes)
        .configure(ledger::routes)
        .configure(surveys::routes)
        .configure(diary::routes)
        .configure(audit::routes)
        .configure(import::routes);
}

/// The OpenAPI document of [`features`].
pub fn document() -> utoipa::openapi::OpenApi {
    use utoipa::{Modify, OpenApi};
    let mut document = openapi::Frame::openapi();
    features(&mut Routes::documenting(&mut document));
    openapi::Common.modify(&mut document);
    document
}
