//! Motions: what residents ask to be put to the vote.

mod act;
mod list;
mod page;
mod write;

pub(crate) use list::MotionsPage;
pub(crate) use page::MotionPage;
pub(crate) use write::WritePage;
