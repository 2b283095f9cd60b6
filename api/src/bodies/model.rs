//! What holds of bodies: pure.

use contract::bodies::{
    BodyAction, BodyKind, BodyRules, BodyState, COUNCIL_LEAST, ConfirmationOutcome, Lack, LackKind, MOST_SEATS, SeatAnswer,
    SeatKind, SeatState,
};

/// How many of each kind sit in a body.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Members([u32; SeatKind::ALL.len()]);

impl Members {
    /// Counts those of these kinds.
    pub(super) fn of(kinds: impl IntoIterator<Item = SeatKind>) -> Self {
        let mut members = Self::default();
        for kind in kinds {
            members.add(kind);
        }
        members
    }

    fn add(&mut self, kind: SeatKind) {
        for (known, count) in SeatKind::ALL.iter().zip(&mut self.0) {
            *count += u32::from(*known == kind);
        }
    }

    fn count(&self, kind: SeatKind) -> u32 {
        let counted = SeatKind::ALL.iter().zip(&self.0).find(|(known, _)| **known == kind);
        counted.map_or(0, |(_, count)| *count)
    }

    /// How many there are.
    pub(super) fn all(&self) -> u32 {
        self.0.iter().sum()
    }
}

/// The kinds of which a group may have few only.
fn others() -> impl Iterator<Item = SeatKind> {
    SeatKind::ALL.iter().copied().filter(|kind| *kind != SeatKind::Resident)
}

/// How many a body must have, and may have.
fn borders(kind: BodyKind, rules: &BodyRules) -> (u32, u32) {
    let (least, most) = match kind {
        BodyKind::Council => (COUNCIL_LEAST, MOST_SEATS),
        BodyKind::Group => (rules.group_least, rules.group_most),
        BodyKind::Committee => (rules.committee_least, MOST_SEATS),
    };
    (least.into(), most.into())
}

/// How many of so many residents there must be.
fn residents_needed(of: u32, rules: &BodyRules) -> u32 {
    (of * u32::from(rules.residents_percent)).div_ceil(100)
}

/// How many of one other kind there may be among so many.
fn others_allowed(of: u32, rules: &BodyRules) -> u32 {
    of * u32::from(rules.others_percent) / 100
}

/// What is missing for a body to be complete. Shares are asked for of groups alone.
pub(super) fn lacks(kind: BodyKind, members: &Members, rules: &BodyRules) -> Vec<Lack> {
    let (all, (least, most)) = (members.all(), borders(kind, rules));
    let lack = |lack, kind, by: u32| (by > 0).then_some(Lack { lack, kind, by });
    let mut lacks = Vec::new();
    lacks.extend(lack(LackKind::TooFew, None, least.saturating_sub(all)));
    lacks.extend(lack(LackKind::TooMany, None, all.saturating_sub(most)));
    if kind == BodyKind::Group {
        // While it has too few, its shares are those of a group that has enough: nobody need go who may stay then.
        let size = all.max(least);
        let residents = members.count(SeatKind::Resident);
        let missing = residents_needed(size, rules).saturating_sub(residents);
        lacks.extend(lack(LackKind::FewResidents, None, missing));
        lacks.extend(others().filter_map(|kind| {
            let many = members.count(kind).saturating_sub(others_allowed(size, rules));
            lack(LackKind::ManyOfKind, Some(kind), many)
        }));
    }
    lacks
}

/// Why nobody of this kind can join a body now; the word of the fault. A body that is being formed lets people in one after the
/// other, in any order; one that stands never lets in who would make it incomplete.
pub(super) fn closed_to(
    kind: BodyKind,
    state: BodyState,
    members: &Members,
    newcomer: SeatKind,
    rules: &BodyRules,
) -> Option<&'static str> {
    let (_, most) = borders(kind, rules);
    let all = members.all() + 1;
    if all > most {
        return Some("body_full");
    }
    if kind != BodyKind::Group || newcomer == SeatKind::Resident {
        return None;
    }
    let forming = state == BodyState::Forming;
    let size = if forming { most } else { all };
    if members.count(newcomer) + 1 > others_allowed(size, rules) {
        return Some("kind_full");
    }
    let others = all - members.count(SeatKind::Resident);
    let enough = if forming {
        residents_needed(most, rules) + others <= most
    } else {
        members.count(SeatKind::Resident) >= residents_needed(all, rules)
    };
    (!enough).then_some("residents_first")
}

/// Why who sits in a body cannot change, as it stands; the word of the fault.
pub(super) const fn settled(state: BodyState) -> Option<&'static str> {
    match state {
        BodyState::Forming | BodyState::Standing => None,
        BodyState::Proposed => Some("body_proposed"),
        BodyState::Dissolved => Some("body_dissolved"),
    }
}

/// Why a body cannot be put to the vote; the word of the fault.
pub(super) const fn unproposable(state: BodyState, complete: bool) -> Option<&'static str> {
    match (state, complete) {
        (BodyState::Forming, true) => None,
        (BodyState::Forming, false) => Some("body_incomplete"),
        (BodyState::Proposed, _) => Some("body_proposed"),
        (BodyState::Standing, _) => Some("body_stands"),
        (BodyState::Dissolved, _) => Some("body_dissolved"),
    }
}

/// What whoever forms it may do with a body.
pub(super) fn allowed(state: BodyState, complete: bool) -> Vec<BodyAction> {
    let mut allowed = Vec::new();
    if settled(state).is_none() {
        allowed.extend([BodyAction::Correct, BodyAction::Invite]);
    }
    if state != BodyState::Dissolved {
        allowed.push(BodyAction::EndSeat);
    }
    if unproposable(state, complete).is_none() {
        allowed.push(BodyAction::Propose);
    }
    if settled(state).is_none() {
        allowed.push(BodyAction::Dissolve);
    }
    allowed
}

/// What whoever holds it may say to a seat. Nobody is kept in a body, whatever happens to it.
pub(super) fn answers(seat: SeatState, body: BodyState) -> Vec<SeatAnswer> {
    match (seat, body) {
        (_, BodyState::Dissolved) | (SeatState::Declined | SeatState::Ended | SeatState::Lapsed, _) => Vec::new(),
        (SeatState::Accepted, _) => vec![SeatAnswer::Leave],
        (SeatState::Invited, BodyState::Proposed) => vec![SeatAnswer::Decline],
        (SeatState::Invited, _) => vec![SeatAnswer::Accept, SeatAnswer::Decline],
    }
}

/// What comes of a vote on a body.
pub(super) const fn outcome(quorum_met: bool, ballots: u32, in_favour: u32, complete: bool) -> ConfirmationOutcome {
    if !quorum_met {
        ConfirmationOutcome::NoQuorum
    } else if in_favour * 2 <= ballots {
        ConfirmationOutcome::Rejected
    } else if complete {
        ConfirmationOutcome::Confirmed
    } else {
        ConfirmationOutcome::Incomplete
    }
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
