//! Who speaks for a carrier goes, and somebody else comes and goes on where they left.

use contract::{
    accounts::Role,
    ids::{AccountId, OrganisationId},
    projects::ProjectDeed,
};

use super::{Whole, events, news, store};
use crate::{db::Conn, error::Result, moment::Moment};

/// Notes on the timeline of each project that an organisation carries out, or was offered, that somebody was named who speaks
/// for it, and tells them of it: of a contract to sign, or that it is theirs to go on with. Who speaks for an organisation is
/// asked at every act, so that nothing of a project itself need change.
///
/// # Errors
/// When the database refuses.
pub(crate) fn named(conn: &mut Conn, organisation: OrganisationId, speaker: AccountId, role: Role, moment: Moment) -> Result<()> {
    for row in store::under_way_of(conn, organisation)? {
        events::add(conn, &row, ProjectDeed::Name, role, None, moment)?;
        let whole = Whole::of(conn, row)?;
        news::successor(conn, &whole.row, speaker, whole.offered().is_some(), moment)?;
    }
    Ok(())
}

/// Notes on the timeline of each project that an organisation carries out, or was offered, that nobody speaks for it any more,
/// and tells the station, which names somebody.
///
/// # Errors
/// When the database refuses.
pub(crate) fn silent(conn: &mut Conn, organisation: OrganisationId, role: Role, moment: Moment) -> Result<()> {
    for row in store::under_way_of(conn, organisation)? {
        events::add(conn, &row, ProjectDeed::Silent, role, None, moment)?;
        news::station(conn, &row, ProjectDeed::Silent, moment)?;
    }
    Ok(())
}
