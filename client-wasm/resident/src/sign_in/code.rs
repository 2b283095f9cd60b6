//! Telephone, code, in.

use contract::{
    accounts::Me,
    sessions::{Carrier, CodeRequest, CodeSent, PhoneSignIn, Session},
};
use gloo_timers::callback::Timeout;
use kit::{
    browser,
    hooks::{UseStateHandle, use_effect_with, use_state},
    http::{Call, Failure},
    i18n::{fill, resident, shared, t},
    part,
    sending::{Sending, use_sending},
    ui::{Button, Field, FieldKind, Toasts, use_toasts},
};
use yew::prelude::*;

use crate::privacy;

/// Under which name this window keeps the number that is being typed. A phone can be somebody else's, so it goes with whoever
/// signs in, leaves the page or closes the window.
pub(super) const PHONE: &str = "lianxin.phone";

/// Properties of a [`CodeForm`].
#[derive(Properties, PartialEq)]
pub(super) struct CodeFormProps {
    /// Called with who signed in.
    pub(super) onsigned: Callback<Me>,
}

/// The form as it stands.
#[derive(Clone)]
struct Signing {
    phone: UseStateHandle<String>,
    code: UseStateHandle<String>,
    wait: UseStateHandle<u32>,
    /// The code, on its way to the telephone.
    asking: Sending,
    entering: Sending,
    toasts: Toasts,
}

impl Signing {
    /// Sends a code to the telephone.
    fn ask(&self) {
        let request = CodeRequest {
            phone: self.phone.trim().to_owned(),
        };
        if !self.asking.accepts(&request) {
            return;
        }
        let signing = self.clone();
        let call = Call::post("/sessions/codes").json(&request);
        let done = move |sent: CodeSent| {
            signing.entering.forgive();
            signing.wait.set(sent.again_seconds);
            signing.toasts.good(fill(resident::CODE_SENT, &[&request.phone]));
            browser::focus_soon("code".to_owned());
        };
        let wait = self.wait.setter();
        let failed = Callback::from(move |why: Failure| {
            if let Some(seconds) = why.problem().and_then(|problem| problem.retry_after) {
                wait.set(seconds);
            }
        });
        self.asking.send_or(call, done, failed);
    }

    /// Signs in with the code.
    fn enter(&self, onsigned: Callback<Me>) {
        let sign_in = PhoneSignIn {
            phone: self.phone.trim().to_owned(),
            code: self.code.trim().to_owned(),
            carrier: Carrier::Cookie,
        };
        if self.entering.accepts(&sign_in) {
            let call = Call::post("/sessions/phone").json(&sign_in);
            self.entering.send(call, move |session: Session| {
                browser::keep_here(PHONE, "");
                onsigned.emit(session.me);
            });
        }
    }

    /// What is wrong with the telephone number.
    fn phone_error(&self) -> Option<AttrValue> {
        self.asking.error("/phone").or_else(|| self.entering.error("/phone"))
    }
}

/// The form.
#[component]
pub(super) fn CodeForm(props: &CodeFormProps) -> Html {
    let signing = Signing {
        phone: use_state(|| browser::recall_here(PHONE)),
        code: use_state(String::new),
        wait: use_countdown(),
        asking: use_sending(),
        entering: use_sending(),
        toasts: use_toasts(),
    };
    let ask = {
        let signing = signing.clone();
        Callback::from(move |_: MouseEvent| signing.ask())
    };
    let onsubmit = {
        let (signing, onsigned) = (signing.clone(), props.onsigned.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            signing.enter(onsigned.clone());
        })
    };
    html! {
        <form novalidate=true class="lx-pad lx-stack" {onsubmit}>
            <p class="lx-muted">{ t(resident::SIGN_IN_WHY) }</p>
            { fields(&signing, ask) }
            { signing.asking.trouble("code-error") }
            { signing.entering.trouble("sign-in-error") }
            { signing.entering.submit_wide(t(shared::SIGN_IN), "sign-in") }
            <p class="lx-small lx-muted">
                { t(resident::SIGN_IN_PRIVACY) }
                { privacy::link(resident::PRIVACY_TITLE) }
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
                oninput: type_into(&signing.phone).reform(|text: String| {
                    let phone = digits(&text);
                    browser::keep_here(PHONE, &phone);
                    phone
                }),
                autocomplete: "tel-national",
                error: signing.phone_error(),
                data_test: "phone"
            }) }
            { part!(Button {
                onclick: ask,
                loading: signing.asking.is_busy(),
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
                error: signing.entering.error("/code"),
                data_test: "code"
            }) }
        </>
    }
}

/// What a phone number is made of, however it was written or pasted.
fn digits(text: &str) -> String {
    let text = text.strip_prefix("+86").unwrap_or(text);
    text.chars().filter(char::is_ascii_digit).collect()
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

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn a_number_may_be_written_in_any_way() {
        for written in ["13800138000", "138 0013 8000", "+86 138-0013-8000"] {
            assert_eq!(digits(written), "13800138000");
        }
    }
}
