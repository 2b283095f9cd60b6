//! The table of the communities' rules, version by version.

use contract::{
    agenda::AgendaRules,
    ids::{AccountId, CommunityId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::agenda_rules},
    error::{Error, Result},
    moment::Moment,
};

/// The rules of a community, with their version; 0 stands for the defaults.
pub(in crate::agenda) fn find(conn: &mut Conn, community: CommunityId) -> Result<(i32, AgendaRules)> {
    let row: Option<(i32, Json<AgendaRules>)> = agenda_rules::table
        .filter(agenda_rules::community_id.eq(Key::from(community)))
        .order(agenda_rules::version.desc())
        .select((agenda_rules::version, agenda_rules::content))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(|| (0, AgendaRules::default()), |(version, rules)| (version, rules.0)))
}

/// Adds another version; false when somebody else just added it.
pub(in crate::agenda) fn add(
    conn: &mut Conn,
    community: CommunityId,
    version: i32,
    rules: AgendaRules,
    by: AccountId,
    moment: Moment,
) -> Result<bool> {
    let row = (
        agenda_rules::community_id.eq(Key::from(community)),
        agenda_rules::version.eq(version),
        agenda_rules::content.eq(Json(rules).text().map_err(Error::internal)?),
        agenda_rules::changed_by.eq(Key::from(by)),
        agenda_rules::changed_at.eq(Micros::from(moment.time())),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(agenda_rules::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}
