//! What people are told (消息): that something happened to what concerns them. Kinds and identifiers cross the wire; the
//! reader's client puts them in words.

mod audience;
mod preferences;
mod topic;

pub use audience::*;
pub use preferences::*;
pub use topic::*;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::{
    cases::words,
    ids::{CommunityId, NotificationId, SubjectId},
    page::MAX_LIMIT,
};

words! {
    /// What somebody is told.
    NotificationKind {
        /// Their case was answered.
        CaseAnswered = "case_answered",
        /// Something else happened to their case; the word says what.
        CaseChanged = "case_changed",
        /// They are asked whether the answer helped.
        FeedbackAsked = "feedback_asked",
        /// They are asked whether everybody may read their case.
        PublicationAsked = "publication_asked",
        /// Whoever they asked so agreed; for staff.
        PublicationAgreed = "publication_agreed",
        /// They are asked whether somebody may know their name and number.
        NamingAsked = "naming_asked",
        /// Whoever they asked so answered; for staff.
        NamingAnswered = "naming_answered",
        /// A case was given to them as staff.
        CaseGiven = "case_given",
        /// An emergency is given to them, or nobody answered who was called before: they are called at any hour.
        CaseUrgent = "case_urgent",
        /// An answer waits for approval; for those who decide.
        AnswerDrafted = "answer_drafted",
        /// Nobody took a case in time who was given it; for whoever gave it, and those who decide.
        CaseUntaken = "case_untaken",
        /// A case of theirs as staff has to be answered soon.
        CaseDueSoon = "case_due_soon",
        /// A case went over its time; for the street.
        CaseOverdue = "case_overdue",
        /// Their case as staff is urged on by its reporter (催办).
        CaseUrged = "case_urged",
        /// The street supervises it (督办); for those who see to it and those in charge of the station.
        CaseSupervised = "case_supervised",
        /// Something else happened to a case that they have part in as staff; the word says what.
        CaseMoved = "case_moved",
        /// A case is handed to them, or to the organisation that they speak for; they are to take it.
        CaseReceived = "case_received",
        /// A dispatch was objected to; for those who decide.
        CaseObjected = "case_objected",
        /// More time is asked for; for those who decide.
        ExtensionAsked = "extension_asked",
        /// Something waits to be moderated longer than it may; for the street.
        ModerationOverdue = "moderation_overdue",
        /// They see to the answer to a proposal; for staff.
        ProposalAssigned = "proposal_assigned",
        /// Their proposal was published.
        ProposalPublished = "proposal_published",
        /// It came back to be changed.
        ProposalReturned = "proposal_returned",
        /// It is not published.
        ProposalRejected = "proposal_rejected",
        /// It has enough signatures, and an answer is owed.
        ProposalEffective = "proposal_effective",
        /// It was answered.
        ProposalAnswered = "proposal_answered",
        /// What they signed was amended.
        ProposalAmended = "proposal_amended",
        /// A promised step was taken.
        ProposalMilestone = "proposal_milestone",
        /// Something else happened to it; the word says what.
        ProposalChanged = "proposal_changed",
        /// Somebody commented on it.
        ProposalCommented = "proposal_commented",
        /// A picture of it was hidden.
        ProposalPhotoHidden = "proposal_photo_hidden",
        /// They are invited to propose together.
        ProposalInvited = "proposal_invited",
        /// They are asked to come to a door.
        ServiceOffered = "service_offered",
        /// A team for their door stands.
        ServiceConfirmed = "service_confirmed",
        /// Something else happened to a request for service; the word says what, or why they no longer fit its new time.
        ServiceChanged = "service_changed",
        /// A request for service waits for the station: for a team to be chosen, because nobody is left to ask, or because somebody no
        /// longer fits its new time; the word says which.
        ServiceWaiting = "service_waiting",
        /// It will not take place.
        ServiceCancelled = "service_cancelled",
        /// A request is referred to an organisation that they speak for.
        ReferralReceived = "referral_received",
        /// A referral went on; the word says how it stands.
        ReferralChanged = "referral_changed",
        /// The visit was written up.
        VisitWritten = "visit_written",
        /// Their time as a volunteer was counted.
        HoursGiven = "hours_given",
        /// It was set right.
        HoursCorrected = "hours_corrected",
        /// A volunteer says that a line of the ledger is wrong.
        HoursDisputed = "hours_disputed",
        /// That was decided; the word says how.
        HoursDecided = "hours_decided",
        /// A volunteer proves a skill, and the station has to look at it.
        ProofSent = "proof_sent",
        /// The station confirmed a proof of a skill of theirs, or refused it; the word says which.
        ProofDecided = "proof_decided",
        /// The station wrote something down about them as a volunteer; the word says what: a training, an honour, their insurance.
        RecordWritten = "record_written",
        /// What their community agrees on with its volunteers is new or changed: they agree to it before their next yes.
        AgreementChanged = "agreement_changed",
        /// Their community announces something; for those who want to be told.
        NoticePublished = "notice_published",
        /// Their community published a bulletin, or put one right, as the word says; for those who want to be told.
        BulletinPublished = "bulletin_published",
        /// Residents decide something, and they may vote; until when.
        VoteOpened = "vote_opened",
        /// A vote whose roll they are on is counted.
        VoteClosed = "vote_closed",
        /// It was called off.
        VoteCancelled = "vote_cancelled",
        /// A motion waits for the station: to be looked at, or for its vote; the word says which, and whether it is late. For staff.
        MotionWaiting = "motion_waiting",
        /// A motion that they made or second went on; the word says how.
        MotionChanged = "motion_changed",
        /// A need went on that stands on a case of theirs, or on a proposal that they made, signed or follow; the word says how.
        NeedChanged = "need_changed",
        /// Something waits for the station on the way from a need to a project: an objection, plans to check; for staff.
        AgendaWaiting = "agenda_waiting",
        /// Their objection was answered.
        ObjectionAnswered = "objection_answered",
        /// A call for plans that their organisation may answer, or did, went on; the word says how.
        CallChanged = "call_changed",
        /// They are asked to sit in a body.
        SeatOffered = "seat_offered",
        /// They sit in a body no longer, or are not asked to any more; the word says whether it was dissolved.
        SeatEnded = "seat_ended",
        /// A body in which they sit was confirmed.
        BodyStands = "body_stands",
        /// A contract lies with the organisation that they speak for.
        ProjectOffered = "project_offered",
        /// What they proposed or signed is carried out as a project.
        ProjectSigned = "project_signed",
        /// Something else happened to a project; the word says what. For the station and the carrier.
        ProjectChanged = "project_changed",
        /// A report of theirs is due; until when.
        ProjectReportDue = "project_report_due",
        /// A report of theirs is late.
        ProjectReportLate = "project_report_late",
        /// Somebody left a remark on a project that they carry out.
        ProjectRemarked = "project_remarked",
        /// Their remark was answered.
        ProjectAnswered = "project_answered",
        /// A project of their community can be evaluated; until when.
        ProjectReported = "project_reported",
        /// A project that they had part in is evaluated; the word says how.
        ProjectEvaluated = "project_evaluated",
    }
}

words! {
    /// What a notification is about.
    NotificationSubject {
        /// A case.
        Case = "case",
        /// A proposal.
        Proposal = "proposal",
        /// A request for service.
        Service = "service",
        /// The reader's own account.
        Account = "account",
        /// An announcement.
        Notice = "notice",
        /// A bulletin.
        Bulletin = "bulletin",
        /// A vote.
        Vote = "vote",
        /// A motion that something be put to the vote.
        Motion = "motion",
        /// A need.
        Need = "need",
        /// A call for plans.
        PlanCall = "plan_call",
        /// A body that decides on behalf of a community.
        Body = "body",
        /// A project.
        Project = "project",
        /// What a community agrees on with its volunteers; named by the community.
        Agreement = "agreement",
    }
}

/// Something that somebody is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Notification {
    /// Its identifier; it stays while more of the same is added before it was read.
    pub id: NotificationId,
    /// Which kind of thing happened; the app has a sentence for each.
    pub kind: NotificationKind,
    /// The community in which it happened.
    pub community_id: CommunityId,
    /// Of which sort the thing is that it happened to.
    pub about: NotificationSubject,
    /// The identifier of the thing that it happened to.
    pub about_id: SubjectId,
    /// As whom they are told, and so where they can see to it.
    pub audience: NotificationAudience,
    /// The number that people read out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// A word that says more: an action or a state of what it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// Until when something has to be done.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub due_at: Option<DateTime<Utc>>,
    /// How often it happened since they last read of it.
    pub times: u32,
    /// When it happened; the last time, where it was more than once.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// Whether they have read it since.
    pub read: bool,
}

/// A page of an inbox, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Inbox {
    /// Up to as many as the caller asked for, the latest first.
    pub items: Vec<Notification>,
    /// Give this back as `cursor` for what follows; absent on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many they did not read, on all pages.
    pub unread: u32,
}

/// How much somebody did not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unread {
    /// How many messages are still new, on all pages.
    pub unread: u32,
}

/// Says what was read: single ones, or all up to a moment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadMark {
    /// Single messages, up to 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(custom(function = at_most_a_page))]
    #[cfg_attr(feature = "schema", schema(max_items = 100))]
    pub ids: Vec<NotificationId>,
    /// All that happened until then: what came while one was reading stays unread.
    #[serde(
        default,
        deserialize_with = "crate::time::read_optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub until: Option<DateTime<Utc>>,
}

fn at_most_a_page(ids: &[NotificationId]) -> Result<(), ValidationError> {
    if ids.len() > usize::from(MAX_LIMIT) {
        return Err(ValidationError::new("ids_count"));
    }
    Ok(())
}

/// Sentences for faults: their code, Chinese, English.
pub const SENTENCES: &[(&str, &str, &str)] = &[
    ("ids_count", "一次最多 100 条。", "Up to 100 at a time."),
    ("topic_twice", "每一项只选一次。", "Choose each once."),
];
