//! The table of payments.

use contract::{
    ids::ProjectId,
    projects::{Day, PaymentState},
};
use diesel::prelude::*;

use super::Row as Project;
use crate::{
    db::{Conn, Key, Word, schema::project_payments},
    error::{Error, Result},
};

/// A row of `project_payments`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = project_payments, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(in crate::projects) struct Row {
    pub(in crate::projects) project_id: Key,
    pub(in crate::projects) part: i32,
    pub(in crate::projects) community_id: Key,
    pub(in crate::projects) fen: i64,
    pub(in crate::projects) state: Word<PaymentState>,
    pub(in crate::projects) paid_on: Option<String>,
    pub(in crate::projects) reference: Option<String>,
}

impl Row {
    /// A payment that is due.
    pub(in crate::projects) fn due(project: &Project, part: i32, fen: u64) -> Result<Self> {
        Ok(Self {
            project_id: project.id,
            part,
            community_id: project.community_id,
            fen: i64::try_from(fen).map_err(Error::internal)?,
            state: Word(PaymentState::Due),
            paid_on: None,
            reference: None,
        })
    }

    /// How much it is.
    pub(in crate::projects) fn fen(&self) -> u64 {
        self.fen.unsigned_abs()
    }

    /// The day on which it was made.
    pub(in crate::projects) fn paid_on(&self) -> Option<Day> {
        self.paid_on.as_deref()?.parse().ok()
    }
}

/// The payments of a project, in their order.
pub(in crate::projects) fn all(conn: &mut Conn, project: ProjectId) -> Result<Vec<Row>> {
    Ok(project_payments::table
        .filter(project_payments::project_id.eq(Key::from(project)))
        .order(project_payments::part)
        .select(Row::as_select())
        .load(conn)?)
}

/// Adds a payment.
pub(in crate::projects) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(project_payments::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes down how a payment stands that was due.
pub(in crate::projects) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(project_payments::table.find((row.project_id, row.part)))
        .set(row)
        .execute(conn)?;
    Ok(())
}

/// Cancels what is due of a project, from this payment on.
pub(in crate::projects) fn cancel(conn: &mut Conn, project: ProjectId, from: i32) -> Result<()> {
    let due = project_payments::table
        .filter(project_payments::project_id.eq(Key::from(project)))
        .filter(project_payments::part.ge(from))
        .filter(project_payments::state.eq(Word(PaymentState::Due)));
    diesel::update(due)
        .set(project_payments::state.eq(Word(PaymentState::Cancelled)))
        .execute(conn)?;
    Ok(())
}
