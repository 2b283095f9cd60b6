//! What volunteers gave: a ledger of minutes that only grows, and certificates of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{CertifiedHonour, HoursDispute, ServiceKind};
use crate::{
    cases::words,
    ids::{CommunityId, HoursId, ServiceId},
};

words! {
    /// Why minutes stand in the ledger.
    HoursKind {
        /// A service, confirmed by its lead.
        Service = "service",
        /// A counter-entry, which sets another right.
        Correction = "correction",
    }
}

/// Hours after which a volunteer has one star more (志愿服务记录办法: 100, 300, 600, 1000, 1500).
pub const STAR_HOURS: [i64; 5] = [100, 300, 600, 1_000, 1_500];

/// The stars of somebody who gave so many minutes.
pub fn stars_of(minutes: i64) -> u8 {
    let reached = STAR_HOURS.iter().filter(|&&hours| minutes >= hours * 60).count();
    u8::try_from(reached).unwrap_or(5)
}

/// A line of the ledger. Never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HoursEntry {
    /// Its identifier.
    pub id: HoursId,
    /// Whether it was served, or set right by a counter-entry.
    pub kind: HoursKind,
    /// The request that was served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<ServiceId>,
    /// The number of that request, as people read it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day it was done on, `2026-11-28`.
    pub day: String,
    /// Minutes; below zero where a counter-entry takes some back.
    pub minutes: i32,
    /// Why it was set right; only of counter-entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What whoever gave the time says against it, and what became of that; the latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<HoursDispute>,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// What somebody gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Hours {
    /// All minutes.
    pub minutes: i64,
    /// The stars for them, up to 5.
    pub stars: u8,
    /// The latest hundred lines, the latest first; every line in what one takes along.
    pub entries: Vec<HoursEntry>,
}

/// Sets somebody's time right by a counter-entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HoursCorrection {
    /// Minutes to add, or to take back: up to 720 either way, not 0.
    #[validate(range(min = -720, max = 720, code = "correction_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = -720, maximum = 720, example = -30))]
    pub minutes: i32,
    /// Why, 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200, example = "多记了路上的时间"))]
    pub reason: String,
}

/// What a certificate says of one kind of service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CertifiedKind {
    /// The kind; absent for counter-entries, which belong to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ServiceKind>,
    /// How many services of the kind.
    pub services: u32,
    /// How many minutes; below zero where counter-entries take some back.
    pub minutes: i64,
}

/// A certificate of what somebody gave (志愿服务记录证明), as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Certificate {
    /// Its number, such as `Z261126-000042`.
    pub number: String,
    /// What proves it together with the number: ten letters and digits.
    pub code: String,
    /// Whose it is.
    pub name: String,
    /// Their number in the national volunteers' system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteer_number: Option<String>,
    /// The community that issues it.
    pub community_id: CommunityId,
    /// The community's name when it was issued.
    pub community: String,
    /// All minutes until it was issued.
    pub minutes: i64,
    /// In how many services they were given.
    pub services: u32,
    /// The day of the first service, `2026-11-28`; as what follows, absent of certificates that did not say so when issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The day of the last service, `2026-11-28`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The time by kind of service, in the order of kinds; the sum is that of all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<CertifiedKind>,
    /// The honours that they want to stand on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub honours: Vec<CertifiedHonour>,
    /// The telephone of the station that issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it was issued.
    #[serde(deserialize_with = "crate::time::read")]
    pub issued_at: DateTime<Utc>,
}

/// A certificate that was issued to somebody, in what they take along. Its code stands on the paper and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnCertificate {
    /// Its number, such as `Z261126-000042`.
    pub number: String,
    /// The name that stands on it.
    pub name: String,
    /// The community that issued it.
    pub community_id: CommunityId,
    /// All minutes until it was issued.
    pub minutes: i64,
    /// When it was issued.
    #[serde(deserialize_with = "crate::time::read")]
    pub issued_at: DateTime<Utc>,
}

/// Asks whether a certificate is true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CertificateProof {
    /// The number that stands on it, up to 20 characters.
    #[validate(length(max = 20, code = "certificate_proof"))]
    #[cfg_attr(feature = "schema", schema(max_length = 20, example = "Z261126-000042"))]
    pub number: String,
    /// The code beside it; blanks, hyphens and case do not matter.
    #[validate(length(max = 20, code = "certificate_proof"))]
    #[cfg_attr(feature = "schema", schema(max_length = 20, example = "7KQ4M-ZP2XT"))]
    pub code: String,
}
