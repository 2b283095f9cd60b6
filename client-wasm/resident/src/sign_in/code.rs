//! Telephone, code, in.

use contract::{
    accounts::Me,
    sessions::{Carrier, CodeRequest, CodeSent, PhoneSignIn, Session},
    validation,
};
use gloo_timers::callback::Timeout;
use kit::part;
use kit::{
    browser,
    http::{self, Failure},
    i18n::{fill, language, resident, shared, t},
    ui::{Button, ButtonKind, Field, FieldKind, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{routes::Route, shell::WayLink};

/// Properties of a [`CodeForm`].
#[derive(Properties, PartialEq)]
pub(super) struct CodeFormProps {
    /// Called with who signed in.
    pub(super) onsigned: Callback<Me>,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Busy {
    No,
    Code,
    SignIn,
}

/// The form.
#[component]
pub(super) fn CodeForm(props: &CodeFormProps) -> Html {
    let (phone, code) = (use_state(String::new), use_state(String::new));
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| Busy::No);
    let wait = use_countdown();
    let (toasts, code_node) = (use_toasts(), use_node_ref());
    let refuse = {
        let failure = failure.clone();
        Callback::from(move |why: Failure| {
            failure.set(Some(why));
            browser::focus_first_fault();
        })
    };
    let send = {
        let (phone, busy, wait, failure, refuse, code_node) = (
            phone.clone(),
            busy.clone(),
            wait.clone(),
            failure.clone(),
            refuse.clone(),
            code_node.clone(),
        );
        Callback::from(move |_: MouseEvent| {
            let request = CodeRequest {
                phone: phone.trim().to_owned(),
            };
            if let Err(faults) = validation::check(&request, language()) {
                return refuse.emit(Failure::invalid(faults));
            }
            let (busy, wait, failure, refuse, code_node, toasts) = (
                busy.clone(),
                wait.clone(),
                failure.clone(),
                refuse.clone(),
                code_node.clone(),
                toasts.clone(),
            );
            busy.set(Busy::Code);
            spawn_local(async move {
                let outcome = http::post::<CodeSent>("/sessions/codes", &request).await;
                busy.set(Busy::No);
                match outcome {
                    Ok(sent) => {
                        failure.set(None);
                        wait.set(sent.again_seconds);
                        toasts.good(fill(resident::CODE_SENT, &[&request.phone]));
                        if let Some(input) = code_node.cast::<web_sys::HtmlElement>() {
                            // It is on the page; if it were not, nothing would be lost.
                            input.focus().ok();
                        }
                    }
                    Err(why) => {
                        if let Some(seconds) = why.problem().and_then(|problem| problem.retry_after) {
                            wait.set(seconds);
                        }
                        refuse.emit(why);
                    }
                }
            });
        })
    };
    let onsubmit = {
        let (phone, code, busy, refuse, onsigned) = (
            phone.clone(),
            code.clone(),
            busy.clone(),
            refuse.clone(),
            props.onsigned.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let sign_in = PhoneSignIn {
                phone: phone.trim().to_owned(),
                code: code.trim().to_owned(),
                carrier: Carrier::Cookie,
            };
            if let Err(faults) = validation::check(&sign_in, language()) {
                return refuse.emit(Failure::invalid(faults));
            }
            let (busy, refuse, onsigned) = (busy.clone(), refuse.clone(), onsigned.clone());
            busy.set(Busy::SignIn);
            spawn_local(async move {
                // Not through the session's renewal: a wrong code is no ended session.
                let outcome = http::Call::post("/sessions/phone").json(&sign_in).send::<Session>().await;
                busy.set(Busy::No);
                match outcome {
                    Ok(session) => onsigned.emit(session.me),
                    Err(why) => refuse.emit(why),
                }
            });
        })
    };
    let error = |pointer: &str| {
        let words = failure.as_ref()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    };
    let general = failure.as_ref().filter(|why| why.fields().is_empty());
    let type_into = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let again = if *wait > 0 {
        fill(resident::CODE_AGAIN_IN, &[&wait.to_string()])
    } else {
        t(resident::CODE_SEND).to_owned()
    };
    html! {
        <form novalidate=true class="lx-pad lx-stack" {onsubmit}>
            <p class="lx-muted">{ t(resident::SIGN_IN_WHY) }</p>
            { part!(Field { label: t(resident::PHONE), kind: FieldKind::Phone, value: (*phone).clone(), oninput: type_into(&phone), autocomplete: "tel-national", max_length: 11, error: error("/phone"), data_test: "phone" }) }
            { part!(Button { onclick: send, loading: *busy == Busy::Code, disabled: *wait > 0, data_test: "send-code", children: html! { { again } } }) }
            { part!(Field { label: t(resident::CODE), kind: FieldKind::Code, value: (*code).clone(), oninput: type_into(&code), autocomplete: "one-time-code", max_length: 6, node: code_node, error: error("/code"), data_test: "code" }) }
            if let Some(why) = general {
                <p class="lx-error" role="alert" data-test="sign-in-error">
                    { kit::ui::icon(kit::ui::Shape::Alert) }<span>{ format!("{} {}", why.title(), why.detail()) }</span>
                </p>
            }
            { part!(Button { kind: ButtonKind::Primary, submit: true, block: true, loading: *busy == Busy::SignIn, data_test: "sign-in", children: html! { { t(shared::SIGN_IN) } } }) }
            <p class="lx-small lx-muted">
                { t(resident::SIGN_IN_PRIVACY) }{ part!(WayLink { to: Route::Privacy, children: html! { { t(resident::PRIVACY_TITLE) } } }) }
            </p>
        </form>
    }
}

/// Seconds that become fewer by themselves.
#[hook]
fn use_countdown() -> UseStateHandle<u32> {
    let seconds = use_state(|| 0_u32);
    {
        let seconds = seconds.clone();
        use_effect_with(*seconds, move |left| {
            let left = *left;
            let timeout = (left > 0).then(|| Timeout::new(1000, move || seconds.set(left - 1)));
            move || drop(timeout)
        });
    }
    seconds
}
