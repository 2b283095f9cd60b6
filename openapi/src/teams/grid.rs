//! Where in a community help is wanted, and where those live who can give it.

use serde::{Deserialize, Serialize};

use crate::ids::CellId;

/// A grid cell as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CellStanding {
    /// Which; absent for what names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// Open requests from there that wait for people: for a team to be chosen, or for more to be found.
    pub waiting: u32,
    /// Volunteers who live there and can come some time this week.
    pub free: u32,
}

/// The grid of a community: its cells in their order, then what names none, where there is anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ServiceGrid {
    /// One for each cell of the community, in their order.
    pub cells: Vec<CellStanding>,
}
