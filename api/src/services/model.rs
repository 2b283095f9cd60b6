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
}

/// How somebody stands who was asked to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) role: TeamRole,
    pub(super) state: OfferState,
    pub(super) arrived: bool,
    pub(super) left: bool,
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
    }

    /// Whether they said that they come.
    fn comes(self) -> Option<Asked> {
        self.asked.filter(|asked| asked.state == OfferState::Accepted)
    }

    fn leads(self) -> bool {
        self.comes().is_some_and(|asked| asked.role == TeamRole::Lead)
    }
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) state: ServiceState,
    /// Whether its day has come.
    pub(super) today: bool,
    /// Whether the resident has rated it.
    pub(super) rated: bool,
    /// Whether there are fewer volunteers to do with.
    pub(super) has_volunteers: bool,
}

/// Every act of somebody, in the order in which they are shown.
const ACTS: [ServiceAction; 11] = [
    ServiceAction::Choose,
    ServiceAction::Accept,
    ServiceAction::Decline,
    ServiceAction::Arrive,
    ServiceAction::Leave,
    ServiceAction::WriteUp,
    ServiceAction::Rate,
    ServiceAction::Replace,
    ServiceAction::Reduce,
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
        Do::Accept => gathering && who.asked.is_some_and(|asked| asked.state == OfferState::Open),
        Do::Decline => (gathering || state == Is::Ready) && who.asked.is_some_and(|asked| asked.state.stands() && !asked.arrived),
        Do::Arrive => stands && standing.today && who.comes().is_some_and(|asked| !asked.arrived),
        Do::Leave => state == Is::UnderWay && who.comes().is_some_and(|asked| asked.arrived && !asked.left),
        Do::WriteUp => stands && standing.today && who.leads(),
        Do::Rate => who.resident && state == Is::Done && !standing.rated,
        Do::Replace => who.station && (gathering || state == Is::Ready),
        Do::Reduce => (who.station || who.leads()) && gathering && standing.has_volunteers,
        Do::Cancel => (who.resident || who.station) && !state.is_over() && state != Is::UnderWay,
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
        Do::Choose | Do::Replace | Do::Refuse => who.station,
        Do::Reduce => who.station || was_asked_to_lead,
        Do::Cancel => who.resident || who.station,
        _ => false,
    }
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

/// Whether somebody may be told at whose door it is: the station, and who comes until it is written up.
pub(super) fn may_know_whom(state: ServiceState, who: Who) -> bool {
    who.station || !state.is_over() && who.comes().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANDING: Standing = Standing {
        state: ServiceState::Ready,
        today: true,
        rated: false,
        has_volunteers: true,
    };

    fn asked(role: TeamRole, state: OfferState) -> Who {
        Who {
            asked: Some(Asked {
                role,
                state,
                arrived: false,
                left: false,
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
    fn only_the_lead_writes_up_and_only_when_the_day_has_come() {
        let writes = |who, today| may(Standing { today, ..STANDING }, who, ServiceAction::WriteUp);
        assert!(writes(asked(TeamRole::Lead, OfferState::Accepted), true));
        assert!(!writes(asked(TeamRole::Lead, OfferState::Accepted), false));
        assert!(!writes(asked(TeamRole::Volunteer, OfferState::Accepted), true));
        assert!(!writes(asked(TeamRole::Lead, OfferState::Open), true));
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
