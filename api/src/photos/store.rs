//! The table of pictures.

use chrono::{DateTime, Utc};
use contract::{
    ids::{CaseId, CommunityId, PhotoId},
    photos::Photo,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros,
        schema::{case_texts, photos},
    },
    error::{Error, Result},
};

/// A picture that nobody has claimed yet.
pub(super) struct NewPhoto {
    pub(super) id: PhotoId,
    pub(super) claim_digest: [u8; 32],
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) at: DateTime<Utc>,
}

/// What decides about a claim.
pub(super) struct Unclaimed {
    pub(super) claim_digest: Vec<u8>,
    pub(super) photo: Photo,
}

/// Writes down a picture.
///
/// # Errors
/// When the database refuses.
pub(super) fn add(conn: &mut Conn, photo: &NewPhoto) -> Result<()> {
    diesel::insert_into(photos::table)
        .values((
            photos::id.eq(Key::from(photo.id)),
            photos::claim_digest.eq(photo.claim_digest.to_vec()),
            photos::width.eq(signed(photo.width)?),
            photos::height.eq(signed(photo.height)?),
            photos::position.eq(0),
            photos::created_at.eq(Micros::from(photo.at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// A picture that was taken in after `since` and belongs to no case.
///
/// # Errors
/// When the database refuses.
pub(super) fn unclaimed(conn: &mut Conn, id: PhotoId, since: DateTime<Utc>) -> Result<Option<Unclaimed>> {
    let row: Option<(Vec<u8>, i32, i32)> = photos::table
        .filter(photos::id.eq(Key::from(id)))
        .filter(photos::case_id.is_null())
        .filter(photos::created_at.gt(Micros::from(since)))
        .select((photos::claim_digest, photos::width, photos::height))
        .first(conn)
        .optional()?;
    Ok(row.map(|(claim_digest, width, height)| Unclaimed {
        claim_digest,
        photo: photo(id, width, height),
    }))
}

/// Gives a picture to a case; false when somebody else was quicker.
///
/// # Errors
/// When the database refuses.
pub(super) fn give(conn: &mut Conn, id: PhotoId, case: CaseId, community: CommunityId, position: i32) -> Result<bool> {
    let given = diesel::update(
        photos::table
            .filter(photos::id.eq(Key::from(id)))
            .filter(photos::case_id.is_null()),
    )
    .set((
        photos::case_id.eq(Some(Key::from(case))),
        photos::community_id.eq(Some(Key::from(community))),
        photos::position.eq(position),
    ))
    .execute(conn)?;
    Ok(given == 1)
}

/// The pictures of a case, in the order they were sent.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<Photo>> {
    let rows: Vec<(Key, i32, i32)> = photos::table
        .filter(photos::case_id.eq(Key::from(case)))
        .order(photos::position)
        .select((photos::id, photos::width, photos::height))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, width, height)| photo(id.into(), width, height))
        .collect())
}

/// The case a picture belongs to.
///
/// # Errors
/// When the database refuses.
pub(super) fn case_of(conn: &mut Conn, id: PhotoId) -> Result<Option<CaseId>> {
    let case: Option<Option<Key>> = photos::table
        .filter(photos::id.eq(Key::from(id)))
        .select(photos::case_id)
        .first(conn)
        .optional()?;
    Ok(case.flatten().map(Into::into))
}

/// Pictures that nobody claimed until `before`, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(super) fn never_claimed(conn: &mut Conn, before: DateTime<Utc>, limit: i64) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .filter(photos::case_id.is_null())
        .filter(photos::created_at.le(Micros::from(before)))
        .order(photos::created_at)
        .limit(limit)
        .select(photos::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Pictures of cases whose texts were erased, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_erased_cases(conn: &mut Conn, limit: i64) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .left_join(case_texts::table.on(case_texts::case_id.nullable().eq(photos::case_id)))
        .filter(photos::case_id.is_not_null())
        .filter(case_texts::case_id.is_null())
        .limit(limit)
        .select(photos::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Forgets a picture.
///
/// # Errors
/// When the database refuses.
pub(super) fn remove(conn: &mut Conn, id: PhotoId) -> Result<()> {
    diesel::delete(photos::table.filter(photos::id.eq(Key::from(id)))).execute(conn)?;
    Ok(())
}

fn photo(id: PhotoId, width: i32, height: i32) -> Photo {
    Photo {
        id,
        width: width.unsigned_abs(),
        height: height.unsigned_abs(),
    }
}

fn signed(pixels: u32) -> Result<i32> {
    i32::try_from(pixels).map_err(Error::internal)
}
