//! Who comes: teams that are proposed, chosen, asked and changed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Misfit, ObstacleKind, OfferState, TeamRole};
use crate::ids::AccountId;

/// How well somebody suits a request, by part; the more the better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Suitability {
    /// They have been at this door before: 60 for a lead, 40 for a volunteer.
    pub known: i32,
    /// They live near: up to 30.
    pub near: i32,
    /// They gave few hours lately: up to 20; volunteers only.
    pub rested: i32,
    /// They are experienced: up to 12 for a lead, 10 for a volunteer.
    pub level: i32,
    /// They are new, and other volunteers come along: 5. New is who has the lowest level and gave no hour in ninety days.
    #[serde(default)]
    pub newcomer: i32,
    /// What they have to do already, taken off.
    pub load: i32,
}

impl Suitability {
    /// All of it.
    pub const fn total(self) -> i32 {
        self.known + self.near + self.rested + self.level + self.newcomer - self.load
    }
}

/// Somebody who could come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Suggested {
    /// The account of who could come.
    pub account_id: AccountId,
    /// What they are called.
    pub name: String,
    /// What they would be.
    pub role: TeamRole,
    /// How well they suit.
    pub suits: Suitability,
    /// Which of the needed skills they bring.
    pub brings: Vec<super::Skill>,
    /// Whether their insurance ends before the day, as far as the station named one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub insurance_ends: bool,
}

/// A team that could come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TeamSuggestion {
    /// The social worker who would lead it.
    pub lead: Suggested,
    /// The volunteers who would come along.
    pub volunteers: Vec<Suggested>,
    /// How well all suit together, the more the better.
    pub score: i32,
}

/// How many are kept from coming by one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Obstructed {
    /// What keeps them from coming.
    pub by: ObstacleKind,
    /// How many it keeps; everybody is counted once.
    pub count: u32,
}

/// How many could come and say that they can do something that is needed, though nothing proves it on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UnprovedSkill {
    /// What they say that they can do.
    pub skill: super::Skill,
    /// How many: their proof is missing, not checked, refused, or has run out by then.
    pub count: u32,
}

/// Why a request cannot be served: everybody of the missing kind is counted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Shortage {
    /// Who is missing.
    pub role: TeamRole,
    /// How many there are at all.
    pub there_are: u32,
    /// How many could come, too few or without the skills between them.
    pub could_come: u32,
    /// What keeps the others, the most frequent first.
    pub obstructed: Vec<Obstructed>,
    /// Of those whom nothing else keeps, whose skills do not count without a proof.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproved: Vec<UnprovedSkill>,
}

/// The teams that suit best, for a person to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TeamSuggestions {
    /// Up to three teams, the best first.
    pub teams: Vec<TeamSuggestion>,
    /// Others who could come, the best first: up to ten leads and twenty volunteers.
    pub others: Vec<Suggested>,
    /// Why there is no team; absent where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortage: Option<Shortage>,
}

/// Chooses a team: all of it is asked at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChosenTeam {
    /// The social worker who leads it.
    pub lead: AccountId,
    /// The volunteers, as many as the request needs.
    #[validate(length(max = 6, code = "volunteers_range"))]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub volunteers: Vec<AccountId>,
}

/// Takes somebody out of a team; the next best is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// Who was asked, and is not to come.
    pub account_id: AccountId,
    /// Who is asked instead; without anybody, the next best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AccountId>,
}

/// Does with fewer volunteers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FewerVolunteers {
    /// How many are enough: fewer than were needed.
    #[validate(range(max = 6, code = "volunteers_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 6, example = 0))]
    pub volunteers: u8,
}

/// Answers whether one comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OfferAnswer {
    /// True to come, false to decline.
    pub accept: bool,
    /// Why not, for the station alone: up to 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, code = "reason_most"))]
    #[cfg_attr(feature = "schema", schema(max_length = 200, example = "那天要带孙子"))]
    pub reason: Option<String>,
}

/// Somebody who was asked to come.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and absent where it is not so"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TeamMember {
    /// The account of who was asked.
    pub account_id: AccountId,
    /// Their name.
    pub name: String,
    /// What they are in the team.
    pub role: TeamRole,
    /// Whether this is the reader, whose answer it is.
    pub own: bool,
    /// What became of asking them.
    pub state: OfferState,
    /// Until when they have to answer.
    #[serde(deserialize_with = "crate::time::read")]
    pub answer_until: DateTime<Utc>,
    /// Why they cannot come; for the station alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// How well they suited when they were asked; for the station alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suits: Option<Suitability>,
    /// When they checked in at the door; absent until they do.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub arrived_at: Option<DateTime<Utc>>,
    /// When they checked out; absent until they do.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub left_at: Option<DateTime<Utc>>,
    /// The minutes that the lead confirmed, once it is written up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How content the resident was with them, 1–5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u8>,
    /// Whether they said at the station, by its code, that they arrived or left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_station: bool,
    /// Whether the code they scanned was not this station's: their time stands as if they had pressed the button.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub code_refused: bool,
    /// Whether the time was changed after they were asked: what they said stands, and taking it back is no fault of theirs. For
    /// themselves and the station.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
    /// Why they no longer fit since then, until they say yes once more; what is not proved stays until it is. For themselves and the
    /// station.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfit: Vec<Misfit>,
    /// Whether their insurance ends before the day, as far as the station named one; for the station alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub insurance_ends: bool,
    /// Whether the reader said that they are not to come to this door again; of oneself, that one does not want to go there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_again: bool,
}
