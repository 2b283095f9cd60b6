//! The table of the communities' rules, version by version.

use contract::{
    ids::{AccountId, CommunityId},
    proposals::ProposalRules,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::proposal_rules},
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community, with their version; 0 stands for the defaults.
pub(in crate::proposals) fn find(conn: &mut Conn, community: CommunityId) -> Result<(i32, ProposalRules)> {
    let row: Option<(i32, Json<ProposalRules>)> = proposal_rules::table
        .filter(proposal_rules::community_id.eq(Key::from(community)))
        .order(proposal_rules::version.desc())
        .select((proposal_rules::version, proposal_rules::content))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(|| (0, ProposalRules::default()), |(version, rules)| (version, rules.0)))
}

/// Adds another version; false when somebody else just added it.
pub(in crate::proposals) fn add(
    conn: &mut Conn,
    community: CommunityId,
    version: i32,
    rules: ProposalRules,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        proposal_rules::community_id.eq(Key::from(community)),
        proposal_rules::version.eq(version),
        proposal_rules::content.eq(Json(rules).text().map_err(Error::internal)?),
        proposal_rules::changed_by.eq(Key::from(by)),
        proposal_rules::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(proposal_rules::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
