//! Who may do what with a request for service, in which state. Pure.

use contract::teams::{OfferState, ServiceAction, ServicePart, ServiceState, TeamRole};

/// What a reader is to a request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Who {
    /// It is at their door.
    pub(super) resident: bool,
    /// They work at its station.
    pub(super) station: bool,
    /// They were asked to come.
    pub(super) asked: Option<Asked>,
    /// They speak for an organisation that has to do with it.
    pub(super) speaks: Option<Speaks>,
}

/// For which kind of organisation somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaks {
    /// One that referred the resident to the station.
    From {
        /// Whether nothing more will come of that, or the station shares it no longer: then only how it ended is theirs to know.
        over: bool,
    },
    /// The one that the request is referred to.
    To {
        /// Whether it took it.
        taken: bool,
        /// Whether somebody agreed that name, number and address are shared with it.
        shared: bool,
    },
}

/// How somebody stands who was asked to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) role: TeamRole,
    pub(super) state: OfferState,
    pub(super) arrived: bool,
    pub(super) left: bool,
    /// Whether they said yes to another time, and nothing to this one.
    pub(super) again: bool,
}

impl Who {
    /// What they have to do with it; `None` for strangers. Whoever is no longer needed is one.
    pub(super) fn part(self) -> Option<ServicePart> {
        let comes = self.asked.filter(|asked| asked.state != OfferState::Withdrawn);
        let in_team = comes.map(|asked| match asked.role {
            TeamRole::Lead => ServicePart::Lead,
            TeamRole::Volunteer => ServicePart::Volunteer,
        });
        in_team
            .or(self.resident.then_some(ServicePart::Resident))
            .or(self.station.then_some(ServicePart::Station))
            .or(self.speaks.map(|_| ServicePart::Organisation))
    }

    /// Whether they said that they come.
    fn comes(self) -> Option<Asked> {
        self.asked.filter(|asked| asked.state == OfferState::Accepted)
    }

    /// Whether they speak for the organisation that it is referred to, and whether that took it.
    fn took(self) -> Option<bool> {
        match self.speaks {
            Some(Speaks::To { taken, .. }) => Some(taken),
            Some(Speaks::From { .. }) | None => None,
        }
    }

    /// Whether they are told no more than how it stands, and what came of it.
    pub(super) fn knows_the_outcome_alone(self) -> bool {
        self.part() == Some(ServicePart::Organisation) && self.speaks == Some(Speaks::From { over: true })
    }

    fn leads(self) -> bool {
        self.comes().is_some_and(|asked| asked.role == TeamRole::Lead)
    }
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and every combination can be"
)]
pub(super) struct Standing {
    pub(super) state: ServiceState,
    /// Whether its day has come.
    pub(super) today: bool,
    /// Whether the resident has rated it.
    pub(super) rated: bool,
    /// Whether anybody came who can be rated.
    pub(super) came: bool,
    /// Whether there are fewer volunteers to do with.
    pub(super) has_volunteers: bool,
    /// Whether an organisation reads it that referred the resident to the station.
    pub(super) read_outside: bool,
}

/// Every act of somebody, in the order in which they are shown.
const ACTS: [ServiceAction; 16] = [
    ServiceAction::Choose,
    ServiceAction::Accept,
    ServiceAction::Decline,
    ServiceAction::Arrive,
    ServiceAction::Leave,
    ServiceAction::WriteUp,
    ServiceAction::Rate,
    ServiceAction::Replace,
    ServiceAction::Reduce,
    ServiceAction::TakeOver,
    ServiceAction::HandBack,
    ServiceAction::Recall,
    ServiceAction::Refer,
    ServiceAction::Move,
    ServiceAction::Cancel,
    ServiceAction::Refuse,
];

/// What somebody may do now.
pub(super) fn actions(standing: Standing, who: Who) -> Vec<ServiceAction> {
    let may = |action: &ServiceAction| may(standing, who, *action);
    ACTS.into_iter().filter(may).collect()
}

/// Whether somebody may do something now.
pub(super) fn may(standing: Standing, who: Who, action: ServiceAction) -> bool {
    use ServiceAction as Do;
    use ServiceState as Is;
    let state = standing.state;
    let gathering = matches!(state, Is::Offered | Is::Short);
    let stands = matches!(state, Is::Ready | Is::UnderWay);
    match action {
        Do::Choose => who.station && state == Is::Asked,
        Do::Accept => {
            let again = who.comes().is_some_and(|asked| asked.again && !asked.arrived);
            let open = who.asked.is_some_and(|asked| asked.state == OfferState::Open);
            gathering && open || (gathering || state == Is::Ready) && again
        }
        Do::Decline => {
            (gathering || matches!(state, Is::Ready | Is::Referred))
                && who.asked.is_some_and(|asked| asked.state.stands() && !asked.arrived)
        }
        Do::Arrive => stands && standing.today && who.comes().is_some_and(|asked| !asked.arrived),
        Do::Leave => state == Is::UnderWay && who.comes().is_some_and(|asked| asked.arrived && !asked.left),
        Do::WriteUp => stands && standing.today && who.leads(),
        Do::Rate => who.resident && state == Is::Done && standing.came && !standing.rated,
        Do::Replace => who.station && (gathering || state == Is::Ready),
        Do::Reduce => (who.station || who.leads()) && gathering && standing.has_volunteers,
        Do::Refer => who.station && matches!(state, Is::Asked | Is::Short),
        Do::TakeOver => state == Is::Referred && who.took() == Some(false),
        Do::HandBack => state == Is::Referred && who.took().is_some(),
        Do::Recall => who.station && (state == Is::Referred || standing.read_outside && !state.is_over()),
        Do::Cancel => takes_back(who) && !state.is_over() && state != Is::UnderWay,
        // What is with an organisation has the time that they agree on with it.
        Do::Move => takes_back(who) && !state.is_over() && !matches!(state, Is::UnderWay | Is::Referred),
        Do::Refuse => who.station && matches!(state, Is::Asked | Is::Short),
        // What happens without anybody's doing.
        _ => false,
    }
}

/// Whether something is ever for somebody to do, in whatever state.
pub(super) fn is_for(who: Who, action: ServiceAction) -> bool {
    use ServiceAction as Do;
    let was_asked_to_lead = who.asked.is_some_and(|asked| asked.role == TeamRole::Lead);
    match action {
        Do::Accept | Do::Decline | Do::Arrive | Do::Leave => who.asked.is_some(),
        Do::WriteUp => was_asked_to_lead,
        Do::Rate => who.resident,
        Do::Choose | Do::Replace | Do::Refuse | Do::Refer | Do::Recall => who.station,
        Do::TakeOver | Do::HandBack => who.took().is_some(),
        Do::Reduce => who.station || was_asked_to_lead,
        Do::Cancel | Do::Move => takes_back(who),
        _ => false,
    }
}

/// Whether it is theirs to take back: the resident's, the station's, and that of the organisation that asked for it.
fn takes_back(who: Who) -> bool {
    who.resident || who.station || who.speaks == Some(Speaks::From { over: false })
}

/// Whether somebody may see the pictures of what was done: the resident, the station, and who came.
pub(super) fn may_see_pictures(who: Who) -> bool {
    who.resident || who.station || who.comes().is_some()
}

/// Whether somebody may add pictures: who has been there.
pub(super) fn may_add_pictures(state: ServiceState, who: Who) -> bool {
    let been = who.comes().is_some_and(|asked| asked.arrived || state == ServiceState::Done);
    been && matches!(state, ServiceState::UnderWay | ServiceState::Done)
}

/// Whether somebody may be told at whose door it is: the station, who comes until it is written up, and while it is referred to
/// theirs those who took it, where somebody agreed.
pub(super) fn may_know_whom(state: ServiceState, who: Who) -> bool {
    let shared = who.speaks
        == Some(Speaks::To {
            taken: true,
            shared: true,
        });
    who.station || !state.is_over() && who.comes().is_some() || state == ServiceState::Referred && shared
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANDING: Standing = Standing {
        state: ServiceState::Ready,
        today: true,
        rated: false,
        came: true,
        has_volunteers: true,
        read_outside: true,
    };

    fn asked(role: TeamRole, state: OfferState) -> Who {
        Who {
            asked: Some(Asked {
                role,
                state,
                arrived: false,
                left: false,
                again: false,
            }),
            ..Who::default()
        }
    }

    #[test]
    fn strangers_may_do_nothing_in_any_state() {
        for &state in ServiceState::ALL {
            assert_eq!(actions(Standing { state, ..STANDING }, Who::default()), [], "{state:?}");
            assert!(!may_know_whom(state, Who::default()));
        }
    }

    #[test]
    fn the_door_is_known_to_who_comes_until_it_is_written_up() {
        for &state in ServiceState::ALL {
            for &offer in OfferState::ALL {
                let knows = may_know_whom(state, asked(TeamRole::Volunteer, offer));
                assert_eq!(
                    knows,
                    offer == OfferState::Accepted && !state.is_over(),
                    "{state:?} {offer:?}"
                );
            }
        }
    }

    #[test]
    fn an_organisation_knows_whom_it_helps_once_it_took_what_was_shared_with_it() {
        let speaks = |taken, shared| Who {
            speaks: Some(Speaks::To { taken, shared }),
            ..Who::default()
        };
        for &state in ServiceState::ALL {
            for (taken, shared) in [(false, false), (false, true), (true, false), (true, true)] {
                let (knows, referred) = (may_know_whom(state, speaks(taken, shared)), state == ServiceState::Referred);
                assert_eq!(knows, referred && taken && shared, "{state:?} {taken} {shared}");
                let acts = actions(Standing { state, ..STANDING }, speaks(taken, shared));
                assert_eq!(
                    acts.contains(&ServiceAction::TakeOver),
                    referred && !taken,
                    "{state:?}: {acts:?}"
                );
                assert_eq!(acts.contains(&ServiceAction::HandBack), referred, "{state:?}: {acts:?}");
                assert!(!acts.contains(&ServiceAction::Cancel), "the station stays responsible");
            }
        }
    }

    #[test]
    fn only_the_lead_writes_up_and_only_when_the_day_has_come() {
        let writes = |who, today| may(Standing { today, ..STANDING }, who, ServiceAction::WriteUp);
        assert!(writes(asked(TeamRole::Lead, OfferState::Accepted), true));
        assert!(!writes(asked(TeamRole::Lead, OfferState::Accepted), false));
        assert!(!writes(asked(TeamRole::Volunteer, OfferState::Accepted), true));
        assert!(!writes(asked(TeamRole::Lead, OfferState::Open), true));
    }

    #[test]
    fn who_said_yes_to_another_time_may_say_it_once_more() {
        for &state in ServiceState::ALL {
            for again in [false, true] {
                let mut who = asked(TeamRole::Volunteer, OfferState::Accepted);
                who.asked = who.asked.map(|asked| Asked { again, ..asked });
                let gathers = matches!(state, ServiceState::Offered | ServiceState::Short | ServiceState::Ready);
                let may = may(Standing { state, ..STANDING }, who, ServiceAction::Accept);
                assert_eq!(may, again && gathers, "{state:?} {again}");
            }
        }
    }

    #[test]
    fn what_is_over_stays_as_it_is() {
        let everything = Who {
            resident: true,
            station: true,
            ..asked(TeamRole::Lead, OfferState::Accepted)
        };
        for &state in ServiceState::ALL {
            let may = actions(
                Standing {
                    state,
                    rated: true,
                    ..STANDING
                },
                everything,
            );
            assert_eq!(may.is_empty(), state.is_over(), "{state:?}: {may:?}");
        }
    }
}
