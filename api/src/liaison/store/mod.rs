//! The tables of liaison, one file each.

pub(super) mod cards;
pub(super) mod needs;
pub(super) mod officers;
pub(super) mod people;
pub(super) mod visits;
