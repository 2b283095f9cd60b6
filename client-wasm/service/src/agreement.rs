//! What the station agrees on with its volunteers, to be read and agreed to before the first task.

use contract::teams::{Agreed, AgreementParts, OwnAgreement};
use kit::{
    http::Call,
    i18n::{Text, fill, service as text, t},
    part,
    remote::use_call,
    sending::use_sending,
    time,
    ui::{Banner, Button, ButtonKind, Shape, Tone, use_toasts},
};
use yew::prelude::*;

use crate::reason::unsent;

/// The parts of an agreement, each with its title.
fn parts(of: &AgreementParts) -> [(Text, &String); 6] {
    [
        (text::AGREEMENT_CONTENT, &of.content),
        (text::AGREEMENT_WAY, &of.way),
        (text::AGREEMENT_TIME, &of.time),
        (text::AGREEMENT_PLACE, &of.place),
        (text::AGREEMENT_CONDITIONS, &of.conditions),
        (text::AGREEMENT_SAFETY, &of.safety),
    ]
}

/// Properties of an [`AgreementPart`].
#[derive(Properties, PartialEq)]
pub(crate) struct AgreementProps {
    /// Whether it is shown only as long as it is to be agreed to.
    #[prop_or_default]
    pub(crate) only_due: bool,
}

/// The agreement; folded away once it is agreed to, and nothing where there is none.
#[component]
pub(crate) fn AgreementPart(props: &AgreementProps) -> Html {
    let (own, reload) = use_call::<_, OwnAgreement>((), |()| Some(Call::get("/me/volunteering/agreement")));
    let (sending, toasts) = (use_sending(), use_toasts());
    let Some(own) = own.ready() else {
        return Html::default();
    };
    let Some(of) = &own.agreement.parts else {
        return Html::default();
    };
    let version = own.agreement.version;
    let onclick = {
        let (sending, reload) = (sending.clone(), reload.clone());
        Callback::from(move |_: MouseEvent| {
            let (toasts, again) = (toasts.clone(), reload.clone());
            let done = move |_: OwnAgreement| {
                toasts.good(t(text::AGREED_NOW));
                again.emit(());
            };
            let call = Call::put("/me/volunteering/agreement").json(&Agreed { version });
            sending.send_or(call, done, reload.reform(|_| ()));
        })
    };
    let part = |(title, words): (Text, &String)| {
        html! { <><h3 class="lx-label">{ t(title) }</h3><p class="lx-text">{ words }</p></> }
    };
    let text_of = || html! { <>{ for parts(of).into_iter().map(part) }</> };
    let due = own.is_due();
    if props.only_due && !due {
        return Html::default();
    }
    html! {
        <section class="lx-card lx-stack" data-test="agreement" data-due={due.to_string()}>
            <h2 class="lx-title">{ t(text::AGREEMENT) }</h2>
            if due {
                { part!(Banner { tone: Tone::Amber, shape: Shape::Alert, words: t(text::AGREEMENT_DUE), data_test: "agreement-due" }) }
                { text_of() }
                { unsent(&sending) }
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    shape: Shape::Check,
                    loading: sending.is_busy(),
                    onclick,
                    data_test: "agree",
                    children: html! { { t(text::AGREE) } },
                }) }
            } else {
                <details>
                    <summary>{ fill(text::AGREED_ON, &[&own.agreed_at.map(time::date).unwrap_or_default()]) }</summary>
                    { text_of() }
                </details>
            }
        </section>
    }
}
