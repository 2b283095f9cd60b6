//! Signing in: login and password, and a one-time code where the account asks for one.

use contract::{
    problem::Kind,
    sessions::{Carrier, PasswordSignIn, Session},
    validation::check,
};
use kit::{
    hooks::{UseStateHandle, use_effect_with, use_state},
    http::Failure,
    i18n::{console as text, language, people, shared, t},
    part,
    reading::Reading,
    remote::use_remote,
    sending::{Sending, typing, use_sending},
    session::{BY_PASSWORD, use_session},
    ui::{Field, FieldKind},
};
use yew::prelude::*;

use crate::{calls, keys};

/// What is typed; never kept anywhere.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    login: String,
    password: String,
    totp: String,
    new: String,
}

/// What the account asks for besides login and password.
#[derive(Clone, Copy, Default, PartialEq)]
struct Asks {
    totp: bool,
    new_password: bool,
}

impl Typed {
    /// What is sent.
    fn request(&self, asks: Asks) -> Result<PasswordSignIn, Failure> {
        let request = PasswordSignIn {
            login: self.login.trim().to_owned(),
            password: self.password.clone(),
            totp: asks.totp.then(|| self.totp.trim().to_owned()),
            new_password: asks.new_password.then(|| self.new.clone()),
            carrier: Carrier::Cookie,
        };
        check(&request, language()).map_err(Failure::invalid)?;
        Ok(request)
    }
}

/// Signs in; or what the account asks for as well.
async fn sign_in(request: PasswordSignIn, asks: Asks) -> Result<Result<Session, Asks>, Failure> {
    match calls::sign_in(&request).await {
        Err(refusal) if refusal.is(Kind::TotpNeeded) => Ok(Err(Asks { totp: true, ..asks })),
        Err(refusal) if refusal.is(Kind::NewPasswordNeeded) => Ok(Err(Asks {
            new_password: true,
            ..asks
        })),
        other => other.map(Ok),
    }
}

/// The page one signs in on.
#[component]
pub(crate) fn SignIn() -> Html {
    let session = use_session();
    let (typed, sending) = (use_state(Typed::default), use_sending());
    let asks = use_state(Asks::default);
    use_effect_with(*asks, |asks| {
        keys::focus(match asks {
            Asks { new_password: true, .. } => "new-password",
            Asks { totp: true, .. } => "totp",
            _ => "login",
        });
    });
    let onsubmit = {
        let (typed, sending, asks) = (typed.clone(), sending.clone(), asks.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (session, asks) = (session.clone(), asks.clone());
            match typed.request(*asks) {
                Err(fault) => sending.refuse(fault),
                Ok(request) => sending.start(sign_in(request, *asks), move |begun| match begun {
                    Ok(begun) => session.begin(begun.me, &BY_PASSWORD),
                    Err(more) => asks.set(more),
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
                { inputs(&typed, &sending, *asks) }
                { sending.submit_wide(t(shared::SIGN_IN), "sign-in") }
            </form>
            { part!(Demo) }
            <div class="lx-gate-form"><div class="lx-stack">{ part!(Reading) }</div></div>
        </main>
    }
}

fn inputs(typed: &UseStateHandle<Typed>, sending: &Sending, asks: Asks) -> Html {
    html! {
        <>
            { part!(Field {
                label: t(shared::LOGIN),
                value: typed.login.clone(),
                autocomplete: "username",
                oninput: typing(typed, |typed, value| typed.login = value),
                error: sending.error("/login"),
                data_test: "login",
            }) }
            { part!(Field {
                label: t(shared::PASSWORD),
                value: typed.password.clone(),
                kind: FieldKind::Password,
                autocomplete: "current-password",
                oninput: typing(typed, |typed, value| typed.password = value),
                error: sending.error("/password"),
                data_test: "password",
            }) }
            if asks.totp {
                { part!(Field {
                    label: t(text::TOTP),
                    value: typed.totp.clone(),
                    kind: FieldKind::Code,
                    max_length: 6,
                    autocomplete: "one-time-code",
                    hint: t(text::TOTP_HINT),
                    oninput: typing(typed, |typed, value| typed.totp = value),
                    error: sending.error("/totp"),
                    data_test: "totp",
                }) }
            }
            if asks.new_password {
                { part!(Field {
                    label: t(text::PASSWORD_NEW),
                    value: typed.new.clone(),
                    kind: FieldKind::Password,
                    autocomplete: "new-password",
                    hint: t(people::FIRST_PASSWORD_HINT),
                    oninput: typing(typed, |typed, value| typed.new = value),
                    error: sending.error("/new_password"),
                    data_test: "new-password",
                }) }
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
