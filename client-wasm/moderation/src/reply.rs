//! Answering a proposal: what was decided, why, and what happens next.

use contract::{
    ids::ProposalId,
    proposals::{NewAnswer, NewStep, Outcome, Proposal, STEPS},
};
use kit::{
    drafts::use_draft,
    files::{self, Files, Kept},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{fill, moderation as text, t, words},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Choice, Choices, Field, FieldKind, TextArea, use_toasts},
};
use yew::prelude::*;

/// A step as it is typed.
#[derive(Debug, Clone, Default, PartialEq)]
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
    let outcome = use_state(|| Outcome::Adopted);
    let (said, kept) = (
        use_draft(&format!("reply.{}", props.id)),
        files::use_kept(&format!("reply.{}", props.id)),
    );
    let uploading = use_state(|| false);
    let steps = use_state(Vec::<Typed>::new);
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (sending, said, done, id) = (sending.clone(), said.clone(), props.done.clone(), props.id);
        let answer = NewAnswer {
            outcome: *outcome,
            text: said.text.trim().to_owned(),
            steps: steps.iter().map(Typed::step).collect(),
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
                    toasts.good(t(text::ANSWERED));
                    done.emit(());
                },
            );
        })
    };
    let add = {
        let steps = steps.clone();
        Callback::from(move |_: MouseEvent| {
            let mut all = (*steps).clone();
            all.push(Typed::default());
            steps.set(all);
        })
    };
    let choose = typing(&outcome, |outcome: &mut Outcome, word: AttrValue| {
        *outcome = Outcome::from_word(&word).unwrap_or(*outcome);
    });
    html! {
        <form class="lx-stack" {onsubmit} data-test="reply">
            { part!(Choices {
                label: t(text::OUTCOME),
                options: Outcome::ALL.iter().map(|one| Choice::new(one.word(), t(words::outcome(*one)))).collect::<Vec<_>>(),
                chosen: vec![AttrValue::from(outcome.word())],
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
            { for (0..steps.len()).map(|at| step(&steps, at, &sending)) }
            if u64::try_from(steps.len()).is_ok_and(|count| count < STEPS) {
                { part!(Button { onclick: add, data_test: "add-step", children: html! { { t(text::ADD_STEP) } } }) }
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

fn step(steps: &UseStateHandle<Vec<Typed>>, at: usize, sending: &Sending) -> Html {
    let Some(typed) = steps.get(at) else { return Html::default() };
    let number = (at + 1).to_string();
    let field = |label, kind, value: &str, name: &str, change: fn(&mut Typed, String)| {
        part!(Field {
            label: fill(label, &[&number]),
            kind,
            value: value.to_owned(),
            oninput: typing(steps, move |steps: &mut Vec<Typed>, value| {
                if let Some(step) = steps.get_mut(at) {
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
