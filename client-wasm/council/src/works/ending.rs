//! Ending a project before its time: with a reason that everybody reads once it was signed.

use contract::{
    ids::ProjectId,
    projects::{Project, ProjectReason, SENTENCES},
};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{t, works as text},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, unfolding, use_toasts},
};
use yew::prelude::*;

/// Properties of [`End`].
#[derive(Properties, PartialEq)]
pub(super) struct EndProps {
    /// Which.
    pub(super) project: ProjectId,
    /// Called once it is ended.
    pub(super) done: Callback<()>,
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn End(props: &EndProps) -> Html {
    let said = use_draft(&format!("works.{}.end", props.project));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (sending, said, done) = (sending.clone(), said.clone(), props.done.clone());
        let path = format!("/projects/{}/end", props.project);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = said.text.trim().to_owned();
            let Some(body) = sending.written(&ProjectReason { reason }, SENTENCES) else {
                return;
            };
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: Project| {
                clear.emit(());
                toasts.good(t(text::ENDED_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <section class="lx-card lx-stack">
            <p>{ unfolding(ButtonKind::Text, t(text::END), *open, toggle, "end") }</p>
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true>
                    { part!(TextArea {
                        label: t(text::END_WHY),
                        value: said.text.clone(),
                        oninput: said.set.clone(),
                        limit: 200,
                        rows: 2,
                        hint: t(text::END_NOTE),
                        error: sending.error("/reason"),
                        data_test: "end-why",
                    }) }
                    { sending.trouble("end-trouble") }
                    if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
                    { part!(Button { kind: ButtonKind::Warn, submit: true, loading: sending.is_busy(), data_test: "end-yes", children: html! { { t(text::END) } } }) }
                </form>
            }
        </section>
    }
}
