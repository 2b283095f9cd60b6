//! Places: streets, communities, stations and grid cells, and what communities announce.
//!
//! Places change rarely and everything needs them, so they are kept in memory for a minute at a time.

pub(crate) mod datum;
mod directory;
mod management;
pub(crate) mod routes;
pub mod service;
mod store;

pub use directory::{Directory, Places};
pub(crate) use routes::routes;

use contract::ids::{CommunityId, StreetId};

use crate::{
    db::Db,
    error::{Error, Result},
};

/// The place that an operator names: a community or a street, by name or identifier.
///
/// # Errors
/// Says which name is unknown, or stands for several places.
pub async fn find(db: &Db, community: Option<&str>, street: Option<&str>) -> Result<(StreetId, Option<CommunityId>)> {
    let places = Directory::default().places(db).await?;
    let fits = |wanted: &str, id: String, name: &str| wanted == id || wanted == name;
    let mut found: Vec<_> = places
        .communities
        .iter()
        .filter(|each| community.is_none_or(|wanted| fits(wanted, each.id.to_string(), &each.name)))
        .filter(|each| street.is_none_or(|wanted| fits(wanted, each.street_id.to_string(), &each.street_name)))
        .map(|each| (each.street_id, community.map(|_| each.id)))
        .collect();
    found.dedup();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Error::Internal(format!(
            "there is no place called {}",
            community.or(street).unwrap_or("anything")
        ))),
        _ => Err(Error::Internal(
            "several places fit; give --community or --street by its identifier".to_owned(),
        )),
    }
}
