//! A line of the ledger: what it is for, and disputing it while it is new.

use contract::{
    DateTime, Utc,
    teams::{DISPUTE_DAYS, DisputeState, Hours, HoursDispute, HoursEntry, HoursKind, NewHoursDispute, sentence, terms},
};
use kit::{
    form::{Form, use_begun, use_form},
    http::Call,
    i18n::{fill, hours as text, t},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Button, Field, FieldKind, Shape, TextArea, Tone, chip, use_toasts},
};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// Properties of an [`Entry`].
#[derive(Properties, PartialEq)]
pub(super) struct EntryProps {
    /// The line.
    pub(super) entry: HoursEntry,
    /// Reads the ledger again.
    pub(super) reload: Callback<()>,
}

/// The line.
#[component]
pub(super) fn Entry(props: &EntryProps) -> Html {
    let entry = &props.entry;
    let title = match (entry.kind, &entry.reason, &entry.number) {
        (HoursKind::Correction, reason, _) => fill(text::CORRECTION, &[reason.as_deref().unwrap_or_default()]),
        (HoursKind::Service, _, number) => fill(text::SERVICE_LINE, &[number.as_deref().unwrap_or_default()]),
    };
    let open = entry
        .dispute
        .as_ref()
        .is_some_and(|dispute| dispute.state == DisputeState::Open);
    html! {
        <li class="lx-hours-line" data-test="entry">
            <p class="lx-row">
                <span class="lx-grow">{ title }<br /><span class="lx-small lx-muted lx-number">{ &entry.day }</span></span>
                <span class="lx-number">{ fill(text::MINUTES, &[&entry.minutes.to_string()]) }</span>
            </p>
            { for entry.dispute.as_ref().map(disputed) }
            if !open && is_new(entry.at, time::now()) {
                { part!(Dispute { entry: entry.clone(), reload: props.reload.clone() }) }
            }
        </li>
    }
}

/// Whether a line can still be disputed.
fn is_new(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - at).num_days() < DISPUTE_DAYS
}

const fn look(state: DisputeState) -> (Tone, Shape) {
    match state {
        DisputeState::Open => (Tone::Amber, Shape::Clock),
        DisputeState::Corrected => (Tone::Green, Shape::Check),
        DisputeState::Refused => (Tone::Grey, Shape::Info),
    }
}

/// What was disputed, and what became of it.
fn disputed(dispute: &HoursDispute) -> Html {
    let (tone, shape) = look(dispute.state);
    let said = fill(text::DISPUTED, &[&dispute.minutes.to_string(), &dispute.reason]);
    html! {
        <div class="lx-small" data-test="disputed" data-state={dispute.state.word()}>
            <p>{ chip(tone, shape, t(terms::dispute_state(dispute.state))) }</p>
            <p>{ said }</p>
            if let Some(answer) = &dispute.answer { <p>{ fill(text::DISPUTE_ANSWER, &[answer]) }</p> }
        </div>
    }
}

/// What is typed, as it stands in the form.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Typed {
    minutes: String,
    reason: String,
}

/// Asks what the line should be, and why.
#[component]
fn Dispute(props: &EntryProps) -> Html {
    let entry = &props.entry;
    let path = format!("/me/hours/{}/dispute", entry.id);
    let (form, sending, toasts) = (use_form(path.clone(), Typed::default()), use_sending(), use_toasts());
    let begun = use_begun(*form.typed != Typed::default());
    let onsubmit = {
        let (form, sending, reload) = (form.clone(), sending.clone(), props.reload.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let body = NewHoursDispute {
                // What is no number is refused by its field.
                minutes: form.typed.minutes.trim().parse().unwrap_or(i32::MAX),
                reason: form.typed.reason.trim().to_owned(),
            };
            if !sending.accepts_in(&body, &[sentence("dispute_minutes")]) {
                return;
            }
            let call = Call::post(&path).json(&body).key(&sending.key(&path, &body));
            let (form, toasts, reload) = (form.clone(), toasts.clone(), reload.clone());
            sending.send(call, move |_: Hours| {
                form.done();
                toasts.good(t(text::DISPUTE_SENT));
                reload.emit(());
            });
        })
    };
    html! {
        <details open={begun}>
            <summary data-test="dispute">{ t(text::DISPUTE) }</summary>
            <form class="lx-stack" {onsubmit}>
                { what_it_should_be(&form, &sending) }
                { sending.trouble("dispute-failed") }
                if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
                { part!(Button {
                    block: true,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "send-dispute",
                    children: html! { { t(text::DISPUTE_SEND) } },
                }) }
                <p class="lx-small lx-muted">{ t(text::DISPUTE_NOTE) }</p>
            </form>
        </details>
    }
}

/// How many minutes, and why.
fn what_it_should_be(form: &Form<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { part!(Field {
                kind: FieldKind::Code,
                label: t(text::DISPUTE_MINUTES),
                value: form.typed.minutes.clone(),
                oninput: form.typing(|typed: &mut Typed, minutes| typed.minutes = minutes),
                max_length: 4,
                error: sending.error("/minutes"),
                data_test: "dispute-minutes",
            }) }
            { part!(TextArea {
                label: t(text::DISPUTE_WHY),
                value: form.typed.reason.clone(),
                oninput: form.typing(|typed: &mut Typed, reason| typed.reason = reason),
                limit: 200,
                rows: 2,
                error: sending.error("/reason"),
                data_test: "dispute-reason",
            }) }
        </>
    }
}

#[cfg(test)]
mod tests {
    use contract::{DateTime, Utc};

    use super::is_new;

    #[test]
    fn a_line_can_be_disputed_for_thirty_days() {
        let day = |number: i64| DateTime::<Utc>::from_timestamp(number * 86_400, 0).unwrap_or_default();
        assert!(is_new(day(0), day(29)));
        assert!(!is_new(day(0), day(30)));
    }
}
