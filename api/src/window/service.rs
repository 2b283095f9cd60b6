//! What is decided about letters and visits: when they came.

use chrono::Duration;
use contract::{
    cases::Channel,
    contacts::{NewEntry, Recorded, Way},
};

use crate::{
    auth::policy::{Actor, Right},
    cases::service::{Access, Desk},
    contacts::service::{self as contacts, Heard, Said},
    db::Conn,
    error::{Error, Result},
};

/// By how much a browser's clock may be fast.
const FAST: Duration = Duration::minutes(10);

/// Writes down a letter or a visit as a case.
///
/// # Errors
/// Forbidden outside one's own communities; names the field that is wrong.
pub(super) fn enter(conn: &mut Conn, desk: &Desk, by: &Actor, entry: NewEntry) -> Result<(Access, Recorded)> {
    let now = desk.moment.time();
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
    contacts::record(conn, desk, by, Right::EnterForOthers, (&entry.person, said, heard))
}
