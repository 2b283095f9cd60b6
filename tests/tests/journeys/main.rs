//! Journeys in a real browser, the size of a phone, through the real client and the real server.

#![expect(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod accessible;
mod anonymous;
mod attached;
mod bodies;
mod bulletins;
mod cards;
mod contents;
mod desk;
mod diary;
mod doors;
mod drafts;
mod driver;
mod field;
mod handling;
mod hasty;
mod hotline;
mod hours;
mod inbox;
mod joining;
mod kept;
mod manage;
mod moderating;
mod motions;
mod narrow;
mod needs;
mod officers;
mod offline;
mod own;
mod phone;
mod prepared;
mod projects;
mod proposals;
mod proving;
mod publish;
mod referring;
mod rules;
mod service;
mod supervising;
mod surveys;
mod teams;
mod urging;
mod voices;
mod votes;
mod whole;
