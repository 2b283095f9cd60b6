//! What is decided about letters and visits: when they came.

use chrono::Duration;
use contract::{
    cases::Channel,
    contacts::{NewEntry, Person, Way},
};

use crate::{
    contacts::service::{Heard, Said},
    error::{Error, Result},
    moment::Moment,
};

/// By how much a browser's clock may be fast.
const FAST: Duration = Duration::minutes(10);

/// What a letter or a visit says, and how it came.
///
/// # Errors
/// Names the field that is wrong.
pub(super) fn new(entry: NewEntry, moment: Moment) -> Result<(Person, Said, Heard)> {
    let now = moment.time();
    if entry.received_at > now + FAST {
        return Err(Error::field("/received_at", "in_future"));
    }
    let heard = Heard {
        channel: match entry.way {
            Way::Letter => Channel::Letter,
            Way::Visit => Channel::Visit,
        },
        at: entry.received_at.min(now),
        seconds: None,
        callback: None,
        advice: None,
    };
    let said = Said {
        matter: entry.matter,
        photos: entry.photos,
    };
    Ok((entry.person, said, heard))
}
