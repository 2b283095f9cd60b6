//! Picking who is asked: those who were chosen, or the next best.

use std::mem;

use contract::{
    ids::AccountId,
    teams::{ChosenTeam, TeamRole},
};
use matching::{Candidates, Lead};

use super::{Pick, Round, place, ranked};
use crate::{
    error::{Error, Result},
    volunteers::pool,
};

impl Round {
    /// Those who were chosen, as what, and how well they suit.
    ///
    /// # Errors
    /// A fault that names who cannot come, or what is missing.
    pub(in crate::services) fn check(&self, team: &ChosenTeam) -> Result<Vec<Pick>> {
        let fault = |at: &str, code: &str| Error::field(at, code);
        let lead = place(&self.leads, team.lead).and_then(|number| self.lead(number).ok());
        let mut picks = vec![(team.lead, TeamRole::Lead, lead.ok_or_else(|| fault("/lead", "team_lead"))?)];
        let request = self.request();
        let mut skills = 0;
        for &id in &team.volunteers {
            let number = place(&self.volunteers, id).filter(|_| picks.iter().all(|(other, ..)| *other != id));
            let pick = number.and_then(|number| Some((number, self.volunteer(number).ok()?)));
            let (number, suits) = pick.ok_or_else(|| fault("/volunteers", "team_volunteer"))?;
            skills |= self.skills(number);
            picks.push((id, TeamRole::Volunteer, suits));
        }
        if team.volunteers.len() != usize::from(request.k) {
            return Err(fault("/volunteers", "team_size"));
        }
        if request.team_skills & !skills != 0 {
            return Err(fault("/volunteers", "team_skills"));
        }
        Ok(picks)
    }

    /// Somebody who was named to come instead.
    ///
    /// # Errors
    /// A fault when they cannot.
    pub(in crate::services) fn pick(&self, id: AccountId, role: TeamRole) -> Result<Pick> {
        let suits = match role {
            TeamRole::Lead => place(&self.leads, id).and_then(|number| self.lead(number).ok()),
            TeamRole::Volunteer => place(&self.volunteers, id).and_then(|number| self.volunteer(number).ok()),
        };
        let code = match role {
            TeamRole::Lead => "team_lead",
            TeamRole::Volunteer => "team_volunteer",
        };
        Ok((id, role, suits.ok_or_else(|| Error::field("/by", code))?))
    }

    /// The lead who suits best.
    pub(in crate::services) fn next_lead(&self) -> Option<Pick> {
        let best = ranked(self.leads.len(), 1, |number| self.lead(number)).pop()?;
        Some((self.leads[best.0 as usize], TeamRole::Lead, best.1))
    }

    /// The volunteers who together suit best for all that is missing; nobody if there are not enough.
    pub(in crate::services) fn next_volunteers(&mut self) -> Vec<Pick> {
        // Who leads is settled: any lead will do.
        let anybody = Lead {
            max_m: pool::FARTHEST,
            slots: u64::MAX,
            skills: u32::MAX,
            langs: u32::MAX,
            gender: self.request().gender_pref,
            capacity: 1,
            ..Lead::default()
        };
        let leads = mem::replace(&mut self.instance.leads, vec![anybody]);
        let busy = mem::replace(&mut self.busy.leads, vec![0]);
        let not_again = mem::take(&mut self.instance.requests[0].block_sw);
        let candidates = Candidates::of(&self.instance);
        let found = self.instance.teams_for(&candidates, 0, &self.busy, 1).pop();
        (self.instance.leads, self.busy.leads) = (leads, busy);
        self.instance.requests[0].block_sw = not_again;
        let team = found.map(|best| best.team.volunteers).unwrap_or_default();
        let pick = |number: u32| {
            let suits = self.volunteer(number).ok()?;
            Some((self.volunteers[number as usize], TeamRole::Volunteer, suits))
        };
        team.into_iter().filter_map(pick).collect()
    }
}
