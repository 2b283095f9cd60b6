//! What is decided when places change.

use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    grid::{CellSheet, ManagedStreet, NameSheet, PlaceSaved, StationSheet},
    ids::{CellId, CommunityId, Id, StationId, StreetId},
    problem::Kind,
};

use super::store;
use crate::{
    audit::service::{self as audit, By, Subject, Whereabouts},
    auth::policy::{Actor, Place, Right},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// The street that somebody manages, or the part of it that they are in charge of.
///
/// # Errors
/// [`Error::FORBIDDEN`] for who is in charge of nothing.
pub(super) fn tree(conn: &mut Conn, by: &Actor) -> Result<ManagedStreet> {
    by.require_somewhere(Right::SeePlaces)?;
    let of_street = by.posts.iter().find(|post| post.role == Role::StreetAdmin);
    let post = of_street.or_else(|| by.posts.iter().find(|post| post.role == Role::StationAdmin));
    let post = post.ok_or(Error::FORBIDDEN)?;
    store::street(conn, post.street_id, post.community_id)
}

/// Who changes, what they believe to be changing, and when.
#[derive(Clone)]
pub(super) struct Changing {
    pub(super) by: Actor,
    pub(super) seen: Option<i32>,
    pub(super) moment: Moment,
}

impl Changing {
    /// Insists on the right in the street.
    pub(super) fn may(&self, street: StreetId) -> Result<By> {
        let role = self.by.require_in_street(Right::ManagePlaces, street)?;
        Ok(By::somebody(self.by.id, role))
    }

    /// The version that is changed: the one that was seen, where one was.
    pub(super) fn version(&self, current: i32) -> Result<i32> {
        if self.seen.is_none_or(|seen| seen == current) {
            Ok(current)
        } else {
            Err(Error::Problem(Kind::Stale))
        }
    }

    pub(super) fn note<T>(
        &self,
        conn: &mut Conn,
        place: impl Into<Whereabouts>,
        act: Act,
        subject: (SubjectKind, Id<T>),
    ) -> Result<()> {
        let place = place.into();
        let by = self.may(place.street_id)?;
        audit::record(conn, by, place, act, Subject::new(subject.0, subject.1), &[], self.moment)
    }
}

/// Whoever was quicker has changed it.
pub(super) fn changed<T>(done: bool, id: Id<T>, version: i32) -> Result<PlaceSaved> {
    if done {
        Ok(PlaceSaved {
            id: id.uuid(),
            version: version + 1,
        })
    } else {
        Err(Error::Problem(Kind::Stale))
    }
}

pub(super) fn added<T>(id: Id<T>) -> PlaceSaved {
    PlaceSaved {
        id: id.uuid(),
        version: 1,
    }
}

/// The act of a change, which is called otherwise when it takes a place out of use.
const fn act(retired: bool) -> Act {
    if retired { Act::RetirePlace } else { Act::ChangePlace }
}

/// Strangers are told that there is no such place.
fn place(conn: &mut Conn, changing: &Changing, id: CommunityId) -> Result<(Place, i32)> {
    let (street_id, version) = store::community(conn, id)?.ok_or(Error::NOT_FOUND)?;
    changing.by.require_somewhere(Right::ManagePlaces)?;
    changing.may(street_id).map_err(|_| Error::NOT_FOUND)?;
    let community_id = id;
    Ok((Place { street_id, community_id }, version))
}

/// Renames a street.
pub(super) fn change_street(conn: &mut Conn, changing: &Changing, id: StreetId, sheet: &NameSheet) -> Result<PlaceSaved> {
    changing.by.require_somewhere(Right::ManagePlaces)?;
    let version = changing.version(store::street_version(conn, id)?.ok_or(Error::NOT_FOUND)?)?;
    changing.may(id).map_err(|_| Error::NOT_FOUND)?;
    let done = store::change_street(conn, id, version, sheet.name.trim())?;
    changing.note(conn, id, Act::ChangePlace, (SubjectKind::Street, id))?;
    changed(done, id, version)
}

/// Adds a community.
pub(super) fn add_community(conn: &mut Conn, changing: &Changing, street: StreetId, sheet: &NameSheet) -> Result<PlaceSaved> {
    changing.by.require_somewhere(Right::ManagePlaces)?;
    store::street_version(conn, street)?.ok_or(Error::NOT_FOUND)?;
    changing.may(street).map_err(|_| Error::NOT_FOUND)?;
    let id: CommunityId = changing.moment.id();
    store::add_community(conn, street, id, sheet.name.trim())?;
    let place = Place {
        street_id: street,
        community_id: id,
    };
    changing.note(conn, place, Act::AddPlace, (SubjectKind::Community, id))?;
    Ok(added(id))
}

/// Renames or retires a community.
pub(super) fn change_community(conn: &mut Conn, changing: &Changing, id: CommunityId, sheet: &NameSheet) -> Result<PlaceSaved> {
    let (place, version) = place(conn, changing, id)?;
    let version = changing.version(version)?;
    let done = store::change_community(conn, id, version, sheet)?;
    changing.note(conn, place, act(sheet.retired), (SubjectKind::Community, id))?;
    changed(done, id, version)
}

/// Adds a station.
pub(super) fn add_station(
    conn: &mut Conn,
    changing: &Changing,
    community: CommunityId,
    sheet: &StationSheet,
) -> Result<PlaceSaved> {
    let (place, _) = place(conn, changing, community)?;
    let id: StationId = changing.moment.id();
    store::add_station(conn, community, id, sheet)?;
    changing.note(conn, place, Act::AddPlace, (SubjectKind::Station, id))?;
    Ok(added(id))
}

/// Changes or retires a station; not while cells belong to it.
pub(super) fn change_station(conn: &mut Conn, changing: &Changing, id: StationId, sheet: &StationSheet) -> Result<PlaceSaved> {
    changing.by.require_somewhere(Right::ManagePlaces)?;
    let (community, version) = store::station(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (place, _) = place(conn, changing, community)?;
    let version = changing.version(version)?;
    if sheet.retired && store::has_cells(conn, id)? {
        return Err(Error::field("/retired", "station_has_cells"));
    }
    let done = store::change_station(conn, id, version, sheet)?;
    changing.note(conn, place, act(sheet.retired), (SubjectKind::Station, id))?;
    changed(done, id, version)
}

/// Adds a cell.
pub(super) fn add_cell(conn: &mut Conn, changing: &Changing, community: CommunityId, sheet: &CellSheet) -> Result<PlaceSaved> {
    let (place, _) = place(conn, changing, community)?;
    answered_for(conn, community, sheet)?;
    let id: CellId = changing.moment.id();
    store::add_cell(conn, community, id, sheet)?;
    changing.note(conn, place, Act::AddPlace, (SubjectKind::Cell, id))?;
    Ok(added(id))
}

/// Changes or retires a cell.
pub(super) fn change_cell(conn: &mut Conn, changing: &Changing, id: CellId, sheet: &CellSheet) -> Result<PlaceSaved> {
    changing.by.require_somewhere(Right::ManagePlaces)?;
    let (community, version) = store::cell(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (place, _) = place(conn, changing, community)?;
    let version = changing.version(version)?;
    answered_for(conn, community, sheet)?;
    let done = store::change_cell(conn, id, version, sheet)?;
    changing.note(conn, place, act(sheet.retired), (SubjectKind::Cell, id))?;
    changed(done, id, version)
}

/// A cell belongs to a station of its own community.
fn answered_for(conn: &mut Conn, community: CommunityId, sheet: &CellSheet) -> Result<()> {
    let found = store::station(conn, sheet.station_id)?;
    if found.is_some_and(|(of, _)| of == community) {
        Ok(())
    } else {
        Err(Error::field("/station_id", "station_unknown"))
    }
}

/// A street with everything in it, for an export or to compare an import with.
pub(crate) fn managed(conn: &mut Conn, street: StreetId) -> Result<ManagedStreet> {
    store::street(conn, street, None)
}

/// Adds a community that a workbook names.
pub(crate) fn import_community(conn: &mut Conn, street: StreetId, id: CommunityId, name: &str) -> Result<()> {
    store::add_community(conn, street, id, name)
}

/// Adds a station that a workbook names.
pub(crate) fn import_station(conn: &mut Conn, community: CommunityId, id: StationId, sheet: &StationSheet) -> Result<()> {
    store::add_station(conn, community, id, sheet)
}

/// Adds a cell that a workbook names.
pub(crate) fn import_cell(conn: &mut Conn, community: CommunityId, id: CellId, sheet: &CellSheet) -> Result<()> {
    store::add_cell(conn, community, id, sheet)
}

/// Changes a station as a workbook has it.
///
/// # Errors
/// `Stale` when somebody changed it since it was compared.
pub(crate) fn update_station(conn: &mut Conn, id: StationId, version: i32, sheet: &StationSheet) -> Result<()> {
    changed(store::change_station(conn, id, version, sheet)?, id, version).map(|_| ())
}

/// Changes a cell as a workbook has it.
///
/// # Errors
/// `Stale` when somebody changed it since it was compared.
pub(crate) fn update_cell(conn: &mut Conn, id: CellId, version: i32, sheet: &CellSheet) -> Result<()> {
    changed(store::change_cell(conn, id, version, sheet)?, id, version).map(|_| ())
}

/// Keeps what a made-up station promises, where it has promised nothing yet.
pub(crate) fn promise(conn: &mut Conn, id: StationId, promises: &str) -> Result<()> {
    store::promise(conn, id, promises)
}
