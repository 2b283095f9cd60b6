//! The rules of a community for its projects: how they are paid, and when both sides' evaluations say that one passed.

use contract::projects::{ProjectRules, SENTENCES};
use kit::{
    i18n::rules as text,
    part::part,
    rules::{Kind, Number, Place, Rules, RulesProps},
};
use yew::prelude::*;

use crate::OfCommunity;

static PROJECTS: Kind<ProjectRules> = Kind {
    path: "project-rules",
    note: text::PROJECTS_NOTE,
    numbers: &[
        Number::new("first_percent", text::FIRST_PERCENT, (1, 99), |rules: &mut ProjectRules| {
            Place::Small(&mut rules.first_percent)
        })
        .after(text::FIRST_SOURCE),
        Number::new("evaluate_days", text::EVALUATE_DAYS, (1, 60), |rules: &mut ProjectRules| {
            Place::Large(&mut rules.evaluate_days)
        }),
        Number::new(
            "least_evaluations",
            text::LEAST_EVALUATIONS,
            (3, 1_000),
            |rules: &mut ProjectRules| Place::Large(&mut rules.least_evaluations),
        ),
        Number::new(
            "least_representatives",
            text::LEAST_REPRESENTATIVES,
            (0, 49),
            |rules: &mut ProjectRules| Place::Large(&mut rules.least_representatives),
        )
        .after(text::BOTH_SOURCE),
        Number::new("excellent", text::EXCELLENT_FROM, (100, 500), |rules: &mut ProjectRules| {
            Place::Large(&mut rules.excellent)
        })
        .in_hundredths(),
        Number::new("passed", text::PASSED_FROM, (100, 500), |rules: &mut ProjectRules| {
            Place::Large(&mut rules.passed)
        })
        .in_hundredths(),
    ],
    together: ("excellent", SENTENCES),
};

#[component]
pub(crate) fn ProjectsPage(props: &OfCommunity) -> Html {
    let rules = RulesProps {
        community: props.community,
        kind: &PROJECTS,
    };
    html! { <section class="lx-card">{ part::<Rules<ProjectRules>>(rules, None) }</section> }
}

#[cfg(test)]
mod tests {
    use super::PROJECTS;

    #[test]
    fn what_is_said_of_the_numbers_is_what_the_contract_takes() {
        assert_eq!(PROJECTS.astray(), [""; 0]);
    }
}
