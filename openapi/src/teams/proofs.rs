//! Skills that somebody has to prove: which these are, the certificates that volunteers name, and what the station says to them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use super::Skill;
use crate::cases::words;

words! {
    /// How a proof of a skill stands.
    ProofState {
        /// The station has not looked at it yet.
        Waiting = "waiting",
        /// The station saw the certificate; it counts until a day.
        Confirmed = "confirmed",
        /// It is not what it should be.
        Refused = "refused",
    }
}

/// Which skills count only once they are proved, in a community. Everybody may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SkillRules {
    /// They; none where everybody is believed.
    #[validate(length(max = 14, code = "skills_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 14))]
    pub proved: Vec<Skill>,
}

impl Default for SkillRules {
    /// What one may not do without a certificate, or what does harm when it is done badly: first aid, driving people, electrical
    /// work, counselling.
    fn default() -> Self {
        Self {
            proved: vec![Skill::Driving, Skill::FirstAid, Skill::Electrician, Skill::Counselling],
        }
    }
}

/// A certificate by which a volunteer proves a skill. Replaces the one they named before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSkillProof {
    /// What it is called, 2–40 characters.
    #[validate(custom(function = crate::validation::proof_kind))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 40, example = "红十字救护员证"))]
    pub kind: String,
    /// Its number, 4–40 characters. It is sealed; of it only the end is shown.
    #[validate(custom(function = crate::validation::proof_number))]
    #[cfg_attr(feature = "schema", schema(min_length = 4, max_length = 40, example = "JH32050026001234"))]
    pub number: String,
    /// The last day on which it is valid; absent where it says none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = day))]
    #[cfg_attr(feature = "schema", schema(example = "2028-06-30"))]
    pub until: Option<String>,
}

/// A proof of a skill, as its volunteer and the station see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SkillProof {
    /// The skill that it proves.
    pub skill: Skill,
    /// What the certificate is called.
    pub kind: String,
    /// The end of its number; whole for who takes their own data along.
    pub number: String,
    /// The last day on which it is valid, as its volunteer says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// How it stands.
    pub state: ProofState,
    /// The last day on which the skill counts. One that was confirmed before counts on while its successor waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_until: Option<String>,
    /// Why it was refused; absent where it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Counts what the volunteer sent; whoever decides says what they have seen.
    pub edition: i32,
    /// When it was sent.
    #[serde(deserialize_with = "crate::time::read")]
    pub sent_at: DateTime<Utc>,
}

/// Confirms a proof until a day, or refuses it for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
#[validate(schema(function = decided))]
pub struct ProofDecision {
    /// Which edition was looked at.
    pub edition: i32,
    /// How it stood when it was looked at: where somebody else decided otherwise meanwhile, nothing is done (409).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<ProofState>,
    /// The last day on which the skill counts, from today to ten years ahead; absent where the proof is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = day))]
    #[cfg_attr(feature = "schema", schema(example = "2028-06-30"))]
    pub until: Option<String>,
    /// Why it is refused, 2–200 characters; the volunteer reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 200, example = "证书已过期"))]
    pub reason: Option<String>,
}

/// The whole number of a certificate, for who compares it; every look is on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProofNumber {
    /// The number of the certificate, whole.
    pub number: String,
}

fn day(text: &str) -> Result<(), ValidationError> {
    crate::time::day(text)
        .map(drop)
        .ok_or_else(|| ValidationError::new("proof_until"))
}

fn decided(decision: &ProofDecision) -> Result<(), ValidationError> {
    if decision.until.is_some() == decision.reason.is_some() {
        Err(ValidationError::new("proof_decision"))
    } else {
        Ok(())
    }
}
