//! People: what they may know and change of themselves, and the roles they hold.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};
use validator::Validate;

use crate::{
    cases::words,
    ids::{AccountId, CellId, CommunityId, StreetId},
    language::Language,
};

words! {
    /// A role; a right is always a role in a place.
    Role {
        /// 居民
        Resident = "resident",
        /// 志愿者 / 义工
        Volunteer = "volunteer",
        /// 社工
        SocialWorker = "social_worker",
        /// 民情联络员
        LiaisonOfficer = "liaison_officer",
        /// 社会组织
        Organisation = "organisation",
        /// 驿站 / 社区管理员
        StationAdmin = "station_admin",
        /// 街道管理员
        StreetAdmin = "street_admin",
        /// The system itself, by a rule or an import.
        System = "system",
    }
}

/// A role and the place it holds in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Post {
    /// What the person may do there; a right is always a role together with a place.
    pub role: Role,
    /// The street that the post lies in; the post covers all of it where no community is named.
    pub street_id: StreetId,
    /// The community; absent when the role holds in the whole street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
}

/// The caller, as they know themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Me {
    /// Their identifier.
    pub id: AccountId,
    /// The name they gave; empty until they give one.
    pub name: String,
    /// Their telephone number, masked; residents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The name they work under; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_name: Option<String>,
    /// The community they live in, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// The grid cell they live in, once chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// The language they read, and in which they are told things outside of the app.
    pub language: Language,
    /// What they may do, and where; empty for a resident who holds no post.
    pub posts: Vec<Post>,
    /// Whether a one-time code is asked for when they sign in; staff only.
    pub totp: bool,
    /// When the account was made.
    #[serde(deserialize_with = "crate::time::read")]
    pub created_at: DateTime<Utc>,
}

/// What a person changes of themselves; absent fields stay.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MeChange {
    /// Their name, up to 30 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 30, code = "name_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 30))]
    pub name: Option<String>,
    /// The community they live in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// The grid cell they live in; it must lie in their community. `null`: they do not say which.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<CellId>))]
    pub cell_id: Option<Option<CellId>>,
    /// The language they read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}

/// Reads a field that is there, `null` too.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// The password, from whoever is signed in by it already.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordProof {
    /// The password they sign in with, up to 200 characters.
    #[validate(length(max = 200, code = "password_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200))]
    pub password: String,
}

/// A new password for a member of staff.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// The password that holds until now, up to 200 characters.
    #[validate(length(max = 200, code = "password_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200))]
    pub current: String,
    /// The password from now on, 10–200 characters.
    #[validate(length(min = 10, max = 200, code = "password_length"))]
    #[cfg_attr(feature = "schema", schema(min_length = 10, max_length = 200))]
    pub new: String,
}

/// The secret of a one-time-code app, shown once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TotpSecret {
    /// The secret in base 32, for typing.
    pub secret: String,
    /// The `otpauth://` address, for a QR code.
    pub url: String,
}

/// A one-time code, to switch the second factor on or off.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TotpCode {
    /// The six digits that the authenticator shows now.
    #[validate(custom(function = crate::validation::six_digits))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 6, max_length = 6, pattern = "^[0-9]{6}$", example = "123456")
    )]
    pub code: String,
}
