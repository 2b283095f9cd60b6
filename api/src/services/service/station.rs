//! The code that hangs at a station: it proves that whoever knows it has been there.
//!
//! Paper lasts for years, so it is made with the key that is never rotated, as the codes of liaison cards are.

use contract::{ids::CommunityId, liaison::CardToken, teams::StationCode};
use subtle::ConstantTimeEq;

use crate::{
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::service::Desk,
    error::Result,
    liaison,
};

/// What the code of a community's station says.
fn token(keys: &Keys, community: CommunityId) -> CardToken {
    let digest = keys.digest("services.station", community.uuid().as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    CardToken(bytes)
}

/// Whether somebody knows what the code of a community's station says.
pub(super) fn has_been_there(keys: &Keys, community: CommunityId, said: &str) -> bool {
    let CardToken(right) = token(keys, community);
    CardToken::parse(said).is_some_and(|CardToken(said)| said.ct_eq(&right).into())
}

/// The code of a community's station, to be printed by who is in charge of it.
///
/// # Errors
/// Forbidden for others.
pub(in crate::services) fn code(desk: &Desk, actor: &Actor, community: CommunityId, address: &str) -> Result<StationCode> {
    actor.require(Right::ManageHelpers, desk.places.place(community)?)?;
    let (start, token) = (format!("{address}/service/here#"), token(&desk.keys, community).to_string());
    let (modules, path) = liaison::draw_code(&start, &token)?;
    Ok(StationCode {
        address: start + &token,
        modules,
        path,
    })
}
