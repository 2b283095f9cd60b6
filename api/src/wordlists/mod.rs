//! Lists of words (敏感词表) that a street wants its moderators to be shown where they stand: several, each with a name and how
//! grave it is.
//!
//! It only marks. Does not know whose texts they are, nor what is decided about them; see `moderation`.

mod matching;
mod routes;
pub(crate) mod service;
mod store;

pub(crate) use routes::routes;
