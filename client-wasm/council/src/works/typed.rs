//! A contract as it is typed, and as it is sent.

use contract::{
    calls::{PlanCall, PlanOutput},
    ids::ProposalId,
    money,
    projects::{Amendment, Day, NewProject, Project, ProjectOutput, SENTENCES, Terms, faults_of_terms},
    proposals::Field,
    validation::FieldError,
};
use kit::{
    faults::{checked_with, missing},
    i18n::{language, works as text},
};
use serde::{Deserialize, Serialize};

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Typed {
    pub(super) title: String,
    pub(super) purpose: String,
    pub(super) field: String,
    pub(super) carrier: String,
    pub(super) proposal: String,
    pub(super) reason: String,
    /// Why there is a contract, where neither a plan nor a proposal says so.
    #[serde(default)]
    pub(super) because: String,
    pub(super) starts_on: String,
    pub(super) ends_on: String,
    pub(super) scope: String,
    pub(super) content: String,
    pub(super) service: String,
    pub(super) breach: String,
    pub(super) total: String,
    /// What, how many, and of what.
    pub(super) outputs: Vec<[String; 3]>,
    pub(super) reports: Vec<String>,
}

impl Typed {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self {
            field: Field::Other.word().to_owned(),
            outputs: vec![Default::default()],
            ..Self::default()
        }
    }

    /// What the plan says that a call chose; nothing where there is none.
    pub(super) fn of_plan(call: &PlanCall) -> Self {
        let Some(plan) = call.plans.iter().find(|plan| call.plan_id == Some(plan.id)) else {
            return Self::new();
        };
        let text = &plan.plan;
        let steps = text.steps.iter().map(|step| step.what.as_str());
        let content: Vec<&str> = [text.summary.as_str()].into_iter().chain(steps).collect();
        let output = |of: &PlanOutput| [of.what.clone(), of.count.to_string(), String::new()];
        Self {
            title: text.title.clone(),
            purpose: call.title.clone(),
            field: call.field.unwrap_or(Field::Other).word().to_owned(),
            carrier: plan.organisation_id.to_string(),
            starts_on: text.starts_on.clone(),
            ends_on: text.ends_on.clone(),
            scope: call.wanted.clone(),
            content: content.join("\n"),
            total: money::yuan(plan.total_fen),
            outputs: text.outputs.iter().map(output).collect(),
            ..Self::new()
        }
    }

    /// What is drawn up of a project, or else what holds.
    pub(super) fn of(project: &Project) -> Self {
        let terms = project
            .draft
            .as_ref()
            .or(project.contract.as_ref().map(|contract| &contract.terms));
        let Some(terms) = terms else { return Self::new() };
        let output = |of: &ProjectOutput| [of.what.clone(), of.count.to_string(), of.unit.clone()];
        Self {
            title: project.summary.title.clone(),
            purpose: project.purpose.clone(),
            field: project.summary.field.word().to_owned(),
            carrier: project.summary.organisation_id.to_string(),
            proposal: project.proposal_id.map(|id| id.to_string()).unwrap_or_default(),
            reason: project.draft_because.clone().unwrap_or_default(),
            because: project.because.clone().unwrap_or_default(),
            starts_on: terms.starts_on.to_string(),
            ends_on: terms.ends_on.to_string(),
            scope: terms.scope.clone(),
            content: terms.content.clone(),
            service: terms.service.clone(),
            breach: terms.breach.clone(),
            total: money::yuan(terms.total_fen),
            outputs: terms.outputs.iter().map(output).collect(),
            reports: terms.reports_on.iter().map(ToString::to_string).collect(),
        }
    }

    /// A project as it is sent, or all that is wrong with it.
    pub(super) fn project(&self, plan_id: Option<contract::ids::PlanId>) -> Result<NewProject, Vec<FieldError>> {
        let mut faults = Vec::new();
        let organisation_id = self.carrier.parse().unwrap_or_else(|_| {
            faults.push(missing("/organisation_id", text::CHOOSE_CARRIER));
            nothing()
        });
        let proposal_id = self.proposal.parse::<ProposalId>().ok();
        let because = Some(self.because.trim().to_owned()).filter(|because| !because.is_empty());
        if plan_id.is_none() && proposal_id.is_none() && because.is_none() {
            faults.push(missing("/because", text::BECAUSE_MISSING));
        }
        let project = NewProject {
            title: self.title.trim().to_owned(),
            purpose: self.purpose.trim().to_owned(),
            field: Field::from_word(&self.field).unwrap_or(Field::Other),
            organisation_id,
            plan_id,
            proposal_id,
            because,
            terms: self.terms(&mut faults),
        };
        let together = faults_of_terms(&project.terms, "/terms", language());
        checked_with(project, faults, together, &[SENTENCES])
    }

    /// An amendment as it is sent, or all that is wrong with it.
    pub(super) fn amendment(&self) -> Result<Amendment, Vec<FieldError>> {
        let mut faults = Vec::new();
        let amendment = Amendment {
            reason: self.reason.trim().to_owned(),
            terms: self.terms(&mut faults),
        };
        let together = faults_of_terms(&amendment.terms, "/terms", language());
        checked_with(amendment, faults, together, &[SENTENCES])
    }

    fn terms(&self, faults: &mut Vec<FieldError>) -> Terms {
        let starts_on = day(&self.starts_on, "/terms/starts_on", faults);
        let ends_on = day(&self.ends_on, "/terms/ends_on", faults);
        let total_fen = money::fen(&self.total).unwrap_or_else(|| {
            faults.push(missing("/terms/total_fen", text::YUAN_FORM));
            contract::projects::LEAST_FEN
        });
        let mut outputs = Vec::with_capacity(self.outputs.len());
        for (at, [what, count, unit]) in self.outputs.iter().enumerate() {
            let count = count.trim().parse().unwrap_or_else(|_| {
                faults.push(missing(&format!("/terms/outputs/{at}/count"), text::NUMBER_FORM));
                1
            });
            outputs.push(ProjectOutput {
                what: what.trim().to_owned(),
                count,
                unit: unit.trim().to_owned(),
            });
        }
        let mut reports_on = Vec::with_capacity(self.reports.len());
        for (at, typed) in self.reports.iter().enumerate() {
            reports_on.push(day(typed, &format!("/terms/reports_on/{at}"), faults));
        }
        Terms {
            starts_on,
            ends_on,
            scope: self.scope.trim().to_owned(),
            content: self.content.trim().to_owned(),
            service: self.service.trim().to_owned(),
            breach: self.breach.trim().to_owned(),
            total_fen,
            outputs,
            reports_on,
        }
    }
}

/// An identifier that nothing has; it is never sent.
fn nothing<T>() -> contract::ids::Id<T> {
    contract::ids::Id::from(uuid::Uuid::nil())
}

fn day(typed: &str, pointer: &str, faults: &mut Vec<FieldError>) -> Day {
    typed.parse().unwrap_or_else(|_| {
        faults.push(missing(pointer, text::DAY_FORM));
        Day::of(contract::DateTime::default())
    })
}

#[cfg(test)]
mod tests {
    use super::Typed;

    fn typed() -> Typed {
        let text = |text: &str| text.to_owned();
        Typed {
            title: text("Help at home"),
            purpose: text("Somebody comes to those who cannot go out."),
            carrier: uuid::Uuid::from_u128(7).to_string(),
            reason: text("More people than was thought."),
            because: text("The wall fell, and could not wait."),
            starts_on: text("2026-12-01"),
            ends_on: text("2027-05-31"),
            scope: text("People over eighty"),
            content: text("Two visits a month"),
            service: text("Two come together"),
            breach: text("What is not done is paid back"),
            total: text("12,000.50"),
            outputs: vec![[text("Visits"), text("480"), text("visits")]],
            reports: vec![text("2027-02-28")],
            ..Typed::new()
        }
    }

    #[test]
    fn what_is_typed_is_sent_to_the_fen() {
        let project = typed().project(None).expect("a project");
        assert_eq!((project.terms.total_fen, project.terms.outputs[0].count), (1_200_050, 480));
        assert_eq!(project.because.as_deref(), Some("The wall fell, and could not wait."));
        let silent = Typed {
            because: String::new(),
            ..typed()
        };
        assert!(
            silent.project(Some(uuid::Uuid::from_u128(7).into())).is_ok(),
            "a plan says why"
        );
        assert_eq!(typed().amendment().expect("an amendment").terms, project.terms);
    }

    #[test]
    fn whatever_is_wrong_is_said_at_its_field_once() {
        let mut pointers: Vec<_> = Typed::new()
            .project(None)
            .expect_err("nothing is typed")
            .into_iter()
            .map(|fault| fault.pointer)
            .collect();
        let all = pointers.len();
        pointers.sort();
        pointers.dedup();
        assert_eq!(pointers.len(), all, "{pointers:?}");
        for pointer in [
            "/title",
            "/purpose",
            "/organisation_id",
            "/because",
            "/terms/starts_on",
            "/terms/total_fen",
            "/terms/outputs/0/count",
        ] {
            assert!(pointers.iter().any(|known| known == pointer), "{pointer}");
        }
        let late = Typed {
            reports: vec!["2027-06-01".to_owned()],
            ..typed()
        };
        let faults = late.project(None).expect_err("a report after the end");
        assert_eq!(
            faults.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(),
            ["/terms/reports_on/0"]
        );
    }
}
