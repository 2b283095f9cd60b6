//! What leaves the app, and when: pure.

use chrono::{DateTime, FixedOffset, TimeDelta, Timelike, Utc};
use contract::{
    agenda::AgendaAction,
    cases::Action,
    motions::MotionAction,
    notifications::NotificationKind,
    teams::{ReferralState, ServiceAction},
};

/// Hours of the day in China in which nobody is disturbed: from the first, until the second.
const QUIET: (u32, u32) = (22, 8);

/// Whether it is worth reaching somebody for outside of the app: what asks for something, and how it ended; not every step.
pub(super) fn leaves(kind: NotificationKind, word: Option<&str>) -> bool {
    match kind {
        NotificationKind::CaseUrgent
        | NotificationKind::CaseAnswered
        | NotificationKind::FeedbackAsked
        | NotificationKind::PublicationAsked
        | NotificationKind::NamingAsked
        | NotificationKind::CaseReceived
        | NotificationKind::ProposalReturned
        | NotificationKind::ProposalRejected
        | NotificationKind::ProposalEffective
        | NotificationKind::ProposalAnswered
        | NotificationKind::ProposalInvited
        | NotificationKind::ServiceOffered
        | NotificationKind::ServiceConfirmed
        | NotificationKind::ServiceCancelled
        | NotificationKind::ReferralReceived
        | NotificationKind::ProofDecided
        | NotificationKind::AgreementChanged
        | NotificationKind::NoticePublished
        | NotificationKind::VoteOpened
        | NotificationKind::VoteClosed
        | NotificationKind::VoteCancelled
        | NotificationKind::SeatOffered
        | NotificationKind::SeatEnded
        | NotificationKind::BodyStands
        | NotificationKind::ObjectionAnswered
        | NotificationKind::ProjectOffered
        | NotificationKind::ProjectSigned
        | NotificationKind::ProjectReportDue
        | NotificationKind::ProjectReportLate
        | NotificationKind::ProjectRemarked
        | NotificationKind::ProjectAnswered
        | NotificationKind::ProjectReported
        | NotificationKind::ProjectEvaluated => true,
        // Of a call organisations must know in time; of a need what residents decided.
        NotificationKind::CallChanged => {
            use AgendaAction::{Agree, Ask, Choose, Publish, Reply};
            said(&[Publish, Choose, Agree, Ask, Reply], word)
        }
        // What becomes of a picture is read in the app.
        NotificationKind::ServiceChanged => {
            use ServiceAction::{HidePicture, RestorePicture};
            word != Some(HidePicture.word()) && word != Some(RestorePicture.word())
        }
        // What is put right in a bulletin is read in the app.
        NotificationKind::BulletinPublished => word.is_none(),
        // That it was published its author reads in the app.
        NotificationKind::MotionChanged => word != Some(MotionAction::Publish.word()),
        NotificationKind::NeedChanged => said(&[AgendaAction::Discard, AgendaAction::Choose, AgendaAction::Agree], word),
        NotificationKind::CaseChanged => word == Some(Action::Decline.word()),
        NotificationKind::ReferralChanged => [ReferralState::Sent, ReferralState::Done]
            .iter()
            .any(|state| word == Some(state.word())),
        _ => false,
    }
}

fn said(actions: &[AgendaAction], word: Option<&str>) -> bool {
    actions.iter().any(|action| word == Some(action.word()))
}

/// When somebody who wants quiet may be reached who was to be at `at`.
pub(super) fn not_before(at: DateTime<Utc>) -> DateTime<Utc> {
    let Some(here) = FixedOffset::east_opt(8 * 3600) else {
        return at;
    };
    let local = at.with_timezone(&here);
    let (from, until) = QUIET;
    if (until..from).contains(&local.hour()) {
        return at;
    }
    let since_midnight = i64::from(local.num_seconds_from_midnight());
    let morning = if local.hour() >= from { 24 + until } else { until };
    at - TimeDelta::nanoseconds(local.nanosecond().into()) + TimeDelta::seconds(i64::from(morning) * 3600 - since_midnight)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    #[test]
    fn nobody_is_disturbed_at_night() {
        for (asked, reached) in [
            ("2026-11-26T12:00:00+08:00", "2026-11-26T12:00:00+08:00"),
            ("2026-11-26T21:59:59+08:00", "2026-11-26T21:59:59+08:00"),
            ("2026-11-26T22:00:00.5+08:00", "2026-11-27T08:00:00+08:00"),
            ("2026-11-27T03:10:00+08:00", "2026-11-27T08:00:00+08:00"),
            ("2026-11-27T08:00:00+08:00", "2026-11-27T08:00:00+08:00"),
        ] {
            assert_eq!(not_before(at(asked)), at(reached), "{asked}");
        }
    }

    #[test]
    fn steps_stay_in_the_app_and_ends_leave_it() {
        assert!(leaves(NotificationKind::CaseAnswered, None));
        assert!(leaves(NotificationKind::CaseChanged, Some("decline")));
        assert!(!leaves(NotificationKind::CaseChanged, Some("accept")));
        assert!(leaves(NotificationKind::ServiceChanged, Some("move")));
        assert!(!leaves(NotificationKind::ServiceChanged, Some("hide_picture")));
        assert!(leaves(NotificationKind::CaseUrgent, Some("dispatch")), "an emergency calls");
        assert!(!leaves(NotificationKind::CaseOverdue, None), "staff look into the app");
    }
}
