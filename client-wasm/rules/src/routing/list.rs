//! The rules in their order: moved by buttons, and opened to be changed.

use contract::{
    handling::{Flow, RoutingRule, RoutingState, RoutingTarget, RuleCondition, terms},
    ids::CellId,
};
use kit::{
    browser::focus_soon,
    form::Form,
    hooks::UseStateHandle,
    i18n::{Text, fill, rules as text, t, words},
    part,
    sending::Sending,
    ui::{Button, Choice, Empty, IconButton, Shape},
};
use yew::prelude::*;

use super::{Known, editor::Editor, word_of};

/// Properties of a [`List`].
#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    pub(super) form: Form<RoutingState>,
    pub(super) known: Known,
    pub(super) sending: Sending,
    /// Which rule is being changed.
    pub(super) open: UseStateHandle<Option<usize>>,
}

/// The rules.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let rules = &props.form.typed.rules;
    let add = {
        let (open, count) = (props.open.clone(), rules.len());
        let add = props.form.typing(|typed: &mut RoutingState, ()| typed.rules.push(blank()));
        Callback::from(move |_: MouseEvent| {
            add.emit(());
            open.set(Some(count));
            focus_soon(format!("rule-name-{count}"));
        })
    };
    html! {
        <>
            if rules.is_empty() { { part!(Empty { shape: Shape::List, words: t(text::RULES_NONE) }) } }
            <ol class="lx-manage-list" data-test="rules">
                { for rules.iter().enumerate().map(|(at, rule)| row(props, at, rule)) }
            </ol>
            { part!(Button { shape: Shape::Plus, onclick: add, data_test: "rule-add", children: html! { { t(text::RULE_ADD) } } }) }
        </>
    }
}

/// A rule that fits every case and leads to nobody yet.
fn blank() -> RoutingRule {
    RoutingRule {
        name: t(text::RULE_NEW).to_owned(),
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

fn row(props: &ListProps, at: usize, rule: &RoutingRule) -> Html {
    let is_open = *props.open == Some(at);
    let last = at + 1 == props.form.typed.rules.len();
    html! {
        <li key={at} class="lx-card lx-rule" data-test={format!("rule-{at}")}>
            <div class="lx-row lx-row-spread">
                <strong><span class="lx-number">{ at + 1 }{ ". " }</span>{ &rule.name }</strong>
                <span class="lx-row">
                    if at > 0 { { swap(props, at - 1, at - 1, Shape::Up, text::UP, "up") } }
                    if !last { { swap(props, at, at + 1, Shape::Down, text::DOWN, "down") } }
                    { icon(Shape::Write, text::EDIT_RULE, rule, toggle(props, at), format!("rule-edit-{at}")) }
                    { icon(Shape::Close, text::REMOVE_RULE, rule, remove(props, at), format!("rule-remove-{at}")) }
                </span>
            </div>
            if is_open {
                { part!(Editor { at, form: props.form.clone(), known: props.known.clone(), sending: props.sending.clone(), onclose: close(props) }) }
            } else {
                { summary(rule, &props.known) }
            }
        </li>
    }
}

fn icon(shape: Shape, label: Text, rule: &RoutingRule, onclick: Callback<MouseEvent>, data_test: String) -> Html {
    part!(IconButton {
        shape,
        label: fill(label, &[&rule.name]),
        onclick,
        data_test
    })
}

/// Exchanges a rule with the next; the focus goes with the one that was moved.
fn swap(props: &ListProps, first: usize, goes_to: usize, shape: Shape, label: Text, way: &'static str) -> Html {
    let exchange = props.form.typing(move |typed: &mut RoutingState, ()| {
        if first + 1 < typed.rules.len() {
            typed.rules.swap(first, first + 1);
        }
    });
    let open = props.open.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        open.set(None);
        exchange.emit(());
        focus_soon(format!("rule-{way}-{goes_to}"));
    });
    let from = if way == "up" { first + 1 } else { first };
    let rules = &props.form.typed.rules;
    rules
        .get(from)
        .map(|rule| icon(shape, label, rule, onclick, format!("rule-{way}-{from}")))
        .unwrap_or_default()
}

fn toggle(props: &ListProps, at: usize) -> Callback<MouseEvent> {
    let (open, next) = (props.open.clone(), (*props.open != Some(at)).then_some(at));
    Callback::from(move |_: MouseEvent| open.set(next))
}

fn close(props: &ListProps) -> Callback<()> {
    let open = props.open.clone();
    Callback::from(move |()| {
        if let Some(at) = *open {
            focus_soon(format!("rule-edit-{at}"));
        }
        open.set(None);
    })
}

fn remove(props: &ListProps, at: usize) -> Callback<MouseEvent> {
    let (open, drop) = (
        props.open.clone(),
        props.form.typing(move |typed: &mut RoutingState, ()| {
            if at < typed.rules.len() {
                typed.rules.remove(at);
            }
        }),
    );
    Callback::from(move |_: MouseEvent| {
        open.set(None);
        drop.emit(());
        focus_soon("rule-add".to_owned());
    })
}

/// What a rule asks, and to whom it leads.
pub(super) fn summary(rule: &RoutingRule, known: &Known) -> Html {
    let conditions = conditions(rule, known);
    html! {
        <>
            if conditions.is_empty() { <p class="lx-muted">{ t(text::EVERY_CASE) }</p> }
            { for conditions.into_iter().map(|line| html! { <p>{ line }</p> }) }
            <p class="lx-strong">{ goes_to(rule, known) }</p>
        </>
    }
}

/// To whom a rule leads, and in which work flow.
pub(super) fn goes_to(rule: &RoutingRule, known: &Known) -> String {
    let to = word_of(&rule.to);
    let named = match (named(&known.targets, &to), to.is_empty()) {
        (Some(name), _) => name,
        (None, true) => t(text::NOBODY).to_owned(),
        (None, false) => t(text::GONE).to_owned(),
    };
    fill(text::GOES_TO, &[&named, t(terms::flow(rule.flow))])
}

fn named(choices: &[Choice], value: &str) -> Option<String> {
    let found = choices.iter().find(|choice| *choice.value == *value)?;
    Some(found.label.to_string())
}

/// The conditions of a rule, a line for each.
fn conditions(rule: &RoutingRule, known: &Known) -> Vec<String> {
    let cell = |id: &CellId| named(&known.cells, &id.to_string()).unwrap_or_else(|| t(text::GONE).to_owned());
    let word = |text: Text| t(text).to_owned();
    let lists: [(RuleCondition, Vec<String>); 6] = [
        (
            RuleCondition::Category,
            rule.categories.iter().map(|each| word(words::category(*each))).collect(),
        ),
        (RuleCondition::Cell, rule.cells.iter().map(cell).collect()),
        (
            RuleCondition::Channel,
            rule.channels.iter().map(|each| word(words::channel(*each))).collect(),
        ),
        (
            RuleCondition::Urgency,
            rule.urgencies.iter().map(|each| word(words::urgency(*each))).collect(),
        ),
        (RuleCondition::Words, rule.words.clone()),
        (
            RuleCondition::OfficeHours,
            rule.office_hours.iter().map(|open| word(hours(*open))).collect(),
        ),
    ];
    let given = lists.into_iter().filter(|(_, list)| !list.is_empty());
    given
        .map(|(condition, list)| fill(text::ONE_OF, &[t(terms::condition(condition)), &list.join(t(text::OR))]))
        .collect()
}

/// While the office is open, or closed.
pub(super) const fn hours(open: bool) -> Text {
    if open { text::WHILE_OPEN } else { text::WHILE_CLOSED }
}
