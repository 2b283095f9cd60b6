//! What authors do with their proposal: change, send, amend, take back, appeal; and what moderators told them.

use contract::proposals::{Grounds, Mark, Proposal, ProposalAction as Action, ProposalState as State, TextPart};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{Text, proposals as text, shared, t},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Banner, Button, ButtonKind, Shape, TextArea, Toasts, Tone, unfolding, use_toasts},
};
use yew::prelude::*;

use crate::{
    form::{self, use_form},
    invite::Invitations,
    page::OfProposal,
};

/// What is open below the buttons.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Open {
    /// Nothing.
    None,
    /// The text, to be changed or amended.
    Text,
    /// Why it is taken back.
    Withdraw,
    /// Why it should be published.
    Appeal,
}

/// The author's part of the page; nothing for others.
#[component]
pub(crate) fn Author(props: &OfProposal) -> Html {
    let (open, sending, toasts) = (use_state(|| Open::None), use_sending(), use_toasts());
    let proposal = &props.proposal;
    let can = |action: Action| proposal.standing.actions.contains(&action);
    if ![Action::Edit, Action::Amend, Action::Withdraw, Action::Appeal]
        .into_iter()
        .any(can)
    {
        return Html::default();
    }
    let submit = submitting(props, &sending, toasts);
    let toggle = |to: Open, kind: ButtonKind, words: Text, data_test: &'static str| {
        let now = open.clone();
        let onclick = Callback::from(move |_: MouseEvent| now.set(if *now == to { Open::None } else { to }));
        unfolding(kind, t(words), *open == to, onclick, data_test)
    };
    let close = {
        let (open, reload) = (open.clone(), props.reload.clone());
        Callback::from(move |()| {
            open.set(Open::None);
            reload.emit(());
        })
    };
    html! {
        <section class="lx-card lx-stack" data-test="author">
            { told(proposal) }
            { marks(&proposal.marks) }
            if can(Action::Submit) {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    loading: sending.is_busy(),
                    onclick: submit,
                    data_test: "submit",
                    children: html! { { t(text::SUBMIT) } },
                }) }
                <p class="lx-small lx-muted">{ t(text::STAYS) }</p>
            }
            { sending.trouble("submit-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert" data-test="fault">{ words }</p> }
            <p class="lx-row">
                if can(Action::Edit) { { toggle(Open::Text, ButtonKind::Plain, text::EDIT, "edit") } }
                if can(Action::Amend) { { toggle(Open::Text, ButtonKind::Plain, text::AMEND, "amend") } }
                if can(Action::Appeal) { { toggle(Open::Appeal, ButtonKind::Plain, text::APPEAL, "appeal") } }
                if can(Action::Withdraw) { { toggle(Open::Withdraw, ButtonKind::Text, text::WITHDRAW, "withdraw") } }
            </p>
            { match *open {
                Open::None => Html::default(),
                Open::Text => part!(Says { proposal: proposal.clone(), reload: close.clone() }),
                Open::Withdraw => part!(Why { address: "withdraw", label: t(text::WITHDRAW_WHY), proposal: proposal.clone(), done: close.clone() }),
                Open::Appeal => part!(Why { address: "appeal", label: t(text::APPEAL_WHY), proposal: proposal.clone(), done: close.clone() }),
            } }
            if can(Action::Edit) { { part!(Invitations { proposal: proposal.clone(), reload: props.reload.clone() }) } }
        </section>
    }
}

/// Sends the proposal to be looked at.
fn submitting(props: &OfProposal, sending: &Sending, toasts: Toasts) -> Callback<MouseEvent> {
    let (sending, reload, id) = (sending.clone(), props.reload.clone(), props.proposal.summary.id);
    Callback::from(move |_: MouseEvent| {
        let (toasts, reload) = (toasts.clone(), reload.clone());
        // Also what was sent before, whose answer got lost, is shown as it stands.
        let again = reload.reform(|_| ());
        let done = move |_: Proposal| {
            toasts.good(t(text::SUBMITTED));
            reload.emit(());
        };
        sending.send_or(Call::post(&format!("/proposals/{id}/submit")), done, again);
    })
}

/// What the moderators said last, where something is to be done about it.
fn told(proposal: &Proposal) -> Html {
    let (lead, tone) = match proposal.summary.state {
        State::Returned => (text::RETURNED, Tone::Amber),
        State::Rejected => (text::REJECTED, Tone::Red),
        _ => return Html::default(),
    };
    let last = proposal.timeline.iter().rev();
    let mut last = last.filter(|event| matches!(event.action, Action::Return | Action::Reject));
    let said = last.next().and_then(|event| event.text.as_deref()).unwrap_or_default();
    part!(Banner {
        tone,
        shape: Shape::Info,
        words: format!("{}{said}", t(lead)),
        data_test: "returned"
    })
}

/// The passages that were marked when it was given back, each with what is to be changed about it.
fn marks(marks: &[Mark]) -> Html {
    let one = |mark: &Mark| {
        let part = match mark.part {
            TextPart::Title => text::TITLE,
            TextPart::Suggestion => text::SUGGESTION,
            _ => text::PROBLEM,
        };
        html! {
            <li>
                <span class="lx-small lx-muted">{ t(part) }</span><br />
                <mark>{ &mark.words }</mark>
                if let Some(remark) = &mark.remark { <p class="lx-small">{ remark }</p> }
            </li>
        }
    };
    html! { if !marks.is_empty() { <ul class="lx-marks" data-test="marks">{ for marks.iter().map(one) }</ul> } }
}

/// The text, to be changed before it is published, or amended afterwards.
#[component]
fn Says(props: &OfProposal) -> Html {
    let proposal = &props.proposal;
    let says = proposal
        .editions
        .first()
        .map(|edition| form::typed(&edition.text))
        .unwrap_or_default();
    let id = proposal.summary.id;
    let (form, sending) = (use_form(format!("proposal.{id}"), says), use_sending());
    let amends = proposal.standing.actions.contains(&Action::Amend);
    let onsubmit = {
        let (form, sending, done, version) = (form.clone(), sending.clone(), props.reload.clone(), proposal.version);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let says = form::says(&form.typed);
            if !sending.accepts_known(&says) {
                return;
            }
            let path = format!("/proposals/{id}");
            let call = if amends {
                Call::post(&format!("{path}/editions"))
            } else {
                Call::patch(&path)
            };
            let (form, done) = (form.clone(), done.clone());
            sending.send(call.if_match(&format!("\"{version}\"")).json(&says), move |_: Proposal| {
                form.done();
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} data-test="text">
            { form.fields(&sending, "") }
            { sending.trouble("text-trouble") }
            { sending.submit_wide(t(if amends { text::AMEND } else { shared::SAVE }), "save") }
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct WhyProps {
    /// What is done, as its address says.
    address: &'static str,
    label: &'static str,
    proposal: std::rc::Rc<Proposal>,
    done: Callback<()>,
}

/// Asks for a reason, and does it.
#[component]
fn Why(props: &WhyProps) -> Html {
    let (why, sending) = (use_state(String::new), use_sending());
    let path = format!("/proposals/{}/{}", props.proposal.summary.id, props.address);
    let onsubmit = {
        let (why, sending, done) = (why.clone(), sending.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let grounds = Grounds {
                reason: why.trim().to_owned(),
            };
            if sending.accepts_known(&grounds) {
                let done = done.clone();
                sending.send(Call::post(&path).json(&grounds), move |_: Proposal| done.emit(()));
            }
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} data-test="why">
            { part!(TextArea {
                label: props.label,
                value: (*why).clone(),
                oninput: typing(&why, |why: &mut String, typed| *why = typed),
                limit: 200,
                rows: 3,
                hint: t(text::REASON_HINT),
                error: sending.error("/reason"),
                data_test: "reason",
            }) }
            { sending.trouble("why-trouble") }
            { part!(Button {
                kind: ButtonKind::Warn,
                block: true,
                submit: true,
                loading: sending.is_busy(),
                data_test: "confirm",
                children: html! { { t(shared::OK) } },
            }) }
        </form>
    }
}
