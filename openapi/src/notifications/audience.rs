//! As whom people are told something.

use super::NotificationKind;
use crate::cases::words;

words! {
    /// As whom somebody is told: it says in which app they can see to it.
    NotificationAudience {
        /// As whom it concerns: a resident, a volunteer, a member.
        Concerned = "concerned",
        /// As staff of a station or the street.
        Station = "station",
        /// As one who speaks for an organisation.
        Organisation = "organisation",
    }
}

impl NotificationKind {
    /// As whom people are told this, unless whoever tells them says otherwise.
    pub const fn audience(self) -> NotificationAudience {
        match self {
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
            | Self::CaseReceived
            | Self::CaseObjected
            | Self::ExtensionAsked
            | Self::ModerationOverdue
            | Self::ProposalAssigned
            | Self::HoursDisputed
            | Self::ServiceWaiting
            | Self::ProofSent
            | Self::AgendaWaiting
            | Self::MotionWaiting
            | Self::ProjectChanged => NotificationAudience::Station,
            Self::ReferralReceived
            | Self::ProjectOffered
            | Self::ProjectReportDue
            | Self::ProjectReportLate
            | Self::ProjectRemarked => NotificationAudience::Organisation,
            Self::CaseAnswered
            | Self::CaseChanged
            | Self::FeedbackAsked
            | Self::PublicationAsked
            | Self::NamingAsked
            | Self::ProposalPublished
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
            | Self::ServiceOffered
            | Self::ServiceConfirmed
            | Self::ServiceChanged
            | Self::ServiceCancelled
            | Self::ReferralChanged
            | Self::VisitWritten
            | Self::HoursGiven
            | Self::HoursCorrected
            | Self::HoursDecided
            | Self::ProofDecided
            | Self::RecordWritten
            | Self::AgreementChanged
            | Self::NoticePublished
            | Self::BulletinPublished
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
            | Self::ProjectSigned
            | Self::ProjectAnswered
            | Self::ProjectReported
            | Self::ProjectEvaluated => NotificationAudience::Concerned,
        }
    }
}
