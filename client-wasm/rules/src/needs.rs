//! The rules of a community for needs and calls for plans: how long what was chosen is on public notice, when a
//! need passes, and how many must take part.

use contract::agenda::AgendaRules;
use kit::{
    i18n::rules as text,
    part::part,
    rules::{Kind, Number, Place, Rules, RulesProps},
};
use yew::prelude::*;

use crate::OfCommunity;

static NEEDS: Kind<AgendaRules> = Kind {
    path: "agenda-rules",
    note: text::NEEDS_NOTE,
    numbers: &[
        Number::new("notice_days", text::NOTICE_DAYS, (1, 60), |rules: &mut AgendaRules| {
            Place::Large(&mut rules.notice_days)
        }),
        Number::new("pass_percent", text::PASS_PERCENT, (50, 99), |rules: &mut AgendaRules| {
            Place::Small(&mut rules.pass_percent)
        })
        .after(text::PASS_SOURCE),
        Number::new("pass_score_tenths", text::PASS_SCORE, (10, 49), |rules: &mut AgendaRules| {
            Place::Small(&mut rules.pass_score_tenths)
        }),
        Number::new(
            "needs_quorum_percent",
            text::NEEDS_QUORUM,
            (0, 100),
            |rules: &mut AgendaRules| Place::Small(&mut rules.needs_quorum_percent),
        )
        .after(text::QUORUM_SOURCE),
        Number::new(
            "review_quorum_percent",
            text::REVIEW_QUORUM,
            (0, 100),
            |rules: &mut AgendaRules| Place::Small(&mut rules.review_quorum_percent),
        ),
        Number::new(
            "assembly_quorum_percent",
            text::ASSEMBLY_QUORUM,
            (0, 100),
            |rules: &mut AgendaRules| Place::Small(&mut rules.assembly_quorum_percent),
        )
        .after(text::QUORUM_SOURCE),
        Number::new("strict_months", text::STRICT_MONTHS, (0, 120), |rules: &mut AgendaRules| {
            Place::Small(&mut rules.strict_months)
        })
        .after(text::STRICT_SOURCE),
        Number::new("strict_percent", text::STRICT_PERCENT, (50, 99), |rules: &mut AgendaRules| {
            Place::Small(&mut rules.strict_percent)
        }),
        Number::new("first_months", text::FIRST_MONTHS, (0, 120), |rules: &mut AgendaRules| {
            Place::Small(&mut rules.first_months)
        })
        .after(text::FIRST_ON_EQUAL),
        Number::new("motion_percent", text::MOTION_PERCENT, (1, 20), |rules: &mut AgendaRules| {
            Place::Small(&mut rules.motion_percent)
        })
        .after(text::MOTION_SOURCE),
        Number::new(
            "motion_announce_days",
            text::MOTION_DAYS,
            (1, 60),
            |rules: &mut AgendaRules| Place::Large(&mut rules.motion_announce_days),
        ),
    ],
    together: ("", &[]),
};

#[component]
pub(crate) fn NeedsPage(props: &OfCommunity) -> Html {
    let rules = RulesProps {
        community: props.community,
        kind: &NEEDS,
    };
    html! { <section class="lx-card">{ part::<Rules<AgendaRules>>(rules, None) }</section> }
}

#[cfg(test)]
mod tests {
    use super::NEEDS;

    #[test]
    fn what_is_said_of_the_numbers_is_what_the_contract_takes() {
        assert_eq!(NEEDS.astray(), [""; 0]);
    }
}
