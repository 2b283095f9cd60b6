//! One question being written.

use contract::surveys::{Question, QuestionKind, ShownIf};
use kit::{
    i18n::{Text, fill, surveys as text, t},
    part,
    ui::{Check, Choice, Choices, Field, FieldKind, IconButton, Select, Shape, TextArea},
};
use yew::prelude::*;

use super::edit;

/// Properties of a [`QuestionCard`].
#[derive(Properties, PartialEq)]
pub(super) struct QuestionProps {
    /// Its place, from 0.
    pub(super) place: usize,
    pub(super) question: Question,
    /// The questions before it, on which it can depend.
    pub(super) before: Vec<Question>,
    pub(super) is_last: bool,
    /// What is wrong with title, options, range, labels and condition.
    pub(super) errors: [Option<AttrValue>; 5],
    pub(super) onchange: Callback<Question>,
    pub(super) onremove: Callback<()>,
    /// Puts the question at a place behind the one after it.
    pub(super) ondown: Callback<usize>,
}

/// The kinds of questions and their words.
pub(super) const KINDS: [(QuestionKind, Text); 6] = [
    (QuestionKind::Text, text::KIND_TEXT),
    (QuestionKind::Number, text::KIND_NUMBER),
    (QuestionKind::Choice, text::KIND_CHOICE),
    (QuestionKind::Several, text::KIND_SEVERAL),
    (QuestionKind::Scale, text::KIND_SCALE),
    (QuestionKind::Date, text::KIND_DATE),
];

/// One question.
#[component]
pub(super) fn QuestionCard(props: &QuestionProps) -> Html {
    let (place, question) = (props.place, &props.question);
    let [title, options, range, labels, condition] = props.errors.clone();
    let name = |part: &str| format!("q{place}-{part}");
    let kinds = KINDS.iter().map(|(kind, words)| Choice::new(kind.word(), t(*words)));
    html! {
        <section class="lx-card lx-stack" data-test={name("card")}>
            <div class="lx-row lx-row-spread">
                <h3>{ fill(text::QUESTION, &[&(place + 1).to_string()]) }</h3>
                { moving(props) }
            </div>
            { part!(Field {
                label: t(text::QUESTION_TITLE),
                value: question.title.clone(),
                error: title,
                oninput: set(props, |question, title| question.title = title),
                data_test: name("title"),
            }) }
            { part!(Select {
                label: t(text::KIND),
                options: kinds.collect::<Vec<_>>(),
                value: question.kind.word(),
                data_test: name("kind"),
                onchange: set(props, |question, word: String| {
                    edit::set_kind(question, QuestionKind::from_word(&word).unwrap_or(QuestionKind::Text));
                }),
            }) }
            if matches!(question.kind, QuestionKind::Choice | QuestionKind::Several) {
                { part!(TextArea {
                    label: t(text::OPTIONS),
                    value: question.options.join("\n"),
                    limit: 1_800,
                    rows: 4,
                    error: options,
                    oninput: set(props, |question, lines: String| question.options = lines.split('\n').map(str::to_owned).collect()),
                    data_test: name("options"),
                }) }
            }
            { limits(props, range, labels) }
            { part!(Check {
                checked: question.required,
                onchange: set(props, |question, required| question.required = required),
                data_test: name("required"),
                children: html! { <>{ t(text::REQUIRED) }</> },
            }) }
            { shown_if(props, condition) }
        </section>
    }
}

/// The buttons that put it elsewhere, or take it out; the only question stays.
fn moving(props: &QuestionProps) -> Html {
    let place = props.place;
    let button = |shape, label: Text, onclick: Callback<MouseEvent>, part: &str| {
        part!(IconButton {
            shape,
            label: t(label),
            onclick,
            data_test: format!("q{place}-{part}"),
        })
    };
    html! {
        <div class="lx-row">
            if place > 0 { { button(Shape::Up, text::UP, props.ondown.reform(move |_| place - 1), "up") } }
            if !props.is_last { { button(Shape::Down, text::DOWN, props.ondown.reform(move |_| place), "down") } }
            if !(place == 0 && props.is_last) { { button(Shape::Close, text::REMOVE, props.onremove.reform(|_| ()), "remove") } }
        </div>
    }
}

fn set<T: 'static>(props: &QuestionProps, change: impl Fn(&mut Question, T) + 'static) -> Callback<T> {
    let (question, onchange) = (props.question.clone(), props.onchange.clone());
    Callback::from(move |value: T| {
        let mut new = question.clone();
        change(&mut new, value);
        onchange.emit(new);
    })
}

/// A field for a number that may be absent.
fn number(label: Text, value: Option<i32>, data_test: String, error: Option<AttrValue>, oninput: Callback<String>) -> Html {
    part!(Field {
        label: t(label),
        value: value.map(|value| value.to_string()).unwrap_or_default(),
        kind: FieldKind::Text,
        max_length: 11,
        oninput,
        error,
        data_test,
    })
}

fn limits(props: &QuestionProps, range: Option<AttrValue>, labels: Option<AttrValue>) -> Html {
    let (place, question) = (props.place, &props.question);
    let least = set(props, |question, text: String| question.least = text.trim().parse().ok());
    let most = set(props, |question, text: String| question.most = text.trim().parse().ok());
    let name = |part: &str| format!("q{place}-{part}");
    let text_or_none = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    match question.kind {
        QuestionKind::Number | QuestionKind::Several => {
            let (lower, upper) = match question.kind {
                QuestionKind::Number => (text::LEAST, text::MOST),
                _ => (text::LEAST_COUNT, text::MOST_COUNT),
            };
            html! {
                <div class="lx-row">
                    { number(lower, question.least, name("least"), range, least) }
                    { number(upper, question.most, name("most"), None, most) }
                </div>
            }
        }
        QuestionKind::Scale => html! {
            <>
                { number(text::STEPS, question.most, name("most"), range, most) }
                <div class="lx-row">
                    { part!(Field {
                        label: t(text::LOW),
                        value: question.low.clone().unwrap_or_default(),
                        max_length: 30,
                        error: labels,
                        oninput: set(props, move |question, low| question.low = text_or_none(low)),
                        data_test: name("low"),
                    }) }
                    { part!(Field {
                        label: t(text::HIGH),
                        value: question.high.clone().unwrap_or_default(),
                        max_length: 30,
                        oninput: set(props, move |question, high| question.high = text_or_none(high)),
                        data_test: name("high"),
                    }) }
                </div>
            </>
        },
        QuestionKind::Text | QuestionKind::Choice | QuestionKind::Date => Html::default(),
    }
}

/// On which earlier answer it depends.
fn shown_if(props: &QuestionProps, error: Option<AttrValue>) -> Html {
    let earlier: Vec<_> = (0_u16..)
        .zip(&props.before)
        .map(|(at, question)| (at, edit::values(question)))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    if earlier.is_empty() {
        return Html::default();
    }
    let condition = props.question.shown_if.as_ref();
    let mut options = vec![Choice::new("", t(text::SHOWN_ALWAYS))];
    options.extend(
        earlier
            .iter()
            .map(|(at, _)| Choice::new(at.to_string(), fill(text::SHOWN_AFTER, &[&(at + 1).to_string()]))),
    );
    let value = condition.map(|condition| condition.question.to_string()).unwrap_or_default();
    let onchange = set(props, |question, at: String| {
        question.shown_if = at.parse().ok().map(|question| ShownIf {
            question,
            among: Vec::new(),
        });
    });
    let values = condition.and_then(|condition| earlier.iter().find(|(at, _)| *at == condition.question));
    let name = format!("q{}-shown", props.place);
    html! {
        <>
            { part!(Select { label: t(text::SHOWN_IF), options, value, onchange, data_test: name.clone() }) }
            if let (Some(condition), Some((_, values))) = (condition, values) {
                { part!(Choices {
                    label: t(text::AMONG),
                    options: values.iter().map(|(value, words)| Choice::new(value.to_string(), words.clone())).collect::<Vec<_>>(),
                    chosen: condition.among.iter().map(|value| AttrValue::from(value.to_string())).collect::<Vec<_>>(),
                    several: true,
                    onchange: set(props, toggle),
                    error,
                    data_test: format!("{name}-among"),
                }) }
            }
        </>
    }
}

/// Takes a value into the condition, or out of it.
#[expect(clippy::needless_pass_by_value, reason = "it is what the choices call")]
fn toggle(question: &mut Question, value: AttrValue) {
    let (Some(condition), Ok(value)) = (&mut question.shown_if, value.parse::<i32>()) else {
        return;
    };
    match condition.among.iter().position(|known| *known == value) {
        Some(at) => {
            condition.among.remove(at);
        }
        None => condition.among.push(value),
    }
}
