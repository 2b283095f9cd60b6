//! What the community answered, and the steps it promised.

use contract::proposals::{OfficialAnswer, Outcome, Proposal, Step};
use kit::{
    files,
    i18n::{fill, proposals as text, t, words},
    time,
    ui::{Shape, Tone, chip},
};
use yew::prelude::*;

const fn look(outcome: Outcome) -> (Tone, Shape) {
    match outcome {
        Outcome::Adopted => (Tone::Green, Shape::Check),
        Outcome::PartlyAdopted => (Tone::Amber, Shape::Hand),
        Outcome::NotAdopted => (Tone::Grey, Shape::Refuse),
    }
}

/// The answer, if there is one.
pub(crate) fn answer(of: &Proposal) -> Html {
    html! { if let Some(answer) = &of.answer { { shown(answer) } } }
}

fn shown(answer: &OfficialAnswer) -> Html {
    let (tone, shape) = look(answer.outcome);
    let by = answer.by.work_name.as_deref().unwrap_or(t(words::role(answer.by.role)));
    html! {
        <section class="lx-card" data-test="answer">
            <p class="lx-row">
                <h3 class="lx-label lx-grow">{ t(text::ANSWER) }</h3>
                { chip(tone, shape, t(words::outcome(answer.outcome))) }
            </p>
            <p class="lx-text">{ &answer.text }</p>
            { files::below(&answer.photos, &answer.documents) }
            <p class="lx-small lx-muted">
                { fill(text::ANSWERED_BY, &[by, &time::date(answer.at)]) }{ " · " }
                { t(if answer.in_time { text::IN_TIME } else { text::LATE }) }
            </p>
            if !answer.steps.is_empty() {
                <h3 class="lx-label">{ t(text::STEPS) }</h3>
                <ol class="lx-steps">{ for answer.steps.iter().map(step) }</ol>
            }
        </section>
    }
}

fn step(step: &Step) -> Html {
    let when = match &step.done_on {
        Some(day) => fill(text::DONE_ON, &[&time::said(day)]),
        None => fill(text::BY_DAY, &[&time::said(&step.on)]),
    };
    let cost = step.cost.map(|cost| fill(text::YUAN, &[&cost.to_string()]));
    html! {
        <li class={step.done_on.is_some().then_some("lx-step-done")}>
            <span class="lx-strong">{ &step.what }</span>
            <span class="lx-small lx-muted">{ " · " }{ when }{ cost.map(|cost| format!(" · {cost}")) }</span>
            if let Some(note) = &step.note { <p class="lx-small">{ note }</p> }
            { files::below(&step.photos, &step.documents) }
        </li>
    }
}
