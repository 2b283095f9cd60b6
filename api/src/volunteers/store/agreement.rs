//! The tables of what communities agree on with their volunteers, and of who agreed.

use contract::{
    ids::{AccountId, CommunityId},
    teams::AgreementParts,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Json, Key, Micros, each_backend,
        schema::{volunteer_agreed, volunteer_agreements},
    },
    error::{Error, Result},
    moment::Moment,
};

/// The latest agreement of a community: its version, its parts, and when it was set.
pub(in crate::volunteers) fn latest(conn: &mut Conn, community: CommunityId) -> Result<Option<(i32, AgreementParts, Micros)>> {
    let row: Option<(i32, String, Micros)> = volunteer_agreements::table
        .filter(volunteer_agreements::community_id.eq(Key::from(community)))
        .order(volunteer_agreements::version.desc())
        .select((
            volunteer_agreements::version,
            volunteer_agreements::parts,
            volunteer_agreements::changed_at,
        ))
        .first(conn)
        .optional()?;
    let read = |(version, parts, at): (i32, String, Micros)| {
        let parts = serde_json::from_str(&parts).map_err(Error::internal)?;
        Ok((version, parts, at))
    };
    row.map(read).transpose()
}

/// Adds a version; false where somebody was quicker.
pub(in crate::volunteers) fn add(
    conn: &mut Conn,
    (community, version): (CommunityId, i32),
    parts: &AgreementParts,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        volunteer_agreements::community_id.eq(Key::from(community)),
        volunteer_agreements::version.eq(version),
        volunteer_agreements::parts.eq(Json(parts).text().map_err(Error::internal)?),
        volunteer_agreements::changed_by.eq(Key::from(by)),
        volunteer_agreements::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(volunteer_agreements::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// The version of a community's agreement that somebody agreed to last, and when.
pub(in crate::volunteers) fn agreed(
    conn: &mut Conn,
    account: AccountId,
    community: CommunityId,
) -> Result<Option<(i32, Micros)>> {
    Ok(volunteer_agreed::table
        .filter(volunteer_agreed::account_id.eq(Key::from(account)))
        .filter(volunteer_agreed::community_id.eq(Key::from(community)))
        .order(volunteer_agreed::version.desc())
        .select((volunteer_agreed::version, volunteer_agreed::at))
        .first(conn)
        .optional()?)
}

/// Keeps that somebody agrees; what they agreed to already stays as it was.
pub(in crate::volunteers) fn agree(
    conn: &mut Conn,
    account: AccountId,
    (community, version): (CommunityId, i32),
    moment: Moment,
) -> Result<()> {
    let row = (
        volunteer_agreed::account_id.eq(Key::from(account)),
        volunteer_agreed::community_id.eq(Key::from(community)),
        volunteer_agreed::version.eq(version),
        volunteer_agreed::at.eq(Micros::from(moment.time())),
    );
    each_backend!(conn, |conn| diesel::insert_into(volunteer_agreed::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Forgets what somebody agreed to.
pub(in crate::volunteers) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(volunteer_agreed::table.filter(volunteer_agreed::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}
