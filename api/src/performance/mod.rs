//! How a community answers its residents (办理情况公开): response times, rates and what is overdue, for everybody.

mod count;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
