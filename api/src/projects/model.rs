//! Who may do what with a project, and when something happens by itself: pure.

use chrono::{DateTime, Duration, Utc};
use contract::{
    bodies::SeatKind,
    projects::{Day, ProjectAction, ProjectSeat, ProjectState, Terms},
};

/// How long before the day of a report its carrier is reminded.
const REMINDED_BEFORE: Duration = Duration::days(3);

/// What somebody is to a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Who {
    /// They run the station of its community.
    pub(super) station: bool,
    /// They speak for its carrier.
    pub(super) carrier: bool,
    /// They are verified as a resident, and do not speak for the carrier.
    pub(super) resident: bool,
    /// As what they sit in the group that supervises it, and do not speak for the carrier.
    pub(super) seat: Option<SeatKind>,
}

impl Who {
    /// Whether they are one of the two sides of the contract.
    pub(super) const fn is_side(self) -> bool {
        self.station || self.carrier
    }

    /// On which seat they evaluate it.
    pub(super) const fn evaluates_as(self) -> Option<ProjectSeat> {
        match self.seat {
            Some(SeatKind::Resident) => Some(ProjectSeat::Representative),
            Some(SeatKind::Staff) => Some(ProjectSeat::Committee),
            Some(SeatKind::Deputy | SeatKind::Organisation | SeatKind::Other) | None => None,
        }
    }

    /// Whether what they say of it is said for the community committee, which gives reasons.
    pub(super) const fn is_committee(self) -> bool {
        self.station || matches!(self.seat, Some(SeatKind::Staff))
    }

    /// Whether an action can ever be theirs.
    pub(super) const fn may(self, action: ProjectAction) -> bool {
        match action {
            ProjectAction::Change
            | ProjectAction::Amend
            | ProjectAction::Offer
            | ProjectAction::Recall
            | ProjectAction::Pay
            | ProjectAction::End
            | ProjectAction::Hide
            | ProjectAction::Commend => self.station,
            ProjectAction::Sign | ProjectAction::Refuse | ProjectAction::Report | ProjectAction::Answer => self.carrier,
            ProjectAction::Remark => self.station || self.resident,
            ProjectAction::Supervise => self.seat.is_some(),
            ProjectAction::Evaluate => self.station || self.resident || self.evaluates_as().is_some(),
        }
    }
}

/// How a project stands, as far as actions depend on it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any of them may be so"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) state: ProjectState,
    /// Something is drawn up that can be offered.
    pub(super) drafted: bool,
    /// A contract lies with the carrier.
    pub(super) offered: bool,
    /// A contract holds.
    pub(super) signed: bool,
    /// A payment can be made now.
    pub(super) payable: bool,
    /// The reader evaluated it.
    pub(super) evaluated: bool,
    /// It was evaluated as excellent.
    pub(super) excellent: bool,
    /// The station commended it.
    pub(super) commended: bool,
    /// Until when it can be evaluated.
    pub(super) until: Option<DateTime<Utc>>,
    pub(super) now: DateTime<Utc>,
}

impl Standing {
    /// Why something is not possible now; the word of the fault.
    pub(super) fn shut(&self, action: ProjectAction) -> Option<&'static str> {
        use ProjectState::{Drafted, Evaluated, Offered, Reported, Running, Signed};
        let when = |possible: bool, why| (!possible).then_some(why);
        let goes = matches!(self.state, Signed | Running);
        match action {
            ProjectAction::Change => when(self.state == Drafted, "project_not_drafted"),
            // What a payment comes to may be what is being agreed on.
            ProjectAction::Amend | ProjectAction::Offer | ProjectAction::Pay if self.offered => Some("contract_on_offer"),
            ProjectAction::Amend => when(goes, "project_not_amendable"),
            ProjectAction::Offer => when(self.drafted && (goes || self.state == Drafted), "nothing_drafted"),
            ProjectAction::Recall | ProjectAction::Sign | ProjectAction::Refuse => when(self.offered, "nothing_on_offer"),
            ProjectAction::Pay => when(self.payable, "payment_not_due"),
            ProjectAction::End => when(
                matches!(self.state, Drafted | Offered | Signed | Running | Reported),
                "project_over",
            ),
            ProjectAction::Report => when(self.state == Running, "project_not_running"),
            ProjectAction::Remark | ProjectAction::Supervise => when(self.signed && !self.state.is_over(), "project_not_public"),
            ProjectAction::Answer | ProjectAction::Hide => when(self.signed, "project_not_public"),
            ProjectAction::Evaluate if self.evaluated => Some("evaluated_before"),
            ProjectAction::Evaluate if matches!(self.state, Reported) => {
                when(self.until.is_some_and(|until| self.now < until), "evaluation_over")
            }
            ProjectAction::Evaluate if matches!(self.state, Evaluated | ProjectState::Closed) => Some("evaluation_over"),
            ProjectAction::Evaluate => Some("not_reported"),
            ProjectAction::Commend if self.commended => Some("commended_before"),
            ProjectAction::Commend => when(self.excellent, "not_excellent"),
        }
    }

    /// Everything that somebody may do now.
    pub(super) fn allowed(&self, who: Who) -> Vec<ProjectAction> {
        let allowed = |action: &ProjectAction| who.may(*action) && self.shut(*action).is_none();
        ProjectAction::ALL.iter().copied().filter(allowed).collect()
    }
}

/// The days whose reports are not written yet, in their order.
pub(super) fn owed(terms: &Terms, written: &[Day]) -> Vec<Day> {
    terms.due_days().filter(|day| !written.contains(day)).collect()
}

/// When the carrier is reminded of a report, and when it is late.
fn moments(day: Day) -> [DateTime<Utc>; 2] {
    [day.begins() - REMINDED_BEFORE, day.after(1).begins()]
}

/// Of which reports the carrier is to be reminded now, and which are late: `true`.
pub(super) fn reminders(owed: &[Day], now: DateTime<Utc>) -> Vec<(Day, bool)> {
    let due = |day: &Day| {
        let [soon, late] = moments(*day);
        (soon <= now).then_some((*day, late <= now))
    };
    owed.iter().filter_map(due).collect()
}

/// When something has to happen by itself next, after now.
pub(super) fn look_at(
    state: ProjectState,
    terms: Option<&Terms>,
    owed: &[Day],
    until: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    match state {
        ProjectState::Signed => terms.map(|terms| terms.starts_on.begins()),
        ProjectState::Running => owed.iter().copied().flat_map(moments).filter(|at| *at > now).min(),
        ProjectState::Reported => until,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(state: ProjectState) -> Standing {
        Standing {
            state,
            drafted: true,
            offered: state == ProjectState::Offered,
            signed: !matches!(state, ProjectState::Drafted | ProjectState::Offered),
            payable: matches!(state, ProjectState::Signed | ProjectState::Evaluated),
            evaluated: false,
            excellent: false,
            commended: false,
            until: Some("2026-12-15T00:00:00Z".parse().expect("a time")),
            now: "2026-12-01T00:00:00Z".parse().expect("a time"),
        }
    }

    #[test]
    fn everybody_may_do_their_part_in_each_state_and_nothing_else() {
        use ProjectAction::{Amend, Answer, Change, End, Evaluate, Hide, Offer, Pay, Recall, Refuse, Remark, Report, Sign};
        let station = |state| {
            standing(state).allowed(Who {
                station: true,
                ..Who::default()
            })
        };
        let carrier = |state| {
            standing(state).allowed(Who {
                carrier: true,
                ..Who::default()
            })
        };
        let resident = |state| {
            standing(state).allowed(Who {
                resident: true,
                ..Who::default()
            })
        };
        for (state, of_station, of_carrier, of_resident) in [
            (ProjectState::Drafted, &[Change, Offer, End][..], &[][..], &[][..]),
            (ProjectState::Offered, &[Recall, End], &[Sign, Refuse], &[]),
            (
                ProjectState::Signed,
                &[Amend, Offer, Pay, End, Remark, Hide],
                &[Answer],
                &[Remark],
            ),
            (
                ProjectState::Running,
                &[Amend, Offer, End, Remark, Hide],
                &[Report, Answer],
                &[Remark],
            ),
            (
                ProjectState::Reported,
                &[End, Remark, Hide, Evaluate],
                &[Answer],
                &[Remark, Evaluate],
            ),
            (ProjectState::Evaluated, &[Pay, Remark, Hide], &[Answer], &[Remark]),
            (ProjectState::Closed, &[Hide], &[Answer], &[]),
            (ProjectState::Ended, &[Hide], &[Answer], &[]),
        ] {
            assert_eq!(station(state), of_station, "{state:?}");
            assert_eq!(carrier(state), of_carrier, "{state:?}");
            assert_eq!(resident(state), of_resident, "{state:?}");
            assert_eq!(standing(state).allowed(Who::default()), [], "{state:?}");
        }
    }

    #[test]
    fn whoever_sits_in_the_group_supervises_and_two_kinds_of_seats_evaluate() {
        for (seat, side) in [
            (SeatKind::Resident, Some(ProjectSeat::Representative)),
            (SeatKind::Staff, Some(ProjectSeat::Committee)),
            (SeatKind::Deputy, None),
            (SeatKind::Organisation, None),
            (SeatKind::Other, None),
        ] {
            let who = Who {
                seat: Some(seat),
                ..Who::default()
            };
            assert_eq!(
                (who.evaluates_as(), who.is_committee()),
                (side, seat == SeatKind::Staff),
                "{seat:?}"
            );
            assert_eq!(standing(ProjectState::Running).allowed(who), [ProjectAction::Supervise]);
            assert_eq!(standing(ProjectState::Ended).allowed(who), []);
            let evaluates = standing(ProjectState::Reported)
                .allowed(who)
                .contains(&ProjectAction::Evaluate);
            assert_eq!(evaluates, side.is_some(), "{seat:?}");
        }
    }

    #[test]
    fn what_was_excellent_is_commended_once_also_when_it_is_over() {
        for (excellent, commended, shut) in [
            (false, false, Some("not_excellent")),
            (true, false, None),
            (true, true, Some("commended_before")),
        ] {
            let closed = Standing {
                excellent,
                commended,
                ..standing(ProjectState::Closed)
            };
            assert_eq!(closed.shut(ProjectAction::Commend), shut);
        }
    }

    #[test]
    fn while_an_amendment_lies_with_the_carrier_nothing_is_paid_and_no_other_is_drawn_up() {
        let waiting = Standing {
            offered: true,
            payable: true,
            ..standing(ProjectState::Running)
        };
        for action in [ProjectAction::Pay, ProjectAction::Amend, ProjectAction::Offer] {
            assert_eq!(waiting.shut(action), Some("contract_on_offer"), "{action:?}");
        }
        assert_eq!(waiting.shut(ProjectAction::Sign), None);
    }

    #[test]
    fn a_report_is_reminded_of_three_days_before_and_late_after_its_day() {
        let days: Vec<Day> = ["2026-12-10", "2026-12-31"]
            .iter()
            .map(|day| day.parse().expect("a day"))
            .collect();
        let second = Duration::seconds(1);
        let soon = days[0].begins() - Duration::days(3);
        let late = days[0].after(1).begins();
        for (now, due) in [
            (soon - second, &[][..]),
            (soon, &[(days[0], false)]),
            (late - second, &[(days[0], false)]),
            (late, &[(days[0], true)]),
        ] {
            assert_eq!(reminders(&days, now), due, "{now}");
        }
        let next = |now| look_at(ProjectState::Running, None, &days, None, now);
        assert_eq!(next(soon - second), Some(soon));
        assert_eq!(next(soon), Some(late));
        assert_eq!(next(late), Some(days[1].begins() - Duration::days(3)));
        assert_eq!(next(days[1].after(1).begins()), None);
    }
}
