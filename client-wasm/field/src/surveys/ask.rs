//! One question on the phone's screen.

use contract::surveys::{Question, QuestionKind};
use kit::{
    i18n::{field as text, fill, t},
    part,
    ui::{Choice, Choices, Field, FieldKind, TextArea},
};
use yew::prelude::*;

use super::form::Typed;
use crate::raise::Raise;

/// Properties of [`Ask`].
#[derive(Properties, PartialEq)]
pub(super) struct AskProps {
    /// Its place, from 0.
    pub(super) place: usize,
    /// The question.
    pub(super) question: Question,
    /// What is typed.
    pub(super) typed: Typed,
    /// What is wrong with it.
    pub(super) error: Option<AttrValue>,
    /// Whether words can become a case.
    pub(super) raises: bool,
    /// Called with what is typed now.
    pub(super) onchange: Callback<Typed>,
}

/// One question, and whether what is said to it becomes a case.
#[component]
pub(super) fn Ask(props: &AskProps) -> Html {
    let typed = &props.typed;
    let answered = !typed.text.trim().is_empty() || !typed.chosen.is_empty();
    // The field stands in the same place from the first letter on: put elsewhere it would be another, which nobody types into.
    html! {
        <div class="lx-stack">
            { field(props) }
            if props.raises && answered { { raise(props) } }
        </div>
    }
}

/// What is said in words often is a matter; what is chosen or counted seldom.
fn raise(props: &AskProps) -> Html {
    let (onchange, before) = (props.onchange.clone(), props.typed.clone());
    let raise = part!(Raise {
        raised: props.typed.raised,
        onchange: Callback::from(move |raised| onchange.emit(Typed {
            raised,
            ..before.clone()
        })),
        data_test: format!("raise-{}", props.place),
    });
    match props.question.kind {
        QuestionKind::Text => raise,
        _ => html! {
            <details open={props.typed.raised.is_some()}>
                <summary class="lx-small" data-test={format!("to-case-{}", props.place)}>{ t(text::TO_CASE) }</summary>
                { raise }
            </details>
        },
    }
}

fn field(props: &AskProps) -> Html {
    let (question, typed) = (&props.question, &props.typed);
    let label = label(props.place, question);
    let data_test = format!("question-{}", props.place);
    let ontext = {
        let (onchange, before) = (props.onchange.clone(), typed.clone());
        Callback::from(move |text: String| onchange.emit(Typed { text, ..before.clone() }))
    };
    let error = props.error.clone();
    match question.kind {
        QuestionKind::Text => part!(TextArea {
            label,
            value: typed.text.clone(),
            oninput: ontext,
            limit: 1_000,
            rows: 2,
            error,
            data_test
        }),
        QuestionKind::Number => {
            let negative = question.least.is_none_or(|least| least < 0);
            let kind = if negative { FieldKind::Text } else { FieldKind::Code };
            let hint = match (question.least, question.most) {
                (Some(least), Some(most)) => Some(fill(text::NUMBER_RANGE, &[&least.to_string(), &most.to_string()])),
                _ => None,
            };
            part!(Field {
                label,
                value: typed.text.clone(),
                oninput: ontext,
                kind,
                hint,
                error,
                data_test
            })
        }
        QuestionKind::Date => part!(Field {
            label,
            value: typed.text.clone(),
            oninput: ontext,
            kind: FieldKind::Date,
            error,
            data_test
        }),
        QuestionKind::Choice | QuestionKind::Several | QuestionKind::Scale => choices(props, label, data_test),
    }
}

fn label(place: usize, question: &Question) -> String {
    let (number, title) = (place + 1, &question.title);
    if question.required {
        format!("{number}. {title} *")
    } else {
        format!("{number}. {title}")
    }
}

fn choices(props: &AskProps, label: String, data_test: String) -> Html {
    let (question, typed) = (&props.question, props.typed.clone());
    let options: Vec<Choice> = if question.kind == QuestionKind::Scale {
        steps(question)
    } else {
        let options = question.options.iter().enumerate();
        options
            .map(|(at, option)| Choice::new(at.to_string(), option.clone()))
            .collect()
    };
    let several = question.kind == QuestionKind::Several;
    let chosen = typed
        .chosen
        .iter()
        .map(|one| AttrValue::from(one.to_string()))
        .collect::<Vec<_>>();
    let emit = props.onchange.clone();
    let onchange = Callback::from(move |value: AttrValue| {
        let Ok(value) = value.parse::<u16>() else { return };
        let mut typed = typed.clone();
        let place = typed.chosen.partition_point(|one| *one < value);
        if !several {
            typed.chosen = vec![value];
        } else if typed.chosen.get(place) == Some(&value) {
            typed.chosen.remove(place);
        } else {
            typed.chosen.insert(place, value);
        }
        emit.emit(typed);
    });
    let column = question.kind != QuestionKind::Scale;
    part!(Choices {
        label,
        options,
        chosen,
        several,
        column,
        onchange,
        error: props.error.clone(),
        data_test
    })
}

/// The steps of a scale; the ends say what they mean.
fn steps(question: &Question) -> Vec<Choice> {
    let most = question.most.unwrap_or_default();
    let step = |step: i32| {
        let end = match step {
            1 => question.low.as_ref(),
            _ if step == most => question.high.as_ref(),
            _ => None,
        };
        let choice = Choice::new(step.to_string(), step.to_string());
        match end {
            Some(meaning) => choice.noted(meaning.clone()),
            None => choice,
        }
    };
    (1..=most).map(step).collect()
}

/// The outcomes of knocking, to choose from.
pub(super) fn outcomes() -> Vec<Choice> {
    [
        ("answered", text::OUTCOME_ANSWERED),
        ("refused", text::OUTCOME_REFUSED),
        ("absent", text::OUTCOME_ABSENT),
        ("moved", text::OUTCOME_MOVED),
    ]
    .map(|(word, words)| Choice::new(word, t(words)))
    .to_vec()
}
