//! Calling a vote off: with a reason that everybody reads.

use contract::votes::{CancelVote, SENTENCES, Vote};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{shared, t, votes as text},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, button, use_toasts},
};
use yew::prelude::*;

use super::OneVote;

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Cancel(props: &OneVote) -> Html {
    let said = use_draft(&format!("vote.{}.cancel", props.vote.id));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ button(ButtonKind::Plain, t(text::CANCEL), toggle, "cancel") }</p>
        };
    }
    let onsubmit = {
        let (sending, said, done, id) = (sending.clone(), said.clone(), props.done.clone(), props.vote.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = said.text.trim().to_owned();
            let Some(body) = sending.written(&CancelVote { reason }, SENTENCES) else {
                return;
            };
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            sending.send(Call::post(&format!("/votes/{id}/cancel")).json_text(&body), move |_: Vote| {
                clear.emit(());
                toasts.good(t(text::CANCELLED_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <form class="lx-stack" {onsubmit} novalidate=true data-test="cancelling">
            { part!(TextArea {
                label: t(text::CANCEL_WHY),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 200,
                rows: 2,
                hint: t(text::CANCEL_NOTE),
                error: sending.error("/reason"),
                data_test: "reason",
            }) }
            { sending.trouble("cancel-trouble") }
            <p class="lx-row">
                { part!(Button {
                    kind: ButtonKind::Warn,
                    submit: true,
                    loading: sending.is_busy(),
                    data_test: "cancel-now",
                    children: html! { { t(text::CANCEL) } },
                }) }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
        </form>
    }
}
