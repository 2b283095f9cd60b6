//! The table of remarks and their answers.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, ProjectId, RemarkId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::project_remarks},
    error::Result,
};

/// A row of `project_remarks`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = project_remarks, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(in crate::projects) struct Row {
    pub(in crate::projects) id: Key,
    pub(in crate::projects) project_id: Key,
    pub(in crate::projects) community_id: Key,
    pub(in crate::projects) account_id: Option<Key>,
    pub(in crate::projects) role: Word<Role>,
    pub(in crate::projects) text: Option<String>,
    pub(in crate::projects) at: Micros,
    pub(in crate::projects) hidden_because: Option<String>,
    pub(in crate::projects) answer: Option<String>,
    pub(in crate::projects) answered_at: Option<Micros>,
    pub(in crate::projects) supervision: bool,
}

/// Adds a remark.
pub(in crate::projects) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(project_remarks::table).values(row).execute(conn)?;
    Ok(())
}

/// A remark on a project.
pub(in crate::projects) fn find(conn: &mut Conn, project: ProjectId, id: RemarkId) -> Result<Option<Row>> {
    Ok(project_remarks::table
        .find(Key::from(id))
        .filter(project_remarks::project_id.eq(Key::from(project)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Writes down what became of a remark.
pub(in crate::projects) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(project_remarks::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// A page of the remarks on a project, the latest first.
pub(in crate::projects) fn page(conn: &mut Conn, project: ProjectId, before: Option<Key>, limit: i64) -> Result<Vec<Row>> {
    let mut query = project_remarks::table
        .filter(project_remarks::project_id.eq(Key::from(project)))
        .order(project_remarks::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(project_remarks::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// How many remarks somebody left since a moment, on whatever projects.
pub(in crate::projects) fn count_since(conn: &mut Conn, account: AccountId, since: DateTime<Utc>) -> Result<i64> {
    Ok(project_remarks::table
        .filter(project_remarks::account_id.eq(Some(Key::from(account))))
        .filter(project_remarks::at.ge(Micros::from(since)))
        .count()
        .get_result(conn)?)
}

/// Every remark that somebody left, the first first.
pub(in crate::projects) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    Ok(project_remarks::table
        .filter(project_remarks::account_id.eq(Some(Key::from(account))))
        .order(project_remarks::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// The residents who left remarks on a project, each once.
pub(in crate::projects) fn residents(conn: &mut Conn, project: ProjectId) -> Result<Vec<AccountId>> {
    let keys: Vec<Option<Key>> = project_remarks::table
        .filter(project_remarks::project_id.eq(Key::from(project)))
        .filter(project_remarks::role.eq(Word(Role::Resident)))
        .filter(project_remarks::account_id.is_not_null())
        .select(project_remarks::account_id)
        .distinct()
        .load(conn)?;
    Ok(keys.into_iter().flatten().map(Into::into).collect())
}

/// Erases what somebody remarked; that there was a remark, and its answer, stays.
pub(in crate::projects) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let theirs = project_remarks::table.filter(project_remarks::account_id.eq(Some(Key::from(account))));
    diesel::update(theirs)
        .set((
            project_remarks::account_id.eq(None::<Key>),
            project_remarks::text.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
