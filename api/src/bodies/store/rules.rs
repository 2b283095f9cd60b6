//! The table of the communities' rules for bodies, version by version.

use contract::{
    bodies::BodyRules,
    ids::{AccountId, CommunityId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::body_rules},
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community, with their version; 0 stands for the defaults.
pub(in crate::bodies) fn find(conn: &mut Conn, community: CommunityId) -> Result<(i32, BodyRules)> {
    let row: Option<(i32, Json<BodyRules>)> = body_rules::table
        .filter(body_rules::community_id.eq(Key::from(community)))
        .order(body_rules::version.desc())
        .select((body_rules::version, body_rules::content))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(|| (0, BodyRules::default()), |(version, rules)| (version, rules.0)))
}

/// Adds another version; false when somebody else just added it.
pub(in crate::bodies) fn add(
    conn: &mut Conn,
    community: CommunityId,
    version: i32,
    rules: BodyRules,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        body_rules::community_id.eq(Key::from(community)),
        body_rules::version.eq(version),
        body_rules::content.eq(Json(rules).text().map_err(Error::internal)?),
        body_rules::changed_by.eq(Key::from(by)),
        body_rules::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(body_rules::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
