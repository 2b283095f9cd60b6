//! Withdrawing the words of a bulletin: with a reason that everybody reads.

use contract::{
    bulletins::{Bulletin, SENTENCES, WithdrawBulletin},
    ids::BulletinId,
};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{bulletins as text, shared, t},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, use_toasts},
};
use yew::prelude::*;

/// Properties of [`Withdraw`].
#[derive(Properties, PartialEq)]
pub(super) struct WithdrawProps {
    /// Which bulletin.
    pub(super) id: BulletinId,
    /// Called once its words are withdrawn.
    pub(super) done: Callback<()>,
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Withdraw(props: &WithdrawProps) -> Html {
    let said = use_draft(&format!("bulletin.{}.withdraw", props.id));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ part!(Button { kind: ButtonKind::Text, onclick: toggle, data_test: "bulletin-withdraw", children: html! { { t(text::WITHDRAW) } } }) }</p>
        };
    }
    let onsubmit = {
        let (sending, said, done, id) = (sending.clone(), said.clone(), props.done.clone(), props.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let because = said.text.trim().to_owned();
            let Some(body) = sending.written(&WithdrawBulletin { because }, SENTENCES) else {
                return;
            };
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            let call = Call::post(&format!("/bulletins/{id}/withdraw")).json_text(&body);
            sending.send(call, move |_: Bulletin| {
                clear.emit(());
                toasts.good(t(text::WITHDRAWN_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="bulletin-withdrawing">
            { part!(TextArea {
                label: t(text::WITHDRAW_WHY),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 200,
                rows: 2,
                hint: t(text::WITHDRAW_NOTE),
                error: sending.error("/because"),
                data_test: "because",
            }) }
            { sending.trouble("withdraw-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            <p class="lx-row">
                { part!(Button {
                    kind: ButtonKind::Warn,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "bulletin-withdraw-now",
                    children: html! { { t(text::WITHDRAW) } },
                }) }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
        </form>
    }
}
