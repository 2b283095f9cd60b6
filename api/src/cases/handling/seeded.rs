//! What a demonstration begins with.

use contract::{
    handling::{NewRepresentative, OrganisationSheet, RoutingRules, RoutingState},
    ids::{CommunityId, OrganisationId},
};

use super::{organisations, routing};
use crate::{auth::policy::Actor, cases::service::Desk, db::Conn, error::Result};

/// Adds an organisation with who speaks for it.
///
/// # Errors
/// As for whoever adds one.
pub(crate) fn add_organisation(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    sheet: &OrganisationSheet,
    speaker: &NewRepresentative,
) -> Result<OrganisationId> {
    let added = organisations::add(conn, desk, by, community, sheet)?;
    organisations::name(conn, desk, by, added.id, speaker).map(|named| named.id)
}

/// Sets to whom cases go.
///
/// # Errors
/// As for whoever sets it.
pub(crate) fn set_rules(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    rules: &RoutingRules,
) -> Result<RoutingState> {
    routing::set(conn, desk, by, community, rules, None)
}
