//! Changing the password.

use contract::{
    accounts::PasswordChange,
    validation::{FieldError, check},
};
use kit::{
    hooks::{UseStateHandle, use_focus, use_state},
    http::Failure,
    i18n::{console as text, language, shared, t},
    part,
    sending::{Sending, typing, use_sending},
    ui::{Button, ButtonKind, Field, FieldKind, button, use_toasts},
};
use yew::prelude::*;

use crate::calls;

#[derive(Clone, Default, PartialEq)]
struct Typed {
    current: String,
    new: String,
    again: String,
}

impl Typed {
    /// What is sent, if it fits and was typed twice alike.
    fn request(&self) -> Result<PasswordChange, Failure> {
        let change = PasswordChange {
            current: self.current.clone(),
            new: self.new.clone(),
        };
        check(&change, language()).map_err(Failure::invalid)?;
        if self.new == self.again {
            return Ok(change);
        }
        Err(Failure::invalid(vec![FieldError {
            pointer: "/again".to_owned(),
            code: "password_differs".to_owned(),
            detail: t(text::PASSWORD_DIFFERS).to_owned(),
        }]))
    }
}

/// Opens the form when asked.
#[component]
pub(super) fn Password() -> Html {
    let open = use_state(|| false);
    let set = {
        let open = open.clone();
        Callback::from(move |now| open.set(now))
    };
    if *open {
        return part!(Form {
            onclose: set.reform(|()| false)
        });
    }
    html! {
        <div>
            { button(ButtonKind::Plain, t(text::PASSWORD_CHANGE), set.reform(|_: MouseEvent| true), "password-change") }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    onclose: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let toasts = use_toasts();
    let (typed, sending) = (use_state(Typed::default), use_sending());
    use_focus("password-current");
    let onsubmit = {
        let (typed, sending, onclose) = (typed.clone(), sending.clone(), props.onclose.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (toasts, onclose) = (toasts.clone(), onclose.clone());
            match typed.request() {
                Err(fault) => sending.refuse(fault),
                Ok(change) => sending.send(calls::change_password(&change), move |()| {
                    toasts.good(t(text::PASSWORD_CHANGED));
                    onclose.emit(());
                }),
            }
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="password-form">
            <h3>{ t(text::PASSWORD_CHANGE) }</h3>
            { sending.trouble("password-failed") }
            { inputs(&typed, &sending) }
            <div class="lx-row">
                { part!(Button {
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    children: html! { <>{ t(shared::CANCEL) }</> },
                }) }
                { sending.submit(t(shared::SAVE), "password-save") }
            </div>
        </form>
    }
}

fn inputs(typed: &UseStateHandle<Typed>, sending: &Sending) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(text::PASSWORD_CURRENT),
                kind: FieldKind::Password,
                autocomplete: "current-password",
                value: typed.current.clone(),
                oninput: typing(typed, |typed, value| typed.current = value),
                error: sending.error("/current"),
                data_test: "password-current",
            }) }
            { part!(Field {
                label: t(text::PASSWORD_NEW),
                kind: FieldKind::Password,
                autocomplete: "new-password",
                hint: t(text::PASSWORD_HINT),
                value: typed.new.clone(),
                oninput: typing(typed, |typed, value| typed.new = value),
                error: sending.error("/new"),
                data_test: "password-new",
            }) }
            { part!(Field {
                label: t(text::PASSWORD_REPEAT),
                kind: FieldKind::Password,
                autocomplete: "new-password",
                value: typed.again.clone(),
                oninput: typing(typed, |typed, value| typed.again = value),
                error: sending.error("/again"),
                data_test: "password-again",
            }) }
        </>
    }
}
