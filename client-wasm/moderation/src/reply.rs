//! Answering a proposal: what was decided, why, and what happens next.

use contract::{
    ids::ProposalId,
    proposals::{NewAnswer, NewStep, Outcome, Proposal, STEPS},
};
use kit::{
    drafts::{self, Draft, use_draft},
    files::{self, Files, Kept},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{fill, moderation as text, t, words},
    json, part,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Choice, Choices, Field, FieldKind, TextArea, Toasts, button, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What is decided and promised, as it is typed; kept on the device as the text is, until it is sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Plan {
    outcome: Outcome,
    steps: Vec<Typed>,
}

/// A step as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    what: String,
    on: String,
    cost: String,
}

impl Typed {
    fn step(&self) -> NewStep {
        NewStep {
            what: self.what.trim().to_owned(),
            on: self.on.clone(),
            // What is no number is refused by its field, not dropped.
            cost: Some(self.cost.trim())
                .filter(|cost| !cost.is_empty())
                .map(|cost| cost.parse().unwrap_or(u32::MAX)),
        }
    }
}

/// Under which name the plan of an answer is kept.
fn planned(id: ProposalId) -> String {
    format!("reply.{id}.plan")
}

/// The plan kept under this name, and what changes it.
#[hook]
fn use_plan(name: String) -> (UseStateHandle<Plan>, Callback<Plan>) {
    let plan = use_state(|| {
        let kept = drafts::recall(&name).and_then(|text| json::read(&text));
        kept.unwrap_or(Plan {
            outcome: Outcome::Adopted,
            steps: Vec::new(),
        })
    });
    let setter = plan.setter();
    let change = Callback::from(move |plan: Plan| {
        drafts::write(&name, &json::write(&plan));
        setter.set(plan);
    });
    (plan, change)
}

/// Properties of [`Reply`].
#[derive(Properties, PartialEq)]
pub(crate) struct ReplyProps {
    /// The proposal.
    pub(crate) id: ProposalId,
    /// Called once it is answered.
    pub(crate) done: Callback<()>,
}

/// The form.
#[component]
pub(crate) fn Reply(props: &ReplyProps) -> Html {
    let name = format!("reply.{}", props.id);
    let (said, kept) = (use_draft(&name), files::use_kept(&name));
    let (plan, change) = use_plan(planned(props.id));
    let uploading = use_state(|| false);
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = answering(props, &said, &kept, &plan, &sending, toasts);
    let add = changing(&plan, &change, |plan, _: MouseEvent| plan.steps.push(Typed::default()));
    let choose = changing(&plan, &change, |plan, word: AttrValue| {
        plan.outcome = Outcome::from_word(&word).unwrap_or(plan.outcome);
    });
    html! {
        <form class="lx-stack" {onsubmit} data-test="reply">
            { part!(Choices {
                label: t(text::OUTCOME),
                options: Outcome::ALL.iter().map(|one| Choice::new(one.word(), t(words::outcome(*one)))).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(plan.outcome.word())],
                onchange: choose,
                data_test: "outcome",
            }) }
            { part!(TextArea {
                label: t(text::ANSWER_TEXT),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 5_000,
                hint: t(text::ANSWER_HINT),
                error: sending.error("/text"),
                data_test: "answer-text",
            }) }
            { attached(kept, &sending, &uploading) }
            { for (0..plan.steps.len()).map(|at| step(&plan, &change, at, &sending)) }
            if u64::try_from(plan.steps.len()).is_ok_and(|count| count < STEPS) {
                { button(ButtonKind::Plain, t(text::ADD_STEP), add, "add-step") }
            }
            { sending.trouble("reply-trouble") }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                submit: true,
                loading: sending.is_busy() || *uploading,
                data_test: "send-answer",
                children: html! { { t(text::SEND_ANSWER) } },
            }) }
        </form>
    }
}

/// Sends the answer; then the device forgets what was typed, planned and attached.
fn answering(
    props: &ReplyProps,
    said: &Draft,
    kept: &Kept,
    plan: &Plan,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (sending, said, done, id) = (sending.clone(), said.clone(), props.done.clone(), props.id);
    let answer = NewAnswer {
        outcome: plan.outcome,
        text: said.text.trim().to_owned(),
        steps: plan.steps.iter().map(Typed::step).collect(),
        files: kept.claims(),
    };
    let forget = kept.clear.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if !sending.accepts_known(&answer) {
            return;
        }
        let (toasts, clear, forget, done) = (toasts.clone(), said.clear.clone(), forget.clone(), done.clone());
        sending.send(
            Call::post(&format!("/proposals/{id}/answer")).json(&answer),
            move |_: Proposal| {
                clear.emit(());
                forget.emit(());
                drafts::write(&planned(id), "");
                toasts.good(t(text::ANSWERED));
                done.emit(());
            },
        );
    })
}

/// The files, to be chosen. Nothing is sent while some are on their way.
pub(crate) fn attached(kept: Kept, sending: &Sending, uploading: &UseStateHandle<bool>) -> Html {
    let uploading = uploading.setter();
    part!(Files {
        files: kept.files,
        onadd: kept.add,
        onremove: kept.remove,
        onbusy: Callback::from(move |busy| uploading.set(busy)),
        error: files::POINTERS.iter().find_map(|pointer| sending.error(pointer)),
    })
}

/// A callback that changes a part of the plan, and keeps it.
fn changing<V: 'static>(plan: &Plan, change: &Callback<Plan>, how: impl Fn(&mut Plan, V) + 'static) -> Callback<V> {
    let plan = plan.clone();
    change.reform(move |value| {
        let mut new = plan.clone();
        how(&mut new, value);
        new
    })
}

fn step(plan: &Plan, changes: &Callback<Plan>, at: usize, sending: &Sending) -> Html {
    let Some(typed) = plan.steps.get(at) else {
        return Html::default();
    };
    let number = (at + 1).to_string();
    let field = |label, kind, value: &str, name: &str, change: fn(&mut Typed, String)| {
        part!(Field {
            label: fill(label, &[&number]),
            kind,
            value: value.to_owned(),
            oninput: changing(plan, changes, move |plan, value| {
                if let Some(step) = plan.steps.get_mut(at) {
                    change(step, value);
                }
            }),
            error: sending.error(&format!("/steps/{at}/{name}")),
            data_test: format!("step-{at}-{name}"),
        })
    };
    html! {
        <fieldset class="lx-step" key={at}>
            { field(text::STEP, FieldKind::Text, &typed.what, "what", |step, what| step.what = what) }
            { field(text::STEP_ON, FieldKind::Date, &typed.on, "on", |step, on| step.on = on) }
            { field(text::STEP_COST, FieldKind::Code, &typed.cost, "cost", |step, cost| step.cost = cost) }
        </fieldset>
    }
}
