//! Showing who suits, and why there is nobody.

use std::collections::HashMap;

use contract::{
    ids::AccountId,
    teams::{ObstacleKind, Obstructed, Shortage, Skill, Suggested, TeamRole, TeamSuggestion, TeamSuggestions, UnprovedSkill},
};
use matching::Candidates;

use super::{Round, ranked};
use crate::{
    accounts::service as accounts,
    db::Conn,
    error::Result,
    volunteers::{bits, chosen},
};

/// Teams that are shown.
pub(super) const TEAMS: usize = 3;
/// Leads and volunteers that are shown besides.
const MORE_LEADS: usize = 10;
pub(super) const MORE_VOLUNTEERS: usize = 20;

impl Round {
    /// The teams that suit best, and others who could come.
    pub(in crate::services) fn suggest(&self, conn: &mut Conn) -> Result<TeamSuggestions> {
        let candidates = Candidates::of(&self.instance);
        let found = self.instance.teams_for(&candidates, 0, &self.busy, TEAMS);
        let leads = ranked(self.leads.len(), MORE_LEADS, |number| self.lead(number));
        let volunteers = ranked(self.volunteers.len(), MORE_VOLUNTEERS, |number| self.volunteer(number));
        let mut people: Vec<AccountId> = found
            .iter()
            .flat_map(|each| each.team.volunteers.iter().map(|&number| self.volunteers[number as usize]))
            .collect();
        people.extend(found.iter().map(|each| self.leads[each.team.lead as usize]));
        people.extend(leads.iter().map(|&(number, _)| self.leads[number as usize]));
        people.extend(volunteers.iter().map(|&(number, _)| self.volunteers[number as usize]));
        let names = accounts::names(conn, &people)?;
        let teams = found.iter().map(|each| &each.team);
        let teams = teams.filter_map(|team| self.shown_team(team.lead, &team.volunteers, &names));
        let teams: Vec<_> = teams.collect();
        let leads = leads.into_iter().filter_map(|(number, _)| self.shown_lead(number, &names));
        let volunteers = volunteers
            .into_iter()
            .filter_map(|(number, _)| self.shown_volunteer(number, &names));
        Ok(TeamSuggestions {
            teams,
            others: leads.chain(volunteers).collect(),
            shortage: None,
        })
    }

    /// A team, unless somebody of it cannot come.
    pub(super) fn shown_team(&self, lead: u32, volunteers: &[u32], names: &HashMap<AccountId, String>) -> Option<TeamSuggestion> {
        let lead = self.shown_lead(lead, names)?;
        let volunteers = volunteers.iter().map(|&number| self.shown_volunteer(number, names));
        let volunteers = volunteers.collect::<Option<Vec<_>>>()?;
        let score = lead.suits.total() + volunteers.iter().map(|each| each.suits.total()).sum::<i32>();
        Some(TeamSuggestion { lead, volunteers, score })
    }

    fn shown_lead(&self, number: u32, names: &HashMap<AccountId, String>) -> Option<Suggested> {
        let id = self.leads[number as usize];
        Some(Suggested {
            account_id: id,
            name: names.get(&id).cloned().unwrap_or_default(),
            role: TeamRole::Lead,
            suits: self.lead(number).ok()?,
            brings: Vec::new(),
            insurance_ends: false,
        })
    }

    fn shown_volunteer(&self, number: u32, names: &HashMap<AccountId, String>) -> Option<Suggested> {
        let id = self.volunteers[number as usize];
        let needed = self.skills(number) & self.request().team_skills;
        Some(Suggested {
            account_id: id,
            name: names.get(&id).cloned().unwrap_or_default(),
            role: TeamRole::Volunteer,
            suits: self.volunteer(number).ok()?,
            brings: chosen(i32::try_from(needed).unwrap_or_default()),
            insurance_ends: false,
        })
    }

    /// Why nobody can come: everybody of the kind that is missing is counted once. Asked of everybody, not only of those
    /// who are free.
    pub(in crate::services) fn shortage(&self) -> Shortage {
        let leads = count(self.leads.len(), |number| self.lead(number).map(drop));
        if leads.could_come == 0 {
            return Shortage {
                role: TeamRole::Lead,
                ..leads
            };
        }
        let request = self.request();
        // Where everybody has to bring something, whoever brings nothing is no use.
        let all_bring = request.team_skills.count_ones() >= u32::from(request.k);
        let volunteers = count(self.volunteers.len(), |number| {
            let useless = all_bring && self.skills(number) & request.team_skills == 0;
            self.volunteer(number)?;
            if useless { Err(ObstacleKind::LacksSkill) } else { Ok(()) }
        });
        Shortage {
            unproved: self.unproved(),
            ..volunteers
        }
    }

    /// How many could come and say that they can do what is missing, though nothing proves it.
    fn unproved(&self) -> Vec<UnprovedSkill> {
        let missing = self.request().team_skills;
        let could = (0..).zip(&self.unproved).filter(|(_, unproved)| *unproved & missing != 0);
        let could: Vec<u32> = could
            .filter(|(number, _)| self.volunteer(*number).is_ok())
            .map(|(_, one)| one & missing)
            .collect();
        let counted = Skill::ALL.iter().map(|&skill| {
            let bit = bits(&[skill]).unsigned_abs();
            let count = could.iter().filter(|unproved| **unproved & bit != 0).count();
            UnprovedSkill {
                skill,
                count: u32::try_from(count).unwrap_or(u32::MAX),
            }
        });
        counted.filter(|each| each.count > 0).collect()
    }
}

fn count(among: usize, comes: impl Fn(u32) -> Result<(), ObstacleKind>) -> Shortage {
    let mut counts = vec![0; ObstacleKind::ALL.len()];
    let mut could_come = 0;
    for number in (0..).take(among) {
        match comes(number) {
            Ok(()) => could_come += 1,
            Err(by) => counts[by as usize] += 1,
        }
    }
    let all = ObstacleKind::ALL.iter().zip(counts);
    let mut obstructed: Vec<_> = all
        .map(|(&by, count)| Obstructed { by, count })
        .filter(|each| each.count > 0)
        .collect();
    obstructed.sort_by_key(|each| std::cmp::Reverse(each.count));
    Shortage {
        role: TeamRole::Volunteer,
        there_are: u32::try_from(among).unwrap_or(u32::MAX),
        could_come,
        obstructed,
        unproved: Vec::new(),
    }
}
