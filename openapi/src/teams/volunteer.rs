//! Volunteers: what they say of themselves, and what the station decides.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::{DaysOff, Gender, Reach, Skill, SkillProof, Speech, Training, WeekSlot};
use crate::{
    cases::words,
    ids::{AccountId, CellId, CommunityId},
};

words! {
    /// Whether somebody is a volunteer.
    VolunteerState {
        /// They want to be; the station has not met them yet.
        Applied = "applied",
        /// They are.
        Active = "active",
        /// They take a rest: nobody asks them.
        Resting = "resting",
        /// The station did not take them on.
        Refused = "refused",
    }
}

/// What a volunteer says of themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = grown_up))]
pub struct VolunteerSheet {
    /// The community they live in.
    pub community_id: CommunityId,
    /// The grid cell they live in; without it they count as living elsewhere in the community.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// How far they go.
    pub reach: Reach,
    /// What they can do.
    #[serde(default)]
    #[validate(length(max = 14, code = "skills_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 14))]
    pub skills: Vec<Skill>,
    /// What they speak.
    #[validate(length(min = 1, max = 6, code = "speech_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 6))]
    pub speech: Vec<Speech>,
    /// When they are free in a usual week.
    #[validate(length(min = 1, max = 21, code = "free_count"), custom(function = week))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 21))]
    pub free: Vec<WeekSlot>,
    /// Their gender, for residents who wish for one; who does not say is not sent where one is wished for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// How many requests they take in a week: 1–3.
    #[validate(range(min = 1, max = 3, code = "most_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 3, example = 2))]
    pub most: u8,
    /// Whether they are eighteen or older.
    pub adult: bool,
    /// Who of their guardians consents, of somebody from 14 to 17: up to 30 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 30, code = "name_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 30))]
    pub guardian: Option<String>,
    /// What else the station should know, up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, code = "about_length"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200, example = "退休护士，有急救证"))]
    pub about: Option<String>,
}

fn week(free: &[WeekSlot]) -> Result<(), ValidationError> {
    if free.iter().all(|slot| (1..=7).contains(&slot.weekday)) {
        Ok(())
    } else {
        Err(ValidationError::new("weekday_range"))
    }
}

fn grown_up(sheet: &VolunteerSheet) -> Result<(), ValidationError> {
    let consented = sheet.guardian.as_deref().is_some_and(|name| !name.trim().is_empty());
    if sheet.adult || consented {
        Ok(())
    } else {
        Err(ValidationError::new("guardian_needed"))
    }
}

/// Somebody as a volunteer, as they see it themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Volunteering {
    /// What they said of themselves, as they can change it.
    pub sheet: VolunteerSheet,
    /// Whether they are a volunteer.
    pub state: VolunteerState,
    /// How experienced the station takes them to be, from 1 to 4.
    pub level: u8,
    /// Whether they were checked for work with children and with people who live alone.
    pub checked: bool,
    /// Their number in the national volunteers' system, once the station has entered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Why the station did not take them on; absent where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The days on which they do not come, the next first, as far as they are not over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days_off: Vec<DaysOff>,
    /// Counts every change of these days; `If-Match` names it.
    #[serde(default)]
    pub days_off_version: i32,
    /// The certificates by which they prove what they can do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<SkillProof>,
    /// Of what they can do, what does not count today in their community: nothing proves it, or no longer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproved: Vec<Skill>,
    /// When they asked to be one.
    #[serde(deserialize_with = "crate::time::read")]
    pub applied_at: DateTime<Utc>,
    /// Counts every change; `If-Match` names it where they change what they say of themselves.
    pub version: i32,
}

/// A volunteer in the talent pool (人才资源库), as the station sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PooledVolunteer {
    /// The volunteer's account.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// Their number, masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What is known of them as a volunteer.
    pub volunteering: Volunteering,
    /// The minutes they have given so far.
    pub minutes: i64,
}

/// Takes a volunteer on, or not; or changes what the station knows of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = refused_for_a_reason))]
pub struct VolunteerDecision {
    /// Whether they are taken on.
    pub accept: bool,
    /// How experienced they are: 1–4.
    #[validate(range(min = 1, max = 4, code = "level_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 4, example = 1))]
    pub level: u8,
    /// Whether the station has checked them for work with children and with people who live alone.
    #[serde(default)]
    pub checked: bool,
    /// Their number in the national volunteers' system, up to 20 letters and digits; never that of their identity card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = volunteer_number))]
    #[cfg_attr(feature = "schema", schema(max_length = 20, example = "320505000012345"))]
    pub number: Option<String>,
    /// Why they are not taken on, 2–200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200))]
    pub reason: Option<String>,
}

fn refused_for_a_reason(decision: &VolunteerDecision) -> Result<(), ValidationError> {
    if decision.accept || decision.reason.is_some() {
        Ok(())
    } else {
        Err(ValidationError::new("volunteer_reason"))
    }
}

/// Letters and digits; not the eighteen of an identity card.
fn volunteer_number(text: &str) -> Result<(), ValidationError> {
    let plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain && (6..=20).contains(&text.len()) && text.len() != 18 {
        Ok(())
    } else {
        Err(ValidationError::new("volunteer_number"))
    }
}

/// Takes a rest from being asked, or is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rest {
    /// True to rest, false to be asked again.
    pub resting: bool,
}

/// What a social worker says of themselves, as far as leading teams goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LeadSheet {
    /// What they were trained in.
    #[serde(default)]
    #[validate(length(max = 6, code = "skills_needed"))]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub trainings: Vec<Training>,
    /// What they speak.
    #[validate(length(min = 1, max = 6, code = "speech_count"))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 6))]
    pub speech: Vec<Speech>,
    /// When they can be at doors in a usual week.
    #[validate(length(min = 1, max = 21, code = "free_count"), custom(function = week))]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 21))]
    pub free: Vec<WeekSlot>,
    /// Their gender, for residents who wish for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// How many requests they lead at a time: 1–30.
    #[validate(range(min = 1, max = 30, code = "caseload_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 30, example = 10))]
    pub most: u8,
}

impl Default for LeadSheet {
    /// Who said nothing yet: Mandarin, in the day, from Monday to Friday; ten requests at a time.
    fn default() -> Self {
        let office = |number: &u8| number % 3 != 2 && *number < 15;
        Self {
            trainings: Vec::new(),
            speech: vec![Speech::Mandarin],
            free: (0..WeekSlot::COUNT).filter(office).map(WeekSlot::of).collect(),
            gender: None,
            most: 10,
        }
    }
}
