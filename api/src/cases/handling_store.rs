//! The table of how cases are handled.

use contract::{
    cases::State,
    handling::{CaseRef, Flow, Question},
    ids::{AccountId, CaseId, OrganisationId},
};
use diesel::prelude::*;

use super::handling::Handling;
use crate::{
    cases::access::{Access, Host},
    db::{
        Conn, Json, Key, Micros, Word, each_backend,
        schema::{case_handling, case_texts, cases, organisations},
    },
    error::{Error, Result},
    moment::Moment,
};

/// Cases that are looked at in one go, or shown beside another.
const AT_ONCE: i64 = 200;
/// Cases that are shown as parts of another.
const SHOWN: i64 = 20;

/// A row of `case_handling`.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = case_handling, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(crate) struct HandlingRow {
    pub(in crate::cases) case_id: Key,
    pub(in crate::cases) community_id: Key,
    pub(in crate::cases) flow: Word<Flow>,
    pub(in crate::cases) duty_id: Option<Key>,
    pub(in crate::cases) account_id: Option<Key>,
    pub(in crate::cases) question: Option<Word<Question>>,
    pub(in crate::cases) host_id: Option<Key>,
    pub(in crate::cases) organisation_id: Option<Key>,
    pub(in crate::cases) paused_at: Option<Micros>,
    pub(in crate::cases) wake_at: Option<Micros>,
    pub(in crate::cases) merged_into: Option<Key>,
    pub(in crate::cases) split_from: Option<Key>,
    pub(in crate::cases) voices: i32,
    pub(in crate::cases) content: String,
    pub(in crate::cases) take_by: Option<Micros>,
    pub(in crate::cases) untaken_at: Option<Micros>,
}

impl TryFrom<HandlingRow> for Handling {
    type Error = Error;

    fn try_from(row: HandlingRow) -> Result<Self> {
        let rest = serde_json::from_str(&row.content).map_err(Error::internal)?;
        Ok(Self { row, rest })
    }
}

/// Writes down how a case is handled.
pub(in crate::cases) fn put(conn: &mut Conn, handling: &mut Handling) -> Result<()> {
    handling.row.content = Json(&handling.rest).text().map_err(Error::internal)?;
    let row = &handling.row;
    each_backend!(conn, |conn| diesel::insert_into(case_handling::table)
        .values(row)
        .on_conflict(case_handling::case_id)
        .do_update()
        .set(row)
        .execute(conn))?;
    Ok(())
}

/// Who speaks for an organisation, A first.
pub(in crate::cases) fn spokespeople(conn: &mut Conn, id: Key) -> Result<Host> {
    let people: Option<(Option<Key>, Option<Key>)> = organisations::table
        .find(id)
        .select((organisations::a_id, organisations::b_id))
        .first(conn)
        .optional()?;
    let (a, b) = people.unwrap_or_default();
    Ok(Host::People([a.map(Into::into), b.map(Into::into)]))
}

/// Where a case stands.
pub(in crate::cases) fn state(conn: &mut Conn, id: Key) -> Result<Option<State>> {
    let state: Option<Word<State>> = cases::table.find(id).select(cases::state).first(conn).optional()?;
    Ok(state.map(|state| state.0))
}

/// Those that are part of a case become part of another one.
pub(super) fn repoint(conn: &mut Conn, from: CaseId, to: CaseId) -> Result<()> {
    diesel::update(case_handling::table.filter(case_handling::merged_into.eq(Some(Key::from(from)))))
        .set(case_handling::merged_into.eq(Some(Key::from(to))))
        .execute(conn)?;
    Ok(())
}

/// Those that are part of a case, with whom each concerns.
pub(super) fn parts(conn: &mut Conn, of: CaseId) -> Result<Vec<(CaseId, Access)>> {
    type Row = (Key, Key, Option<Key>, Option<Vec<u8>>, Option<Key>);
    let rows: Vec<Row> = cases::table
        .inner_join(case_handling::table)
        .filter(case_handling::merged_into.eq(Some(Key::from(of))))
        .order(cases::id)
        .limit(AT_ONCE)
        .select((
            cases::id,
            cases::community_id,
            cases::reporter_id,
            cases::tracking_digest,
            cases::recorder_id,
        ))
        .load(conn)?;
    let access = |(id, community, reporter, tracking, recorder): Row| {
        let access = Access {
            community: community.into(),
            reporter: reporter.map(Into::into),
            tracking: tracking.and_then(|digest| digest.try_into().ok()),
            recorder: recorder.map(Into::into),
            host: Host::Nobody,
        };
        (id.into(), access)
    };
    Ok(rows.into_iter().map(access).collect())
}

/// How cases belong to another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kin {
    /// They are part of it.
    Parts,
    /// They were split from it.
    Splits,
}

/// The cases that belong to another, the latest first.
pub(super) fn kin(conn: &mut Conn, kin: Kin, of: CaseId) -> Result<Vec<CaseRef>> {
    let of = Some(Key::from(of));
    let query = case_handling::table.inner_join(cases::table.left_join(case_texts::table));
    let columns = (cases::id, cases::number, cases::state, case_texts::title.nullable());
    let order = cases::id.desc();
    let rows: Vec<Ref> = match kin {
        Kin::Parts => query
            .filter(case_handling::merged_into.eq(of))
            .select(columns)
            .order(order)
            .limit(SHOWN)
            .load(conn)?,
        Kin::Splits => query
            .filter(case_handling::split_from.eq(of))
            .select(columns)
            .order(order)
            .limit(SHOWN)
            .load(conn)?,
    };
    Ok(rows.into_iter().map(referred).collect())
}

type Ref = (Key, String, Word<State>, Option<String>);

fn referred((id, number, state, title): Ref) -> CaseRef {
    CaseRef {
        id: id.into(),
        number,
        state: state.0,
        title: title.unwrap_or_default(),
    }
}

/// One case, by what is needed to find it.
pub(super) fn case_ref(conn: &mut Conn, id: Key) -> Result<Option<CaseRef>> {
    let row: Option<Ref> = cases::table
        .left_join(case_texts::table)
        .filter(cases::id.eq(id))
        .select((cases::id, cases::number, cases::state, case_texts::title.nullable()))
        .first(conn)
        .optional()?;
    Ok(row.map(referred))
}

/// The cases to which something is to happen by itself.
pub(super) fn waking(conn: &mut Conn, moment: Moment) -> Result<Vec<CaseId>> {
    let keys: Vec<Key> = case_handling::table
        .filter(case_handling::wake_at.le(Some(Micros::from(moment.time()))))
        .order((case_handling::wake_at, case_handling::case_id))
        .limit(AT_ONCE)
        .select(case_handling::case_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// The cases that nobody took in time who was given them, and of which nobody was told.
pub(super) fn untaken(conn: &mut Conn, moment: Moment) -> Result<Vec<CaseId>> {
    let keys: Vec<Key> = case_handling::table
        .filter(case_handling::take_by.le(Some(Micros::from(moment.time()))))
        .filter(case_handling::untaken_at.is_null())
        .order((case_handling::take_by, case_handling::case_id))
        .limit(AT_ONCE)
        .select(case_handling::case_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Which of these cases nobody took in time.
pub(in crate::cases) fn untaken_of(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<CaseId>> {
    let keys: Vec<Key> = case_handling::table
        .filter(case_handling::case_id.eq_any(ids.iter().copied().map(Key::from).collect::<Vec<_>>()))
        .filter(case_handling::untaken_at.is_not_null())
        .select(case_handling::case_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Nothing more is to happen to a case by itself.
pub(super) fn rest(conn: &mut Conn, id: CaseId) -> Result<()> {
    diesel::update(case_handling::table.find(Key::from(id)))
        .set(case_handling::wake_at.eq(None::<Micros>))
        .execute(conn)?;
    Ok(())
}

/// The organisations that somebody speaks for.
pub(in crate::cases) fn spoken_for(conn: &mut Conn, account: AccountId) -> Result<Vec<OrganisationId>> {
    let who = Some(Key::from(account));
    let keys: Vec<Key> = organisations::table
        .filter(organisations::a_id.eq(who).or(organisations::b_id.eq(who)).assume_not_null())
        .select(organisations::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}
