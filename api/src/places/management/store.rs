//! The tables of places, as those write them who manage them.

use std::collections::HashMap;

use contract::{
    grid::{CellSheet, ManagedCell, ManagedCommunity, ManagedStation, ManagedStreet, NameSheet, StationSheet},
    ids::{CellId, CommunityId, StationId, StreetId},
};
use diesel::prelude::*;

use super::subcategories;
use crate::{
    db::{
        Conn, Json, Key,
        schema::{cells, communities, stations, streets},
    },
    error::{Error, Result},
};

/// A street with everything in it, or with one community of it.
pub(super) fn street(conn: &mut Conn, id: StreetId, only: Option<CommunityId>) -> Result<ManagedStreet> {
    let row: Option<(String, i32)> = streets::table
        .find(Key::from(id))
        .select((streets::name, streets::version))
        .first(conn)
        .optional()?;
    let (name, version) = row.ok_or(Error::NOT_FOUND)?;
    let mut query = communities::table
        .filter(communities::street_id.eq(Key::from(id)))
        .order((communities::retired, communities::name))
        .select((communities::id, communities::name, communities::version, communities::retired))
        .into_boxed();
    if let Some(only) = only {
        query = query.filter(communities::id.eq(Key::from(only)));
    }
    let rows: Vec<(Key, String, i32, bool)> = query.load(conn)?;
    let (mut stations, mut cells) = (stations_of(conn, id)?, cells_of(conn, id)?);
    let communities = rows.into_iter().map(|(id, name, version, retired)| ManagedCommunity {
        id: id.into(),
        name,
        version,
        retired,
        stations: stations.remove(&id).unwrap_or_default(),
        cells: cells.remove(&id).unwrap_or_default(),
    });
    Ok(ManagedStreet {
        id,
        name,
        version,
        communities: communities.collect(),
        subcategories: subcategories::of_street(conn, id)?,
    })
}

type StationRow = (Key, Key, String, String, String, String, String, bool, i32);

fn stations_of(conn: &mut Conn, street: StreetId) -> Result<HashMap<Key, Vec<ManagedStation>>> {
    let rows: Vec<StationRow> = stations::table
        .inner_join(communities::table.on(communities::id.eq(stations::community_id)))
        .filter(communities::street_id.eq(Key::from(street)))
        .order((stations::retired, stations::id))
        .select((
            stations::id,
            stations::community_id,
            stations::name,
            stations::phone,
            stations::address,
            stations::opening_hours,
            stations::promises,
            stations::retired,
            stations::version,
        ))
        .load(conn)?;
    let mut all: HashMap<Key, Vec<ManagedStation>> = HashMap::new();
    for (id, community, name, phone, address, opening_hours, promises, retired, version) in rows {
        let sheet = StationSheet {
            name,
            phone,
            address,
            opening_hours,
            promises,
            retired,
        };
        let id = id.into();
        all.entry(community).or_default().push(ManagedStation { id, sheet, version });
    }
    Ok(all)
}

fn cells_of(conn: &mut Conn, street: StreetId) -> Result<HashMap<Key, Vec<ManagedCell>>> {
    let rows: Vec<(Key, Key, Key, String, Json<Vec<String>>, bool, i32)> = cells::table
        .inner_join(communities::table.on(communities::id.eq(cells::community_id)))
        .filter(communities::street_id.eq(Key::from(street)))
        .order((cells::retired, cells::id))
        .select((
            cells::id,
            cells::community_id,
            cells::station_id,
            cells::name,
            cells::buildings,
            cells::retired,
            cells::version,
        ))
        .load(conn)?;
    let mut all: HashMap<Key, Vec<ManagedCell>> = HashMap::new();
    for (id, community, station, name, buildings, retired, version) in rows {
        let sheet = CellSheet {
            name,
            station_id: station.into(),
            buildings: buildings.0,
            retired,
        };
        let id = id.into();
        all.entry(community).or_default().push(ManagedCell { id, sheet, version });
    }
    Ok(all)
}

/// The version of a street.
pub(super) fn street_version(conn: &mut Conn, id: StreetId) -> Result<Option<i32>> {
    let row = streets::table.find(Key::from(id)).select(streets::version);
    Ok(row.first(conn).optional()?)
}

/// The street and the version of a community.
pub(super) fn community(conn: &mut Conn, id: CommunityId) -> Result<Option<(StreetId, i32)>> {
    let row = communities::table.find(Key::from(id));
    let found: Option<(Key, i32)> = row
        .select((communities::street_id, communities::version))
        .first(conn)
        .optional()?;
    Ok(found.map(|(street, version)| (street.into(), version)))
}

/// The community and the version of a station.
pub(super) fn station(conn: &mut Conn, id: StationId) -> Result<Option<(CommunityId, i32)>> {
    let row = stations::table.find(Key::from(id));
    let found: Option<(Key, i32)> = row
        .select((stations::community_id, stations::version))
        .first(conn)
        .optional()?;
    Ok(found.map(|(community, version)| (community.into(), version)))
}

/// The community and the version of a cell.
pub(super) fn cell(conn: &mut Conn, id: CellId) -> Result<Option<(CommunityId, i32)>> {
    let row = cells::table.find(Key::from(id));
    let found: Option<(Key, i32)> = row.select((cells::community_id, cells::version)).first(conn).optional()?;
    Ok(found.map(|(community, version)| (community.into(), version)))
}

/// Whether cells in use belong to a station.
pub(super) fn has_cells(conn: &mut Conn, station: StationId) -> Result<bool> {
    let of_station = cells::table.filter(cells::station_id.eq(Key::from(station)).and(cells::retired.eq(false)));
    let count: i64 = of_station.count().get_result(conn)?;
    Ok(count > 0)
}

/// Adds a community.
pub(super) fn add_community(conn: &mut Conn, street: StreetId, id: CommunityId, name: &str) -> Result<()> {
    let row = (
        communities::id.eq(Key::from(id)),
        communities::street_id.eq(Key::from(street)),
        communities::name.eq(name),
    );
    diesel::insert_into(communities::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds a station.
pub(super) fn add_station(conn: &mut Conn, community: CommunityId, id: StationId, sheet: &StationSheet) -> Result<()> {
    let row = (
        stations::id.eq(Key::from(id)),
        stations::community_id.eq(Key::from(community)),
        stations::name.eq(&sheet.name),
        stations::phone.eq(&sheet.phone),
        stations::address.eq(&sheet.address),
        stations::opening_hours.eq(&sheet.opening_hours),
        stations::promises.eq(&sheet.promises),
        stations::retired.eq(sheet.retired),
    );
    diesel::insert_into(stations::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds a cell.
pub(super) fn add_cell(conn: &mut Conn, community: CommunityId, id: CellId, sheet: &CellSheet) -> Result<()> {
    let row = (
        cells::id.eq(Key::from(id)),
        cells::community_id.eq(Key::from(community)),
        cells::station_id.eq(Key::from(sheet.station_id)),
        cells::name.eq(&sheet.name),
        cells::buildings.eq(list(&sheet.buildings)?),
        cells::retired.eq(sheet.retired),
    );
    diesel::insert_into(cells::table).values(row).execute(conn)?;
    Ok(())
}

fn list(labels: &[String]) -> Result<String> {
    serde_json::to_string(labels).map_err(Error::internal)
}

/// Changes a street of this version; false when it has another one.
pub(super) fn change_street(conn: &mut Conn, id: StreetId, version: i32, name: &str) -> Result<bool> {
    let row = streets::table.filter(streets::id.eq(Key::from(id)).and(streets::version.eq(version)));
    let changed = diesel::update(row)
        .set((streets::name.eq(name), streets::version.eq(version + 1)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Changes a community of this version; false when it has another one.
pub(super) fn change_community(conn: &mut Conn, id: CommunityId, version: i32, sheet: &NameSheet) -> Result<bool> {
    let row = communities::table.filter(communities::id.eq(Key::from(id)).and(communities::version.eq(version)));
    let changed = diesel::update(row)
        .set((
            communities::name.eq(&sheet.name),
            communities::retired.eq(sheet.retired),
            communities::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Changes a station of this version; false when it has another one.
pub(super) fn change_station(conn: &mut Conn, id: StationId, version: i32, sheet: &StationSheet) -> Result<bool> {
    let row = stations::table.filter(stations::id.eq(Key::from(id)).and(stations::version.eq(version)));
    let changed = diesel::update(row)
        .set((
            stations::name.eq(&sheet.name),
            stations::phone.eq(&sheet.phone),
            stations::address.eq(&sheet.address),
            stations::opening_hours.eq(&sheet.opening_hours),
            stations::promises.eq(&sheet.promises),
            stations::retired.eq(sheet.retired),
            stations::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Changes a cell of this version; false when it has another one.
pub(super) fn change_cell(conn: &mut Conn, id: CellId, version: i32, sheet: &CellSheet) -> Result<bool> {
    let row = cells::table.filter(cells::id.eq(Key::from(id)).and(cells::version.eq(version)));
    let changed = diesel::update(row)
        .set((
            cells::station_id.eq(Key::from(sheet.station_id)),
            cells::name.eq(&sheet.name),
            cells::buildings.eq(list(&sheet.buildings)?),
            cells::retired.eq(sheet.retired),
            cells::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Keeps what a station promises, where it has promised nothing yet.
pub(super) fn promise(conn: &mut Conn, id: StationId, promises: &str) -> Result<()> {
    diesel::update(stations::table.filter(stations::id.eq(Key::from(id)).and(stations::promises.eq(""))))
        .set(stations::promises.eq(promises))
        .execute(conn)?;
    Ok(())
}
