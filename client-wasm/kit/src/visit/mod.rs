//! Help at the door, as the apps of both sides show it: days, states, and what somebody can do.

mod door;
mod fields;
mod looks;
mod pictures;
mod referrals;
mod when;

pub use door::AtDoor;
pub use fields::{gender, skills, speech, toggle, trainings};
pub use looks::{phone_link, state, timeline};
pub use pictures::VisitPictures;
pub use referrals::referrals;
pub use when::{day_in, day_of, days_off, numbers, parts, week, when};
