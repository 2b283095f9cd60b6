//! All places of this installation, in memory.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use contract::{
    cases::{CaseStation, Category},
    grid::Subcategory,
    ids::{CellId, CommunityId, StationId, StreetId, SubcategoryId},
    places::Community,
};

use super::store;
use crate::{
    audit::service::Whereabouts,
    auth::policy::Place,
    db::Db,
    error::{Error, Result},
    grounds,
};

/// For how long places are believed unread: another instance may have changed them.
const KEEP: Duration = Duration::from_mins(1);

/// What answers rest on that were given with the places in mind.
const PLACES: &str = "places";

/// The places, read when they are first needed and again a minute later.
#[derive(Clone, Default)]
pub struct Directory {
    known: Arc<RwLock<Option<(Instant, Arc<Places>)>>>,
}

/// What is known of all places at one moment.
#[derive(Debug, Default)]
pub struct Places {
    /// Every community in use, by name.
    pub communities: Vec<Community>,
    by_id: HashMap<CommunityId, usize>,
    /// Communities that are no longer in use, but in which cases lie.
    retired: HashMap<CommunityId, StreetId>,
    /// The names of what is no longer in use.
    retired_names: HashMap<uuid::Uuid, String>,
    promises: HashMap<StationId, String>,
    subcategories: HashMap<SubcategoryId, (StreetId, Subcategory)>,
}

impl Directory {
    /// The places.
    ///
    /// # Errors
    /// When they must be read and the database is gone.
    pub(crate) async fn places(&self, db: &Db) -> Result<Arc<Places>> {
        grounds::rests_on(PLACES);
        let known = self.known.read().map_err(Error::internal)?.clone();
        match known {
            Some((read, places)) if read.elapsed() < KEEP => {
                grounds::rests_until(read + KEEP);
                Ok(places)
            }
            _ => self.reload(db).await,
        }
    }

    /// Reads the places again, after a change.
    ///
    /// # Errors
    /// When the database is gone.
    pub(crate) async fn reload(&self, db: &Db) -> Result<Arc<Places>> {
        let places = Arc::new(Places::of(db.read(store::known).await?));
        // An installation without places is about to get some.
        if !places.communities.is_empty() {
            *self.known.write().map_err(Error::internal)? = Some((Instant::now(), places.clone()));
            grounds::moved(PLACES);
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
        Self {
            communities,
            by_id,
            ..Self::default()
        }
    }

    fn of(known: store::Known) -> Self {
        Self {
            retired: known.retired.into_iter().collect(),
            retired_names: known.names.into_iter().collect(),
            promises: known.promises.into_iter().collect(),
            subcategories: known.subcategories.into_iter().collect(),
            ..Self::new(known.communities)
        }
    }

    /// What a station promises those who come (服务承诺), a line for each promise.
    pub(crate) fn promises(&self, station: StationId) -> impl Iterator<Item = &str> {
        let text = self.promises.get(&station).map(String::as_str).unwrap_or_default();
        text.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// What a street distinguishes within a category, in use or not.
    pub(crate) fn subcategory(&self, id: SubcategoryId) -> Option<&Subcategory> {
        self.subcategories.get(&id).map(|(_, subcategory)| subcategory)
    }

    /// Whether the street of a community distinguishes this within that category, and new cases may be of it.
    pub(crate) fn distinguishes(&self, community: CommunityId, category: Category, id: SubcategoryId) -> bool {
        let street = self.community(community).map(|community| community.street_id);
        self.subcategories.get(&id).is_some_and(|(of, subcategory)| {
            Some(*of) == street && subcategory.sheet.category == category && !subcategory.sheet.retired
        })
    }

    /// What a street distinguishes for new cases, by category and name.
    pub(crate) fn subcategories(&self, street: StreetId) -> Vec<Subcategory> {
        let of_street = self.subcategories.values().filter(|(of, _)| *of == street);
        let mut all: Vec<_> = of_street
            .map(|(_, subcategory)| subcategory.clone())
            .filter(|subcategory| !subcategory.sheet.retired)
            .collect();
        all.sort_unstable_by(|one, other| {
            let order = |each: &Subcategory| (each.sheet.category.word(), each.sheet.name.clone());
            order(one).cmp(&order(other))
        });
        all
    }

    /// A community.
    pub(crate) fn community(&self, id: CommunityId) -> Option<&Community> {
        self.by_id.get(&id).map(|index| &self.communities[*index])
    }

    /// Whether a cell lies in a community, where one is named.
    pub(crate) fn holds(&self, community: CommunityId, cell: Option<CellId>) -> bool {
        let cells = || self.community(community).map(|community| &community.cells);
        cell.is_none_or(|id| cells().is_some_and(|cells| cells.iter().any(|each| each.id == id)))
    }

    /// Insists that there is a community that somebody names, and in it the cell, if they name one.
    ///
    /// # Errors
    /// Names the field that names no place.
    pub(crate) fn check(&self, community: CommunityId, cell: Option<CellId>) -> Result<()> {
        if self.community(community).is_none() {
            Err(Error::field("/community_id", "community_unknown"))
        } else if self.holds(community, cell) {
            Ok(())
        } else {
            Err(Error::field("/cell_id", "cell_unknown"))
        }
    }

    /// A community as a place in which rights hold.
    ///
    /// # Errors
    /// [`Error::NOT_FOUND`] when there is no such community.
    pub(crate) fn place(&self, id: CommunityId) -> Result<Place> {
        let in_use = self.community(id).map(|community| community.street_id);
        let street_id = in_use.or_else(|| self.retired.get(&id).copied()).ok_or(Error::NOT_FOUND)?;
        Ok(Place {
            street_id,
            community_id: id,
        })
    }

    /// Where a street, a community, a station or a cell in use is.
    pub(crate) fn whereabouts(&self, id: uuid::Uuid) -> Option<Whereabouts> {
        let within = |community: &&Community| {
            let mut cells = community.cells.iter().map(|each| each.id.uuid());
            let mut stations = community.stations.iter().map(|each| each.id.uuid());
            community.id.uuid() == id || cells.any(|each| each == id) || stations.any(|each| each == id)
        };
        if let Some(community) = self.communities.iter().find(within) {
            return Some(Whereabouts {
                street_id: community.street_id,
                community_id: Some(community.id),
            });
        }
        let mut streets = self.communities.iter().map(|community| community.street_id);
        streets.find(|street| street.uuid() == id).map(Whereabouts::from)
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
        named.or_else(|| self.retired_names.get(&id)).cloned()
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
