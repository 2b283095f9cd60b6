//! The table of pictures.

pub(super) mod attached;
pub(super) mod copies;
mod owners;
pub(super) mod reported;

use chrono::{DateTime, Utc};
use contract::{
    ids::{CaseId, CommunityId, DiaryNoteId, PhotoId, ProposalId},
    photos::Photo,
};
use diesel::prelude::*;

pub(super) use self::owners::owners;
use super::Owner;
use crate::{
    db::{
        Conn, Key, Micros,
        schema::{case_texts, diary_texts, photos, services},
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
    /// Whether it is a document.
    pub(super) document: bool,
}

/// That a picture belongs to nothing.
#[diesel::dsl::auto_type]
fn nobodys() -> _ {
    photos::case_id
        .is_null()
        .and(photos::note_id.is_null())
        .and(photos::proposal_id.is_null())
        .and(photos::publication_id.is_null())
        .and(photos::service_id.is_null())
        .and(photos::report_id.is_null())
}

/// That a picture is a proposal's own, not one of its answer's.
#[diesel::dsl::auto_type]
fn own_of(proposal: ProposalId) -> _ {
    let key: Option<Key> = Some(Key(proposal.uuid()));
    photos::proposal_id.eq(key).and(photos::answer_part.is_null())
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
    let row: Option<(Vec<u8>, i32, i32, Option<String>)> = photos::table
        .filter(photos::id.eq(Key::from(id)))
        .filter(nobodys().and(photos::copy_of.is_null()))
        .filter(photos::created_at.gt(Micros::from(since)))
        .select((photos::claim_digest, photos::width, photos::height, photos::name))
        .first(conn)
        .optional()?;
    Ok(row.map(|(claim_digest, width, height, name)| Unclaimed {
        claim_digest,
        photo: photo(id, width, height),
        document: name.is_some(),
    }))
}

/// Gives a picture to its owner; false when somebody else was quicker.
///
/// # Errors
/// When the database refuses.
pub(super) fn give(conn: &mut Conn, id: PhotoId, owner: Owner, community: CommunityId, position: i32) -> Result<bool> {
    let (case, line, note, proposal, service) = match owner {
        Owner::Case(case) => (Some(Key::from(case)), None, None, None, None),
        Owner::Answer(case, line) => (Some(Key::from(case)), Some(Key::from(line)), None, None, None),
        Owner::Note(note) => (None, None, Some(Key::from(note)), None, None),
        Owner::Proposal(proposal, _) | Owner::Proposed(proposal, _) => (None, None, None, Some(Key::from(proposal)), None),
        Owner::Service(service) => (None, None, None, None, Some(Key::from(service))),
        Owner::Report(_) => (None, None, None, None, None),
    };
    let report = match owner {
        Owner::Report(report) => Some(Key::from(report)),
        _ => None,
    };
    let part = match owner {
        Owner::Proposed(_, part) => Some(part.number()),
        _ => None,
    };
    let waiting = nobodys().and(photos::copy_of.is_null());
    let given = diesel::update(photos::table.filter(photos::id.eq(Key::from(id))).filter(waiting))
        .set((
            photos::case_id.eq(case),
            photos::entry_id.eq(line),
            photos::note_id.eq(note),
            photos::proposal_id.eq(proposal),
            photos::service_id.eq(service),
            photos::report_id.eq(report),
            photos::answer_part.eq(part),
            photos::hidden.eq(matches!(owner, Owner::Proposal(_, true))),
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
        .filter(photos::entry_id.is_null())
        .order(photos::position)
        .select((photos::id, photos::width, photos::height))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, width, height)| photo(id.into(), width, height))
        .collect())
}

/// The pictures of notes, in the order they were sent.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_notes(conn: &mut Conn, notes: &[DiaryNoteId]) -> Result<Vec<(DiaryNoteId, Photo)>> {
    let notes: Vec<Option<Key>> = notes.iter().copied().map(|note| Some(Key::from(note))).collect();
    let rows: Vec<(Key, Option<Key>, i32, i32)> = photos::table
        .filter(photos::note_id.eq_any(notes))
        .order(photos::position)
        .select((photos::id, photos::note_id, photos::width, photos::height))
        .load(conn)?;
    let with_note =
        |(id, note, width, height): (Key, Option<Key>, i32, i32)| Some((note?.into(), photo(id.into(), width, height)));
    Ok(rows.into_iter().filter_map(with_note).collect())
}

/// The pictures of a proposal, in the order they were added, each with whether it is hidden.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_proposal(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<(Photo, bool)>> {
    let rows: Vec<(Key, i32, i32, bool)> = photos::table
        .filter(own_of(proposal))
        .order((photos::position, photos::id))
        .select((photos::id, photos::width, photos::height, photos::hidden))
        .load(conn)?;
    let with = |(id, width, height, hidden): (Key, i32, i32, bool)| (photo(id.into(), width, height), hidden);
    Ok(rows.into_iter().map(with).collect())
}

/// Shows a picture of a proposal to everybody who sees that, or hides it.
///
/// # Errors
/// When the database refuses.
pub(super) fn hide(conn: &mut Conn, id: PhotoId, hidden: bool) -> Result<()> {
    diesel::update(photos::table.filter(photos::id.eq(Key::from(id))))
        .set(photos::hidden.eq(hidden))
        .execute(conn)?;
    Ok(())
}

/// Takes a picture away from its proposal; nobody's, it is swept. False when it was not there.
///
/// # Errors
/// When the database refuses.
pub(super) fn take_from(conn: &mut Conn, proposal: ProposalId, id: PhotoId) -> Result<bool> {
    let its = photos::table.filter(photos::id.eq(Key::from(id))).filter(own_of(proposal));
    let taken = diesel::update(its).set(photos::proposal_id.eq(None::<Key>)).execute(conn)?;
    Ok(taken == 1)
}

/// Takes every picture away from a proposal; nobody's, they are swept.
///
/// # Errors
/// When the database refuses.
pub(super) fn take_all_from(conn: &mut Conn, proposal: ProposalId) -> Result<()> {
    diesel::update(photos::table.filter(own_of(proposal)))
        .set(photos::proposal_id.eq(None::<Key>))
        .execute(conn)?;
    Ok(())
}

/// Gives the pictures of a note to the case that it became as well.
///
/// # Errors
/// When the database refuses.
pub(super) fn share(conn: &mut Conn, note: DiaryNoteId, case: CaseId) -> Result<()> {
    diesel::update(photos::table.filter(photos::note_id.eq(Key::from(note))))
        .set(photos::case_id.eq(Some(Key::from(case))))
        .execute(conn)?;
    Ok(())
}

/// Takes the pictures of a note away from it; nobody's, they are swept.
///
/// # Errors
/// When the database refuses.
pub(super) fn abandon(conn: &mut Conn, note: DiaryNoteId) -> Result<()> {
    diesel::update(photos::table.filter(photos::note_id.eq(Key::from(note))))
        .set(photos::note_id.eq(None::<Key>))
        .execute(conn)?;
    Ok(())
}

/// Pictures that nobody claimed until `before`, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(super) fn never_claimed(conn: &mut Conn, before: DateTime<Utc>, limit: i64) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .filter(nobodys())
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

/// Pictures of notes whose texts were erased, and that became no case, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_erased_notes(conn: &mut Conn, limit: i64) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .left_join(diary_texts::table.on(diary_texts::note_id.nullable().eq(photos::note_id)))
        .filter(photos::note_id.is_not_null().and(photos::case_id.is_null()))
        .filter(diary_texts::note_id.is_null())
        .limit(limit)
        .select(photos::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Pictures of requests for service that do not say whose door it was any more, at most `limit`.
///
/// # Errors
/// When the database refuses.
pub(super) fn of_erased_services(conn: &mut Conn, limit: i64) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .inner_join(services::table.on(services::id.nullable().eq(photos::service_id)))
        .filter(services::sealed.is_null())
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
