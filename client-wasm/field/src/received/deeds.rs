//! What somebody does with a case that is handed to their organisation: takes it, says something, gives it back.

use std::rc::Rc;

use contract::{
    cases::{Because, Case, Note, Visibility},
    handling::{HandBack, SENTENCES},
};
use kit::{
    form::{Form, use_form},
    http::Call,
    i18n::{Text, handling as text, t},
    part,
    sending::{Sending, use_sending},
    ui::{ButtonKind, TextArea, use_toasts},
};
use serde::Serialize;
use yew::prelude::*;

use super::looks::{self, is_done, outcome, submit};

/// Properties of each deed.
#[derive(Properties, PartialEq)]
pub(super) struct DeedProps {
    /// With which case.
    pub(super) case: Rc<Case>,
    /// Called when it is done.
    pub(super) ondone: Callback<()>,
}

/// Sends a deed once, however often it is pressed.
fn send(sending: &Sending, case: &Case, path: &str, body: &impl Serialize, done: impl FnOnce() + 'static) {
    let path = format!("/cases/{}/{path}", case.summary.id);
    let call = Call::post(&path).json(body).key(&sending.key(&path, body));
    sending.send(call.if_match(&format!("\"{}\"", case.version)), move |_: Case| done());
}

/// Takes it.
#[component]
pub(super) fn Take(props: &DeedProps) -> Html {
    let (sending, toasts) = (use_sending(), use_toasts());
    let onclick = {
        let (sending, case, ondone) = (sending.clone(), props.case.clone(), props.ondone.clone());
        Callback::from(move |_: MouseEvent| {
            let (toasts, ondone) = (toasts.clone(), ondone.clone());
            send(&sending, &case, "acknowledge", &Because { text: None }, move || {
                toasts.good(t(text::TAKEN));
                ondone.emit(());
            });
        })
    };
    looks::take(&sending, onclick)
}

/// Gives it back, with what came of it.
#[component]
pub(super) fn HandBackForm(props: &DeedProps) -> Html {
    let form = use_form(
        format!("hand-back.{}", props.case.summary.id),
        HandBack {
            done: true,
            text: String::new(),
        },
    );
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, case, ondone) = (form.clone(), sending.clone(), props.case.clone(), props.ondone.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if sending.accepts_in(&*form.typed, SENTENCES) {
                let (form, toasts, ondone) = (form.clone(), toasts.clone(), ondone.clone());
                let body = (*form.typed).clone();
                send(&sending, &case, "hand-back", &body, move || {
                    form.done();
                    toasts.good(t(text::HANDED_BACK));
                    ondone.emit(());
                });
            }
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="hand-back-form">
            <h2 class="lx-label">{ t(text::HAND_BACK) }</h2>
            { outcome(form.typed.done, form.typing(|typed: &mut HandBack, chosen: AttrValue| typed.done = is_done(&chosen))) }
            { said(text::HAND_BACK_TEXT, &form.typed.text, form.typing(|typed: &mut HandBack, said| typed.text = said), &sending, "hand-back-text") }
            { sending.trouble("hand-back-failed") }
            { submit(text::HAND_BACK, &sending, ButtonKind::Primary, "hand-back-send") }
        </form>
    }
}

/// Says something that its reporter reads too.
#[component]
pub(super) fn NoteForm(props: &DeedProps) -> Html {
    let form: Form<String> = use_form(format!("received-note.{}", props.case.summary.id), String::new());
    let (sending, toasts) = (use_sending(), use_toasts());
    let onsubmit = {
        let (form, sending, case, ondone) = (form.clone(), sending.clone(), props.case.clone(), props.ondone.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let note = Note {
                text: form.typed.trim().to_owned(),
                visibility: Visibility::Public,
            };
            if sending.accepts_in(&note, SENTENCES) {
                let (form, toasts, ondone) = (form.clone(), toasts.clone(), ondone.clone());
                send(&sending, &case, "notes", &note, move || {
                    form.done();
                    form.typed.set(String::new());
                    toasts.good(t(text::NOTED));
                    ondone.emit(());
                });
            }
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="note-form">
            { said(text::NOTE, &form.typed, form.typing(|typed: &mut String, said| *typed = said), &sending, "note-text") }
            { sending.trouble("note-failed") }
            { submit(text::NOTE_SEND, &sending, ButtonKind::Plain, "note-send") }
        </form>
    }
}

fn said(label: Text, value: &str, oninput: Callback<String>, sending: &Sending, data_test: &'static str) -> Html {
    part!(TextArea {
        label: t(label),
        value: value.to_owned(),
        oninput,
        limit: 2_000,
        rows: 3,
        error: sending.error("/text"),
        data_test
    })
}
