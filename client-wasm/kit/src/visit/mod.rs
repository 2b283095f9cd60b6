//! Help at the door, as the apps of both sides show it: days, states, and what somebody can do.

mod asking;
mod door;
mod fields;
mod fitting;
mod keeping;
mod looks;
mod moving;
mod pictures;
mod proving;
mod referrals;
mod when;

pub use asking::{Asking, Asks, what, which_day, whose_door};
pub use door::AtDoor;
pub use fields::{gender, skills, speech, toggle, trainings};
pub use fitting::{is_waited_for, moved, unfit};
pub use keeping::{insured, kept};
pub use looks::{card, phone_link, state, timeline};
pub use moving::MoveTime;
pub use pictures::VisitPictures;
pub use proving::{can_do, proof};
pub use referrals::referrals;
pub use when::{day_in, day_of, days_off, numbers, parts, week, when};
