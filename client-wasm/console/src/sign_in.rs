//! Signing in: login and password, and a one-time code where the account asks for one.

use contract::{
    problem::Kind,
    sessions::{Carrier, PasswordSignIn, Session},
    validation::check,
};
use kit::hooks::{UseStateHandle, use_effect_with, use_state};
use kit::sending::{Sending, typing, use_sending};
use kit::{
    http::Failure,
    i18n::{console as text, language, shared, t},
    remote::use_remote,
    session::use_session,
    ui::{Button, ButtonKind, Field, FieldKind},
};
use yew::prelude::*;

use crate::{account::Display, calls, keys};

/// What is typed; never kept anywhere.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    login: String,
    password: String,
    totp: String,
}

impl Typed {
    /// What is sent.
    fn request(&self, with_totp: bool) -> Result<PasswordSignIn, Failure> {
        let request = PasswordSignIn {
            login: self.login.trim().to_owned(),
            password: self.password.clone(),
            totp: with_totp.then(|| self.totp.trim().to_owned()),
            carrier: Carrier::Cookie,
        };
        check(&request, language()).map_err(Failure::invalid)?;
        Ok(request)
    }
}

/// Signs in; `None` where the account asks for a one-time code as well.
async fn sign_in(request: PasswordSignIn) -> Result<Option<Session>, Failure> {
    match calls::sign_in(&request).await {
        Err(refusal) if refusal.is(Kind::TotpNeeded) => Ok(None),
        other => other.map(Some),
    }
}

/// The page one signs in on.
#[component]
pub(crate) fn SignIn() -> Html {
    let session = use_session();
    let (typed, sending) = (use_state(Typed::default), use_sending());
    let with_totp = use_state(|| false);
    use_effect_with(*with_totp, |needed| keys::focus(if *needed { "totp" } else { "login" }));
    let onsubmit = {
        let (typed, sending, with_totp) = (typed.clone(), sending.clone(), with_totp.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (session, with_totp) = (session.clone(), with_totp.clone());
            match typed.request(*with_totp) {
                Err(fault) => sending.refuse(fault),
                Ok(request) => sending.start(sign_in(request), move |begun| match begun {
                    Some(begun) => session.begin(begun.me),
                    None => with_totp.set(true),
                }),
            }
        })
    };
    html! {
        <main class="lx-gate">
            <form class="lx-gate-form" {onsubmit} novalidate=true>
                <div>
                    <h1 class="lx-title">{ t(text::CONSOLE) }</h1>
                    <p class="lx-muted">{ t(text::SIGN_IN_LEAD) }</p>
                </div>
                { sending.trouble("sign-in-failed") }
                { inputs(&typed, &sending, *with_totp) }
                <Button submit=true kind={ButtonKind::Primary} block=true loading={sending.is_busy()} data_test="sign-in">
                    { t(shared::SIGN_IN) }
                </Button>
            </form>
            <Demo />
            <div class="lx-gate-form"><Display /></div>
        </main>
    }
}

fn inputs(typed: &UseStateHandle<Typed>, sending: &Sending, with_totp: bool) -> Html {
    html! {
        <>
            <Field label={t(shared::LOGIN)} value={typed.login.clone()} autocomplete="username"
                oninput={typing(typed, |typed, value| typed.login = value)} error={sending.error("/login")} data_test="login" />
            <Field label={t(shared::PASSWORD)} value={typed.password.clone()} kind={FieldKind::Password}
                autocomplete="current-password" oninput={typing(typed, |typed, value| typed.password = value)}
                error={sending.error("/password")} data_test="password" />
            if with_totp {
                <Field label={t(text::TOTP)} value={typed.totp.clone()} kind={FieldKind::Code} max_length={6}
                    autocomplete="one-time-code" hint={t(text::TOTP_HINT)}
                    oninput={typing(typed, |typed, value| typed.totp = value)} error={sending.error("/totp")} data_test="totp" />
            }
        </>
    }
}

/// Says so where everything is made up. An installation that cannot be asked is not a demonstration.
#[component]
fn Demo() -> Html {
    let (about, _) = use_remote((), |()| calls::about());
    html! {
        if about.ready().is_some_and(|about| about.demo) {
            <p class="lx-muted lx-small" data-test="demo">{ t(text::DEMO) }</p>
        }
    }
}
