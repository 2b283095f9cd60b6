//! What the station keeps of a volunteer beside their hours (志愿服务条例, article 19): trainings, honours, and the insurance.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{cases::words, ids::VolunteerRecordId};

words! {
    /// What is kept.
    RecordKind {
        /// A training (培训).
        Training = "training",
        /// An honour (表彰).
        Honour = "honour",
    }
}

/// Writes down a training that somebody took part in, or an honour that they are given. The station says so: it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = complete))]
pub struct NewVolunteerRecord {
    /// Which of the two.
    pub kind: RecordKind,
    /// What the course or the honour is called, 2–40 characters.
    #[validate(custom(function = crate::validation::volunteer_record))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 40, example = "老年人照护基础"))]
    pub title: String,
    /// Why an honour is given, 2–200 characters; of a training what else there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200))]
    pub reason: Option<String>,
    /// The day, `2026-11-28`; the last of a course.
    #[validate(custom(function = crate::liaison::day))]
    #[cfg_attr(feature = "schema", schema(format = "date", example = "2026-11-28"))]
    pub day: String,
    /// The hours of a training: 1–200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 200, code = "record_hours"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 200, example = 16))]
    pub hours: Option<u8>,
    /// The level that a training leads to, 1–4: whoever has a lower one has this from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 4, code = "level_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 4, example = 2))]
    pub level: Option<u8>,
}

fn complete(new: &NewVolunteerRecord) -> Result<(), ValidationError> {
    let whole = match new.kind {
        RecordKind::Training => new.hours.is_some(),
        RecordKind::Honour => new.reason.is_some() && new.hours.is_none() && new.level.is_none(),
    };
    if whole {
        Ok(())
    } else {
        Err(ValidationError::new("record_parts"))
    }
}

/// A training or an honour. Never changed; what should not be there is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VolunteerRecord {
    /// Its identifier.
    pub id: VolunteerRecordId,
    /// Which of the two.
    pub kind: RecordKind,
    /// What it is called.
    pub title: String,
    /// Why it was given, or what else there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The day.
    pub day: String,
    /// The hours of a training.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u8>,
    /// The level that a training led to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// Whether its volunteer wants the honour to stand on their certificates, for everybody who is shown one.
    #[serde(default)]
    pub shown: bool,
    /// Why it was withdrawn, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
}

/// The insurance of a volunteer (志愿服务条例, article 17). Replaces the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewInsurance {
    /// Who insures, 2–40 characters.
    #[validate(custom(function = crate::validation::insurer))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 40, example = "中国人寿"))]
    pub insurer: String,
    /// The number of the policy, 4–40 characters. It is sealed; the station sees the end of it, the volunteer all.
    #[validate(custom(function = crate::validation::proof_number))]
    #[cfg_attr(feature = "schema", schema(min_length = 4, max_length = 40, example = "PICC2026112800017"))]
    pub number: String,
    /// The last day on which it insures: from today to ten years ahead.
    #[validate(custom(function = crate::liaison::day))]
    #[cfg_attr(feature = "schema", schema(format = "date", example = "2027-11-27"))]
    pub until: String,
}

/// An insurance, as its volunteer and the station see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Insurance {
    /// Who insures.
    pub insurer: String,
    /// The number of the policy: whole for the volunteer, for the station its end.
    pub number: String,
    /// The last day on which it insures.
    pub until: String,
    /// When it was written.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Counts the insurances that were named for them: what `If-Match` names where another takes its place, 0 where there was none.
    #[serde(default)]
    pub version: i32,
}

/// What the station keeps of a volunteer beside their hours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct VolunteerRecords {
    /// How experienced the station takes them to be, from 1 to 4; trainings raise it. 0 for who is no volunteer.
    pub level: u8,
    /// Trainings and honours, the latest first; 200 at most.
    pub items: Vec<VolunteerRecord>,
    /// The insurance, where one was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insurance: Option<Insurance>,
}

/// Says whether one's own honour is to stand on one's certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HonourShown {
    /// Whether it is.
    pub shown: bool,
}

/// An honour as it stands on a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CertifiedHonour {
    /// What it is called.
    pub title: String,
    /// Why it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The day.
    pub day: String,
}
