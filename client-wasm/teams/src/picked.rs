//! A team as it was proposed, and as somebody changed it. Pure.

use contract::teams::{ChosenTeam, Skill, Suggested, TeamRole, TeamSuggestion};

/// A team: its seats in order, the lead's first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picked {
    proposed: Vec<Suggested>,
    /// Who sits there now.
    pub(crate) people: Vec<Suggested>,
    score: i32,
}

impl Picked {
    /// As it was proposed.
    pub(crate) fn of(team: &TeamSuggestion) -> Self {
        let mut people = vec![team.lead.clone()];
        people.extend(team.volunteers.iter().cloned());
        Self {
            proposed: people.clone(),
            people,
            score: team.score,
        }
    }

    /// Who was proposed for a seat.
    pub(crate) fn proposed(&self, seat: usize) -> Option<&Suggested> {
        self.proposed.get(seat)
    }

    /// Who else could take a seat: who was proposed for it, and others who could come and are not in the team.
    pub(crate) fn others<'a>(&'a self, seat: usize, all: &'a [Suggested]) -> impl Iterator<Item = &'a Suggested> {
        let role = if seat == 0 { TeamRole::Lead } else { TeamRole::Volunteer };
        let first = self.proposed(seat).into_iter();
        let besides = move |one: &&Suggested| {
            one.role == role && self.proposed(seat).is_none_or(|first| first.account_id != one.account_id)
        };
        let sits = |one: &&Suggested| self.people.iter().any(|person| person.account_id == one.account_id);
        first.chain(all.iter().filter(besides)).filter(move |one| !sits(one))
    }

    /// Lets somebody take a seat.
    pub(crate) fn put(&mut self, seat: usize, person: Suggested) {
        if let Some(place) = self.people.get_mut(seat) {
            *place = person;
        }
    }

    /// How well it suits.
    pub(crate) fn score(&self) -> i32 {
        self.score - self.cost()
    }

    /// By how much it suits less than the team that was proposed; below zero where it suits better.
    pub(crate) fn cost(&self) -> i32 {
        total(&self.proposed) - total(&self.people)
    }

    /// What a seat would cost, if somebody else took it from who sits there.
    pub(crate) fn change(&self, seat: usize, by: &Suggested) -> i32 {
        let now = self.people.get(seat).map_or(0, |one| one.suits.total());
        by.suits.total() - now
    }

    /// Whether anybody was changed.
    pub(crate) fn is_changed(&self) -> bool {
        self.people != self.proposed
    }

    /// What nobody brings of what is needed.
    pub(crate) fn lacks(&self, needed: &[Skill]) -> Vec<Skill> {
        let brought = |skill: &Skill| self.people.iter().any(|one| one.brings.contains(skill));
        needed.iter().copied().filter(|skill| !brought(skill)).collect()
    }

    /// It, as it is sent.
    pub(crate) fn chosen(&self) -> Option<ChosenTeam> {
        let (lead, volunteers) = self.people.split_first()?;
        Some(ChosenTeam {
            lead: lead.account_id,
            volunteers: volunteers.iter().map(|one| one.account_id).collect(),
        })
    }
}

fn total(people: &[Suggested]) -> i32 {
    people.iter().map(|one| one.suits.total()).sum()
}

#[cfg(test)]
mod tests {
    use contract::teams::{Skill, Suggested, Suitability, TeamRole, TeamSuggestion};
    use uuid::Uuid;

    use super::Picked;

    fn person(number: u128, role: TeamRole, near: i32, brings: &[Skill]) -> Suggested {
        Suggested {
            account_id: Uuid::from_u128(number).into(),
            name: number.to_string(),
            role,
            suits: Suitability {
                near,
                ..Suitability::default()
            },
            brings: brings.to_vec(),
            insurance_ends: false,
        }
    }

    fn proposed() -> Picked {
        Picked::of(&TeamSuggestion {
            lead: person(1, TeamRole::Lead, 20, &[]),
            volunteers: vec![person(2, TeamRole::Volunteer, 27, &[Skill::FirstAid])],
            score: 50,
        })
    }

    #[test]
    fn a_change_costs_the_difference_and_may_leave_a_skill_out() {
        let mut team = proposed();
        let other = person(3, TeamRole::Volunteer, 21, &[]);
        assert_eq!(team.change(1, &other), -6);
        team.put(1, other);
        assert_eq!((team.score(), team.cost(), team.is_changed()), (44, 6, true));
        assert_eq!(team.lacks(&[Skill::FirstAid]), [Skill::FirstAid]);
    }

    #[test]
    fn a_seat_is_for_those_of_its_kind_who_do_not_sit_elsewhere() {
        let mut team = proposed();
        let all = [
            person(1, TeamRole::Lead, 20, &[]),
            person(2, TeamRole::Volunteer, 27, &[]),
            person(3, TeamRole::Volunteer, 21, &[]),
        ];
        let names = |team: &Picked, seat| team.others(seat, &all).map(|one| one.name.clone()).collect::<Vec<_>>();
        assert!(names(&team, 0).is_empty());
        assert_eq!(names(&team, 1), ["3"]);
        team.put(1, person(3, TeamRole::Volunteer, 21, &[]));
        assert_eq!(names(&team, 1), ["2"], "who was proposed can come back");
    }
}
