//! What is done for a reason that everybody reads: ending a project, calling a vote off, dissolving a body, withdrawing words.

use serde::de::IgnoredAny;
use yew::prelude::*;

use crate::{
    drafts::use_draft,
    hooks::use_state,
    http::{Call, Failure},
    i18n::{Text, t},
    part,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, TextArea, unfolding, use_toasts},
};

/// What is done.
#[derive(Debug)]
pub struct Act {
    /// What browser tests find the button, the form, the reason, what went wrong and the button that does it by.
    pub names: [&'static str; 5],
    /// How much weight doing it has.
    pub kind: ButtonKind,
    /// What the button says, what is asked, what is said besides, and what once it is done.
    pub words: [Text; 4],
    /// Where the contract has the reason, as a JSON pointer.
    pub pointer: &'static str,
    /// What is sent for a reason, as JSON, if it is accepted.
    pub written: fn(&Sending, String) -> Option<String>,
}

/// There is one of each.
impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Properties of [`Reasoned`].
#[derive(Properties, PartialEq)]
pub struct ReasonedProps {
    /// Where the server does it; an unsent reason is kept under this name.
    pub path: String,
    /// What.
    pub act: &'static Act,
    /// Called once it is done.
    pub done: Callback<()>,
    /// Called when it fails.
    #[prop_or_default]
    pub failed: Callback<Failure>,
}

/// The button, and once it is pressed the form.
#[component]
pub fn Reasoned(props: &ReasonedProps) -> Html {
    let (act, [name, form, why, trouble, yes]) = (props.act, props.act.names);
    let said = use_draft(&format!("reason.{}", props.path));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (sending, said, path) = (sending.clone(), said.clone(), props.path.clone());
        let (open, done, failed) = (open.clone(), props.done.clone(), props.failed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(body) = (act.written)(&sending, said.text.trim().to_owned()) else {
                return;
            };
            let (open, toasts, clear, done) = (open.clone(), toasts.clone(), said.clear.clone(), done.clone());
            let did = move |_: IgnoredAny| {
                clear.emit(());
                open.set(false);
                toasts.good(t(act.words[3]));
                done.emit(());
            };
            sending.send_or(Call::post(&path).json_text(&body), did, failed.clone());
        })
    };
    let title = t(act.words[0]);
    html! {
        <>
            <p>{ unfolding(ButtonKind::Text, title, *open, toggle, name) }</p>
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true data-test={form}>
                    { part!(TextArea {
                        label: t(act.words[1]),
                        value: said.text.clone(),
                        oninput: said.set.clone(),
                        limit: 200,
                        rows: 2,
                        hint: t(act.words[2]),
                        error: sending.error(act.pointer),
                        data_test: why,
                    }) }
                    { sending.trouble_of_all(trouble) }
                    { part!(Button { kind: act.kind, submit: true, loading: sending.is_busy(), data_test: yes, children: html! { { title } } }) }
                </form>
            }
        </>
    }
}
