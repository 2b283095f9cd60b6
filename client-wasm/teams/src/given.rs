//! What a volunteer gave, line by line, and setting it right by a counter-entry.

use contract::{
    ids::{AccountId, CommunityId},
    teams::{Hours, HoursCorrection, HoursEntry, HoursKind, terms},
};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, t, teams as text},
    part,
    remote::use_call,
    sending::{typing, use_sending},
    ui::{Button, Field, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::faults::FAULTS;

/// Properties of [`Given`].
#[derive(Properties, PartialEq)]
pub(crate) struct GivenProps {
    /// The community in whose pool they are.
    pub(crate) community: CommunityId,
    pub(crate) id: AccountId,
}

/// Minutes as hours and minutes.
pub(crate) fn time(minutes: i64) -> String {
    fill(
        text::HOURS_MINUTES,
        &[&(minutes / 60).to_string(), &(minutes % 60).to_string()],
    )
}

/// The ledger.
#[component]
pub(crate) fn Given(props: &GivenProps) -> Html {
    let path = format!("/communities/{}/volunteers/{}/hours", props.community, props.id);
    let (hours, reload) = use_call::<_, Hours>(path.clone(), |path| Some(Call::get(path)));
    html! {
        <section class="lx-card lx-stack" data-test="hours">
            <h2 class="lx-title">{ t(text::HOURS) }</h2>
            { hours.show(2, &reload, |hours| html! {
                <>
                    <p class="lx-strong lx-number" data-test="hours-sum">{ time(hours.minutes) }</p>
                    if hours.entries.is_empty() {
                        <p class="lx-muted">{ t(text::HOURS_NONE) }</p>
                    } else {
                        <ul class="lx-manage-list">{ for hours.entries.iter().map(entry) }</ul>
                    }
                </>
            }) }
            { part!(Correct { path, reload }) }
        </section>
    }
}

/// What a line is for.
pub(crate) fn words(entry: &HoursEntry) -> String {
    match entry.kind {
        HoursKind::Correction => fill(text::CORRECTED, &[entry.reason.as_deref().unwrap_or_default()]),
        HoursKind::Service => fill(text::SERVED, &[entry.number.as_deref().unwrap_or_default()]),
    }
}

fn entry(entry: &HoursEntry) -> Html {
    html! {
        <li key={entry.id.to_string()} class="lx-row" data-test="hours-entry">
            <span class="lx-grow">{ words(entry) }<br />
                <span class="lx-small lx-muted">
                    <span class="lx-number">{ &entry.day }</span>
                    if let Some(dispute) = &entry.dispute { { " · " }{ t(terms::dispute_state(dispute.state)) } }
                </span>
            </span>
            <span class="lx-number">{ fill(text::MINUTES, &[&entry.minutes.to_string()]) }</span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct CorrectProps {
    path: AttrValue,
    reload: Callback<()>,
}

#[derive(Clone, Default, PartialEq)]
struct Typed {
    minutes: String,
    reason: String,
}

/// Adds a counter-entry.
#[component]
fn Correct(props: &CorrectProps) -> Html {
    let (typed, sending, toasts) = (use_state(Typed::default), use_sending(), use_toasts());
    let onsubmit = {
        let (typed, sending) = (typed.clone(), sending.clone());
        let (path, reload) = (props.path.clone(), props.reload.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = HoursCorrection {
                // What is no number is refused by its field.
                minutes: typed.minutes.trim().parse().unwrap_or(i32::MAX),
                reason: typed.reason.trim().to_owned(),
            };
            if !sending.accepts_in(&body, &FAULTS) {
                return;
            }
            let call = Call::post(&path).json(&body).key(&sending.key(&path, &body));
            let (typed, toasts, reload) = (typed.clone(), toasts.clone(), reload.clone());
            sending.send(call, move |_: Hours| {
                typed.set(Typed::default());
                toasts.good(t(text::CORRECTION_DONE));
                reload.emit(());
            });
        })
    };
    html! {
        <details>
            <summary data-test="correct">{ t(text::CORRECT) }</summary>
            <form class="lx-stack" {onsubmit}>
                { part!(Field {
                    label: t(text::CORRECT_MINUTES),
                    value: typed.minutes.clone(),
                    oninput: typing(&typed, |typed: &mut Typed, minutes| typed.minutes = minutes),
                    max_length: 5,
                    hint: t(text::CORRECT_HINT),
                    error: sending.error("/minutes"),
                    data_test: "correct-minutes",
                }) }
                { part!(TextArea {
                    label: t(text::WHY),
                    value: typed.reason.clone(),
                    oninput: typing(&typed, |typed: &mut Typed, reason| typed.reason = reason),
                    limit: 200,
                    rows: 2,
                    error: sending.error("/reason"),
                    data_test: "correct-reason",
                }) }
                { sending.trouble("correct-trouble") }
                { part!(Button { submit: true, loading: sending.is_busy(), data_test: "send-correct", children: html! { { t(text::CORRECT_SEND) } } }) }
            </form>
        </details>
    }
}
