//! What a piece of news belongs to.

use super::NotificationKind;
use crate::cases::words;

words! {
    /// What it belongs to, as people choose what is to reach them outside of the app.
    NotificationTopic {
        /// My cases.
        Cases = "cases",
        /// Proposals, and the votes that come of them.
        Proposals = "proposals",
        /// Help at the door.
        Services = "services",
        /// Announcements.
        Announcements = "announcements",
    }
}

impl NotificationKind {
    /// What it belongs to; nothing for what staff have to do, which stays in the app.
    pub const fn topic(self) -> Option<NotificationTopic> {
        match self {
            Self::CaseAnswered
            | Self::CaseChanged
            | Self::FeedbackAsked
            | Self::PublicationAsked
            | Self::NamingAsked
            | Self::CaseReceived => Some(NotificationTopic::Cases),
            Self::PublicationAgreed
            | Self::NamingAnswered
            | Self::CaseGiven
            | Self::CaseUrgent
            | Self::AnswerDrafted
            | Self::CaseUntaken
            | Self::CaseDueSoon
            | Self::CaseOverdue
            | Self::CaseUrged
            | Self::CaseSupervised
            | Self::CaseMoved
            | Self::CaseObjected
            | Self::ExtensionAsked
            | Self::ModerationOverdue
            | Self::ProposalAssigned
            | Self::HoursDisputed
            | Self::ServiceWaiting
            | Self::ProofSent
            | Self::AgendaWaiting
            | Self::MotionWaiting
            | Self::ProjectChanged => None,
            Self::ProposalPublished
            | Self::ProposalReturned
            | Self::ProposalRejected
            | Self::ProposalEffective
            | Self::ProposalAnswered
            | Self::ProposalAmended
            | Self::ProposalMilestone
            | Self::ProposalChanged
            | Self::ProposalCommented
            | Self::ProposalPhotoHidden
            | Self::ProposalInvited
            | Self::VoteOpened
            | Self::VoteClosed
            | Self::VoteCancelled
            | Self::MotionChanged
            | Self::NeedChanged
            | Self::ObjectionAnswered
            | Self::CallChanged
            | Self::SeatOffered
            | Self::SeatEnded
            | Self::BodyStands
            | Self::ProjectOffered
            | Self::ProjectSigned
            | Self::ProjectReportDue
            | Self::ProjectReportLate
            | Self::ProjectRemarked
            | Self::ProjectAnswered
            | Self::ProjectReported
            | Self::ProjectEvaluated => Some(NotificationTopic::Proposals),
            Self::ServiceOffered
            | Self::ServiceConfirmed
            | Self::ServiceChanged
            | Self::ServiceCancelled
            | Self::ReferralReceived
            | Self::ReferralChanged
            | Self::VisitWritten
            | Self::HoursGiven
            | Self::HoursCorrected
            | Self::HoursDecided
            | Self::ProofDecided
            | Self::RecordWritten
            | Self::AgreementChanged => Some(NotificationTopic::Services),
            Self::NoticePublished | Self::BulletinPublished => Some(NotificationTopic::Announcements),
        }
    }
}
