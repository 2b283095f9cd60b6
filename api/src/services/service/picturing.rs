//! Pictures of what was done: who adds them, and who sees them.

use contract::{
    ids::ServiceId,
    photos::{MAX_PER_MESSAGE, Photo},
    teams::{NewServicePhotos, Service},
};

use super::{
    super::{
        model::{self, Who},
        store::{self, Row, offers},
    },
    Held, overtaken, reading, who,
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    photos::{self, Owner},
};

/// Adds pictures to a request, as somebody who came.
///
/// # Errors
/// Not found for strangers, forbidden for who never comes; conflict, with the request as it is now, while nobody is there;
/// a fault for more than there is room for, and for a picture that is not the sender's.
pub(in crate::services) fn add_photos(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: ServiceId,
    new: &NewServicePhotos,
) -> Result<Service> {
    let mut held = Held::of(conn, id)?;
    let who = who(conn, desk, actor, &held.row, &held.asked)?;
    who.part().ok_or(Error::NOT_FOUND)?;
    if who.asked.is_none() {
        return Err(Error::FORBIDDEN);
    }
    if !may_add(&held.row, who) {
        return Err(overtaken(conn, desk, actor, &held.row)?);
    }
    let there = photos::service::of_service(conn, id)?.len();
    if there + new.photos.len() > MAX_PER_MESSAGE {
        return Err(Error::field("/photos", "photos_count"));
    }
    let community = held.row.community();
    photos::service::claim(conn, &new.photos, Owner::Service(id), community, desk.moment)?;
    store::update(conn, &mut held.row, desk.moment.time())?;
    reading::shown(conn, desk, actor, &held.row)
}

/// Whether there is still a door to have pictures of, and somebody may add some.
fn may_add(row: &Row, who: Who) -> bool {
    row.sealed.is_some() && model::may_add_pictures(row.state.0, who)
}

/// The pictures as far as somebody may see them, and how many they may add.
///
/// # Errors
/// When the database refuses.
pub(super) fn seen(conn: &mut Conn, row: &Row, who: Who) -> Result<(Vec<Photo>, u8)> {
    if row.sealed.is_none() || !model::may_see_pictures(who) {
        return Ok((Vec::new(), 0));
    }
    let photos = photos::service::of_service(conn, row.id())?;
    let room = if may_add(row, who) {
        MAX_PER_MESSAGE.saturating_sub(photos.len())
    } else {
        0
    };
    Ok((photos, u8::try_from(room).unwrap_or_default()))
}

/// Insists that somebody may see the pictures of a request.
///
/// # Errors
/// [`Error::NOT_FOUND`] when they may not, or whose door it was is forgotten.
pub(crate) fn may_see_picture(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ServiceId) -> Result<()> {
    let row = store::find(conn, id)?.filter(|row| row.sealed.is_some());
    let row = row.ok_or(Error::NOT_FOUND)?;
    let asked = offers::of(conn, row.id)?;
    if model::may_see_pictures(who(conn, desk, actor, &row, &asked)?) {
        Ok(())
    } else {
        Err(Error::NOT_FOUND)
    }
}
