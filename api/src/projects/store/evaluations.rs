//! The table of evaluations. It holds no time, and its identifiers are random: words are not told apart by when they came.

use contract::{
    ids::{AccountId, ProjectId},
    projects::{NewEvaluation, ProjectSeat, Scores},
};
use diesel::prelude::*;

use super::Row as Project;
use crate::{
    db::{Conn, Key, Word, schema::project_evaluations},
    error::Result,
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
    seat: Option<Word<ProjectSeat>>,
}

impl Row {
    /// An evaluation by somebody: for themselves, for the station, or on a seat of theirs.
    pub(in crate::projects) fn new(
        id: [u8; 16],
        project: &Project,
        by: AccountId,
        (station, seat): (bool, Option<ProjectSeat>),
        new: &NewEvaluation,
    ) -> Self {
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
            seat: seat.map(Word),
        }
    }

    /// Whether it is on the side of the community committee; all others are on that of the residents.
    pub(in crate::projects) fn is_committee(&self) -> bool {
        self.station || self.sits(ProjectSeat::Committee)
    }

    /// Whether somebody gave it on such a seat.
    pub(in crate::projects) fn sits(&self, on: ProjectSeat) -> bool {
        self.seat.as_ref().is_some_and(|seat| seat.0 == on)
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

/// Whether the station evaluated a project.
pub(in crate::projects) fn is_by_station(conn: &mut Conn, project: ProjectId) -> Result<bool> {
    let its = project_evaluations::table
        .filter(project_evaluations::project_id.eq(Key::from(project)))
        .filter(project_evaluations::station.eq(true));
    Ok(diesel::select(diesel::dsl::exists(its)).get_result(conn)?)
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
