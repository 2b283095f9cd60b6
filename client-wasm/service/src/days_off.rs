//! The days on which a volunteer does not come, whatever they say of a usual week.

use std::rc::Rc;

use contract::{
    problem::Kind,
    teams::{DaysOff, DaysOffSheet, Volunteering},
};
use kit::{
    form::{Form, use_begun, use_form},
    hooks::{UseStateHandle, use_state},
    http::{Call, Failure},
    i18n::{service as text, shared, t},
    part,
    sending::{Sending, use_sending},
    ui::{ButtonKind, Field, FieldKind, button, use_toasts},
    visit::{day_in, days_off},
};
use yew::prelude::*;

use crate::{faults::FAULTS, reason::unsent};

/// Properties of a [`DaysOffPart`].
#[derive(Properties, PartialEq)]
pub(crate) struct DaysOffPartProps {
    /// Oneself as a volunteer.
    pub(crate) known: Rc<Volunteering>,
    /// Reads it again.
    pub(crate) reload: Callback<()>,
}

/// The days, each to be taken back, and a form for more.
#[component]
pub(crate) fn DaysOffPart(props: &DaysOffPartProps) -> Html {
    let nothing = DaysOff {
        from: String::new(),
        to: String::new(),
    };
    let form = use_form("volunteer.days-off".to_owned(), nothing);
    let begun = use_begun(!form.typed.from.is_empty());
    let (sending, behind) = (use_sending(), use_state(|| false));
    let put = use_putting(props, &form, &sending, &behind);
    let known = &props.known.days_off;
    let days = known.iter().enumerate().map(|(number, days)| one(number, days, known, &put));
    html! {
        <section class="lx-card lx-stack" data-test="days-off">
            <h2 class="lx-label">{ t(text::DAYS_OFF) }</h2>
            <p class="lx-small lx-muted">{ t(text::DAYS_OFF_LEAD) }</p>
            { for days }
            <details open={begun}>
                <summary data-test="more-days-off">{ t(text::DAYS_OFF_ADD) }</summary>
                { more(&form, &sending, known, &put) }
            </details>
            if *behind { <p class="lx-error" role="alert" data-test="off-behind">{ t(text::CHANGED_BEHIND) }</p> }
            { unsent(&sending) }
        </section>
    }
}

/// Puts all of one's days in place of those that were; where another device changed them meanwhile, they are read again.
#[hook]
fn use_putting(
    props: &DaysOffPartProps,
    form: &Form<DaysOff>,
    sending: &Sending,
    behind: &UseStateHandle<bool>,
) -> Callback<DaysOffSheet> {
    let toasts = use_toasts();
    let (sending, form, reload) = (sending.clone(), form.clone(), props.reload.clone());
    let (version, behind) = (props.known.days_off_version, behind.clone());
    Callback::from(move |sheet: DaysOffSheet| {
        if !sending.accepts_in(&sheet, &FAULTS) {
            return;
        }
        let call = Call::put("/me/volunteering/days-off").json(&sheet);
        let call = call.if_match(&format!("\"{version}\""));
        let (elsewhere, forgiving, again) = (behind.clone(), sending.clone(), reload.clone());
        let failed = Callback::from(move |failure: Failure| {
            if failure.is(Kind::Stale) {
                forgiving.forgive();
                elsewhere.set(true);
                again.emit(());
            }
        });
        let (toasts, form, reload, behind) = (toasts.clone(), form.clone(), reload.clone(), behind.clone());
        let done = move |_: Volunteering| {
            behind.set(false);
            form.done();
            toasts.good(t(shared::SAVED));
            reload.emit(());
        };
        sending.send_or(call, done, failed);
    })
}

/// The form for another stretch of days; a single one needs no end.
fn more(form: &Form<DaysOff>, sending: &Sending, known: &[DaysOff], put: &Callback<DaysOffSheet>) -> Html {
    let onsubmit = {
        let (put, known, typed, sending) = (put.clone(), known.to_vec(), form.typed.clone(), sending.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let mut more = (*typed).clone();
            if more.to.is_empty() {
                more.to.clone_from(&more.from);
            }
            // What is over is kept nowhere: whoever chose another month would think that nobody asks them in this one.
            if !more.to.is_empty() && more.to < day_in(0) {
                return sending.misses("/days", t(text::DAYS_OFF_OVER));
            }
            let mut days = known.clone();
            days.push(more);
            put.emit(DaysOffSheet { days });
        })
    };
    let faults = sending.failure().map(Failure::fields).unwrap_or_default();
    let wrong = faults.first().map(|fault| AttrValue::from(fault.detail.clone()));
    html! {
        <form class="lx-stack" {onsubmit}>
            { part!(Field {
                kind: FieldKind::Date,
                label: t(text::DAYS_OFF_FROM),
                value: form.typed.from.clone(),
                oninput: form.typing(|days: &mut DaysOff, day| days.from = day),
                error: wrong,
                data_test: "off-from",
            }) }
            { part!(Field {
                kind: FieldKind::Date,
                label: t(text::DAYS_OFF_TO),
                value: form.typed.to.clone(),
                oninput: form.typing(|days: &mut DaysOff, day| days.to = day),
                data_test: "off-to",
            }) }
            { sending.submit_wide(t(text::DAYS_OFF_SEND), "send-off") }
        </form>
    }
}

/// A stretch of days, and how it is taken back.
fn one(number: usize, days: &DaysOff, known: &[DaysOff], put: &Callback<DaysOffSheet>) -> Html {
    let without = {
        let (mut rest, put) = (known.to_vec(), put.clone());
        rest.remove(number);
        Callback::from(move |_: MouseEvent| put.emit(DaysOffSheet { days: rest.clone() }))
    };
    html! {
        <p class="lx-row" key={days.from.clone()} data-test="off">
            <span class="lx-grow">{ days_off(days) }</span>
            { button(ButtonKind::Text, t(text::DAYS_OFF_REMOVE), without, "take-back-off") }
        </p>
    }
}
