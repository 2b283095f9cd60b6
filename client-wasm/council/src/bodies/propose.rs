//! Putting a body to the vote of the residents: until when, and how many must take part.

use contract::{
    bodies::{Body, ProposeBody},
    votes::SENTENCES,
};
use kit::{
    form::{Form, use_form},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{bodies as text, needs, shared, t, votes as vote_text},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Button, ButtonKind, Dialog, FieldKind, use_toasts},
};
use yew::prelude::*;

use super::view::OneBody;

/// What is typed: the day and the time of day at which it ends, and the quorum, unless it is the one of the rules.
type Typed = (String, String, String);

/// The form.
#[component]
pub(super) fn Propose(props: &OneBody) -> Html {
    let first = (String::new(), "18:00".to_owned(), String::new());
    let form = use_form(format!("body.{}.propose", props.body.summary.id), first);
    let (sending, sure) = (use_sending(), use_state(|| None::<ProposeBody>));
    let onsend = use_proposing(props, &form, &sending, &sure);
    let onsubmit = {
        let (form, sending, sure) = (form.clone(), sending.clone(), sure.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(propose) = read(&form.typed, &sending) {
                sending.forgive();
                sure.set(Some(propose));
            }
        })
    };
    let onclose = {
        let sure = sure.clone();
        Callback::from(move |()| sure.set(None))
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="proposing">
            <h3 class="lx-title">{ t(text::PROPOSE) }</h3>
            <p class="lx-small lx-muted">{ t(text::PROPOSE_LEAD) }</p>
            { form.line(&sending, (vote_text::CLOSES_ON, FieldKind::Date, 10), ("/closes_at", "closes-on"), |typed| &mut typed.0) }
            { form.line(&sending, (vote_text::CLOSES_TIME, FieldKind::Text, 5), ("/closes_at/clock", "closes-at"), |typed| &mut typed.1) }
            { form.line(&sending, (needs::V_QUORUM, FieldKind::Code, 3), ("/quorum_percent", "quorum"), |typed| &mut typed.2) }
            { sending.trouble("propose-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            <p>{ part!(Button { kind: ButtonKind::Primary, submit: true, data_test: "propose", children: html! { { t(text::PROPOSE) } } }) }</p>
            if sure.is_some() {
                { part!(Dialog {
                    title: t(text::SURE_PROPOSE),
                    onclose,
                    close_label: t(shared::CLOSE),
                    data_test: "sure",
                    foot: part!(Button { kind: ButtonKind::Primary, loading: sending.is_busy(), onclick: onsend, data_test: "propose-now", children: html! { { t(text::PROPOSE) } } }),
                    children: html! { <p>{ t(text::PROPOSE_LEAD) }</p> },
                }) }
            }
        </form>
    }
}

/// The vote as it was typed, if that can be one.
fn read((day, clock, quorum): &Typed, sending: &Sending) -> Option<ProposeBody> {
    let Some(closes_at) = time::typed(day, clock) else {
        sending.misses("/closes_at", t(vote_text::TIME_FORM));
        return None;
    };
    let quorum = quorum.trim();
    let quorum_percent = quorum.parse().ok();
    if quorum_percent.is_none() && !quorum.is_empty() {
        sending.misses("/quorum_percent", t(vote_text::NUMBER_FORM));
        return None;
    }
    let propose = ProposeBody {
        opens_at: time::now(),
        closes_at,
        quorum_percent,
    };
    sending.accepts_in(&propose, SENTENCES).then_some(propose)
}

/// Puts it to the vote that somebody is sure of.
#[hook]
fn use_proposing(
    props: &OneBody,
    form: &Form<Typed>,
    sending: &Sending,
    sure: &UseStateHandle<Option<ProposeBody>>,
) -> Callback<MouseEvent> {
    let toasts = use_toasts();
    let (form, sending, sure, path) = (form.clone(), sending.clone(), sure.clone(), props.path("propose"));
    let (done, moved) = (props.done.clone(), props.moved());
    Callback::from(move |_: MouseEvent| {
        let Some(propose) = &*sure else { return };
        let (form, done, toasts, again) = (form.clone(), done.clone(), toasts.clone(), sure.clone());
        let proposed = move |_: Body| {
            form.done();
            toasts.good(t(text::PROPOSED_NOW));
            done.emit(());
        };
        let moved = moved.clone();
        let failed = Callback::from(move |failure| {
            again.set(None);
            moved.emit(failure);
        });
        sending.send_or(Call::post(&path).json(propose), proposed, failed);
    })
}
