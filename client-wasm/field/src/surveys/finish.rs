//! Done with a form: it goes into the outbox, and the next one opens.

use contract::{ids::AccountId, surveys::DoorOutcome};
use kit::{
    browser,
    hooks::use_state,
    i18n::{field as text, language, t},
    json, part,
    session::use_session,
    time,
    ui::{Button, ButtonKind, use_toasts},
    way,
};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{KIND, LAST, form::Form, page::Sheet};
use crate::{
    outbox::{Hold, Parcel, use_outbox},
    routes::Route,
};

/// Properties of [`Finish`].
#[derive(Properties, PartialEq)]
pub(super) struct FinishProps {
    /// What is on the page.
    pub(super) sheet: Sheet,
}

/// Done with this door: it goes into the outbox, and the next one opens.
#[component]
pub(super) fn Finish(props: &FinishProps) -> Html {
    let (outbox, toasts, session) = (use_outbox(), use_toasts(), use_session());
    let busy = use_state(|| false);
    let finish = |then: fn(&Form)| {
        let (sheet, outbox, toasts, busy) = (props.sheet.clone(), outbox.clone(), toasts.clone(), busy.clone());
        let account = session.me().map(|me| me.id);
        Callback::from(move |_: MouseEvent| {
            let Some(account) = account.filter(|_| !*busy) else { return };
            let form = (*sheet.form).clone();
            let (path, body) = match form.ready(language()) {
                Ok(ready) => ready,
                Err(faults) => {
                    sheet.faults.set(faults);
                    browser::focus_first_fault();
                    return;
                }
            };
            let parcel = parcel(&form, path, body, account);
            let (outbox, toasts, busy) = (outbox.clone(), toasts.clone(), busy.clone());
            busy.set(true);
            spawn_local(async move {
                busy.set(false);
                // A phone without room keeps what it has: the draft.
                if outbox.post(&parcel).await.is_err() {
                    toasts.bad(t(text::NO_ROOM));
                    return;
                }
                form.forget();
                if let Some(cell) = form.cell.filter(|_| form.corrects.is_none()) {
                    browser::keep(LAST, &cell.to_string());
                }
                toasts.good(t(text::DONE));
                then(&form);
            });
        })
    };
    let form = &props.sheet.form;
    let withdraws = form.corrects.is_some() && !form.consent;
    html! {
        <div class="lx-actions">
            { part!(Button {
                kind: if withdraws { ButtonKind::Warn } else { ButtonKind::default() },
                onclick: finish(|_| Route::Surveys.go()),
                loading: *busy,
                data_test: "done",
                children: html! { { t(if withdraws { text::WITHDRAW_YES } else { text::FINISH }) } },
            }) }
            if form.corrects.is_none() {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    onclick: finish(to_next),
                    loading: *busy,
                    data_test: "done-next",
                    children: html! { { t(text::FINISH_NEXT) } },
                }) }
            }
        </div>
    }
}

/// A form that is ready, as it goes into the outbox.
fn parcel(form: &Form, path: String, body: String, account: AccountId) -> Parcel {
    Parcel {
        key: form.id.to_string(),
        path,
        body,
        pictures: Vec::new(),
        claims: Vec::new(),
        sent: None,
        kind: KIND.to_owned(),
        label: form.label(unnamed(form.outcome)),
        draft: json::write(form),
        account,
        written_at: time::now(),
        hold: Hold::Network,
    }
}

/// Opens the form for the next door; back leads to the list, not to the door before.
fn to_next(form: &Form) {
    let Some(next) = form.next() else { return };
    next.keep();
    if let Ok(id) = Uuid::try_parse(&next.id.to_string()) {
        way::instead(&Route::Form { id }.href());
    }
}

/// What a door without a name is called.
pub(super) fn unnamed(outcome: Option<DoorOutcome>) -> &'static str {
    t(match outcome {
        Some(DoorOutcome::Refused) => text::OUTCOME_REFUSED,
        Some(DoorOutcome::Absent) => text::OUTCOME_ABSENT,
        Some(DoorOutcome::Moved) => text::OUTCOME_MOVED,
        Some(DoorOutcome::Answered) | None => text::DOOR_UNNAMED,
    })
}
