//! The table of questions on plans and their answers.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, PlanId, RemarkId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::plan_questions},
    error::Result,
};

/// A row of `plan_questions`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = plan_questions, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(in crate::calls) struct Row {
    pub(in crate::calls) id: Key,
    pub(in crate::calls) plan_id: Key,
    pub(in crate::calls) community_id: Key,
    pub(in crate::calls) account_id: Option<Key>,
    pub(in crate::calls) role: Word<Role>,
    pub(in crate::calls) text: Option<String>,
    pub(in crate::calls) at: Micros,
    pub(in crate::calls) hidden_because: Option<String>,
    pub(in crate::calls) answer: Option<String>,
    pub(in crate::calls) answered_at: Option<Micros>,
}

/// Adds a question.
pub(in crate::calls) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(plan_questions::table).values(row).execute(conn)?;
    Ok(())
}

/// A question on a plan.
pub(in crate::calls) fn find(conn: &mut Conn, plan: PlanId, id: RemarkId) -> Result<Option<Row>> {
    Ok(plan_questions::table
        .find(Key::from(id))
        .filter(plan_questions::plan_id.eq(Key::from(plan)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Writes down what became of a question.
pub(in crate::calls) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(plan_questions::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// A page of the questions on a plan, the latest first.
pub(in crate::calls) fn page(conn: &mut Conn, plan: PlanId, before: Option<Key>, limit: i64) -> Result<Vec<Row>> {
    let mut query = plan_questions::table
        .filter(plan_questions::plan_id.eq(Key::from(plan)))
        .order(plan_questions::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(plan_questions::id.lt(before));
    }
    Ok(query.load(conn)?)
}

/// How many questions somebody asked since a moment, on whatever plans.
pub(in crate::calls) fn count_since(conn: &mut Conn, account: AccountId, since: DateTime<Utc>) -> Result<i64> {
    Ok(plan_questions::table
        .filter(plan_questions::account_id.eq(Some(Key::from(account))))
        .filter(plan_questions::at.ge(Micros::from(since)))
        .count()
        .get_result(conn)?)
}

/// Every question that somebody asked, the first first.
pub(in crate::calls) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    Ok(plan_questions::table
        .filter(plan_questions::account_id.eq(Some(Key::from(account))))
        .order(plan_questions::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// Removes the questions on a plan that is taken back, which is gone as if it had never been sent.
pub(in crate::calls) fn remove_of(conn: &mut Conn, plan: PlanId) -> Result<()> {
    diesel::delete(plan_questions::table.filter(plan_questions::plan_id.eq(Key::from(plan)))).execute(conn)?;
    Ok(())
}

/// Erases what somebody asked; that there was a question, and its answer, stays.
pub(in crate::calls) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let theirs = plan_questions::table.filter(plan_questions::account_id.eq(Some(Key::from(account))));
    diesel::update(theirs)
        .set((
            plan_questions::account_id.eq(None::<Key>),
            plan_questions::text.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
