//! Those who work here and those who help: posts, absences, and duties with their two persons (A/B岗).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    accounts::{Post, Role},
    cases::words,
    ids::{AbsenceId, AccountId, CommunityId, DutyId},
};

/// Somebody who holds a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Member {
    /// Their account.
    pub id: AccountId,
    /// The name they work under, or, of a resident who helps, the name they gave.
    pub name: String,
    /// What they sign in with; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// Their telephone number, masked; residents who help only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The posts they hold in this street.
    pub posts: Vec<Post>,
    /// When they are away, from today on.
    pub absences: Vec<Absence>,
}

/// When somebody is away, whole days in China.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Absence {
    /// Its identifier.
    pub id: AbsenceId,
    /// The first day that they are away, in China.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date, example = "2026-12-01"))]
    pub from: String,
    /// The last day that they are away, in China.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date, example = "2026-12-05"))]
    pub to: String,
}

/// Notes that somebody is away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAbsence {
    /// The first day that they are away, in China.
    #[cfg_attr(feature = "schema", schema(example = "2026-12-01"))]
    pub from: NaiveDate,
    /// The last day; not before the first, and at most a year after it.
    #[cfg_attr(feature = "schema", schema(example = "2026-12-05"))]
    pub to: NaiveDate,
}

/// Makes somebody a member of staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    /// The name residents see them work under (工作名), 1–30 characters.
    #[validate(custom(function = crate::validation::work_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "驿站小李"))]
    pub work_name: String,
    /// What they sign in with: 3–32 small letters, digits, dots, hyphens.
    #[validate(custom(function = crate::validation::login_name))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 3, max_length = 32, pattern = "^[a-z0-9.-]{3,32}$", example = "wutong.li")
    )]
    pub login: String,
    /// The post they are given first.
    pub post: PostSheet,
}

/// A post in the street of whoever gives or takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PostSheet {
    /// What may be done there; a right is always a role together with a place.
    pub role: Role,
    /// The community it is held in; absent for the street's own role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
}

/// A resident is to help: as a liaison officer or as a volunteer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewHelper {
    /// The mobile number they sign in with.
    #[validate(custom(function = crate::validation::mobile_number))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 11, max_length = 11, pattern = "^1[3-9][0-9]{9}$", example = "13800000001")
    )]
    pub phone: String,
    /// What they are to be, and where.
    pub post: PostSheet,
}

/// What may change of a member of staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    /// The name residents see them work under, 1–30 characters.
    #[validate(custom(function = crate::validation::work_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 30, example = "驿站小李"))]
    pub work_name: String,
}

/// A password that lets somebody in once: they choose their own at that moment. Shown once, and kept nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FirstPassword {
    /// Whose password it is.
    pub id: AccountId,
    /// Told this once: the server keeps only a hash of it.
    pub password: String,
}

words! {
    /// What somebody does for a place; every cell is to have the first five (五有).
    DutyKind {
        /// 网格长: answers for it.
        Lead = "lead",
        /// 巡查
        Patrol = "patrol",
        /// 报告
        Report = "report",
        /// 解决
        Resolve = "resolve",
        /// 督查
        Supervise = "supervise",
        /// 信息员
        Information = "information",
        /// 大院长
        Courtyard = "courtyard",
        /// 小组长
        Group = "group",
    }
}

/// Who does something for a place, and who stands in while they are away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Duty {
    /// Its identifier.
    pub id: DutyId,
    /// What it is, who does it and where.
    pub sheet: DutySheet,
    /// The name of the A person.
    pub a_name: String,
    /// The name of the B person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b_name: Option<String>,
    /// Who does it today: B while A is away; nobody while both are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<AccountId>,
    /// Counts every change; `If-Match` names it where the duty is changed.
    pub version: i32,
}

/// What a duty is, who does it and where.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DutySheet {
    /// The community, the station or the cell; the street itself for the street's own.
    pub place_id: uuid::Uuid,
    /// What is to be done there.
    pub kind: DutyKind,
    /// Who does it, as long as they are not away (A岗).
    pub a: AccountId,
    /// The B person, who stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<AccountId>,
}
