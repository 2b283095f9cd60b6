//! The table of projects.

pub(super) mod commendations;
pub(super) mod contracts;
pub(super) mod evaluations;
pub(super) mod payments;
pub(super) mod record;
pub(super) mod remarks;
pub(super) mod reports;
pub(super) mod rules;
pub(super) mod timeline;

use chrono::{DateTime, Utc};
use contract::{
    ids::{CommunityId, OrganisationId, ProjectId, ProposalId},
    projects::{ProjectOutcome, ProjectState, Terms},
    proposals::Field,
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, Word, schema::projects},
    error::{Error, Result},
};

/// A row of `projects`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = projects, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) organisation_id: Key,
    pub(super) proposal_id: Option<Key>,
    pub(super) plan_id: Option<Key>,
    pub(super) title: String,
    pub(super) purpose: String,
    pub(super) field: Word<Field>,
    pub(super) state: Word<ProjectState>,
    draft: Option<String>,
    pub(super) draft_because: Option<String>,
    pub(super) edition: i32,
    pub(super) created_at: Micros,
    pub(super) signed_at: Option<Micros>,
    pub(super) over: bool,
    pub(super) ended_because: Option<String>,
    pub(super) look_at: Option<Micros>,
    pub(super) evaluate_until: Option<Micros>,
    pub(super) rules: Option<String>,
    pub(super) outcome: Option<Word<ProjectOutcome>>,
    pub(super) result: Option<String>,
    pub(super) because: Option<String>,
}

impl Row {
    /// A project that nothing is known of yet but when it was drawn up.
    pub(super) fn new(id: ProjectId, community: CommunityId, organisation: OrganisationId, at: DateTime<Utc>) -> Self {
        Self {
            id: id.into(),
            community_id: community.into(),
            organisation_id: organisation.into(),
            proposal_id: None,
            plan_id: None,
            title: String::new(),
            purpose: String::new(),
            field: Word(Field::Other),
            state: Word(ProjectState::Drafted),
            draft: None,
            draft_because: None,
            edition: 1,
            created_at: at.into(),
            signed_at: None,
            over: false,
            ended_because: None,
            look_at: None,
            evaluate_until: None,
            rules: None,
            outcome: None,
            result: None,
            because: None,
        }
    }

    pub(super) fn id(&self) -> ProjectId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    pub(super) fn organisation(&self) -> OrganisationId {
        self.organisation_id.into()
    }

    pub(super) fn proposal(&self) -> Option<ProposalId> {
        self.proposal_id.map(Into::into)
    }

    /// What is drawn up.
    pub(super) fn draft(&self) -> Result<Option<Terms>> {
        let read = |text: &String| serde_json::from_str(text).map_err(Error::internal);
        self.draft.as_ref().map(read).transpose()
    }

    /// Draws something up, or nothing.
    pub(super) fn set_draft(&mut self, terms: Option<&Terms>, because: Option<&str>) -> Result<()> {
        let written = |terms: &Terms| serde_json::to_string(terms).map_err(Error::internal);
        self.draft = terms.map(written).transpose()?;
        self.draft_because = because.map(str::to_owned);
        self.edition += 1;
        Ok(())
    }

    /// Where a page of a list ends with it.
    pub(super) const fn place(&self) -> (bool, Key) {
        (self.over, self.id)
    }
}

/// Adds a project.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(projects::table).values(row).execute(conn)?;
    Ok(())
}

/// A project.
pub(super) fn find(conn: &mut Conn, id: ProjectId) -> Result<Option<Row>> {
    Ok(projects::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// A project, held for the rest of the transaction: nobody else does anything with it.
///
/// SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: ProjectId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        projects::table
            .filter(projects::id.eq(Key::from(id)))
            .select(projects::edition)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Writes down how a project stands.
pub(super) fn change(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::update(projects::table.find(row.id)).set(row).execute(conn)?;
    Ok(())
}

/// Which projects are listed.
#[derive(Debug, Clone, Default)]
pub(super) struct Listed {
    pub(super) community: Option<CommunityId>,
    /// Those of one of these.
    pub(super) carriers: Option<Vec<OrganisationId>>,
    /// Also those that nobody signed yet.
    pub(super) unsigned: bool,
    pub(super) state: Option<ProjectState>,
    pub(super) after: Option<(bool, Key)>,
    pub(super) limit: i64,
}

/// A page of projects: those under way first, the youngest first.
pub(super) fn page(conn: &mut Conn, listed: &Listed) -> Result<Vec<Row>> {
    let mut query = projects::table
        .order((projects::over, projects::id.desc()))
        .limit(listed.limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(community) = listed.community {
        query = query.filter(projects::community_id.eq(Key::from(community)));
    }
    if let Some(carriers) = &listed.carriers {
        let keys: Vec<Key> = carriers.iter().map(|id| Key::from(*id)).collect();
        // What the station is still writing is not the carrier's yet.
        query = query
            .filter(projects::organisation_id.eq_any(keys))
            .filter(projects::state.ne(Word(ProjectState::Drafted)));
    }
    if !listed.unsigned {
        query = query.filter(projects::signed_at.is_not_null());
    }
    if let Some(state) = listed.state {
        query = query.filter(projects::state.eq(Word(state)));
    }
    if let Some((over, id)) = listed.after {
        query = query.filter(projects::over.gt(over).or(projects::over.eq(over).and(projects::id.lt(id))));
    }
    Ok(query.load(conn)?)
}

/// The projects of a community whose contracts were signed before a moment, the latest first.
pub(super) fn signed_before(conn: &mut Conn, community: CommunityId, moment: DateTime<Utc>) -> Result<Vec<Row>> {
    Ok(projects::table
        .filter(projects::community_id.eq(Key::from(community)))
        .filter(projects::signed_at.lt(Some(Micros::from(moment))))
        .order(projects::id.desc())
        .select(Row::as_select())
        .load(conn)?)
}

/// How many of a community's were signed from one moment until before another.
pub(super) fn signed_in(conn: &mut Conn, community: CommunityId, from: DateTime<Utc>, until: DateTime<Utc>) -> Result<i64> {
    Ok(projects::table
        .filter(projects::community_id.eq(Key::from(community)))
        .filter(projects::signed_at.ge(Some(Micros::from(from))))
        .filter(projects::signed_at.lt(Some(Micros::from(until))))
        .count()
        .get_result(conn)?)
}

/// What those of these are called that are the community's and signed.
pub(super) fn titles(conn: &mut Conn, community: CommunityId, ids: &[ProjectId]) -> Result<Vec<(ProjectId, String)>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, String)> = projects::table
        .filter(projects::id.eq_any(keys))
        .filter(projects::community_id.eq(Key::from(community)))
        .filter(projects::signed_at.is_not_null())
        .select((projects::id, projects::title))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, title)| (id.into(), title)).collect())
}

/// The projects that an organisation carries out or was offered, and that are not over.
pub(super) fn under_way_of(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Row>> {
    Ok(projects::table
        .filter(projects::organisation_id.eq(Key::from(organisation)))
        .filter(projects::over.eq(false))
        .filter(projects::state.ne(Word(ProjectState::Drafted)))
        .order(projects::id)
        .select(Row::as_select())
        .load(conn)?)
}

/// A few projects in which something is to happen by itself.
pub(super) fn to_look_at(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<ProjectId>> {
    let keys: Vec<Key> = projects::table
        .filter(projects::look_at.le(Some(Micros::from(now))))
        .order(projects::look_at)
        .limit(limit)
        .select(projects::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// The projects that come from these plans and were not ended: from which, which, where it stands, and whether its contract is signed.
pub(super) fn of_plans(conn: &mut Conn, plans: &[Key]) -> Result<Vec<(Key, Key, ProjectState, bool)>> {
    let plans: Vec<Option<Key>> = plans.iter().copied().map(Some).collect();
    let rows: Vec<(Option<Key>, Key, Word<ProjectState>, Option<Micros>)> = projects::table
        .filter(projects::plan_id.eq_any(plans))
        .filter(projects::state.ne(Word(ProjectState::Ended)))
        .select((projects::plan_id, projects::id, projects::state, projects::signed_at))
        .load(conn)?;
    let known = rows.into_iter();
    Ok(known
        .filter_map(|(plan, id, state, signed_at)| Some((plan?, id, state.0, signed_at.is_some())))
        .collect())
}

/// The latest project that comes from this proposal itself, is signed and was not ended: which, and where it stands.
pub(super) fn of_proposal(conn: &mut Conn, proposal: ProposalId) -> Result<Option<(Key, ProjectState)>> {
    let row: Option<(Key, Word<ProjectState>)> = projects::table
        .filter(projects::proposal_id.eq(Some(Key::from(proposal))))
        .filter(projects::signed_at.is_not_null())
        .filter(projects::state.ne(Word(ProjectState::Ended)))
        .order(projects::id.desc())
        .select((projects::id, projects::state))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, state)| (id, state.0)))
}
