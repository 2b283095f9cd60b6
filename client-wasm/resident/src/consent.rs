//! Consent to the handling of personal data: what is asked, each apart, and in which version.

use contract::{
    page::Page,
    privacy::{Consent, ConsentKind},
};
use kit::{
    consent::{change, is_given},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{resident, shared, t},
    part,
    remote::use_call,
    sending::use_sending,
    session::use_session,
    ui::{Button, ButtonKind, Check, Dialog, calling},
};
use yew::prelude::*;

use crate::{outbox::use_outbox, privacy};

/// Whether the writer need not be asked first, as far as is known: the server has the last word.
#[hook]
pub(crate) fn use_may_send() -> bool {
    let account = use_session().me().map(|me| me.id);
    let (consents, _) = use_call::<_, Page<Consent>>(account, |account| account.map(|_| Call::get("/me/consents")));
    consents
        .ready()
        .is_none_or(|consents| is_given(&consents.items, ConsentKind::Handling))
}

/// Properties of a [`ConsentDialog`].
#[derive(Properties, PartialEq)]
pub(crate) struct ConsentDialogProps {
    /// Called when what is needed is consented to.
    pub(crate) onagreed: Callback<()>,
    /// Called when it is not.
    pub(crate) onclose: Callback<()>,
}

/// Asks for consent before the first letter.
#[component]
pub(crate) fn ConsentDialog(props: &ConsentDialogProps) -> Html {
    let (handling, sensitive, sending) = (use_state(|| false), use_state(|| false), use_sending());
    let outbox = use_outbox();
    let agree = {
        let (sending, onagreed, with_sensitive) = (sending.clone(), props.onagreed.clone(), *sensitive);
        Callback::from(move |_: MouseEvent| {
            let (onagreed, outbox) = (onagreed.clone(), outbox.clone());
            sending.wait(Box::pin(async move {
                change(ConsentKind::Handling, true).await?;
                if with_sensitive {
                    change(ConsentKind::Sensitive, true).await?;
                }
                outbox.release().await;
                onagreed.emit(());
                Ok(String::new())
            }));
        })
    };
    let toggle = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |on: bool| state.set(on))
    };
    let foot = html! {
        <>
            { calling(t(resident::CONSENT_REFUSE), &props.onclose, "consent-refuse") }
            { part!(Button {
                kind: ButtonKind::Primary,
                onclick: agree,
                disabled: !*handling,
                loading: sending.is_busy(),
                data_test: "consent-agree",
                children: html! { { t(resident::CONSENT_AGREE) } },
            }) }
        </>
    };
    part!(Dialog {
        title: t(resident::CONSENT_TITLE),
        onclose: props.onclose.clone(),
        close_label: t(shared::CLOSE),
        foot,
        data_test: "consent",
        children: html! { <div class="lx-stack">
            <p>{ t(resident::CONSENT_INTRODUCTION) }</p>
            { part!(Check {
                checked: *handling,
                onchange: toggle(&handling),
                data_test: "consent-handling",
                children: html! { <>{ t(resident::CONSENT_HANDLING) }<span class="lx-muted lx-small">{ t(resident::CONSENT_NEEDED) }</span></> },
            }) }
            { part!(Check {
                checked: *sensitive,
                onchange: toggle(&sensitive),
                data_test: "consent-sensitive",
                children: html! { <>{ t(resident::CONSENT_SENSITIVE) }<span class="lx-muted lx-small">{ t(resident::CONSENT_OPTIONAL) }</span></> },
            }) }
            <p class="lx-small">
                { privacy::link(resident::PRIVACY_READ) }
            </p>
            // What is said elsewhere on the page nobody sees behind the dialog.
            { sending.trouble("consent-failed") }
        </div> }
    })
}
