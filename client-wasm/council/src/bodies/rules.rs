//! Who must sit in a community's bodies, and how many: set by the street, read by its stations.

use contract::{
    bodies::{BodyRules, SENTENCES},
    ids::CommunityId,
};
use kit::{
    i18n::{bodies as text, t},
    part::part,
    rules::{self, Kind, Number, Place, RulesProps},
};
use yew::prelude::*;

static BODIES: Kind<BodyRules> = Kind {
    path: "body-rules",
    note: text::RULES_NOTE,
    numbers: &[
        Number::new("group_least", text::GROUP_LEAST, (3, 49), |rules: &mut BodyRules| {
            Place::Large(&mut rules.group_least)
        })
        .after(text::GROUP_SOURCE),
        Number::new("group_most", text::GROUP_MOST, (3, 49), |rules: &mut BodyRules| {
            Place::Large(&mut rules.group_most)
        })
        .after(text::GROUP_SOURCE),
        Number::new(
            "residents_percent",
            text::RESIDENTS_PERCENT,
            (0, 100),
            |rules: &mut BodyRules| Place::Small(&mut rules.residents_percent),
        )
        .after(text::PERCENT_SOURCE),
        Number::new("others_percent", text::OTHERS_PERCENT, (0, 100), |rules: &mut BodyRules| {
            Place::Small(&mut rules.others_percent)
        })
        .after(text::PERCENT_SOURCE),
        Number::new("committee_least", text::COMMITTEE_LEAST, (3, 500), |rules: &mut BodyRules| {
            Place::Large(&mut rules.committee_least)
        })
        .after(text::COMMITTEE_SOURCE),
        Number::new(
            "group_quorum_percent",
            text::GROUP_QUORUM,
            (0, 100),
            |rules: &mut BodyRules| Place::Small(&mut rules.group_quorum_percent),
        ),
    ],
    together: ("group_most", SENTENCES),
};

/// They, folded away until somebody wants to read them.
pub(super) fn rules(community: CommunityId) -> Html {
    let rules = RulesProps {
        community,
        kind: &BODIES,
    };
    html! {
        <details class="lx-card" data-test="rules">
            <summary>{ t(text::RULES) }</summary>
            { part::<rules::Rules<BodyRules>>(rules, None) }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::BODIES;

    #[test]
    fn what_is_said_of_the_numbers_is_what_the_contract_takes() {
        assert_eq!(BODIES.astray(), [""; 0]);
    }
}
