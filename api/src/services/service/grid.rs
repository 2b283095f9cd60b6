//! Where in a community help is wanted, and where those live who can give it.

use std::collections::HashMap;

use contract::{
    ids::{CellId, CommunityId},
    teams::{CellStanding, ServiceGrid},
};

use super::super::store;
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    volunteers::{
        days_off::monday,
        pool::{self, Helper},
    },
};

/// The grid of a community, for those who choose teams.
///
/// # Errors
/// Forbidden where the desk is not theirs.
pub(in crate::services) fn grid(conn: &mut Conn, desk: &Desk, actor: &Actor, community: CommunityId) -> Result<ServiceGrid> {
    let place = desk.places.place(community)?;
    actor.require(Right::ArrangeServices, place)?;
    let waiting = counted(store::waiting_cells(conn, community)?);
    let helpers = pool::helpers(conn, place, monday(desk.moment.today()), None, None)?;
    let free = counted(helpers.iter().filter(|helper| helper.is_free_in(place)).map(Helper::cell));
    let standing = |cell_id: Option<CellId>| CellStanding {
        cell_id,
        waiting: waiting.get(&cell_id).copied().unwrap_or_default(),
        free: free.get(&cell_id).copied().unwrap_or_default(),
    };
    let known = desk.places.community(community).ok_or(Error::NOT_FOUND)?;
    let mut cells: Vec<CellStanding> = known.cells.iter().map(|cell| standing(Some(cell.id))).collect();
    let elsewhere = standing(None);
    if elsewhere.waiting + elsewhere.free > 0 {
        cells.push(elsewhere);
    }
    Ok(ServiceGrid { cells })
}

/// How many there are of each.
fn counted(cells: impl IntoIterator<Item = Option<CellId>>) -> HashMap<Option<CellId>, u32> {
    let mut all = HashMap::new();
    for cell in cells {
        *all.entry(cell).or_default() += 1;
    }
    all
}
