//! Social organisations that help with cases, and who speaks for them.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::ids::{AccountId, CommunityId, OrganisationId};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// The community that it works with.
    pub community_id: CommunityId,
    /// What is known of it: its name, what it does and how it is reached.
    pub sheet: OrganisationSheet,
    /// Who speaks for it (A) and who stands in (B).
    pub representatives: Vec<Representative>,
    /// Whether nothing more is handed to it.
    pub retired: bool,
    /// Counts every change; `If-Match` names it where the sheet is changed.
    pub version: i32,
}

/// An organisation by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NamedOrganisation {
    /// The organisation.
    pub id: OrganisationId,
    /// The community that it helps.
    pub community_id: CommunityId,
    /// What it is called.
    pub name: String,
}

/// What is known of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganisationSheet {
    /// Its name, 2–30 characters.
    #[validate(custom(function = crate::validation::place_name))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 30, example = "暖阳社会工作服务中心")
    )]
    pub name: String,
    /// The telephone of its office, 3–30 characters.
    #[validate(custom(function = crate::validation::station_phone))]
    #[cfg_attr(feature = "schema", schema(min_length = 3, max_length = 30, example = "0512-66667777"))]
    pub phone: String,
    /// What it does, up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, code = "about_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200, example = "居家养老、适老化改造评估"))]
    pub about: Option<String>,
}

/// Who speaks for an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Representative {
    /// Their account.
    pub account_id: AccountId,
    /// Their name, if they gave one.
    pub name: String,
    /// Their telephone number, masked.
    pub phone: String,
    /// Whether they stand in (B) for who speaks for it (A).
    pub stands_in: bool,
}

/// Names who speaks for an organisation, by the mobile number they sign in with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRepresentative {
    /// The mobile number they sign in with, 11 digits.
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000010")
    )]
    pub phone: String,
    /// Whether they stand in (B) for who speaks for it (A).
    #[serde(default)]
    pub stands_in: bool,
}

/// What may change of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OrganisationChange {
    /// The sheet as a whole, as it is to be.
    #[validate(nested)]
    pub sheet: OrganisationSheet,
    /// Whether nothing more is handed to it.
    #[serde(default)]
    pub retired: bool,
}
