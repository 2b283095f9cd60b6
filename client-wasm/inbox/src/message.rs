//! One message: what it says in the reader's language, how it looks, and where it leads.

use contract::{
    bodies::BodyAction,
    notifications::{Notification, NotificationAudience as Audience, NotificationKind as Kind, NotificationSubject as Subject},
    teams::ServiceAction,
};
use kit::{
    i18n::{Text, fill, inbox as text, language},
    ui::Shape,
};

use crate::routes::Route;

/// What it says.
pub(crate) fn words(of: &Notification) -> String {
    fill(sentence(of), &[of.number.as_deref().unwrap_or_default()])
}

fn sentence(of: &Notification) -> Text {
    let word = of.word.as_deref().unwrap_or_default();
    match of.kind {
        Kind::CaseAnswered => text::CASE_ANSWERED,
        Kind::CaseChanged => case_changed(word),
        Kind::FeedbackAsked => text::FEEDBACK_ASKED,
        Kind::PublicationAsked => text::PUBLICATION_ASKED,
        Kind::CaseUntaken => text::CASE_UNTAKEN,
        Kind::NamingAsked => text::NAMING_ASKED,
        Kind::NamingAnswered => text::NAMING_ANSWERED,
        Kind::PublicationAgreed => text::PUBLICATION_AGREED,
        Kind::CaseGiven => text::CASE_GIVEN,
        Kind::CaseUrgent => text::CASE_URGENT,
        Kind::AnswerDrafted => text::ANSWER_DRAFTED,
        Kind::CaseDueSoon => text::CASE_DUE_SOON,
        Kind::CaseOverdue => text::CASE_OVERDUE,
        Kind::CaseReceived => text::CASE_RECEIVED,
        Kind::CaseUrged => text::CASE_URGED,
        Kind::CaseSupervised => text::CASE_UNDER_SUPERVISION,
        Kind::CaseMoved => case_moved(word),
        Kind::CaseObjected => text::CASE_OBJECTED,
        Kind::ExtensionAsked => text::EXTENSION_ASKED,
        Kind::ProposalPublished => text::PROPOSAL_PUBLISHED,
        Kind::ProposalReturned => text::PROPOSAL_RETURNED,
        Kind::ProposalRejected => text::PROPOSAL_REJECTED,
        Kind::ProposalEffective => text::PROPOSAL_EFFECTIVE,
        Kind::ProposalAnswered => text::PROPOSAL_ANSWERED,
        Kind::ProposalAmended => text::PROPOSAL_AMENDED,
        Kind::ProposalMilestone => text::PROPOSAL_MILESTONE,
        Kind::ProposalChanged => text::PROPOSAL_CHANGED,
        Kind::ModerationOverdue => text::MODERATION_OVERDUE,
        Kind::ProposalCommented => text::PROPOSAL_COMMENTED,
        Kind::ProposalAssigned => text::PROPOSAL_ASSIGNED,
        Kind::ProposalPhotoHidden => text::PROPOSAL_PHOTO_HIDDEN,
        Kind::ProposalInvited => text::PROPOSAL_INVITED,
        Kind::ServiceOffered => text::SERVICE_OFFERED,
        Kind::ServiceConfirmed => text::SERVICE_CONFIRMED,
        Kind::ServiceChanged if word == ServiceAction::Reduce.word() => text::SERVICE_REDUCED,
        Kind::ServiceChanged if word == ServiceAction::Move.word() => service_moved(of.audience),
        Kind::ServiceChanged if word == ServiceAction::HidePicture.word() => text::SERVICE_PICTURE_HIDDEN,
        Kind::ServiceChanged if word == ServiceAction::RestorePicture.word() => text::SERVICE_PICTURE_BACK,
        Kind::ServiceChanged => misfit(word).unwrap_or(text::SERVICE_CHANGED),
        Kind::ServiceWaiting if word == ServiceAction::RunShort.word() => text::SERVICE_SHORT,
        Kind::ServiceWaiting if word == ServiceAction::Move.word() => text::SERVICE_UNFIT,
        Kind::ServiceWaiting => text::SERVICE_WAITING,
        Kind::ServiceCancelled => text::SERVICE_CANCELLED,
        Kind::ReferralReceived => text::REFERRAL_RECEIVED,
        Kind::ReferralChanged => referral_changed(word),
        Kind::VisitWritten => text::VISIT_WRITTEN,
        Kind::HoursGiven => text::HOURS_GIVEN,
        Kind::HoursCorrected => text::HOURS_CORRECTED,
        Kind::HoursDisputed => text::HOURS_DISPUTED,
        Kind::HoursDecided => text::HOURS_DECIDED,
        Kind::ProofSent => text::PROOF_SENT,
        Kind::ProofDecided if word == "confirmed" => text::PROOF_CONFIRMED,
        Kind::ProofDecided => text::PROOF_REFUSED,
        Kind::RecordWritten if word == "honour" => text::HONOUR_WRITTEN,
        Kind::RecordWritten if word == "insurance" => text::INSURANCE_WRITTEN,
        Kind::RecordWritten => text::TRAINING_WRITTEN,
        Kind::AgreementChanged => text::AGREEMENT_CHANGED,
        Kind::NoticePublished => text::NOTICE_PUBLISHED,
        Kind::BulletinPublished if word == "correct" => text::BULLETIN_CORRECTED,
        Kind::BulletinPublished => text::BULLETIN_PUBLISHED,
        Kind::VoteOpened => text::VOTE_OPENED,
        Kind::VoteClosed => text::VOTE_CLOSED,
        Kind::VoteCancelled => text::VOTE_CANCELLED,
        Kind::MotionWaiting => motion_waiting(word),
        Kind::MotionChanged => motion_changed(word),
        Kind::NeedChanged => text::NEED_CHANGED,
        Kind::AgendaWaiting => text::AGENDA_WAITING,
        Kind::ObjectionAnswered => text::OBJECTION_ANSWERED,
        Kind::CallChanged if word == "publish" || word == "reopen" => text::CALL_PUBLISHED,
        Kind::CallChanged if word == "ask" => text::PLAN_ASKED,
        Kind::CallChanged if word == "reply" => text::PLAN_REPLIED,
        Kind::CallChanged => text::CALL_CHANGED,
        Kind::SeatOffered => text::SEAT_OFFERED,
        Kind::SeatEnded if word == BodyAction::Dissolve.word() => text::BODY_DISSOLVED,
        Kind::SeatEnded => text::SEAT_ENDED,
        Kind::BodyStands => text::BODY_STANDS,
        Kind::ProjectOffered => text::PROJECT_OFFERED,
        Kind::ProjectSigned => text::PROJECT_SIGNED,
        Kind::ProjectChanged => project_changed(word),
        Kind::ProjectReportDue => text::PROJECT_REPORT_DUE,
        Kind::ProjectReportLate => text::PROJECT_REPORT_LATE,
        Kind::ProjectRemarked => text::PROJECT_REMARKED,
        Kind::ProjectAnswered => text::PROJECT_ANSWERED,
        Kind::ProjectReported => text::PROJECT_REPORTED,
        Kind::ProjectEvaluated => project_evaluated(word),
    }
}

/// Whoever comes, or at whose door it is, looks whether it still suits.
fn service_moved(as_whom: Audience) -> Text {
    match as_whom {
        Audience::Concerned => text::SERVICE_MOVED,
        Audience::Station | Audience::Organisation => text::SERVICE_TIME,
    }
}

/// Why somebody no longer fits the new time of what they said yes to.
fn misfit(why: &str) -> Option<Text> {
    match why {
        "not_free" | "away" => Some(text::SERVICE_NOT_FREE),
        "day_off" => Some(text::SERVICE_DAY_OFF),
        "unproved" => Some(text::SERVICE_UNPROVED),
        _ => None,
    }
}

/// By the action's word: one that this app does not know yet is progress.
fn referral_changed(state: &str) -> Text {
    match state {
        "taken" => text::REFERRAL_TAKEN,
        "done" => text::REFERRAL_DONE,
        "returned" => text::REFERRAL_RETURNED,
        "recalled" => text::REFERRAL_RECALLED,
        _ => text::REFERRAL_SENT,
    }
}

fn case_changed(action: &str) -> Text {
    match action {
        "accept" => text::CASE_ACCEPTED,
        "decline" => text::CASE_DECLINED,
        "note" => text::CASE_NOTED,
        "reopen" => text::CASE_REOPENED,
        "close" => text::CASE_CLOSED,
        "commend" => text::PROJECT_COMMENDED,
        "supervise" => text::CASE_SUPERVISED,
        "transfer" => text::CASE_TRANSFERRED,
        "hand_back" => text::CASE_HANDED_BACK,
        "pause" => text::CASE_PAUSED,
        "extend" => text::CASE_EXTENDED,
        "split" => text::CASE_SPLIT,
        "merge" => text::CASE_MERGED,
        "publish" => text::CASE_PUBLISHED,
        "unpublish" => text::CASE_UNPUBLISHED,
        _ => text::CASE_CHANGED,
    }
}

/// Of what its station's staff are told.
fn case_moved(action: &str) -> Text {
    match action {
        "note" => text::MOVED_NOTE,
        "reopen" => text::MOVED_REOPEN,
        "resume" => text::MOVED_RESUME,
        "withdraw" => text::MOVED_WITHDRAW,
        "hand_back" => text::MOVED_HAND_BACK,
        "answer" => text::MOVED_ANSWER,
        "merge" => text::MOVED_MERGE,
        "recall" => text::MOVED_RECALL,
        "sustain" => text::MOVED_SUSTAIN,
        "overrule" => text::MOVED_OVERRULE,
        "extend" => text::MOVED_EXTEND,
        "refuse_extension" => text::MOVED_REFUSE_EXTENSION,
        "return_draft" => text::MOVED_RETURN_DRAFT,
        _ => text::CASE_MOVED,
    }
}

/// Of what a motion waits for at the station.
fn motion_waiting(action: &str) -> Text {
    match action {
        "bind" => text::MOTION_OWED,
        "owe" => text::MOTION_OWED_AGAIN,
        "escalate" => text::MOTION_LATE,
        _ => text::MOTION_TO_LOOK_AT,
    }
}

fn motion_changed(action: &str) -> Text {
    match action {
        "publish" => text::MOTION_PUBLISHED,
        "refuse" => text::MOTION_REFUSED,
        "bind" => text::MOTION_BINDS,
        "announce" => text::MOTION_ANNOUNCED,
        "owe" => text::MOTION_CALLED_OFF,
        "lapse" => text::MOTION_LAPSED,
        "withdraw" => text::MOTION_WITHDRAWN,
        _ => text::MOTION_CHANGED,
    }
}

fn project_changed(deed: &str) -> Text {
    match deed {
        "recall" => text::PROJECT_RECALLED,
        "sign" | "amend" => text::PROJECT_CONTRACT_SIGNED,
        "refuse" => text::PROJECT_REFUSED,
        "pay" => text::PROJECT_PAID,
        "report" => text::PROJECT_WRITTEN,
        "miss" => text::PROJECT_MISSED,
        "finish" | "prolong" => text::PROJECT_FINISHED,
        "remark" => text::PROJECT_QUESTIONED,
        "supervise" => text::PROJECT_SUPERVISED,
        "hide_picture" => text::PROJECT_PICTURE_HIDDEN,
        "restore_picture" => text::PROJECT_PICTURE_BACK,
        "end" => text::PROJECT_ENDED,
        "silent" => text::PROJECT_SILENT,
        "name" => text::PROJECT_YOURS,
        _ => text::PROJECT_CHANGED,
    }
}

fn project_evaluated(outcome: &str) -> Text {
    match outcome {
        "excellent" => text::PROJECT_EXCELLENT,
        "passed" => text::PROJECT_PASSED,
        "failed" => text::PROJECT_FAILED,
        _ => text::PROJECT_ENDED,
    }
}

/// What is drawn before it.
pub(crate) const fn shape(of: &Notification) -> Shape {
    match (of.kind, of.about) {
        (Kind::CaseAnswered | Kind::ProposalAnswered, _) => Shape::Speech,
        (Kind::FeedbackAsked | Kind::VisitWritten, _) => Shape::Star,
        (Kind::CaseDueSoon | Kind::CaseUntaken | Kind::CaseOverdue | Kind::ServiceOffered, _) => Shape::Clock,
        (Kind::CaseUrged | Kind::CaseSupervised, _) | (_, Subject::Notice | Subject::Bulletin) => Shape::Horn,
        (_, Subject::Case) => Shape::Letter,
        (_, Subject::Proposal | Subject::Vote | Subject::Motion | Subject::Need | Subject::PlanCall | Subject::Project) => {
            Shape::Hand
        }
        (_, Subject::Service | Subject::Body) => Shape::Person,
        (_, Subject::Account | Subject::Agreement) => Shape::Info,
    }
}

/// Where a case is that is handed to whoever is told: on their desk, or where an organisation has its own. Once it is taken back
/// only what else they have is there.
fn received(of: &Notification) -> String {
    let (one, all) = match of.audience {
        Audience::Organisation => ("/field/received/", "/field/received"),
        _ => ("/console/cases/", "/console/"),
    };
    match of.word.as_deref() {
        Some("recall") => all.to_owned(),
        _ => format!("{one}{}", of.about_id),
    }
}

/// Whether somebody's own seat was ended, not the body with all its seats.
fn is_let_go(of: &Notification) -> bool {
    of.kind == Kind::SeatEnded && of.word.as_deref() != Some(BodyAction::Dissolve.word())
}

/// Where it leads.
pub(crate) fn href(of: &Notification) -> String {
    let id = of.about_id;
    let desk = of.audience == Audience::Station;
    match of.about {
        Subject::Case if of.audience != Audience::Concerned => received(of),
        Subject::Case => format!("/cases/{id}"),
        Subject::Proposal => format!("/proposals/{id}"),
        Subject::Vote => format!("/votes/{id}"),
        Subject::Motion if desk => "/moderation/votes".to_owned(),
        Subject::Motion => format!("/votes/motions/{id}"),
        Subject::Need if desk => "/council/needs".to_owned(),
        Subject::Need => format!("/projects/needs/{id}"),
        Subject::PlanCall if desk => "/council/calls".to_owned(),
        Subject::PlanCall => format!("/projects/calls/{id}"),
        // Invitations are answered, and why a seat was ended is read, where the bodies are listed; a body says why it was dissolved.
        Subject::Body if of.kind == Kind::SeatOffered || is_let_go(of) => "/projects/bodies".to_owned(),
        Subject::Body => format!("/projects/bodies/{id}"),
        Subject::Project if desk => format!("/council/works/{id}"),
        Subject::Project => format!("/projects/works/{id}"),
        Subject::Service if of.audience == Audience::Organisation => format!("/field/referred/{id}"),
        Subject::Service if desk => format!("/teams/{id}"),
        Subject::Service => format!("/service/{id}"),
        Subject::Account if matches!(of.kind, Kind::HoursDisputed | Kind::ProofSent) => "/teams/volunteers".to_owned(),
        Subject::Account if of.kind == Kind::ProofDecided => "/service/me".to_owned(),
        Subject::Account if of.kind == Kind::ModerationOverdue => "/moderation/".to_owned(),
        Subject::Account => Route::Hours.href().to_owned(),
        Subject::Agreement => "/service/me".to_owned(),
        Subject::Notice => "/".to_owned(),
        Subject::Bulletin => format!("/plain/bulletins/{id}?lang={}", language().tag()),
    }
}

#[cfg(test)]
mod tests;
