//! The table of evaluations. It holds no time, and its identifiers are random: words are not told apart by when they came.

use contract::{
    ids::{AccountId, ProjectId},
    projects::{CRITERIA, NewEvaluation, Scores},
};
use diesel::prelude::*;

use super::Row as Project;
use crate::{
    db::{Conn, Key, schema::project_evaluations},
    error::{Error, Result},
};

/// A row of `project_evaluations`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = project_evaluations, treat_none_as_default_value = false)]
pub(in crate::projects) struct Row {
    pub(in crate::projects) id: Key,
    pub(in crate::projects) project_id: Key,
    pub(in crate::projects) community_id: Key,
    pub(in crate::projects) account_id: Option<Key>,
    pub(in crate::projects) station: bool,
    effect: i32,
    output: i32,
    participation: i32,
    spending: i32,
    satisfaction: i32,
    pub(in crate::projects) words: Option<String>,
}

impl Row {
    /// An evaluation by somebody, for themselves or for the station.
    pub(in crate::projects) fn new(id: [u8; 16], project: &Project, by: AccountId, station: bool, new: &NewEvaluation) -> Self {
        let [effect, output, participation, spending, satisfaction] = new.scores.all().map(i32::from);
        let words = new.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
        Self {
            id: Key(uuid::Uuid::from_bytes(id)),
            project_id: project.id,
            community_id: project.community_id,
            account_id: Some(by.into()),
            station,
            effect,
            output,
            participation,
            spending,
            satisfaction,
            words: words.map(str::to_owned),
        }
    }

    /// What it gives.
    pub(in crate::projects) fn scores(&self) -> Scores {
        let small = |number: i32| u8::try_from(number).unwrap_or_default();
        Scores {
            effect: small(self.effect),
            output: small(self.output),
            participation: small(self.participation),
            spending: small(self.spending),
            satisfaction: small(self.satisfaction),
        }
    }
}

/// Every evaluation of a project, in no order that says anything.
pub(in crate::projects) fn all(conn: &mut Conn, project: ProjectId) -> Result<Vec<Row>> {
    Ok(project_evaluations::table
        .filter(project_evaluations::project_id.eq(Key::from(project)))
        .order(project_evaluations::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// How many residents evaluated a project, and whether the station did.
pub(in crate::projects) fn count(conn: &mut Conn, project: ProjectId) -> Result<(u32, bool)> {
    let rows: Vec<(bool, i64)> = project_evaluations::table
        .filter(project_evaluations::project_id.eq(Key::from(project)))
        .group_by(project_evaluations::station)
        .select((project_evaluations::station, diesel::dsl::count_star()))
        .load(conn)?;
    let of = |station| rows.iter().find(|row| row.0 == station).map_or(0, |row| row.1);
    Ok((u32::try_from(of(false)).map_err(Error::internal)?, of(true) > 0))
}

/// Whether somebody evaluated a project.
pub(in crate::projects) fn is_by(conn: &mut Conn, project: ProjectId, account: AccountId) -> Result<bool> {
    let theirs = project_evaluations::table
        .filter(project_evaluations::project_id.eq(Key::from(project)))
        .filter(project_evaluations::account_id.eq(Some(Key::from(account))));
    Ok(diesel::select(diesel::dsl::exists(theirs)).get_result(conn)?)
}

/// Adds an evaluation.
pub(in crate::projects) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(project_evaluations::table).values(row).execute(conn)?;
    Ok(())
}

/// What residents gave, added up for each criterion.
pub(in crate::projects) fn sums(rows: &[Row]) -> [u32; CRITERIA] {
    let mut sums = [0; CRITERIA];
    for row in rows.iter().filter(|row| !row.station) {
        for (sum, score) in sums.iter_mut().zip(row.scores().all()) {
            *sum += u32::from(score);
        }
    }
    sums
}

/// Every evaluation of somebody as a resident.
pub(in crate::projects) fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<Row>> {
    Ok(project_evaluations::table
        .filter(project_evaluations::account_id.eq(Some(Key::from(account))))
        .order(project_evaluations::project_id)
        .select(Row::as_select())
        .load(conn)?)
}

/// Takes somebody's name and words off what they evaluated; it stays counted.
pub(in crate::projects) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let theirs = project_evaluations::table.filter(project_evaluations::account_id.eq(Some(Key::from(account))));
    diesel::update(theirs)
        .set((
            project_evaluations::account_id.eq(None::<Key>),
            project_evaluations::words.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}
