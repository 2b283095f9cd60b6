//! A plan as it is typed, and as it is sent.

use contract::{
    agenda,
    calls::{BudgetLine, Plan, PlanOutput, PlanStep, PlanText, SENTENCES, SendPlan, faults_of_plan},
    money::{fen, yuan},
    validation::FieldError,
};
use kit::{
    faults::{checked_with, missing},
    i18n::{language, needs as text},
};
use serde::{Deserialize, Serialize};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) steps: Vec<String>,
    /// What, and how many.
    pub(super) outputs: Vec<(String, String)>,
    /// What for, and how many yuan.
    pub(super) budget: Vec<(String, String)>,
    pub(super) starts_on: String,
    pub(super) ends_on: String,
    pub(super) contact: String,
}

impl Typed {
    /// Nothing yet: one line of each.
    pub(super) fn new() -> Self {
        Self {
            steps: vec![String::new()],
            outputs: vec![Default::default()],
            budget: vec![Default::default()],
            ..Self::default()
        }
    }

    /// What was sent.
    pub(super) fn of(sent: &Plan) -> Self {
        let plan = &sent.plan;
        Self {
            title: plan.title.clone(),
            summary: plan.summary.clone(),
            steps: plan.steps.iter().map(|step| step.what.clone()).collect(),
            outputs: plan
                .outputs
                .iter()
                .map(|one| (one.what.clone(), one.count.to_string()))
                .collect(),
            budget: plan.budget.iter().map(|line| (line.what.clone(), yuan(line.fen))).collect(),
            starts_on: plan.starts_on.clone(),
            ends_on: plan.ends_on.clone(),
            contact: sent.contact.clone().unwrap_or_default(),
        }
    }

    /// What the lines that are amounts come to, in fen.
    pub(super) fn sum(&self) -> u64 {
        self.budget
            .iter()
            .filter_map(|(_, amount)| fen(amount))
            .fold(0, u64::saturating_add)
    }

    /// It as it is sent, or all that is wrong with it, in the words of whoever reads it here.
    pub(super) fn read(&self, limit: u64) -> Result<SendPlan, Vec<FieldError>> {
        let mut faults = Vec::new();
        let outputs = self.outputs.iter().enumerate().map(|(at, (what, count))| PlanOutput {
            what: what.trim().to_owned(),
            count: count.trim().parse().unwrap_or_else(|_| {
                faults.push(missing(&format!("/plan/outputs/{at}/count"), text::COUNT_FORM));
                1
            }),
        });
        let outputs = outputs.collect();
        let budget = self.budget.iter().enumerate().map(|(at, (what, amount))| BudgetLine {
            what: what.trim().to_owned(),
            fen: fen(amount).unwrap_or_else(|| {
                faults.push(missing(&format!("/plan/budget/{at}/fen"), text::AMOUNT_FORM));
                1
            }),
        });
        let budget = budget.collect();
        let step = |what: &String| PlanStep {
            what: what.trim().to_owned(),
        };
        let new = SendPlan {
            plan: PlanText {
                title: self.title.trim().to_owned(),
                summary: self.summary.trim().to_owned(),
                steps: self.steps.iter().map(step).collect(),
                outputs,
                budget,
                starts_on: self.starts_on.clone(),
                ends_on: self.ends_on.clone(),
            },
            contact: self.contact.trim().to_owned(),
        };
        let together = faults_of_plan(&new.plan, limit, language());
        checked_with(new, faults, together, &[SENTENCES, agenda::SENTENCES])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: "Weekend table".to_owned(),
            summary: "Lunch on Saturdays and Sundays.".to_owned(),
            steps: vec![" Find cooks ".to_owned()],
            outputs: vec![("Lunches".to_owned(), "1500".to_owned())],
            budget: vec![
                ("Food".to_owned(), "12,000.50".to_owned()),
                ("Cook".to_owned(), "99.9".to_owned()),
            ],
            starts_on: "2027-03-01".to_owned(),
            ends_on: "2027-11-30".to_owned(),
            contact: "Ms Zhou".to_owned(),
        }
    }

    fn wrong(typed: &Typed, limit: u64) -> Vec<String> {
        let faults = typed.read(limit).expect_err("something is wrong");
        assert!(faults.iter().all(|fault| !fault.detail.is_empty()), "{faults:?}");
        faults.into_iter().map(|fault| fault.pointer).collect()
    }

    #[test]
    fn what_is_typed_is_sent_to_the_fen() {
        let plan = typed().read(1_210_040).expect("a plan").plan;
        assert_eq!((plan.total(), typed().sum()), (1_210_040, 1_210_040));
        assert_eq!(plan.steps[0].what, "Find cooks");
        assert_eq!(wrong(&typed(), 1_210_039), ["/plan/budget"]);
    }

    #[test]
    fn whatever_is_wrong_is_said_at_its_field() {
        let mut bad = typed();
        "a few".clone_into(&mut bad.outputs[0].1);
        "much".clone_into(&mut bad.budget[1].1);
        bad.steps[0].clear();
        assert_eq!(
            wrong(&bad, u64::MAX),
            ["/plan/outputs/0/count", "/plan/budget/1/fen", "/plan/steps/0/what"]
        );
    }
}
