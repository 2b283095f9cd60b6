//! The same question as a linear program in whole numbers, for a solver that somebody else wrote.

use std::collections::BTreeMap;

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use matching::{Candidate, Candidates, Instance};

/// A program on its way: what is chosen, what it is worth, and what every person has to do.
struct Program {
    variables: ProblemVariables,
    worth: Expression,
    /// What each person, a lead or not, does in each slot.
    duties: BTreeMap<(bool, u32), BTreeMap<u8, Vec<Variable>>>,
}

impl Program {
    /// A choice among those who may come to a request.
    fn choice(&mut self, leads: bool, slot: u8, candidates: &[Candidate]) -> Vec<(u32, Variable)> {
        let mut chosen = Vec::new();
        for candidate in candidates {
            let comes = self.variables.add(variable().binary());
            self.worth += f64::from(candidate.score) * comes;
            let duties = self.duties.entry((leads, candidate.person)).or_default();
            duties.entry(slot).or_default().push(comes);
            chosen.push((candidate.person, comes));
        }
        chosen
    }
}

/// The best score of plans that serve all of these requests; nothing when no plan does.
pub(crate) fn best(instance: &Instance, candidates: &Candidates, requests: &[u32]) -> Option<i64> {
    let mut program = Program {
        variables: ProblemVariables::new(),
        worth: Expression::from(0),
        duties: BTreeMap::new(),
    };
    let sum = |comes: &[(u32, Variable)]| comes.iter().map(|(_, comes)| *comes).sum::<Expression>();
    let mut rules = Vec::new();
    for &request in requests {
        let asked = &instance.requests[request as usize];
        let lead = program.choice(true, asked.slot, candidates.leads(request));
        rules.push(constraint!(sum(&lead) == 1));
        let team = program.choice(false, asked.slot, candidates.volunteers(request));
        rules.push(constraint!(sum(&team) == f64::from(asked.k)));
        for skill in (0..32).map(|bit| 1_u32 << bit).filter(|skill| asked.team_skills & skill != 0) {
            let able = |person: u32| instance.volunteers[person as usize].skills & skill != 0;
            let able: Vec<_> = team.iter().copied().filter(|(person, _)| able(*person)).collect();
            rules.push(constraint!(sum(&able) >= 1));
        }
    }
    for ((leads, person), slots) in std::mem::take(&mut program.duties) {
        let penalties: Vec<i32> = if leads {
            instance.leads[person as usize].penalties().collect()
        } else {
            instance.volunteers[person as usize].penalties().collect()
        };
        let mut paid = Expression::from(0);
        for penalty in penalties {
            let pays = program.variables.add(variable().binary());
            program.worth -= f64::from(penalty) * pays;
            paid += pays;
        }
        let all: Expression = slots.values().flatten().copied().sum();
        rules.push(constraint!(all == paid));
        rules.extend(
            slots
                .values()
                .map(|slot| constraint!(slot.iter().copied().sum::<Expression>() <= 1)),
        );
    }
    let worth = program.worth.clone();
    let model = program.variables.maximise(program.worth).using(microlp);
    let solution = rules.into_iter().fold(model, SolverModel::with).solve().ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "a sum of whole numbers, far below 2^52")]
    let score = solution.eval(worth).round() as i64;
    Some(score)
}
