//! Who speaks for an organisation: naming them, and what follows when nobody does any longer.

use contract::{
    accounts::{Post, Role},
    handling::{NamedOrganisation, NewRepresentative, Organisation},
    ids::{AccountId, CommunityId, OrganisationId},
};

use super::{
    super::store::{self, Row},
    managed, write,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Place, Right},
    cases::{handling, service::Desk},
    db::{Conn, Key},
    error::{Error, Result},
    moment::Moment,
    projects::service as projects,
};

/// Who speaks for an organisation, and stands in.
///
/// # Errors
/// When the database refuses.
pub(crate) fn speakers(conn: &mut Conn, id: OrganisationId) -> Result<Vec<AccountId>> {
    let row = store::find(conn, id)?;
    let seats = row.into_iter().flat_map(|row| [row.a_id, row.b_id]);
    Ok(seats.flatten().map(Into::into).collect())
}

/// Everybody who speaks, or stands in, for an organisation in use that helps a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn every_speaker(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    let rows = store::list(conn, community)?.into_iter().filter(|row| !row.retired);
    let mut all: Vec<AccountId> = rows.flat_map(|row| [row.a_id, row.b_id]).flatten().map(Into::into).collect();
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Insists that somebody speaks for an organisation that helps a community.
///
/// # Errors
/// Names the field.
pub(crate) fn check_speaker(conn: &mut Conn, id: OrganisationId, community: CommunityId, account: AccountId) -> Result<()> {
    let found = store::find(conn, id)?.filter(|row| !row.retired && row.community_id == Key::from(community));
    let speaks = found.is_some_and(|row| [row.a_id, row.b_id].contains(&Some(account.into())));
    if speaks {
        Ok(())
    } else {
        Err(Error::field("/organisation_id", "destination_unknown"))
    }
}

/// The organisations that somebody speaks for, as they see them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn own(conn: &mut Conn, by: &Actor) -> Result<Vec<NamedOrganisation>> {
    let rows = store::spoken_by(conn, by.id)?.into_iter();
    let shown = |row: Row| NamedOrganisation {
        id: row.id.into(),
        community_id: row.community_id.into(),
        name: row.name,
    };
    Ok(rows.map(shown).collect())
}

/// Nobody speaks for an organisation any longer who is this person. What it carries out is told where nobody does now.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn forget(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<()> {
    let theirs = handling::spoken_for(conn, account)?;
    store::forget(conn, account)?;
    for id in theirs {
        if speakers(conn, id)?.is_empty() {
            projects::silent(conn, id, Role::System, moment)?;
        }
    }
    Ok(())
}

/// Names who speaks for an organisation: somebody who has signed in with their number before. What it carries out is theirs to go
/// on with from now on, and they are told of it.
///
/// # Errors
/// As [`super::change`]; names the field when nobody signs in with the number.
pub(in crate::cases::handling) fn name(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    id: OrganisationId,
    new: &NewRepresentative,
) -> Result<Organisation> {
    let (mut row, place) = managed(conn, desk, by, id)?;
    let digest = accounts::phone_digest(&desk.keys, &new.phone);
    let found = accounts::by_phone(conn, &digest)?;
    let named = found.ok_or_else(|| Error::field("/phone", "phone_unknown"))?.id;
    let person = Some(Key::from(named));
    let spoke = [row.a_id, row.b_id].contains(&person);
    let (seat, other) = if new.stands_in {
        (&mut row.b_id, &mut row.a_id)
    } else {
        (&mut row.a_id, &mut row.b_id)
    };
    *seat = person;
    if *other == person {
        *other = None;
    }
    accounts::give_post(conn, named, post(place), desk.moment)?;
    let shown = write(
        conn,
        desk,
        by,
        place,
        row,
        &[("action", "name"), ("account", &named.to_string())],
    )?;
    if !spoke {
        let role = by.require(Right::ManageOrganisations, place)?;
        projects::named(conn, id, named, role, desk.moment)?;
    }
    Ok(shown)
}

/// What whoever speaks for an organisation is in its community.
const fn post(place: Place) -> Post {
    Post {
        role: Role::Organisation,
        street_id: place.street_id,
        community_id: Some(place.community_id),
    }
}

/// Lets somebody speak for an organisation no longer.
///
/// # Errors
/// As [`super::change`]; not found when they do not speak for it.
pub(in crate::cases::handling) fn dismiss(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    id: OrganisationId,
    person: AccountId,
) -> Result<()> {
    let (mut row, place) = managed(conn, desk, by, id)?;
    let key = Some(Key::from(person));
    let seat = [&mut row.a_id, &mut row.b_id].into_iter().find(|seat| **seat == key);
    *seat.ok_or(Error::NOT_FOUND)? = None;
    let silent = row.a_id.or(row.b_id).is_none();
    let account = person.to_string();
    let facts = [("action", "dismiss"), ("account", account.as_str())];
    write(conn, desk, by, place, row, &facts)?;
    if silent {
        let role = by.require(Right::ManageOrganisations, place)?;
        projects::silent(conn, id, role, desk.moment)?;
    }
    if !store::list(conn, place.community_id)?
        .iter()
        .any(|row| [row.a_id, row.b_id].contains(&key))
    {
        accounts::take_post(conn, person, post(place))?;
    }
    Ok(())
}
