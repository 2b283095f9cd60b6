//! The table of bulletins. It only grows, and only words go that are withdrawn; the database itself sees to that.

use chrono::{DateTime, Utc};
use contract::{
    bulletins::{BulletinFigures, BulletinSummary, Withdrawn},
    ids::{BulletinId, CaseId, CommunityId, ProjectId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, each_backend, schema::bulletins},
    error::{Error, Result},
};

/// A row of `bulletins`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = bulletins, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) month: String,
    pub(super) edition: i32,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) because: Option<String>,
    cases: String,
    projects: String,
    figures: String,
    pub(super) published_at: Micros,
    withdrawn_at: Option<Micros>,
    withdrawn_because: Option<String>,
}

/// What the station chose for a bulletin, and what was counted.
pub(super) struct Content<'a> {
    pub(super) cases: &'a [CaseId],
    pub(super) projects: &'a [ProjectId],
    pub(super) figures: &'a BulletinFigures,
}

impl Row {
    /// It with its content.
    pub(super) fn new(summary: &BulletinSummary, text: &str, because: Option<&str>, content: &Content<'_>) -> Result<Self> {
        let internal = |fault: serde_json::Error| Error::internal(fault);
        Ok(Self {
            id: summary.id.into(),
            community_id: summary.community_id.into(),
            month: summary.month.clone(),
            edition: summary.edition.into(),
            title: summary.title.clone(),
            text: text.to_owned(),
            because: because.map(str::to_owned),
            cases: serde_json::to_string(content.cases).map_err(internal)?,
            projects: serde_json::to_string(content.projects).map_err(internal)?,
            figures: serde_json::to_string(content.figures).map_err(internal)?,
            published_at: summary.published_at.into(),
            withdrawn_at: None,
            withdrawn_because: None,
        })
    }

    /// Its identifier.
    pub(super) fn id(&self) -> BulletinId {
        self.id.into()
    }

    /// What a list shows of it.
    pub(super) fn summary(&self) -> BulletinSummary {
        BulletinSummary {
            id: self.id(),
            community_id: self.community_id.into(),
            month: self.month.clone(),
            edition: u16::try_from(self.edition).unwrap_or_default(),
            title: self.title.clone(),
            published_at: self.published_at.into(),
            withdrawn: self.withdrawn(),
        }
    }

    /// That its words are gone, and why.
    pub(super) fn withdrawn(&self) -> Option<Withdrawn> {
        Some(Withdrawn {
            at: self.withdrawn_at?.into(),
            because: self.withdrawn_because.clone()?,
        })
    }

    /// The cases that it points to.
    pub(super) fn cases(&self) -> Result<Vec<CaseId>> {
        serde_json::from_str(&self.cases).map_err(Error::internal)
    }

    /// The projects that it points to.
    pub(super) fn projects(&self) -> Result<Vec<ProjectId>> {
        serde_json::from_str(&self.projects).map_err(Error::internal)
    }

    /// Its figures.
    pub(super) fn figures(&self) -> Result<BulletinFigures> {
        serde_json::from_str(&self.figures).map_err(Error::internal)
    }

    /// Where a page of a list ends with it.
    pub(super) fn place(&self) -> (Micros, Key) {
        (self.published_at, self.id)
    }
}

/// Adds an edition; false when somebody else was quicker.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(bulletins::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Takes the words of a bulletin away for good; false when they are gone already.
pub(super) fn withdraw(conn: &mut Conn, id: BulletinId, because: &str, at: DateTime<Utc>) -> Result<bool> {
    let standing = bulletins::table.find(Key::from(id)).filter(bulletins::withdrawn_at.is_null());
    let changed = diesel::update(standing)
        .set((
            bulletins::title.eq(""),
            bulletins::text.eq(""),
            bulletins::because.eq(None::<String>),
            bulletins::withdrawn_at.eq(Some(Micros::from(at))),
            bulletins::withdrawn_because.eq(Some(because)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// A bulletin.
pub(super) fn find(conn: &mut Conn, id: BulletinId) -> Result<Option<Row>> {
    Ok(bulletins::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The latest edition of a month.
pub(super) fn latest(conn: &mut Conn, community: CommunityId, month: &str) -> Result<Option<Row>> {
    Ok(bulletins::table
        .filter(bulletins::community_id.eq(Key::from(community)))
        .filter(bulletins::month.eq(month))
        .order(bulletins::edition.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A community's bulletins, the latest published first.
pub(super) fn page(conn: &mut Conn, community: CommunityId, after: Option<(Micros, Key)>, limit: i64) -> Result<Vec<Row>> {
    let mut query = bulletins::table
        .filter(bulletins::community_id.eq(Key::from(community)))
        .order((bulletins::published_at.desc(), bulletins::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(
            bulletins::published_at
                .lt(at)
                .or(bulletins::published_at.eq(at).and(bulletins::id.lt(id))),
        );
    }
    Ok(query.load(conn)?)
}
