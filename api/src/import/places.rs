//! The places of an installation, from a file that a person writes.
//!
//! Places are known by their names, so the file can grow and be loaded again; what exists stays as it is.
//!
//! ```toml
//! street = "清河街道"
//!
//! [[community]]
//! name = "梧桐社区"
//!
//! [[community.station]]
//! name = "梧桐工作驿站"
//! phone = "0512-60000101"
//! address = "梧桐路18号一层"
//! opening_hours = "周一至周五 9:00–17:00"
//! cells = ["第一网格", "第二网格"]
//! ```

use std::{fmt, path::Path};

use contract::{
    ids::{CommunityId, StreetId},
    places::{Cell, Community, Station},
};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

use crate::{
    db::Db,
    error::{Error, Result},
    moment::Moment,
    places::{Directory, service},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    street: String,
    community: Vec<CommunityPlan>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommunityPlan {
    name: String,
    station: Vec<StationPlan>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StationPlan {
    name: String,
    phone: String,
    address: String,
    opening_hours: String,
    #[serde(default)]
    cells: Vec<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct Added {
    /// Communities that are new.
    pub communities: usize,
    /// Communities that were there before.
    pub known: usize,
}

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "communities: {} added, {} known before", self.communities, self.known)
    }
}

/// Adds the places of `file` that are not there yet.
///
/// # Errors
/// Names the key of the file that is wrong; what the database refuses.
pub async fn places(db: &Db, file: &Path, moment: Moment) -> Result<Added> {
    if !file.is_file() {
        return Err(Error::Internal(format!("there is no file {}", file.display())));
    }
    let plan: Plan = Figment::from(Toml::file(file)).extract().map_err(Error::internal)?;
    let existing = Directory::default().places(db).await?;
    let in_street = |community: &&Community| community.street_name == plan.street;
    let street: StreetId = existing
        .communities
        .iter()
        .find(in_street)
        .map_or_else(|| moment.id(), |community| community.street_id);
    let is_known = |name: &str| {
        existing
            .communities
            .iter()
            .filter(in_street)
            .any(|community| community.name == name)
    };
    let new: Vec<Community> = plan
        .community
        .iter()
        .filter(|each| !is_known(&each.name))
        .map(|each| community(each, street, &plan.street, moment))
        .collect();
    let added = Added {
        communities: new.len(),
        known: plan.community.len() - new.len(),
    };
    db.write(move |conn| service::add(conn, street, &plan.street, &new)).await?;
    Ok(added)
}

fn community(plan: &CommunityPlan, street_id: StreetId, street_name: &str, moment: Moment) -> Community {
    let id: CommunityId = moment.id();
    let mut cells = Vec::new();
    let stations = plan
        .station
        .iter()
        .map(|station| {
            let id = moment.id();
            cells.extend(station.cells.iter().map(|name| Cell {
                id: moment.id(),
                station_id: id,
                name: name.clone(),
            }));
            Station {
                id,
                name: station.name.clone(),
                phone: station.phone.clone(),
                address: station.address.clone(),
                opening_hours: station.opening_hours.clone(),
            }
        })
        .collect();
    Community {
        id,
        street_id,
        street_name: street_name.to_owned(),
        name: plan.name.clone(),
        stations,
        cells,
    }
}
