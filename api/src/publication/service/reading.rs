//! What everybody reads.

use std::collections::HashMap;

use contract::{
    ids::{CaseId, CommunityId, PhotoId},
    page::Page,
    photos::Photo,
    problem::Kind,
    publication::{PublicCase, PublicCaseSummary},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::store::{self, CaseRow, Row};
use crate::{
    cases::{
        publicity,
        service::{Desk, Reader},
    },
    db::{Conn, Key},
    error::{Error, Result},
    paging::{self, Part, cursor, one_more},
    photos::service as photos,
    places::Places,
};

/// Which page is asked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Where the page before ended.
    pub(crate) cursor: Option<String>,
    /// How many, up to 100.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u16>,
}

/// What everybody may read of a community's cases, the latest first.
///
/// # Errors
/// A fault at `/limit`; a cursor that is none.
pub(crate) fn list(conn: &mut Conn, community: CommunityId, asked: &Asked) -> Result<Page<PublicCaseSummary>> {
    let part = Part::asked(asked.cursor.as_deref(), asked.limit)?;
    let mut rows = store::list(conn, community, part.after, one_more(part.limit))?;
    let end = paging::end(&mut rows, part.limit, |(row, _)| Some((row.published_at?, row.case_id)));
    let next = end.flatten().map(cursor);
    let mut pictures = pictures(conn, &rows)?;
    let items = rows
        .iter()
        .filter_map(|(row, case)| summary(row, case, &mut pictures))
        .collect();
    Ok(Page { items, next })
}

/// A case that everybody may read.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none, or it is not public.
pub(crate) fn one(conn: &mut Conn, places: &Places, id: CaseId) -> Result<PublicCase> {
    let found = of_cases(conn, places, &[id])?;
    found.into_iter().next().ok_or(Error::NOT_FOUND)
}

/// What everybody may read of these cases.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_cases(conn: &mut Conn, places: &Places, ids: &[CaseId]) -> Result<Vec<PublicCase>> {
    let found = store::public(conn, ids)?;
    let mut pictures = pictures(conn, &found)?;
    let whole = |(row, case): (Row, CaseRow)| {
        Some(PublicCase {
            summary: summary(&row, &case, &mut pictures)?,
            station: places.station(row.community_id.into(), case.cell_id.map(Into::into)),
            body: row.body,
            answer: row.answer,
            answered_as: row.answered_as.0,
        })
    };
    Ok(found.into_iter().filter_map(whole).collect())
}

type Pictures = HashMap<Key, Vec<Photo>>;

fn pictures(conn: &mut Conn, rows: &[(Row, CaseRow)]) -> Result<Pictures> {
    let ids: Vec<CaseId> = rows.iter().map(|(row, _)| row.case_id.into()).collect();
    let mut pictures = Pictures::new();
    let copies = photos::of_publications(conn, &ids)?;
    for (case, copy) in copies.into_iter().filter(|(_, copy)| !copy.hidden) {
        pictures.entry(case.into()).or_default().push(copy.photo);
    }
    Ok(pictures)
}

fn summary(row: &Row, case: &CaseRow, pictures: &mut Pictures) -> Option<PublicCaseSummary> {
    Some(PublicCaseSummary {
        id: row.case_id.into(),
        community_id: row.community_id.into(),
        cell_id: case.cell_id.map(Into::into),
        category: case.category.0,
        state: case.state.0,
        title: row.title.clone(),
        submitted_at: case.submitted_at.into(),
        answered_at: row.answered_at.into(),
        published_at: row.published_at?.into(),
        photos: pictures.remove(&row.case_id).unwrap_or_default(),
    })
}

/// The words and the first picture of those of these cases that everybody may read.
///
/// # Errors
/// When the database refuses.
pub(crate) fn words_of(conn: &mut Conn, cases: &[CaseId]) -> Result<HashMap<CaseId, (String, Option<PhotoId>)>> {
    let found = store::public(conn, cases)?;
    let pictures = pictures(conn, &found)?;
    let words = |(row, _): (Row, CaseRow)| {
        let first = pictures.get(&row.case_id).and_then(|all| all.first());
        (row.case_id.into(), (row.body, first.map(|photo| photo.id)))
    };
    Ok(found.into_iter().map(words).collect())
}

/// Insists that `reader` may see a picture that was prepared of a case: everybody while that is public and it is not hidden,
/// else its staff.
///
/// # Errors
/// [`Error::NOT_FOUND`]; unauthenticated for nobody in particular.
pub(crate) fn may_see_picture(conn: &mut Conn, desk: &Desk, reader: &Reader, (case, hidden): (CaseId, bool)) -> Result<()> {
    if !hidden && store::find(conn, case)?.is_some_and(|row| row.published_at.is_some()) {
        return Ok(());
    }
    // As for every picture that is not public, whether there is one or not.
    if matches!(reader, Reader::Nobody) {
        return Err(Error::Problem(Kind::Unauthenticated));
    }
    let staff = publicity::for_staff(conn, desk, reader, case);
    staff.map(drop).map_err(|_| Error::NOT_FOUND)
}
