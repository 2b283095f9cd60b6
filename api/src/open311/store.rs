//! The table of what Open311 lists.

use contract::{
    cases::{Category, State},
    ids::{CaseId, CommunityId},
};
use diesel::prelude::*;

use super::ask::Which;
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{api_clients, case_texts, cases, open311_requests},
    },
    error::Result,
};

/// A case that is listed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = open311_requests, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) case_id: Key,
    pub(super) community_id: Key,
    pub(super) client_id: Option<Key>,
    pub(super) requested_at: Micros,
    pub(super) latitude: Option<f64>,
    pub(super) longitude: Option<f64>,
    pub(super) token: Option<String>,
    pub(super) email_sealed: Option<Vec<u8>>,
}

/// What of a case may matter to whoever reads the list; what they are told of it is decided elsewhere.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = cases)]
pub(super) struct CaseRow {
    pub(super) number: String,
    pub(super) cell_id: Option<Key>,
    pub(super) category: Word<Category>,
    pub(super) state: Word<State>,
    pub(super) updated_at: Micros,
    pub(super) due_at: Option<Micros>,
    pub(super) closed_at: Option<Micros>,
}

/// A case that is listed, with its text where there still is one and whether its client is an open one.
pub(super) struct Listed {
    pub(super) row: Row,
    pub(super) case: CaseRow,
    pub(super) body: Option<String>,
    pub(super) open: Option<bool>,
}

/// What is listed of these, the latest first.
pub(super) fn find(conn: &mut Conn, community: Option<CommunityId>, which: &Which) -> Result<Vec<Listed>> {
    let mut query = open311_requests::table
        .inner_join(cases::table.on(cases::id.eq(open311_requests::case_id)))
        .left_join(case_texts::table.on(case_texts::case_id.eq(open311_requests::case_id)))
        .left_join(api_clients::table.on(api_clients::id.nullable().eq(open311_requests::client_id)))
        .select((
            Row::as_select(),
            CaseRow::as_select(),
            case_texts::body.nullable(),
            api_clients::open.nullable(),
        ))
        .order((open311_requests::requested_at.desc(), open311_requests::case_id.desc()))
        .into_boxed();
    if let Some(community) = community {
        query = query.filter(open311_requests::community_id.eq(Key::from(community)));
    }
    match which {
        Which::Numbers(numbers) => query = query.filter(cases::number.eq_any(numbers)),
        Which::Fitting(filter) => {
            if let Some(span) = filter.requested {
                let from = open311_requests::requested_at.ge(Micros::from(span.from));
                query = query.filter(from.and(open311_requests::requested_at.le(Micros::from(span.to))));
            }
            if let Some(span) = filter.updated {
                let from = cases::updated_at.ge(Micros::from(span.from));
                query = query.filter(from.and(cases::updated_at.le(Micros::from(span.to))));
            }
            if !filter.categories.is_empty() {
                let words = filter.categories.iter().copied().map(Word);
                query = query.filter(cases::category.eq_any(words.collect::<Vec<_>>()));
            }
            query = match filter.open {
                Some(true) => query.filter(cases::closed_at.is_null()),
                Some(false) => query.filter(cases::closed_at.is_not_null()),
                None => query,
            };
            if let Some(within) = filter.within {
                let north = open311_requests::latitude.between(within.south, within.north);
                query = query.filter(north.and(open311_requests::longitude.between(within.west, within.east)));
            }
            query = query.offset(filter.skip).limit(filter.limit);
        }
    }
    let rows: Vec<(Row, CaseRow, Option<String>, Option<bool>)> = query.load(conn)?;
    let listed = |(row, case, body, open)| Listed { row, case, body, open };
    Ok(rows.into_iter().map(listed).collect())
}

/// The number of the case that somebody was given this token for.
pub(super) fn by_token(conn: &mut Conn, token: &str) -> Result<Option<String>> {
    let number = open311_requests::table
        .inner_join(cases::table.on(cases::id.eq(open311_requests::case_id)))
        .filter(open311_requests::token.eq(token))
        .select(cases::number)
        .first(conn)
        .optional()?;
    Ok(number)
}

/// Lists a case, unless it is listed already.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(open311_requests::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Lists a case that was published, since it was sent; nothing closer than its cell is told of where it is.
pub(super) fn add_published(conn: &mut Conn, case: CaseId) -> Result<()> {
    let case: (Key, Key, Micros) = cases::table
        .find(Key::from(case))
        .select((cases::id, cases::community_id, cases::submitted_at))
        .first(conn)?;
    let row = Row {
        case_id: case.0,
        community_id: case.1,
        client_id: None,
        requested_at: case.2,
        latitude: None,
        longitude: None,
        token: None,
        email_sealed: None,
    };
    add(conn, &row)
}

/// Takes a case from the list that no program reported.
pub(super) fn remove_published(conn: &mut Conn, case: CaseId) -> Result<()> {
    let listed = open311_requests::table.find(Key::from(case));
    diesel::delete(listed.filter(open311_requests::client_id.is_null())).execute(conn)?;
    Ok(())
}

/// Forgets where a case was and whom it may have come from.
pub(super) fn forget(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::update(open311_requests::table.filter(open311_requests::case_id.eq(Key::from(case))))
        .set((
            open311_requests::latitude.eq(None::<f64>),
            open311_requests::longitude.eq(None::<f64>),
            open311_requests::email_sealed.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(())
}
