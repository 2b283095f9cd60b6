//! Who may decide what, as pure functions.

use chrono::{DateTime, TimeDelta, Utc};
use contract::ids::{AccountId, CommentId, PhotoId, ProposalId};

/// Something published, as it is reported, and as moderators act on it without being asked.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Published {
    /// A proposal.
    Proposal(ProposalId),
    /// What somebody said of one.
    Comment(CommentId),
    /// A picture of one.
    Photo(ProposalId, PhotoId),
}

impl Published {
    /// The comment, where it is one.
    pub(in crate::moderation) const fn comment(self) -> Option<CommentId> {
        match self {
            Self::Comment(comment) => Some(comment),
            Self::Proposal(_) | Self::Photo(..) => None,
        }
    }

    /// The picture, where it is one.
    pub(in crate::moderation) const fn photo(self) -> Option<PhotoId> {
        match self {
            Self::Photo(_, photo) => Some(photo),
            Self::Proposal(_) | Self::Comment(_) => None,
        }
    }
}

/// For how long something is kept for whoever looks at it, in minutes.
pub(super) const LEASE_MINUTES: i64 = 15;

/// For whom something is kept, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lease {
    pub(super) by: AccountId,
    pub(super) until: DateTime<Utc>,
}

impl Lease {
    /// The lease of somebody who begins to look, or goes on looking.
    pub(super) fn new(by: AccountId, now: DateTime<Utc>) -> Self {
        Self {
            by,
            until: now + TimeDelta::minutes(LEASE_MINUTES),
        }
    }
}

/// Whether somebody else is looking at it. A lease ends by itself.
pub(super) fn is_kept_from(lease: Option<Lease>, who: AccountId, now: DateTime<Utc>) -> bool {
    lease.is_some_and(|lease| lease.by != who && now < lease.until)
}

/// Whether somebody may decide it: not about what they wrote, propose or signed, and not about their own decision.
pub(super) fn is_impartial(concerned: bool, decided_before: Option<AccountId>, who: AccountId) -> bool {
    !concerned && decided_before != Some(who)
}

/// Within how many hours several things of one person are called a flood.
const FLOOD_HOURS: i64 = 24;

/// Whether somebody sent more than this, which was sent at `at`, in a short time.
pub(super) fn is_flood(sender: AccountId, at: DateTime<Utc>, sent: &[(Option<AccountId>, DateTime<Utc>)]) -> bool {
    let near = |other: &DateTime<Utc>| (*other - at).abs() < TimeDelta::hours(FLOOD_HOURS);
    let theirs = sent.iter().filter(|(who, when)| *who == Some(sender) && near(when));
    theirs.count() > 1
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn one() -> AccountId {
        Uuid::from_u128(1).into()
    }

    fn other() -> AccountId {
        Uuid::from_u128(2).into()
    }

    #[test]
    fn a_lease_keeps_others_away_and_ends_by_itself() {
        let lease = Some(Lease::new(one(), NOW));
        assert!(is_kept_from(lease, other(), NOW + TimeDelta::minutes(14)));
        assert!(!is_kept_from(lease, other(), NOW + TimeDelta::minutes(15)));
        assert!(!is_kept_from(lease, one(), NOW));
        assert!(!is_kept_from(None, other(), NOW));
    }

    #[test]
    fn nobody_judges_their_own_matter_or_their_own_judgement() {
        assert!(is_impartial(false, None, one()));
        assert!(is_impartial(false, Some(other()), one()));
        assert!(!is_impartial(true, None, one()));
        assert!(!is_impartial(false, Some(one()), one()));
    }

    #[test]
    fn several_things_of_one_person_in_a_short_time_are_a_flood() {
        let hours = |hours| NOW + TimeDelta::hours(hours);
        let sent = [(Some(one()), NOW), (Some(other()), NOW), (Some(one()), hours(2)), (None, NOW)];
        assert!(is_flood(one(), NOW, &sent));
        assert!(!is_flood(other(), NOW, &sent));
        assert!(!is_flood(
            one(),
            hours(30),
            &[(Some(one()), hours(30)), (Some(one()), hours(2))]
        ));
    }
}
