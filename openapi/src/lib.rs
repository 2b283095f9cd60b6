//! The wire: everything that crosses between server and clients, with its limits.
//!
//! Both sides use these types, so a form in the browser refuses what the server would refuse, in the same
//! words. Knows neither the database nor HTTP.

pub mod accounts;
pub mod addresses;
pub mod agenda;
pub mod audit;
pub mod bodies;
pub mod bulletins;
pub mod calls;
pub mod cases;
pub mod contacts;
pub mod diary;
#[cfg(not(target_arch = "wasm32"))]
mod faults;
mod features;
pub mod grid;
pub mod handling;
pub mod ids;
pub mod invitations;
pub mod language;
pub mod letters;
pub mod liaison;
pub mod limits;
pub mod live;
pub mod mailbox;
pub mod money;
pub mod motions;
pub mod needs;
pub mod notices;
pub mod notifications;
pub mod open311;
pub mod outbox;
pub mod page;
pub mod people;
pub mod performance;
pub mod photos;
pub mod places;
pub mod privacy;
pub mod problem;
pub mod projects;
pub mod proposals;
pub mod public_photos;
pub mod publication;
mod reading;
mod sentences;
pub mod sessions;
pub mod surveys;
pub mod teams;
pub mod terms;
pub mod time;
pub mod triage;
pub mod validation;
pub mod votes;
pub mod workbook;

pub use chrono::{DateTime, Utc};
pub use language::{Language, Text};

/// The prefix of every path of this version.
pub const V1: &str = "/api/v1";
/// Header in which a caller names one act of creation, so that sending it twice creates once.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Header in which the sender of an anonymous message proves who they are; see [`mailbox::Tracking`].
pub const TRACKING: &str = "lianxin-tracking";
/// Header that carries what a liaison card's code says; see [`liaison::CardToken`].
pub const CARD: &str = "lianxin-card";
