//! What is decided about pictures of what was done: at a door, and of a project's written reports.

use contract::ids::{AccountId, PhotoId, ReportId, ServiceId};

use crate::{
    db::Conn,
    error::{Error, Result},
    photos::{Seen, store::reported as store},
};

/// What is done with such a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// It is taken from view.
    Hide,
    /// It is put back.
    Restore,
}

/// The pictures of a request for service, in the order in which they were taken in, each unless it was taken from view.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_service(conn: &mut Conn, service: ServiceId) -> Result<Vec<Seen>> {
    store::of_service(conn, service)
}

/// The pictures of written reports, in the order they were sent, each with its report, unless it was taken from view.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_reports(conn: &mut Conn, reports: &[ReportId]) -> Result<Vec<(ReportId, Seen)>> {
    store::of_reports(conn, reports)
}

/// Takes a picture of a request, or of one of these reports, from view, so that nobody sees it any more, and who would reads why; or
/// puts it back.
///
/// # Errors
/// Not found where it is none of theirs, or stands so already.
pub(crate) fn turn(conn: &mut Conn, id: PhotoId, of: (Option<ServiceId>, &[ReportId]), view: View, because: &str) -> Result<()> {
    let because = (view == View::Hide).then(|| because.trim());
    if store::hide(conn, id, of, because)? {
        Ok(())
    } else {
        Err(Error::NOT_FOUND)
    }
}

/// Writes down who added pictures, so that they can be told what becomes of them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn add_by(conn: &mut Conn, ids: &[PhotoId], by: AccountId) -> Result<()> {
    store::add_by(conn, ids, by)
}

/// Who added a picture, where that is known.
///
/// # Errors
/// When the database refuses.
pub(crate) fn added_by(conn: &mut Conn, id: PhotoId) -> Result<Option<AccountId>> {
    store::added_by(conn, id)
}

/// Forgets which pictures somebody added; the pictures stay.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::forget(conn, account)
}
