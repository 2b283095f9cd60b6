//! Telephone, code, in.

use contract::{
    accounts::Me,
    sessions::{Carrier, CodeRequest, CodeSent, PhoneSignIn, Session},
    validation,
};
use gloo_timers::callback::Timeout;
use kit::{
    browser,
    http::{self, Failure},
    i18n::{fill, language, resident, shared, t},
    part,
    ui::{Button, ButtonKind, Field, FieldKind, Shape, Toasts, icon, use_toasts},
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

/// The form as it stands, and what it does.
#[derive(Clone)]
struct Signing {
    phone: UseStateHandle<String>,
    code: UseStateHandle<String>,
    failure: UseStateHandle<Option<Failure>>,
    busy: UseStateHandle<Busy>,
    wait: UseStateHandle<u32>,
    code_node: NodeRef,
    toasts: Toasts,
    onsigned: Callback<Me>,
}

impl Signing {
    /// Marks what is wrong.
    fn refuse(&self, why: Failure) {
        self.failure.set(Some(why));
        browser::focus_first_fault();
    }

    /// What is wrong with the field at `pointer`.
    fn error(&self, pointer: &str) -> Option<AttrValue> {
        let words = self.failure.as_ref()?.field(pointer)?;
        Some(AttrValue::from(words.to_owned()))
    }

    /// Sends a code to the telephone.
    async fn ask(self) {
        let request = CodeRequest {
            phone: self.phone.trim().to_owned(),
        };
        if let Err(faults) = validation::check(&request, language()) {
            return self.refuse(Failure::invalid(faults));
        }
        self.busy.set(Busy::Code);
        let outcome = http::post::<CodeSent>("/sessions/codes", &request).await;
        self.busy.set(Busy::No);
        match outcome {
            Ok(sent) => {
                self.failure.set(None);
                self.wait.set(sent.again_seconds);
                self.toasts.good(fill(resident::CODE_SENT, &[&request.phone]));
                if let Some(input) = self.code_node.cast::<web_sys::HtmlElement>() {
                    // It is on the page; if it were not, nothing would be lost.
                    input.focus().ok();
                }
            }
            Err(why) => {
                if let Some(seconds) = why.problem().and_then(|problem| problem.retry_after) {
                    self.wait.set(seconds);
                }
                self.refuse(why);
            }
        }
    }

    /// Signs in with the code.
    async fn sign_in(self) {
        let sign_in = PhoneSignIn {
            phone: self.phone.trim().to_owned(),
            code: self.code.trim().to_owned(),
            carrier: Carrier::Cookie,
        };
        if let Err(faults) = validation::check(&sign_in, language()) {
            return self.refuse(Failure::invalid(faults));
        }
        self.busy.set(Busy::SignIn);
        let outcome = http::post::<Session>("/sessions/phone", &sign_in).await;
        self.busy.set(Busy::No);
        match outcome {
            Ok(session) => self.onsigned.emit(session.me),
            Err(why) => self.refuse(why),
        }
    }
}

/// The form.
#[component]
pub(super) fn CodeForm(props: &CodeFormProps) -> Html {
    let signing = Signing {
        phone: use_state(String::new),
        code: use_state(String::new),
        failure: use_state(|| None),
        busy: use_state(|| Busy::No),
        wait: use_countdown(),
        code_node: use_node_ref(),
        toasts: use_toasts(),
        onsigned: props.onsigned.clone(),
    };
    let ask = {
        let signing = signing.clone();
        Callback::from(move |_: MouseEvent| spawn_local(signing.clone().ask()))
    };
    let onsubmit = {
        let signing = signing.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            spawn_local(signing.clone().sign_in());
        })
    };
    html! {
        <form novalidate=true class="lx-pad lx-stack" {onsubmit}>
            <p class="lx-muted">{ t(resident::SIGN_IN_WHY) }</p>
            { fields(&signing, ask) }
            if let Some(why) = signing.failure.as_ref().filter(|why| why.fields().is_empty()) {
                <p class="lx-error" role="alert" data-test="sign-in-error">
                    { icon(Shape::Alert) }<span>{ format!("{} {}", why.title(), why.detail()) }</span>
                </p>
            }
            { part!(Button {
                kind: ButtonKind::Primary,
                submit: true,
                block: true,
                loading: *signing.busy == Busy::SignIn,
                data_test: "sign-in",
                children: html! { { t(shared::SIGN_IN) } }
            }) }
            <p class="lx-small lx-muted">
                { t(resident::SIGN_IN_PRIVACY) }
                { part!(WayLink { to: Route::Privacy, children: html! { { t(resident::PRIVACY_TITLE) } } }) }
            </p>
        </form>
    }
}

/// Telephone, the button that sends the code, and the code.
fn fields(signing: &Signing, ask: Callback<MouseEvent>) -> Html {
    let type_into = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let wait = *signing.wait;
    let again = if wait > 0 {
        fill(resident::CODE_AGAIN_IN, &[&wait.to_string()])
    } else {
        t(resident::CODE_SEND).to_owned()
    };
    html! {
        <>
            { part!(Field {
                label: t(resident::PHONE),
                kind: FieldKind::Phone,
                value: (*signing.phone).clone(),
                oninput: type_into(&signing.phone),
                autocomplete: "tel-national",
                max_length: 11,
                error: signing.error("/phone"),
                data_test: "phone"
            }) }
            { part!(Button {
                onclick: ask,
                loading: *signing.busy == Busy::Code,
                disabled: wait > 0,
                data_test: "send-code",
                children: html! { { again } }
            }) }
            { part!(Field {
                label: t(resident::CODE),
                kind: FieldKind::Code,
                value: (*signing.code).clone(),
                oninput: type_into(&signing.code),
                autocomplete: "one-time-code",
                max_length: 6,
                node: signing.code_node.clone(),
                error: signing.error("/code"),
                data_test: "code"
            }) }
        </>
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
