//! The tables of what happened, of objections and of rules.

pub(super) mod events;
pub(super) mod objections;
pub(super) mod rules;
