//! What is sent to draw a project up, and what both sides agree to.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Day;
use crate::{
    Language,
    ids::{OrganisationId, PlanId, ProposalId},
    money::MOST_FEN,
    proposals::Field,
    validation::FieldError,
};

/// Fen that a contract is about at least: one yuan, so that both instalments are something.
pub const LEAST_FEN: u64 = 100;
/// Days that a project takes at most.
pub const MOST_DAYS: i64 = 3 * 366;

/// Something that is promised, in a measure that can be counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectOutput {
    /// What there will be, 1–60 characters.
    #[validate(custom(function = crate::validation::output_name))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 60, example = "为独居老人上门理发"))]
    pub what: String,
    /// How many of it, from 1.
    #[validate(range(min = 1, max = 1_000_000, code = "output_count"))]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 1_000_000, example = 120))]
    pub count: u32,
    /// The measure that it is counted in, 1–10 characters.
    #[validate(custom(function = crate::validation::output_unit))]
    #[cfg_attr(feature = "schema", schema(min_length = 1, max_length = 10, example = "人次"))]
    pub unit: String,
}

/// What both sides agree to: time, scope, content, service, breach, money, outputs, reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The first day of the work.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date, example = "2026-12-01"))]
    pub starts_on: Day,
    /// The last day, by which the final report is due.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date, example = "2027-05-31"))]
    pub ends_on: Day,
    /// Where and for whom, 2–2,000 characters.
    #[validate(custom(function = crate::validation::clause))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 2_000, example = "梧桐里社区80岁以上独居老人")
    )]
    pub scope: String,
    /// What is done, 2–2,000 characters.
    #[validate(custom(function = crate::validation::clause))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 2_000, example = "每月两次上门理发、量血压、陪聊。")
    )]
    pub content: String,
    /// How it is done, 2–2,000 characters.
    #[validate(custom(function = crate::validation::clause))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 2_000, example = "两人同行，提前一天电话预约。")
    )]
    pub service: String,
    /// What follows when one side does not keep to it, 2–2,000 characters.
    #[validate(custom(function = crate::validation::clause))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 2_000, example = "无故中断服务的，退还未执行部分的款项。")
    )]
    pub breach: String,
    /// What it costs altogether, in whole fen.
    #[validate(range(min = LEAST_FEN, max = MOST_FEN, code = "total_fen"))]
    #[cfg_attr(
        feature = "schema",
        schema(minimum = 100, maximum = 10_000_000_000_u64, example = 2_000_000)
    )]
    pub total_fen: u64,
    /// What is promised: 1–20.
    #[validate(length(min = 1, max = 20, code = "outputs_count"), nested)]
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 20))]
    pub outputs: Vec<ProjectOutput>,
    /// The days by which written reports are due before the final one, in their order: up to 24.
    #[serde(default)]
    #[validate(length(max = 24, code = "reports_count"))]
    #[cfg_attr(feature = "schema", schema(max_items = 24, value_type = Vec<String>, example = json!(["2027-02-28"])))]
    pub reports_on: Vec<Day>,
}

impl Terms {
    /// Every day by which a report is due; the last is that of the final one.
    pub fn due_days(&self) -> impl Iterator<Item = Day> + '_ {
        self.reports_on.iter().copied().chain([self.ends_on])
    }
}

/// Draws a project up, or changes what is drawn up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProject {
    /// What it is called, 2–60 characters.
    #[validate(custom(function = crate::validation::title))]
    #[cfg_attr(feature = "schema", schema(min_length = 2, max_length = 60, example = "银发上门服务"))]
    pub title: String,
    /// What it is for, 5–500 characters.
    #[validate(custom(function = crate::validation::project_purpose))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 5, max_length = 500, example = "让出门不便的独居老人定期有人上门照看。")
    )]
    pub purpose: String,
    /// The field it belongs to.
    pub field: Field,
    /// The organisation of the community that carries it out.
    pub organisation_id: OrganisationId,
    /// The plan that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<PlanId>,
    /// The adopted proposal that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal_id: Option<ProposalId>,
    /// Why, 2–200 characters; no contract goes without that rests on no plan and no proposal, nor, but for a plan that was chosen,
    /// one with a carrier who meets stricter review. Everybody reads it once it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "暴雨后围墙开裂，须立即抢修，来不及征集方案。")
    )]
    pub because: Option<String>,
    /// What both sides are to agree to.
    #[validate(nested)]
    pub terms: Terms,
}

/// Draws up an amendment: the whole contract as it is to be, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Why, 2–200 characters; everybody reads it once it is signed.
    #[validate(custom(function = crate::validation::reason))]
    #[cfg_attr(
        feature = "schema",
        schema(min_length = 2, max_length = 200, example = "参加的老人比预计多。")
    )]
    pub reason: String,
    /// The contract as it is to be.
    #[validate(nested)]
    pub terms: Terms,
}

/// Signs a contract: the very version that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignContract {
    /// The version of the contract that was read.
    pub version: u32,
}

/// The two instalments of a total: the first is so many percent of it, in whole fen, and the last is the rest.
///
/// ```
/// assert_eq!(contract::projects::instalments(100_001, 60), [60_000, 40_001]);
/// ```
pub fn instalments(total_fen: u64, first_percent: u8) -> [u64; 2] {
    let percent = u64::from(first_percent.min(100));
    // Whole hundreds and the rest apart, so that no total overflows.
    let first = total_fen / 100 * percent + total_fen % 100 * percent / 100;
    [first, total_fen - first]
}

/// What is wrong with the fields of a contract together, at `pointer`: days that are not in their order, or too far apart.
pub fn faults_of_terms(terms: &Terms, pointer: &str, language: Language) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let mut fault = |field: String, code: &str| faults.push(FieldError::new(format!("{pointer}{field}"), code, language));
    if terms.ends_on < terms.starts_on || (terms.ends_on.0 - terms.starts_on.0).num_days() > MOST_DAYS {
        fault("/ends_on".to_owned(), "project_lasts");
    }
    let mut before = None;
    for (index, day) in terms.reports_on.iter().enumerate() {
        if *day < terms.starts_on || *day >= terms.ends_on || before.is_some_and(|before| *day <= before) {
            fault(format!("/reports_on/{index}"), "report_day");
        }
        before = Some(*day);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{LEAST_FEN, MOST_FEN, instalments};

    #[test]
    fn instalments_add_up_to_the_fen() {
        for (total, percent, both) in [
            (100, 60, [60, 40]),
            (101, 60, [60, 41]),
            (199, 60, [119, 80]),
            (3_333_333, 60, [1_999_999, 1_333_334]),
            (MOST_FEN, 99, [9_900_000_000, 100_000_000]),
        ] {
            assert_eq!(instalments(total, percent), both, "{total}");
        }
        for total in (LEAST_FEN..100_000).chain([u64::MAX, MOST_FEN - 1]) {
            for percent in 1..100 {
                let [first, last] = instalments(total, percent);
                assert_eq!(first + last, total);
                assert!(first > 0 && last > 0, "{total} at {percent} %");
                let exact = u128::from(total) * u128::from(percent) / 100;
                assert_eq!(u128::from(first), exact, "{total} at {percent} %");
            }
        }
    }
}
