//! Signing in: login and password, and a one-time code where the account asks for one.

use contract::{
    problem::Kind,
    sessions::{Carrier, PasswordSignIn},
    validation::check,
};
use kit::{
    http::Failure,
    i18n::{console as text, language, shared, t},
    remote::use_remote,
    session::use_session,
    ui::{Banner, Button, ButtonKind, Field, FieldKind, Shape, Tone},
};
use wasm_bindgen_futures::spawn_local;
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
    fn request(&self, with_totp: bool) -> PasswordSignIn {
        PasswordSignIn {
            login: self.login.trim().to_owned(),
            password: self.password.clone(),
            totp: with_totp.then(|| self.totp.trim().to_owned()),
            carrier: Carrier::Cookie,
        }
    }
}

/// The page one signs in on.
#[component]
pub(crate) fn SignIn() -> Html {
    let session = use_session();
    let typed = use_state(Typed::default);
    let (failure, busy, with_totp) = (use_state(|| None::<Failure>), use_state(|| false), use_state(|| false));
    use_effect_with(*with_totp, |needed| {
        keys::focus(if *needed { "totp" } else { "login" });
    });
    let onsubmit = {
        let (typed, failure, busy, with_totp) = (typed.clone(), failure.clone(), busy.clone(), with_totp.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            let request = typed.request(*with_totp);
            if let Err(faults) = check(&request, language()) {
                failure.set(Some(Failure::invalid(faults)));
                return;
            }
            failure.set(None);
            busy.set(true);
            let (session, failure, busy, with_totp) = (session.clone(), failure.clone(), busy.clone(), with_totp.clone());
            spawn_local(async move {
                match calls::sign_in(&request).await {
                    Ok(begun) => session.begin(begun.me),
                    Err(refusal) => {
                        busy.set(false);
                        if refusal.is(Kind::TotpNeeded) {
                            with_totp.set(true);
                        } else {
                            failure.set(Some(refusal));
                        }
                    }
                }
            });
        })
    };
    html! {
        <main class="lx-gate">
            <form class="lx-gate-form" {onsubmit} novalidate=true>
                <div>
                    <h1 class="lx-title">{ t(text::CONSOLE) }</h1>
                    <p class="lx-muted">{ t(text::SIGN_IN_LEAD) }</p>
                </div>
                { trouble(failure.as_ref()) }
                <Inputs typed={typed.clone()} failure={(*failure).clone()} with_totp={*with_totp} />
                <Button submit=true kind={ButtonKind::Primary} block=true loading={*busy} data_test="sign-in">
                    { t(shared::SIGN_IN) }
                </Button>
            </form>
            <Demo />
            <div class="lx-gate-form"><Display /></div>
        </main>
    }
}

fn trouble(failure: Option<&Failure>) -> Html {
    failure
        .filter(|failure| failure.fields().is_empty())
        .map_or_else(Html::default, |failure| {
            html! {
                <Banner tone={Tone::Red} shape={Shape::Alert} words={failure.line()} data_test="sign-in-failed" />
            }
        })
}

#[derive(Properties, PartialEq)]
struct InputsProps {
    typed: UseStateHandle<Typed>,
    failure: Option<Failure>,
    with_totp: bool,
}

#[component]
fn Inputs(props: &InputsProps) -> Html {
    let set = |change: fn(&mut Typed, String)| {
        let typed = props.typed.clone();
        Callback::from(move |value: String| {
            let mut new = (*typed).clone();
            change(&mut new, value);
            typed.set(new);
        })
    };
    let error = |pointer: &str| {
        let failure = props.failure.as_ref()?;
        failure.field(pointer).map(|words| AttrValue::from(words.to_owned()))
    };
    html! {
        <>
            <Field label={t(shared::LOGIN)} value={props.typed.login.clone()} autocomplete="username"
                oninput={set(|typed, value| typed.login = value)} error={error("/login")} data_test="login" />
            <Field label={t(shared::PASSWORD)} value={props.typed.password.clone()} kind={FieldKind::Password}
                autocomplete="current-password" oninput={set(|typed, value| typed.password = value)}
                error={error("/password")} data_test="password" />
            if props.with_totp {
                <Field label={t(text::TOTP)} value={props.typed.totp.clone()} kind={FieldKind::Code} max_length={6}
                    autocomplete="one-time-code" hint={t(text::TOTP_HINT)}
                    oninput={set(|typed, value| typed.totp = value)} error={error("/totp")} data_test="totp" />
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
