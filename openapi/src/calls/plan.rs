//! A plan: what an organisation would do, what would come of it, and what it would cost.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{Language, money::MOST_FEN, validation::FieldError};

/// A plan, as an organisation writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanText {
    /// It in a line, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "周末爱心餐桌"))]
    pub title: String,
    /// What it comes to, 5–2000 characters.
    #[validate(custom(function = crate::validation::agenda_text))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 2000, example = "每周六、日中午由志愿者和厨师供餐。")
    )]
    pub summary: String,
    /// What is done, step by step: 1–20.
    #[validate(length(min = 1, max = 20, code = "plan_steps_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 20))]
    pub steps: Vec<PlanStep>,
    /// What can be counted in the end: 1–20.
    #[validate(length(min = 1, max = 20, code = "plan_outputs_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 20))]
    pub outputs: Vec<PlanOutput>,
    /// What it costs, line by line: 1–30, together no more than the call's limit.
    #[validate(length(min = 1, max = 30, code = "plan_budget_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 30))]
    pub budget: Vec<BudgetLine>,
    /// The day on which it begins, as `2027-03-01`.
    #[validate(custom(function = day))]
    #[cfg_attr(feature = "schema", schema(pattern = r"^\d{4}-\d{2}-\d{2}$", example = "2027-03-01"))]
    pub starts_on: String,
    /// The day on which the work would end.
    #[validate(custom(function = day))]
    #[cfg_attr(feature = "schema", schema(pattern = r"^\d{4}-\d{2}-\d{2}$", example = "2027-11-30"))]
    pub ends_on: String,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanStep {
    /// What is done, 1–100 characters.
    #[validate(custom(function = crate::validation::agenda_line))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 1, max_length = 100, example = "招募 20 名志愿者并培训")
    )]
    pub what: String,
}

/// Something that can be counted in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanOutput {
    /// What, with its unit, 1–100 characters.
    #[validate(custom(function = crate::validation::agenda_line))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 100, example = "供餐（人次）"))]
    pub what: String,
    /// How many, 1–10 million.
    #[validate(range(min = 1, max = 10_000_000, code = "range"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000_000, example = 1_500))]
    pub count: u32,
}

/// A line of a budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    /// What for, 1–100 characters.
    #[validate(custom(function = crate::validation::agenda_line))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 100, example = "食材"))]
    pub what: String,
    /// How much, in fen.
    #[validate(range(min = 1, max = MOST_FEN, code = "amount"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 10_000_000_000_u64, example = 1_200_000))]
    pub fen: u64,
}

impl PlanText {
    /// What it costs altogether, in fen: thirty lines at most, each within bounds, cannot overflow.
    pub fn total(&self) -> u64 {
        self.budget.iter().fold(0, |sum, line| sum.saturating_add(line.fen))
    }
}

/// What is wrong with the fields of a plan together: more than `limit` fen, or an end before its beginning.
pub fn faults_of_plan(plan: &PlanText, limit: u64, language: Language) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if plan.total() > limit {
        faults.push(FieldError::new("/plan/budget", "plan_over_limit", language));
    }
    // Days of this form sort as they follow each other.
    if plan.ends_on < plan.starts_on {
        faults.push(FieldError::new("/plan/ends_on", "plan_ends", language));
    }
    faults
}

fn day(text: &str) -> Result<(), validator::ValidationError> {
    match crate::time::day(text) {
        Some(_) => Ok(()),
        None => Err(validator::ValidationError::new("day_form")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_costs_what_its_lines_cost_and_no_more_than_the_limit() {
        let line = |fen| BudgetLine {
            what: "食材".to_owned(),
            fen,
        };
        let mut plan = PlanText {
            title: String::new(),
            summary: String::new(),
            steps: Vec::new(),
            outputs: Vec::new(),
            budget: vec![line(MOST_FEN); 30],
            starts_on: "2027-03-01".to_owned(),
            ends_on: "2027-03-01".to_owned(),
        };
        assert_eq!(plan.total(), 30 * MOST_FEN);
        plan.budget = vec![line(10), line(20), line(1)];
        assert_eq!(faults_of_plan(&plan, 31, Language::Chinese), []);
        let codes = |plan: &PlanText, limit| -> Vec<String> {
            let faults = faults_of_plan(plan, limit, Language::Chinese);
            faults.into_iter().map(|fault| fault.code).collect()
        };
        assert_eq!(codes(&plan, 30), ["plan_over_limit"]);
        "2027-02-28".clone_into(&mut plan.ends_on);
        assert_eq!(codes(&plan, 31), ["plan_ends"]);
    }
}
