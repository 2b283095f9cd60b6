//! What the station does with a project for a reason that everybody reads: ending it before its time, commending it.

use contract::{
    ids::ProjectId,
    projects::{Project, ProjectReason, SENTENCES},
};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{Text, t, works as text},
    part,
    sending::use_sending,
    ui::{Button, ButtonKind, TextArea, unfolding, use_toasts},
};
use yew::prelude::*;

/// What is done.
#[derive(Debug, PartialEq)]
pub(super) struct Act {
    /// The last word of its address.
    path: &'static str,
    /// What browser tests find its parts by.
    names: [&'static str; 4],
    kind: ButtonKind,
    /// What the button says, what is asked, what is said besides, and what once it is done.
    words: [Text; 4],
}

/// Ending it before its time.
pub(super) static END: Act = Act {
    path: "end",
    names: ["end", "end-why", "end-trouble", "end-yes"],
    kind: ButtonKind::Warn,
    words: [text::END, text::END_WHY, text::END_NOTE, text::ENDED_NOW],
};

/// Commending it.
pub(super) static COMMEND: Act = Act {
    path: "commendation",
    names: ["commend", "commend-why", "commend-trouble", "commend-yes"],
    kind: ButtonKind::Primary,
    words: [text::COMMEND, text::COMMEND_WHY, text::COMMEND_NOTE, text::COMMENDED_NOW],
};

/// Properties of [`Reasoned`].
#[derive(Properties, PartialEq)]
pub(super) struct ReasonedProps {
    /// With what.
    pub(super) project: ProjectId,
    /// What.
    pub(super) act: &'static Act,
    /// Called once it is done.
    pub(super) done: Callback<()>,
}

/// The button, and once it is pressed the form.
#[component]
pub(super) fn Reasoned(props: &ReasonedProps) -> Html {
    let (act, [name, why, trouble, yes]) = (props.act, props.act.names);
    let said = use_draft(&format!("works.{}.{name}", props.project));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (sending, said, done) = (sending.clone(), said.clone(), props.done.clone());
        let path = format!("/projects/{}/{}", props.project, act.path);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = said.text.trim().to_owned();
            let Some(body) = sending.written(&ProjectReason { reason }, SENTENCES) else {
                return;
            };
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: Project| {
                clear.emit(());
                toasts.good(t(act.words[3]));
                done.emit(());
            });
        })
    };
    let title = t(act.words[0]);
    html! {
        <section class="lx-card lx-stack">
            <p>{ unfolding(ButtonKind::Text, title, *open, toggle, name) }</p>
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true>
                    { part!(TextArea {
                        label: t(act.words[1]),
                        value: said.text.clone(),
                        oninput: said.set.clone(),
                        limit: 200,
                        rows: 2,
                        hint: t(act.words[2]),
                        error: sending.error("/reason"),
                        data_test: why,
                    }) }
                    { sending.trouble(trouble) }
                    if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
                    { part!(Button { kind: act.kind, submit: true, loading: sending.is_busy(), data_test: yes, children: html! { { title } } }) }
                </form>
            }
        </section>
    }
}
