//! What is needed (需求), and who is asked to plan it (方案征集).

mod answer;
mod ballot;
mod call;
mod calls;
mod decider;
mod deliberate;
mod from_cases;
mod listing;
mod lists;
mod named;
mod polling;
mod publish;
mod review;
mod screen;
mod timed;

pub(crate) use calls::CallsPage;
pub(crate) use lists::NeedsPage;
pub(crate) use named::named;
