//! Places as those see and change them who manage them: street, communities, stations, grid cells, also retired ones; and
//! what a street distinguishes within the categories.

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    cases::Category,
    ids::{CellId, CommunityId, StationId, StreetId, SubcategoryId},
    letters,
};

/// Buildings of one cell at most.
pub const MOST_BUILDINGS: usize = 100;

/// A street with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ManagedStreet {
    /// Its identifier.
    pub id: StreetId,
    /// What the street is called.
    pub name: String,
    /// Counts every change; as `If-Match: "3"` it says which state one changes.
    pub version: i32,
    /// Its communities, by name.
    pub communities: Vec<ManagedCommunity>,
    /// What it distinguishes within the categories, by category and name.
    #[serde(default)]
    pub subcategories: Vec<Subcategory>,
}

/// A community with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ManagedCommunity {
    /// Its identifier.
    pub id: CommunityId,
    /// What the community is called.
    pub name: String,
    /// Counts every change; `If-Match` names it where the name is changed.
    pub version: i32,
    /// Whether nothing new is to be sent there.
    pub retired: bool,
    /// Its stations, those that are closed for good among them.
    pub stations: Vec<ManagedStation>,
    /// Its grid cells, those that are no longer any among them.
    pub cells: Vec<ManagedCell>,
}

/// A station.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ManagedStation {
    /// Its identifier.
    pub id: StationId,
    /// What is written down of it, as it can be changed.
    pub sheet: StationSheet,
    /// Counts every change; `If-Match` names it where the sheet is changed.
    pub version: i32,
}

/// A grid cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ManagedCell {
    /// Its identifier.
    pub id: CellId,
    /// What is written down of it, as it can be changed.
    pub sheet: CellSheet,
    /// Counts every change; `If-Match` names it where the sheet is changed.
    pub version: i32,
}

/// What a street distinguishes within a category (二级类别).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Subcategory {
    /// Its identifier.
    pub id: SubcategoryId,
    /// What is written down of it, as it can be changed.
    pub sheet: SubcategorySheet,
    /// Counts every change; `If-Match` names it where the sheet is changed.
    pub version: i32,
}

/// What a category of the second level is. Its name is one of a kind within its category.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SubcategorySheet {
    /// The category that it is part of; stays as it was added.
    pub category: Category,
    /// Its name, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 30, example = "路灯"))]
    pub name: String,
    /// Whether no more cases are to be of it.
    #[serde(default)]
    pub retired: bool,
}

/// What a street or a community is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameSheet {
    /// Its name, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 30, example = "梧桐社区"))]
    pub name: String,
    /// Whether nothing new is to be sent there; a street stays.
    #[serde(default)]
    pub retired: bool,
}

/// What a station is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StationSheet {
    /// Its name, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 30, example = "梧桐工作驿站"))]
    pub name: String,
    /// The number people call, 3–30 characters.
    #[validate(custom(function = crate::validation::station_phone))]
    #[cfg_attr(feature = "schema", schema(min_length = 3, max_length = 30, example = "0512-60000101"))]
    pub phone: String,
    /// Where it is, up to 100 characters.
    #[serde(default)]
    #[validate(length(max = 100, code = "address_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub address: String,
    /// When it is open, in words, up to 100 characters.
    #[serde(default)]
    #[validate(length(max = 100, code = "hours_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 100))]
    pub opening_hours: String,
    /// What it promises those who come (服务承诺), a line for each promise, up to 1,000 characters.
    #[serde(default)]
    #[validate(length(max = 1_000, code = "promises_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 1_000))]
    pub promises: String,
    /// Whether it is closed for good.
    #[serde(default)]
    pub retired: bool,
}

/// What a grid cell is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CellSheet {
    /// Its name, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 30, example = "第三网格（9–12号楼）")
    )]
    pub name: String,
    /// The station responsible for it, in the same community.
    pub station_id: StationId,
    /// Its buildings, each 1–30 characters, up to 100.
    #[serde(default)]
    #[validate(custom(function = buildings))]
    pub buildings: Vec<String>,
    /// Whether it is no longer one.
    #[serde(default)]
    pub retired: bool,
}

fn buildings(labels: &[String]) -> Result<(), ValidationError> {
    let fits = |label: &String| letters::says(label, 30);
    if labels.len() <= MOST_BUILDINGS && labels.iter().all(fits) {
        Ok(())
    } else {
        Err(ValidationError::new("buildings"))
    }
}

/// A place that was added or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PlaceSaved {
    /// Its identifier.
    pub id: uuid::Uuid,
    /// Its version now, for the `If-Match` of the next change.
    pub version: i32,
}
