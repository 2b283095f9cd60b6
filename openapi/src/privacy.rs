//! Personal data: consent, export and deletion.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    accounts::Me,
    addresses::OwnAddress,
    agenda::OwnObjection,
    bodies::OwnSeat,
    calls::{OwnPlanQuestion, PlanContact},
    cases::{Case, Channel, words},
    ids::{CaseId, CommentId, CommunityId, ProposalId, VoteId},
    motions::OwnMotion,
    notifications::{Notification, NotificationPreferences},
    projects::OwnProjects,
    proposals::{DraftWords, OwnComment, ProposalSummary, ReportCase, Residence},
    publication::PublicCase,
    teams::{Hours, KeptApart, OwnAgreement, OwnCertificate, Service, ServiceBlock, VolunteerRecords, Volunteering},
};

/// The version of the texts that people consent to.
///
/// Version 2 names addresses besides the telephone, and who carries messages to them.
pub const CONSENT_VERSION: u16 = 2;

words! {
    /// What a person can consent to, each apart (Personal Information Protection Law, articles 14, 25 and 29).
    ConsentKind {
        /// Handling of what is needed to answer: telephone, text, place. Needed before the first message.
        Handling = "handling",
        /// Health and other sensitive matters in a text, and pictures of people.
        Sensitive = "sensitive",
        /// Publication of a case, redacted.
        Publication = "publication",
    }
}

impl ConsentKind {
    /// The version in which what is consented to last changed: who agreed to an older one is asked again, and only about this
    /// (article 14).
    pub const fn since(self) -> u16 {
        match self {
            Self::Handling => 2,
            Self::Sensitive | Self::Publication => 1,
        }
    }
}

/// A consent that was given or taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Consent {
    /// What the person consents to.
    pub kind: ConsentKind,
    /// To which version of the text.
    pub version: u16,
    /// When it was given.
    #[serde(deserialize_with = "crate::time::read")]
    pub granted_at: DateTime<Utc>,
    /// When it was taken back, if it was.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Consent {
    /// Whether it is to what is done today, and was not taken back.
    pub const fn stands(&self) -> bool {
        self.version >= self.kind.since() && self.withdrawn_at.is_none()
    }
}

/// Gives or takes back a consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentChange {
    /// What the person consents to, or no longer does.
    pub kind: ConsentKind,
    /// The version of the text that was shown; only the current one can be consented to.
    pub version: u16,
    /// True to give, false to take back.
    pub granted: bool,
}

/// Everything that is kept about a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Export {
    /// When it was put together.
    #[serde(deserialize_with = "crate::time::read")]
    pub made_at: DateTime<Utc>,
    /// The account, as its owner reads it.
    pub me: Me,
    /// The telephone number, unmasked; absent where none is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where else they are reached.
    pub addresses: Vec<OwnAddress>,
    /// Every consent that was ever given, those that were taken back among them.
    pub consents: Vec<Consent>,
    /// Every case they reported, with its public timeline.
    pub cases: Vec<Case>,
    /// What everybody may read of them.
    pub published: Vec<PublicCase>,
    /// Every call, letter and visit with their number, and what they or an officer said with it.
    pub contacts: Vec<OwnContact>,
    /// With whom their name and number were shared, with their consent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sharings: Vec<OwnSharing>,
    /// What they said at their door, with their number.
    pub answers: Vec<OwnAnswers>,
    /// What they proposed, alone or together, were asked to propose, and signed.
    pub proposals: Vec<ProposalSummary>,
    /// What they are typing of another, as the server has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_draft: Option<DraftWords>,
    /// What they said of proposals.
    pub comments: Vec<OwnComment>,
    /// Where they are verified as a resident.
    pub residences: Vec<Residence>,
    /// What they say of themselves as a volunteer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteering: Option<Volunteering>,
    /// What the station keeps of them as one: trainings, honours, the insurance with its whole number.
    #[serde(default)]
    pub volunteer_records: VolunteerRecords,
    /// What they agreed on with their community as one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volunteer_agreement: Option<OwnAgreement>,
    /// The time that they gave as a volunteer.
    pub hours: Hours,
    /// The certificates of it that were issued.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<OwnCertificate>,
    /// The help they asked for, and the doors they were asked to come to.
    pub services: Vec<Service>,
    /// Who they said is not to come to their door again, and to whose they do not want to go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub service_blocks: Vec<ServiceBlock>,
    /// When the station kept them apart from somebody at a door, theirs or another's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_apart: Vec<KeptApart>,
    /// The pictures of public cases that they reported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reported_pictures: Vec<ReportedPicture>,
    /// The proposals and comments that they reported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<OwnReport>,
    /// The votes on whose roll they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rolls: Vec<RollEntry>,
    /// The motions that they made, and those that they second.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motions: Vec<OwnMotion>,
    /// The objections that they lodged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<OwnObjection>,
    /// The contacts that they gave with plans of organisations that they speak for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan_contacts: Vec<PlanContact>,
    /// What they asked of plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan_questions: Vec<OwnPlanQuestion>,
    /// The seats in bodies that they hold, held or were offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<OwnSeat>,
    /// What they remarked on projects, and how they evaluated them.
    #[serde(default)]
    pub projects: OwnProjects,
    /// What they were told in the app.
    pub notifications: Vec<Notification>,
    /// What is to reach them outside of the app.
    pub notification_preferences: NotificationPreferences,
}

/// A picture of a public case, for who reported it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReportedPicture {
    /// The public case that the picture belongs to.
    pub case_id: CaseId,
    /// What they said of it, and when.
    pub report: ReportCase,
}

/// A proposal, or what was said of one, for who reported it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnReport {
    /// The proposal.
    pub proposal_id: ProposalId,
    /// The comment on it, where that was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_id: Option<CommentId>,
    /// What they said of it, and when.
    pub report: ReportCase,
}

/// That somebody is on the roll of a vote. What they voted nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RollEntry {
    /// The vote on whose roll they are.
    pub vote_id: VoteId,
    /// Whether a ballot was signed for them.
    pub taken: bool,
}

/// A call, a letter or a visit, for who made it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnContact {
    /// By telephone, by letter, at the window, by a liaison card or through an officer.
    pub channel: Channel,
    /// The community that was turned to.
    pub community_id: CommunityId,
    /// When they called, wrote or came.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// The number of the case it became, or was about.
    pub case_number: String,
    /// The name that they gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The wish to be called back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<String>,
}

/// With whom somebody's name and number were shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnSharing {
    /// The number of the case that it was for.
    pub case_number: String,
    /// The community or the organisation.
    pub recipient: String,
    /// When they agreed here; absent where the station wrote down that they said so.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub agreed_at: Option<DateTime<Utc>>,
    /// When it was shared.
    #[serde(deserialize_with = "crate::time::read")]
    pub shared_at: DateTime<Utc>,
}

/// What somebody said to a household survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnAnswers {
    /// What the survey is called.
    pub survey: String,
    /// The community of the door.
    pub community_id: CommunityId,
    /// When they were asked at the door.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Which door, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<String>,
    /// Each question that was answered, and how.
    pub answers: Vec<OwnAnswer>,
    /// What was written down besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// What was written down before it was corrected, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierAnswers>,
}

/// What was written down of somebody's answers until it was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EarlierAnswers {
    /// When it was corrected; until then it counted.
    #[serde(deserialize_with = "crate::time::read")]
    pub until: DateTime<Utc>,
    /// Why it was corrected, in the words of who did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Which door, in words, where that was corrected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<String>,
    /// Each question that was answered, and how.
    pub answers: Vec<OwnAnswer>,
    /// What was written down besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// A question and what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OwnAnswer {
    /// What was asked.
    pub question: String,
    /// What was said, in words.
    pub answer: String,
}
