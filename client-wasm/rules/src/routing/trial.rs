//! Tries the rules with a text: which is followed, and what does not fit at the others.

use contract::{
    DateTime, Utc,
    cases::{Category, Channel, Urgency},
    handling::{RoutingOutcome, RoutingRule, RoutingRules, RoutingTrial, RuleCondition, SENTENCES, terms},
    ids::CommunityId,
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, rules as text, t, words},
    part,
    sending::{Sending, typing, use_sending},
    time,
    ui::{Choice, Field, FieldKind, Select, Shape, TextArea, Tone, chip},
};
use yew::prelude::*;

use super::{Known, list::goes_to};

/// Properties of a [`Trial`].
#[derive(Properties, PartialEq)]
pub(super) struct TrialProps {
    pub(super) community: CommunityId,
    /// As they are typed.
    pub(super) rules: RoutingRules,
    pub(super) known: Known,
}

#[derive(Clone, PartialEq)]
struct Typed {
    text: String,
    category: Category,
    urgency: Urgency,
    channel: Channel,
    cell: String,
    day: String,
    clock: String,
}

impl Typed {
    const fn new() -> Self {
        Self {
            text: String::new(),
            category: Category::Housing,
            urgency: Urgency::Normal,
            channel: Channel::Mailbox,
            cell: String::new(),
            day: String::new(),
            clock: String::new(),
        }
    }

    /// The moment that is typed; now where none is.
    fn at(&self) -> Option<DateTime<Utc>> {
        let clock = Some(self.clock.trim()).filter(|clock| !clock.is_empty());
        time::typed(&self.day, clock.unwrap_or("10:00"))
    }

    fn trial(&self, rules: RoutingRules) -> RoutingTrial {
        RoutingTrial {
            text: self.text.trim().to_owned(),
            category: self.category,
            urgency: self.urgency,
            channel: self.channel,
            cell_id: self.cell.parse().ok(),
            at: self.at(),
            rules: Some(rules),
        }
    }
}

/// The box to try the rules in.
#[component]
pub(super) fn Trial(props: &TrialProps) -> Html {
    let typed = use_state(Typed::new);
    let sending = use_sending();
    let outcome = use_state(|| None::<(RoutingRules, RoutingOutcome)>);
    let onsubmit = {
        let (typed, sending, outcome) = (typed.clone(), sending.clone(), outcome.clone());
        let (rules, path) = (props.rules.clone(), format!("/communities/{}/routing/try", props.community));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let trial = typed.trial(rules.clone());
            if sending.accepts_in(&trial, SENTENCES) {
                let (outcome, rules) = (outcome.clone(), rules.clone());
                sending.send(Call::post(&path).json(&trial), move |found: RoutingOutcome| {
                    outcome.set(Some((rules, found)));
                });
            }
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="trial">
            <h2 class="lx-title">{ t(text::TRY) }</h2>
            <p class="lx-small lx-muted">{ t(text::TRY_LEAD) }</p>
            { part!(TextArea {
                label: t(text::TRY_TEXT),
                value: typed.text.clone(),
                oninput: typing(&typed, |typed: &mut Typed, text| typed.text = text),
                limit: 2_000,
                rows: 3,
                error: sending.error("/text"),
                data_test: "trial-text",
            }) }
            { circumstances(&typed, &props.known, &sending) }
            { sending.trouble("trial-trouble") }
            { sending.submit(t(text::TRY_GO), "trial-go") }
            // What was said of other rules says nothing of these.
            if let Some((_, found)) = outcome.as_ref().filter(|(of, _)| *of == props.rules) { { shown(&props.rules.rules, found, &props.known) } }
        </form>
    }
}

fn circumstances(typed: &kit::hooks::UseStateHandle<Typed>, known: &Known, sending: &Sending) -> Html {
    let mut cells = vec![Choice::new("", t(text::ANY_CELL))];
    cells.extend(known.cells.iter().cloned());
    let select = |condition, options: Vec<Choice>, value: AttrValue, onchange: Callback<String>, name: &'static str| {
        part!(Select {
            label: t(terms::condition(condition)),
            options,
            value,
            onchange,
            data_test: name
        })
    };
    html! {
        <div class="lx-rule-pair">
            { select(RuleCondition::Category, Category::ALL.iter().map(|each| Choice::new(each.word(), t(words::category(*each)))).collect(),
                typed.category.word().into(), typing(typed, |typed: &mut Typed, word: String| typed.category = Category::from_word(&word).unwrap_or(typed.category)), "trial-category") }
            { select(RuleCondition::Urgency, Urgency::ALL.iter().map(|each| Choice::new(each.word(), t(words::urgency(*each)))).collect(),
                typed.urgency.word().into(), typing(typed, |typed: &mut Typed, word: String| typed.urgency = Urgency::from_word(&word).unwrap_or(typed.urgency)), "trial-urgency") }
            { select(RuleCondition::Channel, Channel::ALL.iter().map(|each| Choice::new(each.word(), t(words::channel(*each)))).collect(),
                typed.channel.word().into(), typing(typed, |typed: &mut Typed, word: String| typed.channel = Channel::from_word(&word).unwrap_or(typed.channel)), "trial-channel") }
            { select(RuleCondition::Cell, cells, typed.cell.clone().into(), typing(typed, |typed: &mut Typed, id| typed.cell = id), "trial-cell") }
            { part!(Field {
                label: t(text::TRY_DAY),
                kind: FieldKind::Date,
                value: typed.day.clone(),
                oninput: typing(typed, |typed: &mut Typed, day| typed.day = day),
                error: sending.error("/at"),
                data_test: "trial-day",
            }) }
            if !typed.day.is_empty() {
                { part!(Field {
                    label: t(text::TRY_CLOCK),
                    value: typed.clock.clone(),
                    oninput: typing(typed, |typed: &mut Typed, clock| typed.clock = clock),
                    max_length: 5,
                    data_test: "trial-clock",
                }) }
            }
        </div>
    }
}

/// What each rule said, and to whom the one leads that is followed.
fn shown(rules: &[RoutingRule], found: &RoutingOutcome, known: &Known) -> Html {
    let rows = rules.iter().zip(&found.misfits).enumerate().map(|(at, (rule, misfits))| {
        let followed = found.followed.is_some_and(|first| usize::from(first) == at);
        html! {
            <li key={at} class="lx-row" data-test={format!("trial-{at}")} data-followed={followed.then_some("true")}>
                <span class={followed.then_some("lx-strong")}>{ at + 1 }{ ". " }{ &rule.name }</span>
                { verdict(followed, misfits) }
                if followed { <span>{ goes_to(rule, known) }</span> }
            </li>
        }
    });
    html! {
        <div aria-live="polite" data-test="trial-outcome">
            <ol class="lx-manage-list">{ for rows }</ol>
            if found.followed.is_none() { <p data-test="trial-none">{ t(text::NO_RULE) }</p> }
        </div>
    }
}

fn verdict(followed: bool, misfits: &[RuleCondition]) -> Html {
    if followed {
        return chip(Tone::Green, Shape::Check, t(text::FOLLOWED));
    }
    if misfits.is_empty() {
        return html! { <span class="lx-muted">{ t(text::FITS) }</span> };
    }
    let list: Vec<&str> = misfits.iter().map(|each| t(terms::condition(*each))).collect();
    html! { <span class="lx-muted">{ fill(text::MISFITS, &[&list.join(t(text::OR))]) }</span> }
}
