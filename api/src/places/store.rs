//! The tables of places and notices.

use std::collections::HashMap;

use contract::{
    grid::Subcategory,
    ids::{CommunityId, NoticeId, StationId, StreetId, SubcategoryId},
    notices::{NewNotice, Notice},
    places::{Cell, Community, Station},
};
use diesel::prelude::*;

use super::management::subcategories;
use crate::{
    db::{
        Conn, Key, Micros,
        schema::{cells, communities, notices, stations, streets},
    },
    error::Result,
    moment::Moment,
};

/// What is read of all places at once.
pub(super) struct Known {
    /// Every community in use, with what in it is in use, by name.
    pub(super) communities: Vec<Community>,
    /// Communities that are retired.
    pub(super) retired: Vec<(CommunityId, StreetId)>,
    /// The names of what is retired.
    pub(super) names: Vec<(uuid::Uuid, String)>,
    /// What stations promise.
    pub(super) promises: Vec<(StationId, String)>,
    /// What streets distinguish within the categories.
    pub(super) subcategories: Vec<(SubcategoryId, (StreetId, Subcategory))>,
}

/// All places.
pub(super) fn known(conn: &mut Conn) -> Result<Known> {
    let rows: Vec<(Key, Key, String, String, bool)> = communities::table
        .inner_join(streets::table.on(streets::id.eq(communities::street_id)))
        .order((streets::name, communities::name))
        .select((
            communities::id,
            communities::street_id,
            streets::name,
            communities::name,
            communities::retired,
        ))
        .load(conn)?;
    let mut known = Known {
        communities: Vec::with_capacity(rows.len()),
        retired: Vec::new(),
        names: Vec::new(),
        promises: Vec::new(),
        subcategories: subcategories::all(conn)?,
    };
    let mut stations = stations_by_community(conn, &mut known)?;
    let mut cells = cells_by_community(conn, &mut known)?;
    for (id, street, street_name, name, retired) in rows {
        if retired {
            known.retired.push((id.into(), street.into()));
            known.names.push((id.0, name));
            continue;
        }
        known.communities.push(Community {
            id: id.into(),
            street_id: street.into(),
            street_name,
            name,
            stations: stations.remove(&id).unwrap_or_default(),
            cells: cells.remove(&id).unwrap_or_default(),
        });
    }
    Ok(known)
}

fn stations_by_community(conn: &mut Conn, known: &mut Known) -> Result<HashMap<Key, Vec<Station>>> {
    type Row = (Key, Key, String, String, String, String, String, i32, bool);
    let rows: Vec<Row> = stations::table.order(stations::id).load(conn)?;
    let mut all: HashMap<Key, Vec<Station>> = HashMap::new();
    for (id, community, name, phone, address, opening_hours, promises, _, retired) in rows {
        if retired {
            known.names.push((id.0, name));
            continue;
        }
        if !promises.is_empty() {
            known.promises.push((id.into(), promises));
        }
        all.entry(community).or_default().push(Station {
            id: id.into(),
            name,
            phone,
            address,
            opening_hours,
        });
    }
    Ok(all)
}

fn cells_by_community(conn: &mut Conn, known: &mut Known) -> Result<HashMap<Key, Vec<Cell>>> {
    let rows: Vec<(Key, Key, Key, String, bool)> = cells::table
        .order(cells::id)
        .select((cells::id, cells::community_id, cells::station_id, cells::name, cells::retired))
        .load(conn)?;
    let mut all: HashMap<Key, Vec<Cell>> = HashMap::new();
    for (id, community, station, name, retired) in rows {
        if retired {
            known.names.push((id.0, name));
            continue;
        }
        all.entry(community).or_default().push(Cell {
            id: id.into(),
            station_id: station.into(),
            name,
        });
    }
    Ok(all)
}

/// Adds a street, if there is none of this id.
pub(super) fn add_street(conn: &mut Conn, id: StreetId, name: &str) -> Result<()> {
    let row = (streets::id.eq(Key::from(id)), streets::name.eq(name));
    crate::db::each_backend!(conn, |conn| diesel::insert_into(streets::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Adds a community with its stations and cells, if there is none of this id.
pub(super) fn add_community(conn: &mut Conn, community: &Community) -> Result<()> {
    let id = Key::from(community.id);
    let row = (
        communities::id.eq(id),
        communities::street_id.eq(Key::from(community.street_id)),
        communities::name.eq(&community.name),
    );
    let added = crate::db::each_backend!(conn, |conn| diesel::insert_into(communities::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    if added == 0 {
        return Ok(());
    }
    for station in &community.stations {
        diesel::insert_into(stations::table)
            .values((
                stations::id.eq(Key::from(station.id)),
                stations::community_id.eq(id),
                stations::name.eq(&station.name),
                stations::phone.eq(&station.phone),
                stations::address.eq(&station.address),
                stations::opening_hours.eq(&station.opening_hours),
            ))
            .execute(conn)?;
    }
    for cell in &community.cells {
        diesel::insert_into(cells::table)
            .values((
                cells::id.eq(Key::from(cell.id)),
                cells::community_id.eq(id),
                cells::station_id.eq(Key::from(cell.station_id)),
                cells::name.eq(&cell.name),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// The latest notices of a community, newest first.
pub(super) fn notices(conn: &mut Conn, community: CommunityId, limit: i64) -> Result<Vec<Notice>> {
    let rows: Vec<(Key, Key, String, String, Micros)> = notices::table
        .filter(notices::community_id.eq(Key::from(community)))
        .order((notices::published_at.desc(), notices::id.desc()))
        .limit(limit)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, community, title, body, at)| Notice {
            id: id.into(),
            community_id: community.into(),
            title,
            body,
            published_at: at.into(),
        })
        .collect())
}

/// Publishes a notice.
pub(super) fn add_notice(
    conn: &mut Conn,
    id: NoticeId,
    community: CommunityId,
    notice: &NewNotice,
    moment: Moment,
) -> Result<()> {
    diesel::insert_into(notices::table)
        .values((
            notices::id.eq(Key::from(id)),
            notices::community_id.eq(Key::from(community)),
            notices::title.eq(&notice.title),
            notices::body.eq(&notice.body),
            notices::published_at.eq(Micros::from(moment.time())),
        ))
        .execute(conn)?;
    Ok(())
}
