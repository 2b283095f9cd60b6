//! When everybody may read a case, and when not any more: what the life of the case asks of what was prepared.

use contract::{
    accounts::Role,
    audit::Act,
    ids::{AccountId, CaseId, CommunityId},
};

use super::{record, store};
use crate::{cases::service::Desk, db::Conn, error::Result, open311, photos::service as photos};

/// Shows everybody what was prepared, also where programs read.
///
/// # Errors
/// When the database refuses.
pub(crate) fn publish(
    conn: &mut Conn,
    desk: &Desk,
    case: CaseId,
    community: CommunityId,
    by: (Role, Option<AccountId>),
) -> Result<()> {
    if let Some(account) = by.1 {
        store::publish(conn, case, account, desk.moment)?;
    }
    open311::service::list_published(conn, case)?;
    record(conn, desk, Act::PublishCase, (case, community), by)
}

/// Takes a case from public view; what was prepared stays with the station.
///
/// # Errors
/// When the database refuses.
pub(crate) fn take_down(
    conn: &mut Conn,
    desk: &Desk,
    case: CaseId,
    community: CommunityId,
    by: (Role, Option<AccountId>),
) -> Result<()> {
    suspend(conn, case)?;
    record(conn, desk, Act::UnpublishCase, (case, community), by)
}

/// Shows nobody any longer what was published, if anything was: its answer does not stand.
///
/// # Errors
/// When the database refuses.
pub(crate) fn suspend(conn: &mut Conn, case: CaseId) -> Result<()> {
    store::unpublish(conn, case)?;
    open311::service::unlist_published(conn, case)
}

/// Forgets what was prepared and published, pictures and all: its reporter does not agree any longer, or it is theirs no more.
///
/// # Errors
/// When the database refuses.
pub(crate) fn end(conn: &mut Conn, case: CaseId) -> Result<()> {
    photos::release(conn, case)?;
    if store::remove(conn, case)? {
        open311::service::unlist_published(conn, case)?;
    }
    Ok(())
}
