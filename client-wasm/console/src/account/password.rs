//! Changing the password.

use contract::{
    accounts::PasswordChange,
    validation::{FieldError, check},
};
use kit::{
    http::Failure,
    i18n::{console as text, language, shared, t},
    ui::{Banner, Button, Field, FieldKind, Shape, Tone, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
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
        html! { <Form onclose={set.reform(|()| false)} /> }
    } else {
        html! { <div><Button onclick={set.reform(|_: MouseEvent| true)} data_test="password-change">{ t(text::PASSWORD_CHANGE) }</Button></div> }
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    onclose: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let toasts = use_toasts();
    let typed = use_state(Typed::default);
    let (failure, busy) = (use_state(|| None::<Failure>), use_state(|| false));
    let onsubmit = {
        let (typed, failure, busy, onclose) = (typed.clone(), failure.clone(), busy.clone(), props.onclose.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let change = match typed.request() {
                Ok(change) => change,
                Err(fault) => return failure.set(Some(fault)),
            };
            busy.set(true);
            let (failure, busy, onclose, toasts) = (failure.clone(), busy.clone(), onclose.clone(), toasts.clone());
            spawn_local(async move {
                let outcome = calls::change_password(&change).await;
                busy.set(false);
                match outcome {
                    Ok(()) => {
                        toasts.good(t(text::PASSWORD_CHANGED));
                        onclose.emit(());
                    }
                    Err(refusal) => failure.set(Some(refusal)),
                }
            });
        })
    };
    let set = |change: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |value: String| {
            let mut new = (*typed).clone();
            change(&mut new, value);
            typed.set(new);
        })
    };
    let error = |pointer: &str| {
        let failure = failure.as_ref()?;
        failure.field(pointer).map(|words| AttrValue::from(words.to_owned()))
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="password-form">
            <h3>{ t(text::PASSWORD_CHANGE) }</h3>
            if let Some(failure) = failure.as_ref().filter(|failure| failure.fields().is_empty()) {
                <Banner tone={Tone::Red} shape={Shape::Alert} words={failure.line()} />
            }
            <Field label={t(text::PASSWORD_CURRENT)} kind={FieldKind::Password} autocomplete="current-password"
                value={typed.current.clone()} oninput={set(|typed, value| typed.current = value)} error={error("/current")}
                autofocus=true data_test="password-current" />
            <Field label={t(text::PASSWORD_NEW)} kind={FieldKind::Password} autocomplete="new-password" hint={t(text::PASSWORD_HINT)}
                value={typed.new.clone()} oninput={set(|typed, value| typed.new = value)} error={error("/new")}
                data_test="password-new" />
            <Field label={t(text::PASSWORD_REPEAT)} kind={FieldKind::Password} autocomplete="new-password"
                value={typed.again.clone()} oninput={set(|typed, value| typed.again = value)} error={error("/again")}
                data_test="password-again" />
            <div class="lx-row">
                <Button onclick={props.onclose.reform(|_: MouseEvent| ())}>{ t(shared::CANCEL) }</Button>
                <Button submit=true kind={kit::ui::ButtonKind::Primary} loading={*busy} data_test="password-save">{ t(shared::SAVE) }</Button>
            </div>
        </form>
    }
}
