//! The table of what everybody may read of cases.

use contract::{
    accounts::Role,
    cases::{Category, State},
    ids::{AccountId, CaseId, CommunityId},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{cases, publications},
    },
    error::Result,
    moment::Moment,
    paging::Place,
};

/// A row of `publications`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = publications, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) case_id: Key,
    pub(super) community_id: Key,
    pub(super) edition: i32,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) answer: String,
    pub(super) answered_as: Word<Role>,
    pub(super) answered_at: Micros,
    pub(super) kept: String,
    pub(super) prepared_by: Key,
    pub(super) prepared_at: Micros,
    pub(super) published_by: Option<Key>,
    pub(super) published_at: Option<Micros>,
}

/// What everybody is told of the case itself.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = cases)]
pub(super) struct CaseRow {
    pub(super) cell_id: Option<Key>,
    pub(super) category: Word<Category>,
    pub(super) state: Word<State>,
    pub(super) submitted_at: Micros,
}

/// What is prepared of a case.
pub(super) fn find(conn: &mut Conn, case: CaseId) -> Result<Option<Row>> {
    Ok(publications::table
        .find(Key::from(case))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// It, held for the rest of the transaction.
pub(super) fn hold(conn: &mut Conn, case: CaseId) -> Result<Option<Row>> {
    if let Conn::Postgres(conn) = conn {
        publications::table
            .filter(publications::case_id.eq(Key::from(case)))
            .select(publications::edition)
            .for_update()
            .load::<i32>(conn)?;
    }
    find(conn, case)
}

/// Writes down what is prepared of a case.
pub(super) fn put(conn: &mut Conn, row: &Row) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(publications::table)
        .values(row)
        .on_conflict(publications::case_id)
        .do_update()
        .set(row)
        .execute(conn))?;
    Ok(())
}

/// Everybody may read it from now on.
pub(super) fn publish(conn: &mut Conn, case: CaseId, by: AccountId, moment: Moment) -> Result<()> {
    diesel::update(publications::table.find(Key::from(case)))
        .set((
            publications::published_by.eq(Some(Key::from(by))),
            publications::published_at.eq(Some(Micros::from(moment.time()))),
        ))
        .execute(conn)?;
    Ok(())
}

/// Nobody but staff may read it from now on.
pub(super) fn unpublish(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::update(publications::table.find(Key::from(case)))
        .set((
            publications::published_by.eq(None::<Key>),
            publications::published_at.eq(None::<Micros>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets what was prepared of a case; false where nothing was.
pub(super) fn remove(conn: &mut Conn, case: CaseId) -> Result<bool> {
    let removed = diesel::delete(publications::table.find(Key::from(case))).execute(conn)?;
    Ok(removed == 1)
}

/// What is public of a community, the latest first, from behind a cursor.
pub(super) fn list(conn: &mut Conn, community: CommunityId, after: Option<Place>, limit: i64) -> Result<Vec<(Row, CaseRow)>> {
    let mut query = publications::table
        .inner_join(cases::table.on(cases::id.eq(publications::case_id)))
        .filter(publications::community_id.eq(Key::from(community)))
        .filter(publications::published_at.is_not_null())
        .order((publications::published_at.desc(), publications::case_id.desc()))
        .limit(limit)
        .select((Row::as_select(), CaseRow::as_select()))
        .into_boxed();
    if let Some((at, id)) = after {
        let same = publications::published_at.eq(Some(at)).and(publications::case_id.lt(id));
        query = query.filter(publications::published_at.lt(Some(at)).or(same).assume_not_null());
    }
    Ok(query.load(conn)?)
}

/// What is public of these cases.
pub(super) fn public(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<(Row, CaseRow)>> {
    let ids: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(publications::table
        .inner_join(cases::table.on(cases::id.eq(publications::case_id)))
        .filter(publications::case_id.eq_any(ids))
        .filter(publications::published_at.is_not_null())
        .select((Row::as_select(), CaseRow::as_select()))
        .load(conn)?)
}
