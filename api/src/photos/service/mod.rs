//! What is decided about pictures: whose they become, and when they go.
//!
//! A picture's row is written first, as nobody's, then its bytes, and only then is its sender told the secret that
//! claims it. So there are never bytes without a row: whatever breaks in between, the sweep finds the row a day
//! later and removes both. They go the other way round, bytes first, for the same reason.

mod attaching;
mod redacting;
mod reported;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use chrono::Duration;
use contract::{
    ids::{CaseId, CommunityId, DiaryNoteId, PhotoId, ProposalId},
    photos::{Claim, Photo, Upload},
    problem::Kind,
};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub(crate) use attaching::{attached, hand_on, of_entries, of_proposal_answer, take_in_document};
pub(crate) use redacting::{is_on, of_publications, public_copy, redact, release, replace};
pub(crate) use reported::{View, add_by, added_by, forget, of_reports, of_service, turn};

use super::{
    Owner, PhotoStore,
    picture::{self, Picture},
    shelf::Size,
    store::{self, NewPhoto},
};
use crate::{
    cases::service::{self as cases, Desk, Reader},
    db::{Conn, Db},
    diary,
    error::{Error, Result},
    moment::Moment,
    projects, proposals, publication, services,
};

/// For how long a picture waits for its message.
const WAITS: Duration = Duration::hours(24);
/// When it is swept: well after the last claim can be made, so that none is just being written down.
const SWEPT: Duration = Duration::hours(25);
/// Pictures that are removed before the database is asked for more.
const AT_ONCE: i64 = 200;

/// Takes a picture in: checks it, cleans it, keeps it, and tells its sender the secret that claims it.
///
/// # Errors
/// What is wrong with the picture; when there is no room for it.
pub(crate) async fn take_in(db: &Db, pictures: &PhotoStore, media_type: &str, bytes: Bytes, moment: Moment) -> Result<Upload> {
    let picture = pictures.prepare(media_type, bytes).await?;
    let secret: [u8; 16] = moment.random();
    let id: PhotoId = moment.id();
    let photo = NewPhoto {
        id,
        claim_digest: Sha256::digest(secret).into(),
        width: picture.width,
        height: picture.height,
        at: moment.time(),
    };
    db.write(move |conn| store::add(conn, &photo)).await?;
    if let Err(error) = put(pictures, id, picture).await {
        // On a full disk half a picture is in the way. What cannot be removed either is swept later.
        if let Err(error) = remove(db, pictures, vec![id]).await {
            tracing::warn!(%error, "half a picture was left behind");
        }
        return Err(error);
    }
    Ok(Upload {
        id,
        claim: URL_SAFE_NO_PAD.encode(secret),
    })
}

/// As [`take_in`], for bytes that came without saying what they are.
///
/// # Errors
/// The same.
pub(crate) async fn take_in_unnamed(db: &Db, pictures: &PhotoStore, bytes: Bytes, moment: Moment) -> Result<Upload> {
    let media_type = picture::media_type_of(&bytes);
    take_in(db, pictures, media_type, bytes, moment).await
}

async fn put(pictures: &PhotoStore, id: PhotoId, picture: Picture) -> Result<()> {
    pictures.put(id, Size::Full, picture.full).await?;
    pictures.put(id, Size::Thumbnail, picture.thumbnail).await
}

/// Gives pictures to their owner, and documents too to an answer, in their order, to whoever holds their secrets.
///
/// # Errors
/// Names the first one that is unknown, has expired, belongs to somebody else or was attached before.
pub(crate) fn claim(
    conn: &mut Conn,
    claims: &[Claim],
    owner: Owner,
    community: CommunityId,
    moment: Moment,
) -> Result<Vec<Photo>> {
    (0..)
        .zip(claims)
        .map(|(position, claim)| claim_one(conn, claim, owner, community, position, moment))
        .collect()
}

fn claim_one(
    conn: &mut Conn,
    claim: &Claim,
    owner: Owner,
    community: CommunityId,
    position: i32,
    moment: Moment,
) -> Result<Photo> {
    let unknown = || {
        if owner.takes_documents() {
            Error::field(&format!("/files/{position}"), "file_unknown")
        } else {
            Error::field(&format!("/photos/{position}"), "photo_unknown")
        }
    };
    let secret = URL_SAFE_NO_PAD.decode(&claim.claim).map_err(|_| unknown())?;
    let waiting = store::unclaimed(conn, claim.id, moment.time() - WAITS)?.ok_or_else(unknown)?;
    if waiting.document && !owner.takes_documents() {
        return Err(unknown());
    }
    let holds: bool = Sha256::digest(&secret).as_slice().ct_eq(&waiting.claim_digest).into();
    if holds && store::give(conn, claim.id, owner, community, position)? {
        Ok(waiting.photo)
    } else {
        Err(unknown())
    }
}

/// The pictures of a case, in the order they were sent.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<Photo>> {
    store::of_case(conn, case)
}

/// The pictures of notes, in the order they were sent.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_notes(conn: &mut Conn, notes: &[DiaryNoteId]) -> Result<Vec<(DiaryNoteId, Photo)>> {
    store::of_notes(conn, notes)
}

/// The pictures that were added to a proposal, in the order they were added, each with whether it is hidden.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_proposal(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<(Photo, bool)>> {
    store::of_proposal(conn, proposal)
}

/// Shows a picture of a proposal, or of what is public of a case, to everybody who sees that, or hides it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn hide(conn: &mut Conn, id: PhotoId, hidden: bool) -> Result<()> {
    store::hide(conn, id, hidden)
}

/// Takes a picture away from its proposal.
///
/// # Errors
/// Not found where it was not there.
pub(crate) fn take_from(conn: &mut Conn, proposal: ProposalId, id: PhotoId) -> Result<()> {
    if store::take_from(conn, proposal, id)? {
        Ok(())
    } else {
        Err(Error::NOT_FOUND)
    }
}

/// Takes every picture away from a proposal.
///
/// # Errors
/// When the database refuses.
pub(crate) fn take_all_from(conn: &mut Conn, proposal: ProposalId) -> Result<()> {
    store::take_all_from(conn, proposal)
}

/// Gives the pictures of a note to the case that it became as well.
///
/// # Errors
/// When the database refuses.
pub(crate) fn share(conn: &mut Conn, note: DiaryNoteId, case: CaseId) -> Result<()> {
    store::share(conn, note, case)
}

/// Takes the pictures of a note away from it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn abandon(conn: &mut Conn, note: DiaryNoteId) -> Result<()> {
    store::abandon(conn, note)
}

/// Insists that `reader` may see the picture: who may see the case, the note, the proposal, the visit or the
/// project, everybody what is published, and nobody before there is any of these.
///
/// # Errors
/// [`Error::NOT_FOUND`] when they may not; unauthenticated for nobody in particular, except where everybody may.
pub(crate) fn may_see(conn: &mut Conn, desk: &Desk, reader: &Reader, id: PhotoId) -> Result<()> {
    let owners = store::owners(conn, id)?;
    let actor = match reader {
        Reader::Actor(actor) => Some(actor),
        Reader::Tracker(_) | Reader::Nobody => None,
    };
    if matches!((owners.report, owners.service), (Some((_, true)), _) | (_, Some((_, true)))) {
        // Taken from view.
        return Err(Error::NOT_FOUND);
    }
    if let Some((report, _)) = owners.report {
        return projects::service::may_see_picture(conn, desk, actor, report);
    }
    if let Some((proposal, hidden)) = owners.proposal {
        return proposals::service::may_see_picture(conn, desk, actor, proposal, hidden);
    }
    if let Some(case) = owners.publication {
        return publication::service::may_see_picture(conn, desk, reader, case);
    }
    if matches!(reader, Reader::Nobody) {
        return Err(Error::Problem(Kind::Unauthenticated));
    }
    if let (Some(note), Reader::Actor(actor)) = (owners.note, reader)
        && diary::service::may_see(conn, &desk.places, actor, note)?
    {
        return Ok(());
    }
    if let (Some((service, _)), Reader::Actor(actor)) = (owners.service, reader) {
        return services::service::may_see_picture(conn, desk, actor, service);
    }
    let case = owners.case.ok_or(Error::NOT_FOUND)?;
    match owners.line {
        Some(line) => cases::may_read(conn, &desk.places, reader, case, line),
        None => cases::may_see(conn, &desk.places, reader, case),
    }
}

/// Removes the pictures of cases. What is interrupted here is finished by the sweep, which knows a case that was
/// erased by its missing text.
///
/// # Errors
/// When database or store is gone.
pub(crate) async fn erase(db: &Db, pictures: &PhotoStore, cases: Vec<CaseId>) -> Result<()> {
    for case in cases {
        let all = db.read(move |conn| store::attached::everything_of(conn, case)).await?;
        let ids = redacting::with_copies(db, all).await?;
        remove(db, pictures, ids).await?;
    }
    Ok(())
}

/// Removes pictures that nobody claimed within a day, those of erased cases, notes and requests, and copies that are not shown any more.
///
/// # Errors
/// When database or store is gone; what was removed before stays removed.
pub(crate) async fn sweep(db: &Db, pictures: &PhotoStore, moment: Moment) -> Result<()> {
    let before = moment.time() - SWEPT;
    loop {
        let stray = db
            .read(move |conn| {
                let mut stray = store::never_claimed(conn, before, AT_ONCE)?;
                stray.extend(store::of_erased_cases(conn, AT_ONCE)?);
                stray.extend(store::of_erased_notes(conn, AT_ONCE)?);
                stray.extend(store::of_erased_services(conn, AT_ONCE)?);
                stray.extend(redacting::loose(conn, moment, AT_ONCE)?);
                Ok(stray)
            })
            .await?;
        if stray.is_empty() {
            return Ok(());
        }
        remove(db, pictures, stray).await?;
    }
}

/// Bytes first: a row that stays is found again, bytes that stay are not.
async fn remove(db: &Db, pictures: &PhotoStore, ids: Vec<PhotoId>) -> Result<()> {
    for id in &ids {
        pictures.remove(*id).await?;
    }
    if ids.is_empty() {
        return Ok(());
    }
    db.write(move |conn| ids.iter().try_for_each(|id| store::remove(conn, *id)))
        .await
}
