//! What the reporter of a case is told of what others do with it.

use contract::{
    cases::{Action, Visibility},
    notifications::NotificationKind,
};

use super::{store::Whole, timeline::NewEntry};
use crate::{
    db::Conn,
    error::Result,
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// As what a reporter is told of an action, if at all.
const fn kind(action: Action) -> Option<NotificationKind> {
    match action {
        Action::Answer => Some(NotificationKind::CaseAnswered),
        Action::Accept | Action::Decline | Action::Note | Action::Reopen | Action::Close | Action::Supervise => {
            Some(NotificationKind::CaseChanged)
        }
        _ => None,
    }
}

/// Tells the reporter what somebody else did with their case. Whoever is anonymous looks for themselves.
///
/// # Errors
/// When the database refuses.
pub(super) fn tell(conn: &mut Conn, whole: &Whole, entry: &NewEntry, moment: Moment) -> Result<()> {
    let reporter = whole.reporter().filter(|reporter| entry.account_id != Some(*reporter));
    let (Some(reporter), Some(kind), Visibility::Public) = (reporter, kind(entry.action), entry.visibility) else {
        return Ok(());
    };
    let told = Tell::new(reporter, whole.community(), kind, About::Case(whole.id()))
        .number(&whole.row.number)
        .word(entry.action.word());
    notifications::tell(conn, &[told], moment)
}
