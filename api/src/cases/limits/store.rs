//! The table of the communities' limits, version by version.

use contract::{
    ids::{AccountId, CommunityId},
    limits::CaseLimits,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::case_limits},
    error::{Error, Result},
    moment::Moment,
};

/// The limits of a community, with their version; 0 stands for the defaults.
pub(super) fn find(conn: &mut Conn, community: CommunityId) -> Result<(i32, CaseLimits)> {
    let row: Option<(i32, Json<CaseLimits>)> = case_limits::table
        .filter(case_limits::community_id.eq(Key::from(community)))
        .order(case_limits::version.desc())
        .select((case_limits::version, case_limits::content))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(|| (0, CaseLimits::default()), |(version, limits)| (version, limits.0)))
}

/// Adds another version; false when somebody else just added it.
pub(super) fn add(
    conn: &mut Conn,
    community: CommunityId,
    version: i32,
    limits: &CaseLimits,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        case_limits::community_id.eq(Key::from(community)),
        case_limits::version.eq(version),
        case_limits::content.eq(Json(limits).text().map_err(Error::internal)?),
        case_limits::changed_by.eq(Key::from(by)),
        case_limits::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(case_limits::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
