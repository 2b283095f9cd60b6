//! Dissolving a body: with a reason that everybody reads.

use contract::bodies::{Body, DissolveBody, SENTENCES};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{bodies as text, shared, t},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, button, use_toasts},
};
use yew::prelude::*;

use super::view::OneBody;

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Dissolve(props: &OneBody) -> Html {
    let said = use_draft(&format!("body.{}.dissolve", props.body.summary.id));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return html! {
            <p>{ button(ButtonKind::Text, t(text::DISSOLVE), toggle, "dissolve") }</p>
        };
    }
    let onsubmit = {
        let (sending, said, path) = (sending.clone(), said.clone(), props.path("dissolve"));
        let (done, moved) = (props.done.clone(), props.moved());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = said.text.trim().to_owned();
            let Some(body) = sending.written(&DissolveBody { reason }, SENTENCES) else {
                return;
            };
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            let dissolved = move |_: Body| {
                clear.emit(());
                toasts.good(t(text::DISSOLVED_NOW));
                done.emit(());
            };
            sending.send_or(Call::post(&path).json_text(&body), dissolved, moved.clone());
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="dissolving">
            { part!(TextArea {
                label: t(text::DISSOLVE_WHY),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 200,
                rows: 2,
                hint: t(text::DISSOLVE_NOTE),
                error: sending.error("/reason"),
                data_test: "reason",
            }) }
            { sending.trouble("dissolve-trouble") }
            if let Some(words) = sending.whole() { <p class="lx-error" role="alert">{ words }</p> }
            <p class="lx-row">
                { part!(Button { kind: ButtonKind::Warn, submit: true, loading: sending.is_busy(), data_test: "dissolve-now", children: html! { { t(text::DISSOLVE) } } }) }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
        </form>
    }
}
