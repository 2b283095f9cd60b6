//! The form of one act: what is typed, the templates for it, and sending it exactly once.

use contract::{cases::Case, problem::Kind};
use kit::{
    files::Attached,
    hooks::use_state,
    i18n::{console as text, shared, t},
    part,
    sending::{Sending, use_sending},
    ui::{Banner, Button, ButtonKind, IconButton, Shape, Tone, button},
};
use yew::prelude::*;

use super::{
    act::Act,
    draft::{Draft, name},
    inputs::Inputs,
};
use crate::calls::{self, Held};

/// Properties of a [`Form`].
#[derive(Properties, PartialEq)]
pub(super) struct FormProps {
    /// What is done.
    pub(super) act: Act,
    /// The case as it is known.
    pub(super) held: Held,
    /// Whether it can still be done.
    pub(super) allowed: bool,
    /// Called when it is done, with what became of the case.
    pub(super) ondone: Callback<(Act, Held)>,
    /// Called with the case as others left it; with nothing, to fetch it.
    pub(super) onlatest: Callback<Option<Box<Case>>>,
    /// Puts the form away; the draft stays.
    pub(super) onclose: Callback<()>,
}

/// A form. Give it its act as key: each act has a draft of its own.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let (id, act) = (props.held.case.summary.id, props.act);
    let draft = use_state(move || Draft::recall(id, act));
    // What is on its way to the server meanwhile is added to what is typed by then.
    let latest = use_mut_ref(|| (*draft).clone());
    let change = {
        let (draft, latest) = (draft.clone(), latest.clone());
        Callback::from(move |new: Draft| {
            new.keep(id, act);
            latest.replace(new.clone());
            draft.set(new);
        })
    };
    let onattach = change.reform(move |file: Attached| {
        let mut new = latest.borrow().clone();
        new.files.push(file);
        new
    });
    let uploading = use_state(|| false);
    let sending = use_sending();
    let send = use_send(props, &draft, &sending, *uploading);
    let onsubmit = send.reform(|event: SubmitEvent| event.prevent_default());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send.emit(());
        }
    });
    let failure = sending.failure().cloned();
    html! {
        <form class="lx-case-form" {onsubmit} {onkeydown} novalidate=true data-test={format!("{}-form", act.word())}>
            <div class="lx-case-form-head">
                <h3>{ t(act.deed().title) }</h3>
                { part!(IconButton {
                    shape: Shape::Close,
                    label: t(shared::CLOSE),
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    data_test: "form-close",
                }) }
            </div>
            { trouble(&sending, props) }
            { part!(Inputs {
                act,
                case: props.held.case.clone(),
                draft: (*draft).clone(),
                failure,
                onchange: change.clone(),
                onattach,
                onuploading: {
                    let uploading = uploading.setter();
                    Callback::from(move |busy: bool| uploading.set(busy))
                },
            }) }
            { foot(props, &draft, &change, sending.is_busy(), *uploading) }
        </form>
    }
}

/// The way to send what is typed, exactly once however often it is pressed.
#[hook]
fn use_send(props: &FormProps, draft: &Draft, sending: &Sending, uploading: bool) -> Callback<()> {
    let (act, held, allowed) = (props.act, props.held.clone(), props.allowed && !uploading);
    let (ondone, onlatest) = (props.ondone.clone(), props.onlatest.clone());
    let (draft, sending) = (draft.clone(), sending.clone());
    Callback::from(move |()| {
        if !allowed {
            return;
        }
        let id = held.case.summary.id;
        let Some(body) = draft.body(act, &held.case, &sending) else {
            return;
        };
        let key = sending.key(&name(id, act), &body);
        let (held, ondone, onlatest) = (held.clone(), ondone.clone(), onlatest.clone());
        let sent = async move {
            let outcome = calls::act(id, act.deed().path, &body, held.etag.as_deref(), &key).await;
            // Somebody else was quicker: show how it stands; what was typed stays.
            outcome.inspect_err(|refusal| {
                if refusal.is(Kind::Conflict) {
                    onlatest.emit(refusal.current().cloned().map(Box::new));
                }
            })
        };
        sending.start(sent, move |held| {
            Draft::forget(id, act);
            ondone.emit((act, held));
        });
    })
}

fn foot(props: &FormProps, draft: &Draft, change: &Callback<Draft>, busy: bool, uploading: bool) -> Html {
    let act = props.act;
    let discard = {
        let (change, onclose) = (change.clone(), props.onclose.clone());
        Callback::from(move |_: MouseEvent| {
            change.emit(Draft::default());
            onclose.emit(());
        })
    };
    html! {
        <div class="lx-case-form-foot">
            if !draft.is_empty() {
                <span class="lx-muted lx-small lx-case-form-kept">{ t(text::DRAFT_KEPT) }</span>
                { button(ButtonKind::Text, t(text::DISCARD), discard, "draft-discard") }
            }
            { part!(Button {
                submit: true,
                kind: if act == Act::Decline { ButtonKind::Warn } else { ButtonKind::Primary },
                loading: busy,
                disabled: !props.allowed || uploading,
                data_test: format!("{}-submit", act.word()),
                children: html! { <>{ t(act.deed().submit) }</> },
            }) }
        </div>
    }
}

/// What went wrong as a whole; what is wrong with a field stands there.
fn trouble(sending: &Sending, props: &FormProps) -> Html {
    if !props.allowed {
        return part!(Banner {
            tone: Tone::Red,
            shape: Shape::Alert,
            words: t(text::UNAVAILABLE_NOW),
            data_test: "form-too-late"
        });
    }
    let Some(failure) = sending.failure().filter(|failure| failure.fields().is_empty()) else {
        return Html::default();
    };
    if failure.is(Kind::Stale) {
        let (sending, onlatest) = (sending.clone(), props.onlatest.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            sending.forgive();
            onlatest.emit(None);
        });
        return part!(Banner {
            tone: Tone::Amber,
            shape: Shape::Alert,
            words: t(text::STALE),
            data_test: "form-stale",
            children: html! {
                <>
                    { button(ButtonKind::Plain, t(text::RELOAD), onclick, "reload") }
                </>
            },
        });
    }
    part!(Banner {
        tone: Tone::Red,
        shape: Shape::Alert,
        words: failure.line(),
        data_test: "form-failed"
    })
}
