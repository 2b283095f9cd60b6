//! Pictures of what was done: who adds them, and who sees them.

use contract::{
    audit::{Act, SubjectKind},
    ids::{PhotoId, ServiceId},
    photos::{HiddenPhoto, MAX_PER_MESSAGE, Photo},
    teams::{NewServicePhotos, Service, ServiceAction, ServiceReason},
};

use super::{
    super::{
        model::{self, Who},
        store::{self, Row, events::Event, offers},
    },
    Held, done, news, overtaken, reading, who,
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    photos::{self, Owner, service::View},
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
    let there = photos::service::of_service(conn, id)?.iter().flatten().count();
    if there + new.photos.len() > MAX_PER_MESSAGE {
        return Err(Error::field("/photos", "photos_count"));
    }
    let community = held.row.community();
    let added = photos::service::claim(conn, &new.photos, Owner::Service(id), community, desk.moment)?;
    let added: Vec<PhotoId> = added.iter().map(|photo| photo.id).collect();
    photos::service::add_by(conn, &added, actor.id)?;
    store::update(conn, &mut held.row, desk.moment.time())?;
    reading::shown(conn, desk, actor, &held.row)
}

/// Takes a picture from view, or puts it back, as who is in charge of the station; the reason stands on the timeline, and in the
/// picture's place while there is none. Whoever added it is told.
///
/// # Errors
/// Not found for strangers, and for a picture that is none of its or stands so already; forbidden for who is not in charge.
pub(in crate::services) fn turn_photo(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, photo): (ServiceId, PhotoId),
    (view, why): (View, &ServiceReason),
) -> Result<Service> {
    let mut held = Held::of(conn, id)?;
    who(conn, desk, actor, &held.row, &held.asked)?
        .part()
        .ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(held.row.community())?;
    let role = actor.role_for(Right::ManageHelpers, place).ok_or(Error::FORBIDDEN)?;
    photos::service::turn(conn, photo, (Some(id), &[]), view, &why.reason)?;
    let (act, action) = match view {
        View::Hide => (Act::HidePicture, ServiceAction::HidePicture),
        View::Restore => (Act::RestorePicture, ServiceAction::RestorePicture),
    };
    if let Some(adder) = photos::service::added_by(conn, photo)?.filter(|adder| *adder != actor.id) {
        news::changed_for(conn, desk, &held.row, adder, action)?;
    }
    let (by, subject, which) = (
        By::somebody(actor.id, role),
        Subject::new(SubjectKind::Service, id),
        photo.to_string(),
    );
    audit::record(conn, by, place, act, subject, &[("photo", &which)], desk.moment)?;
    let event = Event::by(action, role, actor.id).saying(&why.reason);
    done(conn, desk, actor, &mut held.row, event)
}

/// Whether there is still a door to have pictures of, and somebody may add some.
fn may_add(row: &Row, who: Who) -> bool {
    row.sealed.is_some() && model::may_add_pictures(row.state.0, who)
}

/// The pictures as far as somebody may see them, which are hidden and why, and how many they may add.
///
/// # Errors
/// When the database refuses.
pub(super) fn seen(conn: &mut Conn, row: &Row, who: Who) -> Result<(Vec<Photo>, Vec<HiddenPhoto>, u8)> {
    if row.sealed.is_none() || !model::may_see_pictures(who) {
        return Ok((Vec::new(), Vec::new(), 0));
    }
    let (mut photos, mut hidden) = (Vec::new(), Vec::new());
    for one in photos::service::of_service(conn, row.id())? {
        match one {
            Ok(photo) => photos.push(photo),
            Err(taken) => hidden.push(taken),
        }
    }
    let room = if may_add(row, who) {
        MAX_PER_MESSAGE.saturating_sub(photos.len())
    } else {
        0
    };
    Ok((photos, hidden, u8::try_from(room).unwrap_or_default()))
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
