//! Evaluating a project by five criteria, and what the evaluation came to.

use contract::{
    ids::ProjectId,
    projects::{EvaluationResult, NewEvaluation, Project, ProjectEvaluation, ProjectSeat, SENTENCES, Scores},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

use super::{consented, use_asked};
use crate::{
    consent::AskConsent,
    form::{Form, use_form},
    hooks::use_state,
    http::Call,
    i18n::{Text, fill, t, works as text},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Button, ButtonKind, Shape, Stars, TextArea, Toasts, use_toasts},
};

/// The criteria: the field of each on the wire, and its question.
const CRITERIA: [(&str, Text); 5] = [
    ("effect", text::EFFECT),
    ("output", text::OUTPUT),
    ("participation", text::PARTICIPATION),
    ("spending", text::SPENDING),
    ("satisfaction", text::SATISFACTION),
];

/// Properties of [`Evaluate`].
#[derive(Properties, PartialEq)]
pub struct EvaluateProps {
    /// What is evaluated.
    pub project: ProjectId,
    /// Whether it is evaluated for the community committee, which gives reasons.
    #[prop_or_default]
    pub station: bool,
    /// On which seat the reader evaluates it.
    #[prop_or_default]
    pub seat: Option<ProjectSeat>,
    /// Called once it is.
    pub done: Callback<()>,
}

/// What is given and said so far; nothing given is 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    scores: [u8; 5],
    words: String,
}

impl Typed {
    fn read(&self) -> NewEvaluation {
        let [effect, output, participation, spending, satisfaction] = self.scores;
        let words = self.words.trim();
        NewEvaluation {
            scores: Scores {
                effect,
                output,
                participation,
                spending,
                satisfaction,
            },
            words: (!words.is_empty()).then(|| words.to_owned()),
        }
    }
}

/// The form.
#[component]
pub fn Evaluate(props: &EvaluateProps) -> Html {
    let form = use_form(format!("project.{}.evaluation", props.project), Typed::default());
    let (sending, toasts) = (use_sending(), use_toasts());
    let (ticked, asked) = (use_state(|| false), use_asked());
    let onsubmit = evaluating(props, &form, *ticked, &sending, toasts);
    let seat = props.seat.map(|seat| match seat {
        ProjectSeat::Representative => text::AS_REPRESENTATIVE,
        ProjectSeat::Committee => text::AS_COMMITTEE,
    });
    let names = [text::VERY_BAD, text::BAD, text::FAIR, text::GOOD, text::VERY_GOOD];
    let criterion = |(at, (field, question)): (usize, (&'static str, Text))| {
        part!(Stars [field] {
            label: t(question),
            names: names.map(|name| AttrValue::from(t(name))),
            value: form.typed.scores[at],
            onchange: form.typing(move |typed: &mut Typed, score: u8| typed.scores[at] = score),
            error: sending.error(&format!("/scores/{field}")),
            data_test: field,
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="evaluate">
            <h2>{ t(text::EVALUATE) }</h2>
            if let Some(seat) = seat { <p class="lx-strong" data-test="seat">{ t(seat) }</p> }
            if !props.station { <p class="lx-small lx-muted">{ t(text::EVALUATE_LEAD) }</p> }
            { for CRITERIA.into_iter().enumerate().map(criterion) }
            { part!(TextArea {
                label: t(if props.station { text::REASONS } else { text::WORDS }),
                value: form.typed.words.clone(),
                oninput: form.typing(|typed: &mut Typed, words| typed.words = words),
                limit: 1_000,
                rows: 3,
                error: sending.error("/words"),
                data_test: "words",
            }) }
            if asked {
                { part!(AskConsent { ticked: *ticked, onchange: {
                    let ticked = ticked.clone();
                    Callback::from(move |given| ticked.set(given))
                } }) }
            }
            { sending.trouble("evaluate-trouble") }
            if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                submit: true,
                loading: sending.is_busy(),
                shape: Shape::Star,
                data_test: "send-evaluation",
                children: html! { { t(text::SEND_EVALUATION) } },
            }) }
        </form>
    }
}

/// Sends the evaluation, once every criterion has a mark.
fn evaluating(
    props: &EvaluateProps,
    form: &Form<Typed>,
    ticked: bool,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (form, sending, done) = (form.clone(), sending.clone(), props.done.clone());
    let path = format!("/projects/{}/evaluations", props.project);
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let missing = form.typed.scores.iter().zip(CRITERIA).find(|(score, _)| **score == 0);
        if let Some((_, (field, _))) = missing {
            sending.misses(&format!("/scores/{field}"), t(text::MARK_ALL));
            return;
        }
        let Some(body) = sending.written(&form.typed.read(), SENTENCES) else {
            return;
        };
        let (form, toasts, done) = (form.clone(), toasts.clone(), done.clone());
        sending.start(consented(ticked, Call::post(&path).json_text(&body)), move |_: Project| {
            form.done();
            toasts.good(t(text::THANKS));
            done.emit(());
        });
    })
}

/// How far an evaluation is, or what it came to.
pub fn result(of: &ProjectEvaluation) -> Html {
    html! {
        <section class="lx-card lx-stack" data-test="evaluation">
            <h2>{ t(text::EVALUATION) }</h2>
            if let Some(result) = &of.result {
                { decided(result) }
                if of.reasons.is_some() || !of.staff_reasons.is_empty() {
                    <h3 class="lx-label">{ t(text::STATION_SAID) }</h3>
                    { for of.reasons.iter().chain(&of.staff_reasons).map(|reasons| html! { <p class="lx-text">{ reasons }</p> }) }
                }
                if !of.words.is_empty() {
                    <h3 class="lx-label">{ t(text::SAID) }</h3>
                    <ul class="lx-work-words">{ for of.words.iter().map(|words| html! { <li class="lx-text">{ words }</li> }) }</ul>
                }
            } else {
                <p class="lx-strong">{ fill(text::EVALUATE_BY, &[&time::moment(of.until)]) }</p>
                <p>{ fill(text::EVALUATED_SO_FAR, &[&of.residents.to_string(), &of.needed.to_string()]) }</p>
                if of.representatives_needed > 0 {
                    <p>{ fill(text::REPRESENTATIVES, &[&of.representatives.to_string(), &of.representatives_needed.to_string()]) }</p>
                }
                <p>{ t(if of.station { text::STATION_EVALUATED } else { text::STATION_NOT }) }</p>
            }
        </section>
    }
}

fn decided(of: &EvaluationResult) -> Html {
    let hundredths = |value: u32| format!("{}.{:02}", value / 100, value % 100);
    let rows = CRITERIA.iter().zip(&of.sums).zip(of.committee_means());
    let row = |(((field, question), sum), committee): ((&(&'static str, Text), &u32), u32)| {
        let mean = hundredths(sum * 100 / of.residents.max(1));
        html! { <li key={*field}>{ fill(text::RESIDENTS_GAVE, &[t(*question), &mean, &hundredths(committee)]) }</li> }
    };
    html! {
        <>
            <p class="lx-strong" data-test="mean">{ fill(text::MEAN, &[&hundredths(of.mean)]) }</p>
            <p class="lx-small lx-muted">{ fill(text::FROM_BOTH, &[&of.residents.to_string(), &of.committee.max(1).to_string()]) }</p>
            <ul class="lx-small">{ for rows.map(row) }</ul>
        </>
    }
}
