//! Places: street, community, station and grid cell, as everybody may know them.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::ids::{CellId, CommunityId, StationId, StreetId};

/// A community, with what a resident must know to reach it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Community {
    /// Its identifier.
    pub id: CommunityId,
    /// The street it belongs to.
    pub street_id: StreetId,
    /// The street's name, such as 「清河街道」.
    pub street_name: String,
    /// Its name, such as 「梧桐社区」.
    pub name: String,
    /// Its service stations, where people are received.
    pub stations: Vec<Station>,
    /// Its grid cells.
    pub cells: Vec<Cell>,
}

/// A service station (工作驿站).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Station {
    /// Its identifier.
    pub id: StationId,
    /// Its name.
    pub name: String,
    /// The number people call.
    pub phone: String,
    /// Where people find it, in words.
    pub address: String,
    /// When it is open, in words.
    pub opening_hours: String,
}

/// A grid cell (网格).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Cell {
    /// Its identifier.
    pub id: CellId,
    /// The station responsible for it.
    pub station_id: StationId,
    /// Its name, such as 「第三网格（5–8号楼）」.
    pub name: String,
}

/// Which coordinate system a point was measured in.
///
/// Chinese map services deliver GCJ-02, which lies some 500 m beside WGS-84: a point without its datum is worthless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Datum {
    /// GPS and OpenStreetMap.
    Wgs84,
    /// 国测局坐标, of Tencent's and Gaode's maps.
    Gcj02,
}

/// A point on the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Degrees north, -90 to 90.
    #[validate(range(min = -90.0, max = 90.0, code = "latitude_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = -90, maximum = 90))]
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    #[validate(range(min = -180.0, max = 180.0, code = "longitude_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = -180, maximum = 180))]
    pub longitude: f64,
    /// The coordinate system of the two numbers.
    pub datum: Datum,
}

/// What every page of the client needs to know of this installation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct About {
    /// What the installation is called.
    pub name: String,
    /// The filing number shown in the footer (ICP 备案号), if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing_number: Option<String>,
    /// The version of the server.
    pub version: String,
    /// True where made-up data was seeded and anybody may try things.
    pub demo: bool,
}
