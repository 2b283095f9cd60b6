//! The table of needs that officers wrote down for neighbours.

use contract::ids::{AccountId, CaseId, CommunityId};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, part, schema::liaison_needs},
    error::Result,
    moment::Moment,
};

/// A row of `liaison_needs`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = liaison_needs, treat_none_as_default_value = false)]
pub(in crate::liaison) struct Row {
    pub(in crate::liaison) case_id: Key,
    pub(in crate::liaison) community_id: Key,
    pub(in crate::liaison) officer_id: Key,
    pub(in crate::liaison) heard: Option<String>,
    pub(in crate::liaison) told_on: Option<String>,
    pub(in crate::liaison) recorded_at: Micros,
}

part!(Row, liaison_needs: case_id, community_id, officer_id, heard, told_on, recorded_at);

impl Row {
    pub(in crate::liaison) fn new(
        case: CaseId,
        community: CommunityId,
        officer: AccountId,
        heard: Option<String>,
        moment: Moment,
    ) -> Self {
        Self {
            case_id: case.into(),
            community_id: community.into(),
            officer_id: officer.into(),
            heard,
            told_on: None,
            recorded_at: moment.time().into(),
        }
    }

    pub(in crate::liaison) fn case(&self) -> CaseId {
        self.case_id.into()
    }
}

/// An officer's needs, the latest first, before one.
pub(in crate::liaison) fn list(conn: &mut Conn, officer: AccountId, before: Option<CaseId>, limit: i64) -> Result<Vec<Row>> {
    let mut query = liaison_needs::table
        .filter(liaison_needs::officer_id.eq(Key::from(officer)))
        .select(Row::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(liaison_needs::case_id.lt(Key::from(before)));
    }
    Ok(query.order(liaison_needs::case_id.desc()).limit(limit).load(conn)?)
}

/// The need that became this case, held for the rest of the transaction.
///
/// SQLite has one writer, who holds everything.
pub(in crate::liaison) fn hold(conn: &mut Conn, case: CaseId) -> Result<Option<Row>> {
    let this = liaison_needs::table.filter(liaison_needs::case_id.eq(Key::from(case)));
    if let Conn::Postgres(conn) = conn {
        this.select(liaison_needs::case_id).for_update().load::<Key>(conn)?;
    }
    Ok(this.select(Row::as_select()).first(conn).optional()?)
}

/// Writes down when the neighbour was told.
pub(in crate::liaison) fn told(conn: &mut Conn, case: CaseId, on: &str) -> Result<()> {
    diesel::update(liaison_needs::table.filter(liaison_needs::case_id.eq(Key::from(case))))
        .set(liaison_needs::told_on.eq(Some(on)))
        .execute(conn)?;
    Ok(())
}

/// Erases where a need was heard of.
pub(in crate::liaison) fn erase(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::update(liaison_needs::table.filter(liaison_needs::case_id.eq(Key::from(case))))
        .set(liaison_needs::heard.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
