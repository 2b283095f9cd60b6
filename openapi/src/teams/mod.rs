//! Teams at the door: volunteers (义工) and their profiles, requests for service, who is asked to come, what was done and
//! for how long.
//!
//! 社工引领义工开展服务，义工协助社工改善服务: one social worker leads, volunteers help.

mod agreement;
mod blocks;
mod days_off;
mod disputes;
mod doing;
mod grid;
mod hours;
mod proofs;
mod record;
mod referrals;
mod request;
mod sentences;
mod team;
pub mod terms;
mod volunteer;
mod week;
mod words;

pub use agreement::*;
pub use blocks::*;
pub use days_off::*;
pub use disputes::*;
pub use doing::*;
pub use grid::*;
pub use hours::*;
pub use proofs::*;
pub use record::*;
pub use referrals::*;
pub use request::*;
pub use sentences::{SENTENCES, Sentence, sentence};
pub use team::*;
pub use volunteer::*;
pub use week::*;
pub use words::*;
