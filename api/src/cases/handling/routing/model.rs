//! Which rule a matter fits; pure.

use contract::{
    cases::{Category, Channel, Urgency},
    handling::{RoutingOutcome, RoutingRule, RoutingRules, RuleCondition},
    ids::CellId,
};

/// What rules look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matter<'a> {
    pub(super) text: &'a str,
    pub(super) category: Category,
    pub(super) urgency: Urgency,
    pub(super) channel: Channel,
    pub(super) cell: Option<CellId>,
    pub(super) in_office_hours: bool,
}

/// The conditions of a rule that a matter does not fit.
fn misfits(rule: &RoutingRule, matter: &Matter<'_>) -> Vec<RuleCondition> {
    let says = |word: &String| matter.text.to_lowercase().contains(&word.trim().to_lowercase());
    let fits = [
        (RuleCondition::Category, any(&rule.categories, Some(matter.category))),
        (RuleCondition::Cell, any(&rule.cells, matter.cell)),
        (RuleCondition::Channel, any(&rule.channels, Some(matter.channel))),
        (RuleCondition::Urgency, any(&rule.urgencies, Some(matter.urgency))),
        (RuleCondition::Words, rule.words.is_empty() || rule.words.iter().any(says)),
        (
            RuleCondition::OfficeHours,
            rule.office_hours.is_none_or(|open| open == matter.in_office_hours),
        ),
    ];
    fits.into_iter()
        .filter(|(_, fits)| !fits)
        .map(|(condition, _)| condition)
        .collect()
}

/// Whether one of them is meant; none named: all are.
fn any<T: PartialEq>(named: &[T], one: Option<T>) -> bool {
    named.is_empty() || one.is_some_and(|one| named.contains(&one))
}

/// The first rule that a matter fits.
pub(super) fn first<'a>(rules: &'a RoutingRules, matter: &Matter<'_>) -> Option<&'a RoutingRule> {
    rules.rules.iter().find(|rule| misfits(rule, matter).is_empty())
}

/// What every rule says to a matter.
pub(super) fn outcome(rules: &RoutingRules, matter: &Matter<'_>) -> RoutingOutcome {
    let misfits: Vec<_> = rules.rules.iter().map(|rule| misfits(rule, matter)).collect();
    let followed = misfits.iter().position(Vec::is_empty);
    RoutingOutcome {
        misfits,
        followed: followed.and_then(|at| u8::try_from(at).ok()),
    }
}

#[cfg(test)]
mod tests {
    use contract::handling::{Flow, RoutingTarget};

    use super::*;

    fn rule(name: &str) -> RoutingRule {
        RoutingRule {
            name: name.to_owned(),
            categories: Vec::new(),
            cells: Vec::new(),
            channels: Vec::new(),
            urgencies: Vec::new(),
            words: Vec::new(),
            office_hours: None,
            to: RoutingTarget::default(),
            flow: Flow::Ordinary,
        }
    }

    const MATTER: Matter<'_> = Matter {
        text: "3号楼电梯夜里有异响 WiFi",
        category: Category::Noise,
        urgency: Urgency::Normal,
        channel: Channel::Mailbox,
        cell: None,
        in_office_hours: true,
    };

    #[test]
    fn the_first_rule_that_fits_is_followed_and_the_others_say_why_not() {
        let rules = RoutingRules {
            rules: vec![
                RoutingRule {
                    categories: vec![Category::Traffic],
                    office_hours: Some(false),
                    ..rule("停车")
                },
                RoutingRule {
                    words: vec!["水管".to_owned(), " wifi ".to_owned()],
                    ..rule("网络")
                },
                rule("其余"),
            ],
        };
        let outcome = outcome(&rules, &MATTER);
        assert_eq!(
            outcome.misfits,
            [vec![RuleCondition::Category, RuleCondition::OfficeHours], vec![], vec![]]
        );
        assert_eq!(outcome.followed, Some(1));
        assert_eq!(first(&rules, &MATTER).map(|rule| rule.name.as_str()), Some("网络"));
    }

    #[test]
    fn a_rule_for_cells_fits_no_case_without_one() {
        let of_cell = RoutingRule {
            cells: vec![uuid::Uuid::from_u128(1).into()],
            ..rule("一网格")
        };
        assert_eq!(misfits(&of_cell, &MATTER), [RuleCondition::Cell]);
        let there = Matter {
            cell: Some(uuid::Uuid::from_u128(1).into()),
            ..MATTER
        };
        assert!(misfits(&of_cell, &there).is_empty());
    }
}
