//! Announcing a vote. Nothing of it can be changed afterwards, so it is read over once more before.

use contract::{
    bodies::BodyAct,
    ids::{BodyId, CommunityId},
    votes::{HALF, NewVote, Vote},
};
use kit::{
    electorate::Electorate,
    form::{Form, use_form},
    hooks::use_state,
    http::{Call, Failure},
    i18n::{Text, fill, shared, t, votes as text},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Button, ButtonKind, Check, Dialog, Field, FieldKind, TextArea, use_toasts},
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

/// The form.
#[component]
pub(super) fn Announce(props: &AnnounceProps) -> Html {
    let form = use_form(format!("votes.{}", props.community), Typed::new());
    let (open, sure) = (use_state(|| *form.typed != Typed::new()), use_state(|| None::<NewVote>));
    let (sending, toasts) = (use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ part!(Button { kind: ButtonKind::Primary, onclick: toggle, data_test: "announce", children: html! { { t(text::ANNOUNCE) } } }) }</p>
        };
    }
    let try_now = form.typing(|typed: &mut Typed, now| typed.try_at(now));
    let onsubmit = {
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
    };
    let onclose = {
        let sure = sure.clone();
        Callback::from(move |()| sure.set(None))
    };
    let onsend = {
        let (form, sending, sure, open) = (form.clone(), sending.clone(), sure.clone(), open.clone());
        let (path, done) = (format!("/communities/{}/votes", props.community), props.done.clone());
        move |vote: &NewVote| {
            let call = Call::post(&path).json(vote).key(&sending.key(&path, vote));
            let (form, toasts, done, open, again) = (form.clone(), toasts.clone(), done.clone(), open.clone(), sure.clone());
            let announced = move |_: Vote| {
                form.done();
                form.typed.set(Typed::new());
                open.set(false);
                toasts.good(t(text::ANNOUNCED_NOW));
                done.emit(());
            };
            sending.send_or(call, announced, Callback::from(move |_| again.set(None)));
        }
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="announcing">
            <h2 class="lx-title">{ t(text::ANNOUNCE) }</h2>
            <p class="lx-small lx-muted">{ t(note(form.typed.body)) }</p>
            { part!(Electorate {
                community: props.community,
                body: form.typed.body,
                act: BodyAct::Other,
                // A body has the quorum of its community's rules, unless another is typed.
                onchange: form.typing(|typed: &mut Typed, body: Option<BodyId>| {
                    typed.quorum = if body.is_some() { String::new() } else { HALF.to_string() };
                    typed.body = body;
                }),
                error: sending.error("/body_id"),
            }) }
            { fields(&form, &sending) }
            { part!(Options { community: props.community, form: form.clone(), sending: sending.clone() }) }
            { numbers(&form, &sending) }
            { sending.trouble("announce-trouble") }
            <p class="lx-row">
                { part!(Button { kind: ButtonKind::Primary, submit: true, data_test: "announce-next", children: html! { { t(text::ANNOUNCE_NOW) } } }) }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
            if let Some(vote) = &*sure {
                { confirm(vote, sending.is_busy(), &onclose, { let vote = vote.clone(); Callback::from(move |_: MouseEvent| onsend(&vote)) }) }
            }
        </form>
    }
}

/// What becomes of it, and who is on its roll.
const fn note(body: Option<BodyId>) -> Text {
    match body {
        Some(_) => text::ANNOUNCE_NOTE_BODY,
        None => text::ANNOUNCE_NOTE,
    }
}

fn fields(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(text::TITLE),
                kind: FieldKind::Text,
                value: form.typed.title.clone(),
                oninput: form.typing(|typed: &mut Typed, title| typed.title = title),
                max_length: 60,
                error: sending.error("/title"),
                data_test: "title",
            }) }
            { part!(TextArea {
                label: t(text::QUESTION),
                value: form.typed.question.clone(),
                oninput: form.typing(|typed: &mut Typed, question| typed.question = question),
                limit: 500,
                rows: 3,
                error: sending.error("/question"),
                data_test: "question",
            }) }
        </>
    }
}

fn numbers(form: &Form<Typed>, sending: &Sending) -> Html {
    let typed = &form.typed;
    let field =
        |label: Text, kind, value: &str, change: fn(&mut Typed, String), error: Option<&'static str>, data_test: &'static str| {
            part!(Field {
                label: t(label),
                kind,
                value: value.to_owned(),
                oninput: form.typing(change),
                error: error.and_then(|pointer| sending.error(pointer)),
                data_test,
            })
        };
    html! {
        <>
            { part!(Check {
                checked: typed.scored,
                onchange: form.typing(|typed: &mut Typed, on| typed.scored = on),
                data_test: "scored",
                children: html! { <>{ t(text::SCORES) }</> },
            }) }
            if !typed.scored { { field(text::CHOOSE, FieldKind::Code, &typed.choose, |typed, value| typed.choose = value, Some("/choose"), "choose") } }
            <div class="lx-vote-times">
                { field(text::OPENS_ON, FieldKind::Date, &typed.opens.0, |typed, day| typed.opens.0 = day, Some("/opens_at"), "opens-on") }
                { field(text::OPENS_TIME, FieldKind::Text, &typed.opens.1, |typed, clock| typed.opens.1 = clock, None, "opens-at") }
                { field(text::CLOSES_ON, FieldKind::Date, &typed.closes.0, |typed, day| typed.closes.0 = day, Some("/closes_at"), "closes-on") }
                { field(text::CLOSES_TIME, FieldKind::Text, &typed.closes.1, |typed, clock| typed.closes.1 = clock, None, "closes-at") }
            </div>
            { field(text::QUORUM_PERCENT, FieldKind::Code, &typed.quorum, |typed, value| typed.quorum = value, Some("/quorum_percent"), "quorum") }
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
