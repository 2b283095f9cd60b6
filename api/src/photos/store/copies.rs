//! The table of pictures, of those that are copies with something unreadable on them.

use chrono::{DateTime, Utc};
use contract::{
    ids::{CaseId, CommunityId, PhotoId},
    publication::Area,
};
use diesel::prelude::*;

use super::{NewPhoto, photo, signed};
use crate::{
    db::{Conn, Json, Key, Micros, schema::photos},
    error::{Error, Result},
    photos::Redacted,
};

/// Writes down a copy that belongs to nothing yet.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn add(conn: &mut Conn, photo: &NewPhoto, of: PhotoId, areas: &[Area]) -> Result<()> {
    diesel::insert_into(photos::table)
        .values((
            photos::id.eq(Key::from(photo.id)),
            photos::claim_digest.eq(photo.claim_digest.to_vec()),
            photos::width.eq(signed(photo.width)?),
            photos::height.eq(signed(photo.height)?),
            photos::position.eq(0),
            photos::created_at.eq(Micros::from(photo.at)),
            photos::copy_of.eq(Key::from(of)),
            photos::areas.eq(Json(areas.to_vec()).text().map_err(Error::internal)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// The copies that belong to what is prepared or published of these cases, by case and in their order.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn of_publications(conn: &mut Conn, cases: &[CaseId]) -> Result<Vec<(CaseId, Redacted)>> {
    type Row = (Option<Key>, Key, i32, i32, Option<Key>, Option<Json<Vec<Area>>>, bool);
    let cases: Vec<Option<Key>> = cases.iter().copied().map(|case| Some(Key::from(case))).collect();
    let rows: Vec<Row> = photos::table
        .filter(photos::publication_id.eq_any(cases))
        .order((photos::publication_id, photos::position))
        .select((
            photos::publication_id,
            photos::id,
            photos::width,
            photos::height,
            photos::copy_of,
            photos::areas,
            photos::hidden,
        ))
        .load(conn)?;
    let copy = |(case, id, width, height, of, areas, hidden): Row| {
        let copy = Redacted {
            photo: photo(id.into(), width, height),
            of: of?.into(),
            areas: areas.map(|areas| areas.0).unwrap_or_default(),
            hidden,
        };
        Some((case?.into(), copy))
    };
    Ok(rows.into_iter().filter_map(copy).collect())
}

/// Gives a copy its place in what is prepared of a case; false when it is gone.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn give(conn: &mut Conn, id: PhotoId, case: CaseId, community: CommunityId, position: i32) -> Result<bool> {
    let copy = photos::table
        .filter(photos::id.eq(Key::from(id)))
        .filter(photos::copy_of.is_not_null());
    let given = diesel::update(copy)
        .set((
            photos::publication_id.eq(Some(Key::from(case))),
            photos::community_id.eq(Some(Key::from(community))),
            photos::position.eq(position),
        ))
        .execute(conn)?;
    Ok(given == 1)
}

/// Takes every copy away from what is prepared or published of a case.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn abandon(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::update(photos::table.filter(photos::publication_id.eq(Key::from(case))))
        .set(photos::publication_id.eq(None::<Key>))
        .execute(conn)?;
    Ok(())
}

/// The copies of these pictures, whatever they belong to.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn of_pictures(conn: &mut Conn, originals: &[PhotoId]) -> Result<Vec<PhotoId>> {
    let originals: Vec<Option<Key>> = originals.iter().copied().map(|id| Some(Key::from(id))).collect();
    let keys: Vec<Key> = photos::table
        .filter(photos::copy_of.eq_any(originals))
        .select(photos::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Copies that were made before `before` and belong to nothing, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn loose(conn: &mut Conn, before: DateTime<Utc>, limit: i64) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .filter(photos::copy_of.is_not_null().and(photos::publication_id.is_null()))
        .filter(photos::created_at.le(Micros::from(before)))
        .limit(limit)
        .select(photos::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}
