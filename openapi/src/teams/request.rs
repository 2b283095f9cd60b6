//! Requests for service, as they are asked for and as their readers see them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{
    Gender, OfferState, ReferralConsent, ServiceAction, ServiceKind, ServiceReferral, ServiceState, Skill, Speech, TeamMember,
    TeamRole, Training,
};
use crate::{
    accounts::Role,
    cases::{Urgency, words},
    ids::{AccountId, CaseId, CellId, CommunityId, OrganisationId, ServiceId},
    liaison::{Daypart, Neighbour},
    photos::{HiddenPhoto, Photo},
};

/// Asks for somebody to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewService {
    /// The community of the door.
    pub community_id: CommunityId,
    /// The grid cell of the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// The case it comes from; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// What is asked for.
    pub kind: ServiceKind,
    /// It in words, for those who are asked to come: 5–500 characters, without names and numbers.
    #[validate(custom(function = crate::validation::need))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "陪老人去医院复查，上午九点出发，需要推轮椅。")
    )]
    pub need: String,
    /// How pressing it is.
    pub urgency: Urgency,
    /// The day, `2026-11-28`: today or within 60 days.
    #[validate(custom(function = crate::liaison::day))]
    #[cfg_attr(feature = "schema", schema(format = "date", example = "2026-11-28"))]
    pub day: String,
    /// At which time of the day.
    pub part: Daypart,
    /// In how many weeks, on the same weekday: up to 8, the last within 60 days. Each becomes a request of its own.
    #[serde(default = "once")]
    #[validate(range(min = 1, max = 8, code = "weeks_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 8, example = 1))]
    pub weeks: u8,
    /// How many volunteers: up to 6.
    #[validate(range(max = 6, code = "volunteers_range"))]
    #[cfg_attr(feature = "schema", schema(maximum = 6, example = 1))]
    pub volunteers: u8,
    /// What the volunteers must be able to do between them: up to 6.
    #[serde(default)]
    #[validate(length(max = 6, code = "skills_needed"))]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub skills: Vec<Skill>,
    /// What the lead must have been trained in.
    #[serde(default)]
    #[validate(length(max = 6, code = "skills_needed"))]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub trainings: Vec<Training>,
    /// What the resident understands; with nothing, Mandarin.
    #[serde(default)]
    #[validate(length(max = 6, code = "speech_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 6))]
    pub speech: Vec<Speech>,
    /// The gender of who may come, if the resident wishes for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Whether those who come must have been checked: there is a child, or somebody who lives alone.
    #[serde(default)]
    pub safeguard: bool,
    /// The least level of the volunteers, 1–4: for what somebody has to be trained for.
    #[serde(default = "lowest")]
    #[validate(range(min = 1, max = 4, code = "level_range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 4, example = 1))]
    pub least_level: u8,
    /// Whether a person decides on everybody who comes: where somebody does not, nobody is asked in their place by itself.
    #[serde(default)]
    pub by_person: bool,
    /// The organisation that refers them to the station; only of those who speak for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_id: Option<OrganisationId>,
    /// Who agreed that it names them to the station; needed of organisations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ReferralConsent>,
    /// At whose door; only those who come learn it. Residents who ask for themselves are called by their own number.
    #[validate(nested)]
    pub person: Neighbour,
}

const fn once() -> u8 {
    1
}

const fn lowest() -> u8 {
    1
}

words! {
    /// What a reader has to do with a request for service.
    ServicePart {
        /// It is at their door.
        Resident = "resident",
        /// They lead the team, or are asked to.
        Lead = "lead",
        /// They come along, or are asked to.
        Volunteer = "volunteer",
        /// They work at the station.
        Station = "station",
        /// They speak for an organisation that it was referred to, or that referred it.
        Organisation = "organisation",
    }
}

/// A request in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ServiceSummary {
    /// Its identifier.
    pub id: ServiceId,
    /// The number people read out, such as `F261126-000473`.
    pub number: String,
    /// The community of the door.
    pub community_id: CommunityId,
    /// The grid cell of the door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell_id: Option<CellId>,
    /// What is asked for.
    pub kind: ServiceKind,
    /// How pressing it is.
    pub urgency: Urgency,
    /// The day in China on which somebody is wanted, `2026-11-28`.
    pub day: String,
    /// At which time of that day.
    pub part: Daypart,
    /// Where it stands.
    pub state: ServiceState,
    /// How many volunteers are needed.
    pub volunteers: u8,
    /// How many of the team have said yes, its lead too.
    pub said_yes: u8,
    /// What the reader has to do with it.
    pub standing: ServicePart,
    /// Until when the reader has to answer, while they are asked to come.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub answer_until: Option<DateTime<Utc>>,
    /// How the reader's own promise to come stands; absent for who was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OfferState>,
    /// Whether the reader was asked to come, or comes, on a day on which they said that they do not. Nobody calls it off for them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub clashes: bool,
    /// Whether somebody who comes, or is asked to, no longer fits since its time was changed; only in the station's list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unfit: bool,
    /// Those who come or were asked to; only in the station's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Coming>,
    /// When it last changed.
    #[serde(deserialize_with = "crate::time::read")]
    pub updated_at: DateTime<Utc>,
}

/// Somebody who comes, or was asked to and has not said no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Coming {
    /// The account of who comes.
    pub account_id: AccountId,
    /// What the reader may call them.
    pub name: String,
    /// What they are in the team.
    pub role: TeamRole,
    /// What became of asking them.
    pub state: OfferState,
}

/// Something that happened to a request. Never changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ServiceEvent {
    /// When it was done.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What was done.
    pub action: ServiceAction,
    /// In which role it was done.
    pub role: Role,
    /// Who it was, or whom it concerns, where the reader may know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The words that were given with it, where the reader may read them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The day to which it was moved, where that is what happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// The part of that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Daypart>,
}

/// A request for service as one of its readers sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Service {
    /// The request as lists show it.
    pub summary: ServiceSummary,
    /// What is needed, in the words of who asked for it.
    pub need: String,
    /// The case it comes from; staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// What the volunteers must be able to do between them.
    pub skills: Vec<Skill>,
    /// What the lead must have been trained in.
    pub trainings: Vec<Training>,
    /// What the resident understands.
    pub speech: Vec<Speech>,
    /// The gender of who may come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Whether those who come must have been checked.
    pub safeguard: bool,
    /// The least level of the volunteers.
    #[serde(default = "lowest")]
    pub least_level: u8,
    /// Whether a person decides on everybody who comes: where somebody does not, nobody is asked in their place by itself.
    #[serde(default)]
    pub by_person: bool,
    /// Those who were asked, the lead first. Residents see who said yes; those who come see each other.
    pub team: Vec<TeamMember>,
    /// What the lead wrote of it, for the station and the team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// What the resident said to those who came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thanks: Option<String>,
    /// Pictures of what was done, for the station, those who came and the resident.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    /// Which pictures were taken from view, and why; for those who would see them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_photos: Vec<HiddenPhoto>,
    /// How many pictures the reader may add now.
    #[serde(default)]
    pub photos_left: u8,
    /// To which organisations it was referred, and by which to the station, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referrals: Vec<ServiceReferral>,
    /// What happened, the latest last.
    pub timeline: Vec<ServiceEvent>,
    /// The station's own telephone, for whoever stands at a door and needs help.
    pub station_phone: String,
    /// What the reader may do now.
    pub actions: Vec<ServiceAction>,
    /// Whether the reader may be told name, address and number of the resident now.
    pub contact: bool,
    /// Counts every change.
    pub version: i32,
}

impl Service {
    /// The reader's own place in the team.
    pub fn own(&self) -> Option<&TeamMember> {
        self.team.iter().find(|member| member.own)
    }

    /// Those of the team who may still come, or came.
    pub fn standing(&self, role: TeamRole) -> impl Iterator<Item = &TeamMember> {
        let stands = move |member: &&TeamMember| member.role == role && member.state.stands();
        self.team.iter().filter(stands)
    }
}

/// Changes the time of a request. Who comes is told, and may take their yes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceTime {
    /// The day, `2026-11-28`: today or within 60 days.
    #[validate(custom(function = crate::liaison::day))]
    #[cfg_attr(feature = "schema", schema(format = "date", example = "2026-11-30"))]
    pub day: String,
    /// The part of the day.
    pub part: Daypart,
    /// Why, 2–200 characters; those who come read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "医院改了复查的日子")
    )]
    pub reason: Option<String>,
}

/// Gives a reason: for taking a request back, or for declining it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceReason {
    /// The reason, 2–200 characters.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "家人回来了，不用麻烦大家")
    )]
    pub reason: String,
}
