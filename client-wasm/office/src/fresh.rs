//! What is being changed of places, as it stands by now.

use contract::grid::ManagedStreet;

use crate::sheets::Sheet;

impl Sheet {
    /// It as the street was read last; what is gone, or new, as it was.
    pub(crate) fn fresh(&self, street: &ManagedStreet) -> Self {
        let found = || {
            let mut communities = street.communities.iter();
            Some(match self {
                Self::Street(_) => Self::Street(street.clone()),
                Self::Community(was) => Self::Community(communities.find(|one| one.id == was.id)?.clone()),
                Self::Station(was) => {
                    let mut stations = communities.flat_map(|one| &one.stations);
                    Self::Station(stations.find(|one| one.id == was.id)?.clone())
                }
                Self::Cell(was, within) => {
                    let within = communities.find(|one| one.id == within.id)?;
                    let cell = within.cells.iter().find(|one| one.id == was.id)?;
                    Self::Cell(cell.clone(), within.clone())
                }
                Self::Subcategory(was) => {
                    let mut all = street.subcategories.iter();
                    Self::Subcategory(all.find(|one| one.id == was.id)?.clone())
                }
                Self::NewCommunity(_) | Self::NewStation(_) | Self::NewCell(_) | Self::NewSubcategory(_) => return None,
            })
        };
        found().unwrap_or_else(|| self.clone())
    }

    /// The version of what is changed; of what is new there is none.
    pub(crate) const fn version(&self) -> i32 {
        match self {
            Self::Street(street) => street.version,
            Self::Community(community) => community.version,
            Self::Station(station) => station.version,
            Self::Cell(cell, _) => cell.version,
            Self::Subcategory(one) => one.version,
            Self::NewCommunity(_) | Self::NewStation(_) | Self::NewCell(_) | Self::NewSubcategory(_) => 0,
        }
    }
}
