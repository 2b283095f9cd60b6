//! The table of contracts: each version as it was offered, and what became of it.

use contract::{
    ids::ProjectId,
    projects::{Contract, ContractState, Terms},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, Word, schema::project_contracts},
    error::{Error, Result},
    moment::Moment,
};

/// A row of `project_contracts`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = project_contracts, treat_none_as_default_value = false)]
pub(in crate::projects) struct Row {
    pub(in crate::projects) project_id: Key,
    pub(in crate::projects) version: i32,
    pub(in crate::projects) community_id: Key,
    pub(in crate::projects) state: Word<ContractState>,
    pub(in crate::projects) terms: String,
    pub(in crate::projects) first_percent: i32,
    pub(in crate::projects) because: Option<String>,
    pub(in crate::projects) refused_because: Option<String>,
    pub(in crate::projects) offered_at: Micros,
    pub(in crate::projects) decided_at: Option<Micros>,
}

impl Row {
    /// What is agreed, or to be.
    pub(in crate::projects) fn terms(&self) -> Result<Terms> {
        serde_json::from_str(&self.terms).map_err(Error::internal)
    }

    /// How many percent are paid at the start.
    pub(in crate::projects) fn first_percent(&self) -> u8 {
        u8::try_from(self.first_percent).unwrap_or_default()
    }

    /// It as its readers see it.
    pub(in crate::projects) fn shown(&self) -> Result<Contract> {
        Ok(Contract {
            version: self.version.unsigned_abs(),
            state: self.state.0,
            terms: self.terms()?,
            first_percent: self.first_percent(),
            because: self.because.clone(),
            refused_because: self.refused_because.clone(),
            offered_at: self.offered_at.into(),
            decided_at: self.decided_at.map(Into::into),
        })
    }
}

/// Terms as they are kept.
pub(in crate::projects) fn written(terms: &Terms) -> Result<String> {
    Json(terms).text().map_err(Error::internal)
}

/// Every version of a project's contract, the first first.
pub(in crate::projects) fn all(conn: &mut Conn, project: ProjectId) -> Result<Vec<Row>> {
    Ok(project_contracts::table
        .filter(project_contracts::project_id.eq(Key::from(project)))
        .order(project_contracts::version)
        .select(Row::as_select())
        .load(conn)?)
}

/// Adds a version.
pub(in crate::projects) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(project_contracts::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes down what became of a version that was on offer.
pub(in crate::projects) fn decide(
    conn: &mut Conn,
    row: &Row,
    state: ContractState,
    reason: Option<&str>,
    moment: Moment,
) -> Result<()> {
    let decided = (
        project_contracts::state.eq(Word(state)),
        project_contracts::refused_because.eq(reason),
        project_contracts::decided_at.eq(Some(Micros::from(moment.time()))),
    );
    diesel::update(project_contracts::table.find((row.project_id, row.version)))
        .set(decided)
        .execute(conn)?;
    Ok(())
}
