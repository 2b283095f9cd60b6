//! The audit log: what administrators did, and what was disclosed to whom.

pub mod terms;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    accounts::Role,
    cases::words,
    ids::{AccountId, AuditId, CommunityId},
};

words! {
    /// What was done.
    Act {
        /// Somebody was made a member of staff.
        CreateStaff = "create_staff",
        /// A member of staff got another work name.
        RenameStaff = "rename_staff",
        /// Somebody was given a post.
        GrantPost = "grant_post",
        /// A post was taken from somebody.
        RevokePost = "revoke_post",
        /// Somebody was let in again with a new password.
        ResetPassword = "reset_password",
        /// Somebody was noted as being away.
        AddAbsence = "add_absence",
        /// An absence was taken back.
        RemoveAbsence = "remove_absence",
        /// Who does a duty, and who stands in, was settled.
        SetDuty = "set_duty",
        /// A place was added.
        AddPlace = "add_place",
        /// A place was changed.
        ChangePlace = "change_place",
        /// A place was retired, or taken into use again.
        RetirePlace = "retire_place",
        /// A notice was published.
        PublishNotice = "publish_notice",
        /// A bulletin was published.
        PublishBulletin = "publish_bulletin",
        /// The words of a bulletin were withdrawn.
        WithdrawBulletin = "withdraw_bulletin",
        /// A category of the second level was added or changed.
        SetCategory = "set_category",
        /// The time within which cases are answered was changed.
        SetLimit = "set_limit",
        /// A rule of a community was changed.
        SetRule = "set_rule",
        /// Places and people were brought in from a file.
        Import = "import",
        /// Places and people were taken out as a file.
        Export = "export",
        /// The ledger of cases was taken out as a file.
        TakeLedger = "take_ledger",
        /// What volunteers gave was taken out as a file.
        TakeHours = "take_hours",
        /// A sealed telephone number was shown in full.
        DisclosePhone = "disclose_phone",
        /// The sealed number of a volunteer's certificate was shown in full.
        DiscloseProof = "disclose_proof",
        /// A training, an honour or an insurance of a volunteer was written down, or withdrawn.
        WriteRecord = "write_record",
        /// Liaison cards were issued.
        IssueCards = "issue_cards",
        /// A liaison card was revoked.
        RevokeCard = "revoke_card",
        /// A liaison card was revoked, and another issued in its place.
        ReplaceCard = "replace_card",
        /// Somebody was verified as a resident.
        VerifyResident = "verify_resident",
        /// That somebody is verified as a resident was taken back.
        UnverifyResident = "unverify_resident",
        /// An organisation, or who speaks for it, was added or changed.
        SetOrganisation = "set_organisation",
        /// Codes of letters to homes were made.
        IssueLetters = "issue_letters",
        /// A program of others was given a key.
        IssueApiKey = "issue_api_key",
        /// The key of a program was revoked.
        RevokeApiKey = "revoke_api_key",
        /// A case was made public.
        PublishCase = "publish_case",
        /// A case was taken from public view.
        UnpublishCase = "unpublish_case",
        /// A vote was announced.
        AnnounceVote = "announce_vote",
        /// A vote opened: its roll was drawn up, its key made.
        OpenVote = "open_vote",
        /// A vote was called off.
        CancelVote = "cancel_vote",
        /// A vote was closed and counted, its key erased.
        CloseVote = "close_vote",
        /// A motion of residents was published, or not.
        DecideMotion = "decide_motion",
        /// A need was written down.
        ListNeed = "list_need",
        /// What the council decided about a need was written down.
        ScreenNeed = "screen_need",
        /// A session of a body on a need was written down.
        WriteSession = "write_session",
        /// Needs were put to the vote.
        PutNeedsToVote = "put_needs_to_vote",
        /// An objection to what is on public notice was answered.
        AnswerObjection = "answer_objection",
        /// Plans were called for, or again.
        CallForPlans = "call_for_plans",
        /// It was said whether a plan is admitted to the review.
        CheckPlan = "check_plan",
        /// Plans were put to the vote.
        ReviewPlans = "review_plans",
        /// A call ended without a plan.
        EndCall = "end_call",
        /// A body, or who sits in it, was changed.
        SetBody = "set_body",
        /// A contract of a project was offered to its carrier.
        OfferContract = "offer_contract",
        /// An offered contract was taken back.
        RecallContract = "recall_contract",
        /// A carrier signed a contract.
        SignContract = "sign_contract",
        /// A carrier refused a contract.
        RefuseContract = "refuse_contract",
        /// A payment to a project's carrier was recorded.
        PayProject = "pay_project",
        /// A project was ended before its time.
        EndProject = "end_project",
        /// A remark on a project, or a question on a plan, was taken from view.
        HideRemark = "hide_remark",
        /// A picture of a project's report, or of what was done at a door, was taken from view.
        HidePicture = "hide_picture",
        /// Such a picture was put back.
        RestorePicture = "restore_picture",
        /// The station evaluated a project.
        EvaluateProject = "evaluate_project",
        /// The evaluation of a project was decided.
        DecideProject = "decide_project",
        /// An excellent project was commended.
        CommendProject = "commend_project",
    }
}

words! {
    /// What it was done to.
    SubjectKind {
        /// A street.
        Street = "street",
        /// A community.
        Community = "community",
        /// A station.
        Station = "station",
        /// A grid cell.
        Cell = "cell",
        /// An account.
        Account = "account",
        /// A case.
        Case = "case",
        /// A telephone call.
        Call = "call",
        /// A notice.
        Notice = "notice",
        /// A duty with its two persons.
        Duty = "duty",
        /// A category of the second level.
        Category = "category",
        /// A liaison card.
        Card = "card",
        /// A request for service.
        Service = "service",
        /// A program of others.
        ApiClient = "api_client",
        /// A social organisation.
        Organisation = "organisation",
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
    }
}

/// One entry, as those who may read it see it. It holds identifiers and words only; names are looked up when it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its identifier.
    pub id: AuditId,
    /// Its place in the street's chain, from 1.
    pub position: i64,
    /// When it was done.
    #[serde(deserialize_with = "crate::time::read")]
    pub at: DateTime<Utc>,
    /// What was done.
    pub act: Act,
    /// The role in which it was done; `system` for whoever runs the server.
    pub role: Role,
    /// The account of who did it; absent for whoever runs the server, and once they were erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AccountId>,
    /// The name they work under, as it is today; absent once they were erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_name: Option<String>,
    /// The community it concerns; absent when it is the whole street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub community_id: Option<CommunityId>,
    /// What kind of thing it was done to.
    pub subject: SubjectKind,
    /// The identifier of what it was done to.
    #[cfg_attr(feature = "schema", schema(value_type = uuid::Uuid))]
    pub subject_id: AuditId,
    /// What that is called today, where it has a name that staff may know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_name: Option<String>,
    /// What else is kept of it: words and identifiers, never personal text.
    pub detail: Vec<Fact>,
}

/// One thing that an entry says besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Fact {
    /// What it is, such as `role` or `reason`.
    pub name: String,
    /// A word of the contract, a number or an identifier.
    pub value: String,
}

/// Whether a street's chain is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AuditVerification {
    /// How many entries were looked at.
    pub entries: i64,
    /// Where the chain is broken first; absent when it is whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_at: Option<i64>,
}
