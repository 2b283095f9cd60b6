//! What is decided about pictures for everybody: copies on which something is unreadable, seen while they are published.

use chrono::Duration;
use contract::{
    ids::{CaseId, CommunityId, PhotoId},
    photos::Photo,
    publication::Area,
};

use super::{put, remove};
use crate::{
    db::{Conn, Db},
    error::{Error, Result},
    moment::Moment,
    photos::{
        PhotoStore, Redacted, redaction,
        store::{NewPhoto, copies, owners},
    },
};

/// For how long a copy may wait to be given its place.
pub(super) const LOOSE: Duration = Duration::hours(1);

/// Whether an area lies on a picture at all.
pub(crate) fn is_on(area: Area, photo: &Photo) -> bool {
    redaction::on_picture(area, (photo.width, photo.height)).is_some()
}

/// Makes a copy of a picture on which these areas are unreadable; it belongs to nothing yet, and is swept an hour later.
///
/// # Errors
/// [`Error::NOT_FOUND`] when the picture is gone; when there is no room for another.
pub(crate) async fn redact(db: &Db, pictures: &PhotoStore, of: PhotoId, areas: Vec<Area>, moment: Moment) -> Result<PhotoId> {
    let picture = pictures.redacted(of, areas.clone()).await?;
    let id: PhotoId = moment.id();
    let photo = NewPhoto {
        id,
        // Of a secret that nobody was told: a copy is given its place by whoever made it, never claimed.
        claim_digest: moment.random(),
        width: picture.width,
        height: picture.height,
        at: moment.time(),
    };
    db.write(move |conn| copies::add(conn, &photo, of, &areas)).await?;
    if let Err(error) = put(pictures, id, picture).await {
        if let Err(error) = remove(db, pictures, vec![id]).await {
            tracing::warn!(%error, "half a picture was left behind");
        }
        return Err(error);
    }
    Ok(id)
}

/// The copies that belong to what is prepared or published of cases, by case and in their order.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_publications(conn: &mut Conn, cases: &[CaseId]) -> Result<Vec<(CaseId, Redacted)>> {
    copies::of_publications(conn, cases)
}

/// Of which case a picture is a copy for everybody, and whether it is hidden; none where it is no such copy.
///
/// # Errors
/// When the database refuses.
pub(crate) fn public_copy(conn: &mut Conn, id: PhotoId) -> Result<Option<(CaseId, bool)>> {
    Ok(owners(conn, id)?.publication)
}

/// Gives these copies their places in what is prepared of a case; others that had one are swept.
///
/// # Errors
/// [`Error::NOT_FOUND`] when one of them is gone.
pub(crate) fn replace(conn: &mut Conn, case: CaseId, community: CommunityId, ids: &[PhotoId]) -> Result<()> {
    copies::abandon(conn, case)?;
    for (position, id) in (0..).zip(ids) {
        if !copies::give(conn, *id, case, community, position)? {
            return Err(Error::NOT_FOUND);
        }
    }
    Ok(())
}

/// Takes every copy from what is prepared or published of a case; they are swept.
///
/// # Errors
/// When the database refuses.
pub(crate) fn release(conn: &mut Conn, case: CaseId) -> Result<()> {
    copies::abandon(conn, case)
}

/// These pictures, and every copy of them.
pub(super) async fn with_copies(db: &Db, ids: Vec<PhotoId>) -> Result<Vec<PhotoId>> {
    db.read(move |conn| {
        let mut all = copies::of_pictures(conn, &ids)?;
        all.extend(ids);
        Ok(all)
    })
    .await
}

/// Copies that were given no place, or lost it.
pub(super) fn loose(conn: &mut Conn, moment: Moment, limit: i64) -> Result<Vec<PhotoId>> {
    copies::loose(conn, moment.time() - LOOSE, limit)
}
