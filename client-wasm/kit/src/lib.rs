//! What the browser apps are made of: requests, session, drafts, words and controls.
//!
//! Knows the contract and the browser; knows no page. What needs no browser also compiles and is tested on
//! the build machine.

pub mod body;
pub mod browser;
pub mod community;
pub mod consent;
pub mod desk;
pub mod desks;
pub mod drafts;
pub mod editing;
pub mod elder;
pub mod electorate;
pub mod faults;
pub mod file_link;
pub mod files;
pub mod form;
pub mod gate;
pub mod handlers;
#[cfg(target_arch = "wasm32")]
mod heap;
pub mod hide_picture;
pub mod hooks;
pub mod http;
pub mod i18n;
pub mod inbox;
pub mod json;
pub mod live;
pub mod motion;
pub mod need;
pub mod pages;
pub mod part;
pub mod phone;
pub mod picture;
pub mod pictures;
pub mod point;
pub mod prefs;
pub mod reading;
pub mod reasoned;
pub mod remote;
pub mod rules;
pub mod screen;
pub mod sending;
pub mod session;
pub mod start;
pub mod station;
pub mod store;
pub mod time;
pub mod tracking;
pub mod trouble;
pub mod ui;
pub mod visit;
pub mod vote;
pub mod way;
pub mod way_in;
pub mod worker;
pub mod works;
