//! The second factor: switching it on with an authenticator app, and off again.

use contract::{
    accounts::{PasswordProof, TotpCode, TotpSecret},
    validation::check,
};
use kit::{
    desk::use_desk,
    hooks::{use_focus, use_state},
    http::Failure,
    i18n::{console as text, language, shared, t},
    part,
    sending::{typing, use_sending},
    session::{Session, use_session},
    ui::{Button, Field, FieldKind, Shape, Tone, chip, use_toasts},
};
use yew::prelude::*;

use crate::calls;

/// Where somebody is with it.
#[derive(Clone)]
enum Step {
    Rest,
    Prove,
    On(TotpSecret),
    Off,
}

/// Whether a one-time code is asked for, and the way to change it.
#[component]
pub(super) fn Totp() -> Html {
    let desk = use_desk();
    let step = use_state(|| Step::Rest);
    let on = desk.me.totp;
    let begin = {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step.set(if on { Step::Off } else { Step::Prove }))
    };
    let onproven = {
        let step = step.clone();
        Callback::from(move |secret| step.set(Step::On(secret)))
    };
    let onclose = {
        let step = step.clone();
        Callback::from(move |()| step.set(Step::Rest))
    };
    let (tone, shape, words) = if on {
        (Tone::Green, Shape::Shield, text::TOTP_ON)
    } else {
        (Tone::Grey, Shape::Shield, text::TOTP_OFF)
    };
    html! {
        <div class="lx-stack">
            <div class="lx-row lx-row-spread">
                <span>{ t(text::TOTP_STATE) }</span>
                <span data-test="totp-state">{ chip(tone, shape, t(words)) }</span>
            </div>
            { match &*step {
                Step::Rest => html! {
                    <div>
                        { part!(Button {
                            onclick: begin,
                            data_test: "totp-begin",
                            children: html! {
                                <>
                                    { t(if on { text::TOTP_SWITCH_OFF } else { text::TOTP_SWITCH_ON }) }
                                </>
                            },
                        }) }
                    </div>
                },
                Step::Prove => part!(Password { onproven, onclose }),
                Step::On(secret) => html! {
                    <>
                        { lead(secret) }
                        { part!(Code { submit: t(text::TOTP_CONFIRM), on: true, onclose }) }
                    </>
                },
                Step::Off => part!(Code { submit: t(text::TOTP_SWITCH_OFF), on: false, onclose }),
            } }
        </div>
    }
}

fn lead(secret: &TotpSecret) -> Html {
    html! {
        <>
            <p>{ t(text::TOTP_LEAD) }</p>
            <p><span class="lx-label">{ t(text::TOTP_SECRET) }</span><br /><code class="lx-secret" data-test="totp-secret">{ &secret.secret }</code></p>
            <p><a href={secret.url.clone()} data-test="totp-url">{ t(text::TOTP_URL) }</a></p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PasswordProps {
    onproven: Callback<TotpSecret>,
    onclose: Callback<()>,
}

/// Asks for the password: a console that was left open must not change how its owner signs in.
#[component]
fn Password(props: &PasswordProps) -> Html {
    let (typed, sending) = (use_state(String::new), use_sending());
    use_focus("totp-password");
    let onsubmit = {
        let (typed, sending, onproven) = (typed.clone(), sending.clone(), props.onproven.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let proof = PasswordProof {
                password: (*typed).clone(),
            };
            let onproven = onproven.clone();
            sending.start(async move { calls::new_totp(&proof).await }, move |secret| {
                onproven.emit(secret);
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("totp-failed") }
            { part!(Field {
                label: t(text::PASSWORD_CURRENT),
                kind: FieldKind::Password,
                autocomplete: "current-password",
                value: (*typed).clone(),
                oninput: typing(&typed, |typed, value| *typed = value),
                error: sending.error("/password"),
                data_test: "totp-password",
            }) }
            <div class="lx-row">
                { part!(Button {
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    children: html! { <>{ t(shared::CANCEL) }</> },
                }) }
                { sending.submit(t(text::TOTP_SWITCH_ON), "totp-prove") }
            </div>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct CodeProps {
    submit: AttrValue,
    on: bool,
    onclose: Callback<()>,
}

/// Asks for the six digits that prove the app has the secret.
#[component]
fn Code(props: &CodeProps) -> Html {
    let (session, toasts) = (use_session(), use_toasts());
    use_focus("totp-code");
    let (typed, sending) = (use_state(String::new), use_sending());
    let onsubmit = {
        let (typed, sending, on, onclose) = (typed.clone(), sending.clone(), props.on, props.onclose.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let code = TotpCode {
                code: typed.trim().to_owned(),
            };
            if let Err(faults) = check(&code, language()) {
                return sending.refuse(Failure::invalid(faults));
            }
            let (toasts, onclose) = (toasts.clone(), onclose.clone());
            sending.start(switch(on, code, session.clone()), move |()| {
                toasts.good(t(if on { text::TOTP_IS_ON } else { text::TOTP_IS_OFF }));
                onclose.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true>
            { sending.trouble("totp-failed") }
            { part!(Field {
                label: t(text::TOTP),
                hint: t(text::TOTP_HINT),
                kind: FieldKind::Code,
                max_length: 6,
                autocomplete: "one-time-code",
                value: (*typed).clone(),
                oninput: typing(&typed, |typed, value| *typed = value),
                error: sending.error("/code"),
                data_test: "totp-code",
            }) }
            <div class="lx-row">
                { part!(Button {
                    onclick: props.onclose.reform(|_: MouseEvent| ()),
                    children: html! { <>{ t(shared::CANCEL) }</> },
                }) }
                { sending.submit(props.submit.clone(), "totp-submit") }
            </div>
        </form>
    }
}

/// Switches, and learns anew who one is: the account now says so.
async fn switch(on: bool, code: TotpCode, session: Session) -> Result<(), Failure> {
    if on {
        calls::confirm_totp(&code).await?;
    } else {
        calls::disable_totp(&code).await?;
    }
    session.begin(calls::me().await?, &[]);
    Ok(())
}
