//! Announcing a vote. Nothing of it can be changed afterwards, so it is read over once more before.

use contract::{
    bodies::BodyAct,
    ids::{BodyId, CommunityId},
    votes::{HALF, NewVote, Vote},
};
use kit::{
    electorate::Electorate,
    form::{Form, use_form},
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{Text, fill, shared, t, votes as text},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Button, ButtonKind, Check, Dialog, FieldKind, button, use_toasts},
};
use yew::prelude::*;

use super::{options::Options, typed::Typed};

/// Properties of [`Announce`].
#[derive(Properties, PartialEq)]
pub(super) struct AnnounceProps {
    /// Whose residents are to vote.
    pub(super) community: CommunityId,
    /// Called once it is announced.
    pub(super) done: Callback<()>,
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Announce(props: &AnnounceProps) -> Html {
    let form = use_form(format!("votes.{}", props.community), Typed::new());
    let (open, sure) = (use_state(|| *form.typed != Typed::new()), use_state(|| None::<NewVote>));
    let sending = use_sending();
    let onsend = use_announcing(props, &form, &sending, &open, &sure);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ button(ButtonKind::Primary, t(text::ANNOUNCE), toggle, "announce") }</p>
        };
    }
    let onclose = {
        let sure = sure.clone();
        Callback::from(move |()| sure.set(None))
    };
    html! {
        <form class="lx-card lx-stack" onsubmit={read_over(&form, &sending, &sure)} novalidate=true data-test="announcing">
            <h2 class="lx-title">{ t(text::ANNOUNCE) }</h2>
            <p class="lx-small lx-muted">{ t(note(form.typed.body)) }</p>
            { who_decides(props, &form, &sending) }
            { asked(&form, &sending) }
            { part!(Options { community: props.community, form: form.clone(), sending: sending.clone() }) }
            { numbers(&form, &sending) }
            { sending.trouble("announce-trouble") }
            <p class="lx-row">
                { part!(Button { kind: ButtonKind::Primary, submit: true, data_test: "announce-next", children: html! { { t(text::ANNOUNCE_NOW) } } }) }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
            if let Some(vote) = &*sure { { confirm(vote, sending.is_busy(), &onclose, onsend) } }
        </form>
    }
}

/// Shows it once more, if it can be sent as it was typed.
fn read_over(form: &Form<Typed>, sending: &Sending, sure: &UseStateHandle<Option<NewVote>>) -> Callback<SubmitEvent> {
    let try_now = form.typing(|typed: &mut Typed, now| typed.try_at(now));
    let (form, sending, sure) = (form.clone(), sending.clone(), sure.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (mut typed, now) = ((*form.typed).clone(), time::now());
        typed.try_at(now);
        match typed.read(now) {
            Err(faults) => sending.refuse(Failure::invalid(faults)),
            Ok(vote) => {
                sending.forgive();
                try_now.emit(now);
                sure.set(Some(vote));
            }
        }
    })
}

/// Announces the vote that somebody is sure of.
#[hook]
fn use_announcing(
    props: &AnnounceProps,
    form: &Form<Typed>,
    sending: &Sending,
    open: &UseStateHandle<bool>,
    sure: &UseStateHandle<Option<NewVote>>,
) -> Callback<MouseEvent> {
    let toasts = use_toasts();
    let (form, sending, sure, open) = (form.clone(), sending.clone(), sure.clone(), open.clone());
    let (path, done) = (format!("/communities/{}/votes", props.community), props.done.clone());
    Callback::from(move |_: MouseEvent| {
        let Some(vote) = &*sure else { return };
        let call = Call::post(&path).json(vote).key(&sending.key(&path, vote));
        let (form, toasts, done, open, again) = (form.clone(), toasts.clone(), done.clone(), open.clone(), sure.clone());
        let announced = move |_: Vote| {
            form.done();
            form.typed.set(Typed::new());
            again.set(None);
            open.set(false);
            toasts.good(t(text::ANNOUNCED_NOW));
            done.emit(());
        };
        let again = sure.clone();
        sending.send_or(call, announced, Callback::from(move |_| again.set(None)));
    })
}

/// All residents, or a body. That has the quorum of its community's rules, unless another is typed.
fn who_decides(props: &AnnounceProps, form: &Form<Typed>, sending: &Sending) -> Html {
    part!(Electorate {
        community: props.community,
        body: form.typed.body,
        act: BodyAct::Other,
        onchange: form.typing(|typed: &mut Typed, body: Option<BodyId>| {
            typed.quorum = if body.is_some() { String::new() } else { HALF.to_string() };
            typed.body = body;
        }),
        error: sending.error("/body_id"),
    })
}

/// What becomes of it, and who is on its roll.
const fn note(body: Option<BodyId>) -> Text {
    match body {
        Some(_) => text::ANNOUNCE_NOTE_BODY,
        None => text::ANNOUNCE_NOTE,
    }
}

/// What is asked.
fn asked(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { form.line(sending, (text::TITLE, FieldKind::Text, 60), ("/title", "title"), |typed| &mut typed.title) }
            { form.area(sending, (text::QUESTION, 500, 3), ("/question", "question"), |typed| &mut typed.question) }
        </>
    }
}

/// How much is chosen, from when to when, and how many must take part. What is wrong with a moment stands at its day.
fn numbers(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    html! {
        <>
            { part!(Check {
                checked: typed.scored,
                onchange: form.typing(|typed: &mut Typed, on| typed.scored = on),
                data_test: "scored",
                children: html! { <>{ t(text::SCORES) }</> },
            }) }
            if !typed.scored { { form.line(sending, (text::CHOOSE, FieldKind::Code, 3), ("/choose", "choose"), |typed| &mut typed.choose) } }
            <div class="lx-vote-times">
                { form.line(sending, (text::OPENS_ON, FieldKind::Date, 10), ("/opens_at", "opens-on"), |typed| &mut typed.opens.0) }
                { form.line(sending, (text::OPENS_TIME, FieldKind::Text, 5), ("/opens_at/clock", "opens-at"), |typed| &mut typed.opens.1) }
                { form.line(sending, (text::CLOSES_ON, FieldKind::Date, 10), ("/closes_at", "closes-on"), |typed| &mut typed.closes.0) }
                { form.line(sending, (text::CLOSES_TIME, FieldKind::Text, 5), ("/closes_at/clock", "closes-at"), |typed| &mut typed.closes.1) }
            </div>
            { form.line(sending, (text::QUORUM_PERCENT, FieldKind::Code, 3), ("/quorum_percent", "quorum"), |typed| &mut typed.quorum) }
            <p class="lx-hint">{ t(text::QUORUM_HINT) }</p>
        </>
    }
}

/// It once more, as residents will read it.
fn confirm(vote: &NewVote, busy: bool, onclose: &Callback<()>, onsend: Callback<MouseEvent>) -> Html {
    let numbered = (1_usize..).zip(&vote.options);
    let option = |(number, option): (usize, &contract::votes::NewOption)| {
        html! { <li key={number}>{ fill(text::NUMBERED, &[&number.to_string(), &option.text]) }</li> }
    };
    let most = vote.choose.to_string();
    let quorum = match vote.quorum_percent {
        None => t(text::QUORUM_OF_BODY).to_owned(),
        Some(0) => t(text::NO_QUORUM).to_owned(),
        Some(percent) => fill(text::QUORUM, &[&percent.to_string()]),
    };
    part!(Dialog {
        title: t(text::SURE_TO_ANNOUNCE),
        onclose: onclose.clone(),
        close_label: t(shared::CLOSE),
        data_test: "sure",
        foot: html! {
            <>
                { part!(Button { onclick: onclose.reform(|_: MouseEvent| ()), disabled: busy, children: html! { { t(shared::BACK) } } }) }
                { part!(Button { kind: ButtonKind::Primary, loading: busy, onclick: onsend, data_test: "announce-now", children: html! { { t(text::ANNOUNCE_NOW) } } }) }
            </>
        },
        children: html! {
            <div class="lx-stack">
                <h3 class="lx-title">{ &vote.title }</h3>
                <p class="lx-text">{ &vote.question }</p>
                <ul>{ for numbered.map(option) }</ul>
                <ul class="lx-small lx-muted">
                    <li>{ if vote.scores.is_some() { t(text::SCORES).to_owned() } else { fill(text::CHOOSE_UP_TO, &[&most]) } }</li>
                    <li>{ fill(text::OPENS, &[&time::moment(vote.opens_at)]) }</li>
                    <li>{ fill(text::CLOSES, &[&time::moment(vote.closes_at)]) }</li>
                    <li>{ quorum }</li>
                    if vote.body_id.is_some() { <li>{ t(text::BY_BODY) }</li> }
                </ul>
                <p>{ t(note(vote.body_id)) }</p>
            </div>
        }
    })
}
