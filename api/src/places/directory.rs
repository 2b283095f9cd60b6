//! All places of this installation, in memory.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use contract::{
    cases::CaseStation,
    ids::{CellId, CommunityId},
    places::Community,
};

use super::store;
use crate::{
    auth::policy::Place,
    db::Db,
    error::{Error, Result},
};

/// For how long places are believed unread: another instance may have changed them.
const KEEP: Duration = Duration::from_mins(1);

/// The places, read when they are first needed and again a minute later.
#[derive(Clone, Default)]
pub struct Directory {
    known: Arc<RwLock<Option<(Instant, Arc<Places>)>>>,
}

/// What is known of all places at one moment.
#[derive(Debug, Default)]
pub struct Places {
    /// Every community, by name.
    pub communities: Vec<Community>,
    by_id: HashMap<CommunityId, usize>,
}

impl Directory {
    /// The places.
    ///
    /// # Errors
    /// When they must be read and the database is gone.
    pub(crate) async fn places(&self, db: &Db) -> Result<Arc<Places>> {
        let known = self.known.read().map_err(Error::internal)?.clone();
        match known {
            Some((read, places)) if read.elapsed() < KEEP => Ok(places),
            _ => self.reload(db).await,
        }
    }

    /// Reads the places again, after a change.
    ///
    /// # Errors
    /// When the database is gone.
    pub(crate) async fn reload(&self, db: &Db) -> Result<Arc<Places>> {
        let places = Arc::new(Places::new(db.read(store::communities).await?));
        // An installation without places is about to get some.
        if !places.communities.is_empty() {
            *self.known.write().map_err(Error::internal)? = Some((Instant::now(), places.clone()));
        }
        Ok(places)
    }
}

impl Places {
    pub(crate) fn new(communities: Vec<Community>) -> Self {
        let by_id = communities
            .iter()
            .enumerate()
            .map(|(index, community)| (community.id, index))
            .collect();
        Self { communities, by_id }
    }

    /// A community.
    pub(crate) fn community(&self, id: CommunityId) -> Option<&Community> {
        self.by_id.get(&id).map(|index| &self.communities[*index])
    }

    /// A community as a place in which rights hold.
    ///
    /// # Errors
    /// [`Error::NOT_FOUND`] when there is no such community.
    pub(crate) fn place(&self, id: CommunityId) -> Result<Place> {
        let community = self.community(id).ok_or(Error::NOT_FOUND)?;
        Ok(Place {
            street_id: community.street_id,
            community_id: id,
        })
    }

    /// The name of whatever place has this identifier.
    pub(crate) fn name(&self, id: uuid::Uuid) -> Option<String> {
        let named = self.communities.iter().find_map(|community| {
            let stations = community.stations.iter().map(|each| (each.id.uuid(), &each.name));
            let cells = community.cells.iter().map(|each| (each.id.uuid(), &each.name));
            let own = [
                (community.id.uuid(), &community.name),
                (community.street_id.uuid(), &community.street_name),
            ];
            let found = own.into_iter().chain(stations).chain(cells).find(|(each, _)| *each == id);
            found.map(|(_, name)| name)
        });
        named.cloned()
    }

    /// The station that answers for a cell, or the community's first.
    pub(crate) fn station(&self, community: CommunityId, cell: Option<CellId>) -> Option<CaseStation> {
        let community = self.community(community)?;
        let of_cell = cell
            .and_then(|cell| community.cells.iter().find(|each| each.id == cell))
            .map(|cell| cell.station_id);
        let station = of_cell.map_or_else(
            || community.stations.first(),
            |id| community.stations.iter().find(|each| each.id == id),
        )?;
        Some(CaseStation {
            id: station.id,
            name: station.name.clone(),
            phone: station.phone.clone(),
        })
    }
}
