//! Motions of residents at the desk: those that wait to be looked at, and those whose vote is owed.

use contract::{
    ids::CommunityId,
    motions::{AnnounceMotion, DecideMotion, Motion, MotionAction as Action, MotionState as State},
    page::Page,
    proposals::Reason,
    validation::FieldError,
    votes::{SENTENCES, Vote, faults_of_vote},
};
use kit::{
    drafts::use_draft,
    faults::{checked_with, missing},
    hooks::use_state,
    http::{Call, Failure},
    i18n::{Text, language, moderation, motions as text, shared, t, votes},
    motion, part,
    remote::use_call,
    sending::{Sending, typing, use_sending},
    time,
    ui::{Button, ButtonKind, Field, FieldKind, use_toasts},
};
use yew::prelude::*;

use crate::decide::why;

/// Properties of [`Motions`].
#[derive(Properties, PartialEq)]
pub(crate) struct MotionsProps {
    /// Whose.
    pub(crate) community: CommunityId,
    /// Which of them.
    pub(crate) state: State,
    /// Called once one was decided, or its vote announced.
    #[prop_or_default]
    pub(crate) done: Callback<()>,
}

/// Them; nothing where there are none.
#[component]
pub(crate) fn Motions(props: &MotionsProps) -> Html {
    let (page, reload) = use_call::<_, Page<Motion>>((props.community, props.state), |(community, state)| {
        Some(Call::get(&format!(
            "/communities/{community}/motions?limit=100&state={}",
            state.word()
        )))
    });
    let Some(page) = page.ready().filter(|page| !page.items.is_empty()) else {
        return Html::default();
    };
    let done = {
        let others = props.done.clone();
        Callback::from(move |()| {
            reload.emit(());
            others.emit(());
        })
    };
    let title = if props.state == State::Waiting {
        text::TO_LOOK_AT
    } else {
        text::OWED
    };
    html! {
        <section class="lx-stack" data-test={format!("motions-{}", props.state.word())}>
            <h2 class="lx-cells-title">{ t(title) }</h2>
            { for page.items.iter().map(|one| part!(Row [one.id.to_string()] { motion: one.clone(), done: done.clone() })) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OneMotion {
    motion: Motion,
    done: Callback<()>,
}

#[component]
fn Row(props: &OneMotion) -> Html {
    let of = &props.motion;
    let form = if of.allowed.contains(&Action::Announce) {
        part!(Announce {
            motion: of.clone(),
            done: props.done.clone()
        })
    } else if of.allowed.contains(&Action::Publish) {
        part!(Decide {
            motion: of.clone(),
            done: props.done.clone()
        })
    } else {
        Html::default()
    };
    html! {
        <article class="lx-card lx-stack" data-test="motion">
            <p class="lx-row">{ motion::state(of) }</p>
            <h3 class="lx-title">{ &of.title }</h3>
            { motion::matter(of) }
            { motion::facts(of) }
            { form }
        </article>
    }
}

/// Publishes it, or says why not: what is typed stays on the device until the server has it.
#[component]
fn Decide(props: &OneMotion) -> Html {
    let (refusing, reason) = (use_state(|| false), use_state(|| None::<Reason>));
    let said = use_draft(&format!("motion.{}", props.motion.id));
    let (sending, toasts) = (use_sending(), use_toasts());
    let decide = |publish: bool| {
        let (sending, toasts, done) = (sending.clone(), toasts.clone(), props.done.clone());
        let (path, clear, refusing) = (
            format!("/motions/{}/decision", props.motion.id),
            said.clear.clone(),
            refusing.clone(),
        );
        let decision = DecideMotion {
            publish,
            reason: (*reason).filter(|_| !publish),
            text: Some(said.text.trim().to_owned()).filter(|_| !publish),
        };
        Callback::from(move |_: MouseEvent| {
            if !publish && !*refusing {
                return refusing.set(true);
            }
            if !publish && decision.reason.is_none() {
                return sending.misses("/reason", t(shared::CHOOSE));
            }
            if !sending.accepts_in(&decision, contract::agenda::SENTENCES) {
                return;
            }
            let (toasts, done, clear) = (toasts.clone(), done.clone(), clear.clone());
            sending.send(Call::post(&path).json(&decision), move |_: Motion| {
                clear.emit(());
                toasts.good(t(moderation::DECIDED));
                done.emit(());
            });
        })
    };
    html! {
        <div class="lx-stack" data-test="deciding">
            if *refusing { { why(&reason, &said, &sending, None) } }
            { trouble(&sending) }
            <p class="lx-row">
                if !*refusing {
                    { part!(Button { kind: ButtonKind::Primary, loading: sending.is_busy(), onclick: decide(true), data_test: "publish",
                        children: html! { { t(moderation::PUBLISH) } } }) }
                }
                { part!(Button { loading: sending.is_busy(), onclick: decide(false), data_test: "refuse",
                    children: html! { { t(text::REFUSE) } } }) }
                if *refusing {
                    { part!(Button { kind: ButtonKind::Text, onclick: typing(&refusing, |refusing: &mut bool, _: MouseEvent| *refusing = false),
                        data_test: "not-refused", children: html! { { t(shared::BACK) } } }) }
                }
            </p>
        </div>
    }
}

/// What is wrong with no field.
fn trouble(sending: &Sending) -> Html {
    html! {
        <>
            { sending.trouble("motion-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
        </>
    }
}

/// A day and a time of day.
type Clock = (String, String);

/// Announces its vote: when, for what is asked is the motion's.
#[component]
fn Announce(props: &OneMotion) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let at = |clock: &str| (String::new(), clock.to_owned());
    let (opens, closes) = (use_state(|| at("09:00")), use_state(|| at("18:00")));
    let onsubmit = {
        let (sending, done, motion) = (sending.clone(), props.done.clone(), props.motion.clone());
        let (opens, closes) = (opens.clone(), closes.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let new = match read(&motion, &opens, &closes) {
                Err(faults) => return sending.refuse(Failure::invalid(faults)),
                Ok(new) => new,
            };
            let path = format!("/motions/{}/vote", motion.id);
            let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
            let (toasts, done) = (toasts.clone(), done.clone());
            sending.send(call, move |_: Vote| {
                toasts.good(t(votes::ANNOUNCED_NOW));
                done.emit(());
            });
        })
    };
    let day = |label: Text, kind, value: String, oninput: Callback<String>, error: Option<AttrValue>, data_test: &'static str| {
        part!(Field {
            label: t(label),
            kind,
            value,
            oninput,
            error,
            data_test
        })
    };
    let (of_opens, of_closes) = (sending.error("/opens_at"), sending.error("/closes_at"));
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="announcing-motion">
            <p class="lx-small lx-muted">{ t(text::ANNOUNCE_NOTE) }</p>
            <div class="lx-vote-times">
                { day(votes::OPENS_ON, FieldKind::Date, opens.0.clone(), typing(&opens, |at: &mut Clock, day| at.0 = day), of_opens, "motion-opens-on") }
                { day(votes::OPENS_TIME, FieldKind::Text, opens.1.clone(), typing(&opens, |at: &mut Clock, clock| at.1 = clock), None, "motion-opens-at") }
                { day(votes::CLOSES_ON, FieldKind::Date, closes.0.clone(), typing(&closes, |at: &mut Clock, day| at.0 = day), of_closes, "motion-closes-on") }
                { day(votes::CLOSES_TIME, FieldKind::Text, closes.1.clone(), typing(&closes, |at: &mut Clock, clock| at.1 = clock), None, "motion-closes-at") }
            </div>
            { trouble(&sending) }
            <p>{ sending.submit(t(votes::ANNOUNCE), "announce-motion") }</p>
        </form>
    }
}

/// It as it is sent, or what is wrong with it. Without a day it opens now.
fn read(motion: &Motion, opens: &Clock, closes: &Clock) -> Result<AnnounceMotion, Vec<FieldError>> {
    let now = time::now();
    let missing = |pointer| vec![missing(pointer, votes::TIME_FORM)];
    let opens_at = if opens.0.is_empty() {
        Some(now)
    } else {
        time::typed(&opens.0, &opens.1)
    };
    let opens_at = opens_at.ok_or_else(|| missing("/opens_at"))?;
    let closes_at = time::typed(&closes.0, &closes.1).ok_or_else(|| missing("/closes_at"))?;
    let new = AnnounceMotion { opens_at, closes_at };
    let together = faults_of_vote(&new.vote(motion), now, language());
    checked_with(new, Vec::new(), together, &[SENTENCES])
}
