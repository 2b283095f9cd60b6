//! The table of the communities' routing rules, version by version.

use contract::{
    handling::RoutingRules,
    ids::{AccountId, CommunityId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::routing_rules},
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community, with their version; 0 stands for none.
pub(super) fn find(conn: &mut Conn, community: CommunityId) -> Result<(i32, RoutingRules)> {
    let row: Option<(i32, Json<RoutingRules>)> = routing_rules::table
        .filter(routing_rules::community_id.eq(Key::from(community)))
        .order(routing_rules::version.desc())
        .select((routing_rules::version, routing_rules::content))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(|| (0, RoutingRules::default()), |(version, rules)| (version, rules.0)))
}

/// Adds another version; false when somebody else just added it.
pub(super) fn add(
    conn: &mut Conn,
    community: CommunityId,
    version: i32,
    rules: &RoutingRules,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        routing_rules::community_id.eq(Key::from(community)),
        routing_rules::version.eq(version),
        routing_rules::content.eq(Json(rules).text().map_err(Error::internal)?),
        routing_rules::changed_by.eq(Key::from(by)),
        routing_rules::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(routing_rules::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
