//! One rule, being changed.

use contract::{
    cases::{Category, Channel, Urgency},
    handling::{Flow, RoutingRule, RoutingState, RuleCondition, terms},
};
use kit::{
    form::Form,
    hooks::use_state,
    i18n::{Text, rules as text, t, words},
    part,
    sending::Sending,
    ui::{ButtonKind, Choice, Choices, Field, Select, button},
};
use yew::prelude::*;

use super::{Known, list::hours, target, word_of};

/// Properties of an [`Editor`].
#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    /// Which rule.
    pub(super) at: usize,
    pub(super) form: Form<RoutingState>,
    pub(super) known: Known,
    pub(super) sending: Sending,
    /// Puts it away; what was changed stays.
    pub(super) onclose: Callback<()>,
}

impl EditorProps {
    /// A callback that changes one part of the rule.
    fn of<V: 'static>(&self, change: impl Fn(&mut RoutingRule, V) + 'static) -> Callback<V> {
        let at = self.at;
        self.form.typing(move |typed: &mut RoutingState, value: V| {
            if let Some(rule) = typed.rules.get_mut(at) {
                change(rule, value);
            }
        })
    }

    fn error(&self, field: &str) -> Option<AttrValue> {
        self.sending.error(&format!("/rules/{}/{field}", self.at))
    }
}

/// Everything of a rule.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let Some(rule) = props.form.typed.rules.get(props.at).cloned() else {
        return Html::default();
    };
    let typed = use_state(|| rule.words.join(" "));
    let onwords = {
        let (typed, set) = (typed.clone(), props.of(|rule, words| rule.words = words));
        Callback::from(move |text: String| {
            set.emit(apart(&text));
            typed.set(text);
        })
    };
    html! {
        <div class="lx-stack" data-test="rule-editor">
            { part!(Field {
                label: t(text::RULE_NAME),
                value: rule.name.clone(),
                oninput: props.of(|rule, name| rule.name = name),
                max_length: 30,
                error: props.error("name"),
                data_test: format!("rule-name-{}", props.at),
            }) }
            { to(props, &rule) }
            <h3 class="lx-label">{ t(text::CONDITIONS) }</h3>
            { part!(Field {
                label: t(text::WORDS),
                value: (*typed).clone(),
                oninput: onwords,
                autocomplete: "off",
                error: props.error("words"),
                data_test: "rule-words",
            }) }
            { lists(props, &rule) }
            { when(props, &rule) }
            { button(ButtonKind::Primary, t(text::DONE), props.onclose.reform(|_: MouseEvent| ()), "rule-done") }
        </div>
    }
}

/// Words with blanks or commas between them.
fn apart(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '，' | '、' | ';' | '；'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// To whom it leads, and in which work flow.
fn to(props: &EditorProps, rule: &RoutingRule) -> Html {
    let mut targets = vec![Choice::new("", t(kit::i18n::handling::CHOOSE))];
    targets.extend(props.known.targets.iter().cloned());
    let flows: Vec<_> = Flow::ALL
        .iter()
        .map(|each| Choice::new(each.word(), t(terms::flow(*each))))
        .collect();
    let error = ["to", "to/duty_id", "to/account_id", "to/organisation_id"];
    html! {
        <div class="lx-rule-pair">
            { part!(Select {
                label: t(text::TARGET),
                options: targets,
                value: word_of(&rule.to),
                onchange: props.of(|rule, word: String| rule.to = target(&word)),
                error: error.iter().find_map(|field| props.error(field)),
                data_test: "rule-to",
            }) }
            { part!(Select {
                label: t(text::FLOW),
                options: flows,
                value: rule.flow.word(),
                onchange: props.of(|rule, word: String| rule.flow = Flow::from_word(&word).unwrap_or_default()),
                error: props.error("flow"),
                data_test: "rule-flow",
            }) }
        </div>
    }
}

/// The conditions of which several can be chosen.
fn lists(props: &EditorProps, rule: &RoutingRule) -> Html {
    let choices = |all: Vec<(&'static str, Text)>| {
        all.into_iter()
            .map(|(word, text)| Choice::new(word, t(text)))
            .collect::<Vec<_>>()
    };
    let categories = choices(
        Category::ALL
            .iter()
            .map(|each| (each.word(), words::category(*each)))
            .collect(),
    );
    let channels = choices(Channel::ALL.iter().map(|each| (each.word(), words::channel(*each))).collect());
    let urgencies = choices(Urgency::ALL.iter().map(|each| (each.word(), words::urgency(*each))).collect());
    let cells: Vec<AttrValue> = rule.cells.iter().map(|id| id.to_string().into()).collect();
    html! {
        <>
            { several(props, RuleCondition::Category, categories, rule.categories.iter().map(|each| each.word().into()).collect(), "categories",
                props.of(|rule, word: AttrValue| flip(&mut rule.categories, Category::from_word(&word)))) }
            { several(props, RuleCondition::Cell, props.known.cells.clone(), cells, "cells",
                props.of(|rule, id: AttrValue| flip(&mut rule.cells, id.parse().ok()))) }
            { several(props, RuleCondition::Channel, channels, rule.channels.iter().map(|each| each.word().into()).collect(), "channels",
                props.of(|rule, word: AttrValue| flip(&mut rule.channels, Channel::from_word(&word)))) }
            { several(props, RuleCondition::Urgency, urgencies, rule.urgencies.iter().map(|each| each.word().into()).collect(), "urgencies",
                props.of(|rule, word: AttrValue| flip(&mut rule.urgencies, Urgency::from_word(&word)))) }
        </>
    }
}

fn several(
    props: &EditorProps,
    condition: RuleCondition,
    options: Vec<Choice>,
    chosen: Vec<AttrValue>,
    field: &'static str,
    onchange: Callback<AttrValue>,
) -> Html {
    if options.is_empty() {
        return Html::default();
    }
    part!(Choices {
        label: t(terms::condition(condition)),
        several: true,
        options,
        chosen,
        onchange,
        error: props.error(field),
        data_test: format!("rule-{field}"),
    })
}

/// Chooses it, or not any more.
fn flip<T: PartialEq>(list: &mut Vec<T>, pressed: Option<T>) {
    let Some(pressed) = pressed else { return };
    match list.iter().position(|each| *each == pressed) {
        Some(at) => drop(list.remove(at)),
        None => list.push(pressed),
    }
}

fn when(props: &EditorProps, rule: &RoutingRule) -> Html {
    let word = |open: Option<bool>| match open {
        None => "any",
        Some(true) => "open",
        Some(false) => "closed",
    };
    part!(Choices {
        label: t(text::OFFICE_HOURS),
        options: vec![
            Choice::new(word(None), t(text::ANY_TIME)),
            Choice::new(word(Some(true)), t(hours(true))),
            Choice::new(word(Some(false)), t(hours(false))),
        ],
        chosen: vec![AttrValue::from(word(rule.office_hours))],
        onchange: props.of(move |rule, chosen: AttrValue| {
            rule.office_hours = [None, Some(true), Some(false)]
                .into_iter()
                .find(|each| word(*each) == &*chosen)
                .flatten();
        }),
        data_test: "rule-hours",
    })
}
