//! Signing the contract on offer, or refusing it with a reason: the whole of it stands there to be read first.

use std::rc::Rc;

use contract::projects::{Project, ProjectReason, SENTENCES, SignContract};
use kit::{
    drafts::use_draft,
    hooks::use_state,
    http::Call,
    i18n::{shared, t, works as text},
    part,
    sending::{Sending, use_sending},
    ui::{Button, ButtonKind, Check, Dialog, Shape, TextArea, Toasts, unfolding, use_toasts},
    works,
};
use yew::prelude::*;

/// Properties of [`Sign`].
#[derive(Properties, PartialEq)]
pub(super) struct SignProps {
    /// The project.
    pub(super) project: Rc<Project>,
    /// Called once it is signed or refused.
    pub(super) done: Callback<()>,
}

/// The contract, and what can be done with it.
#[component]
pub(super) fn Sign(props: &SignProps) -> Html {
    let (read, sure, sending, toasts) = (use_state(|| false), use_state(|| false), use_sending(), use_toasts());
    let Some(offered) = &props.project.offered else {
        return Html::default();
    };
    let set = |now: bool| {
        let sure = sure.clone();
        Callback::from(move |()| sure.set(now))
    };
    let onask = {
        let (sending, read, ask) = (sending.clone(), read.clone(), set(true));
        Callback::from(move |_: MouseEvent| {
            if *read {
                sending.forgive();
                ask.emit(());
            } else {
                sending.misses("/read", t(text::READ_FIRST));
            }
        })
    };
    let onsign = signing(props, offered.version, set(false), &sending, toasts);
    let onread = {
        let read = read.clone();
        Callback::from(move |now: bool| read.set(now))
    };
    html! {
        <section class="lx-card lx-stack" data-test="sign-contract">
            <h2>{ t(text::TO_SIGN) }</h2>
            <p class="lx-small lx-muted">{ t(text::TO_SIGN_LEAD) }</p>
            { works::contract(offered) }
            { part!(Check { checked: *read, onchange: onread, data_test: "i-read", children: html! { { t(text::I_READ) } } }) }
            if let Some(error) = sending.error("/read") { <p class="lx-error" role="alert" data-test="read-first">{ error }</p> }
            { sending.trouble("sign-trouble") }
            if let Some(whole) = sending.whole() { <p class="lx-error" role="alert">{ whole }</p> }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                shape: Shape::Hand,
                onclick: onask,
                data_test: "sign",
                children: html! { { t(text::SIGN) } },
            }) }
            { part!(Refuse { project: props.project.clone(), done: props.done.clone() }) }
            if *sure {
                { ask_once_more(onsign, set(false), &sending) }
            }
        </section>
    }
}

/// What is signed binds: it is asked about once more.
fn ask_once_more(onsign: Callback<MouseEvent>, onclose: Callback<()>, sending: &Sending) -> Html {
    part!(Dialog {
        title: t(text::SIGN),
        onclose,
        close_label: t(shared::CLOSE),
        foot: part!(Button {
            kind: ButtonKind::Primary,
            loading: sending.is_busy(),
            onclick: onsign,
            data_test: "sign-yes",
            children: html! { { t(text::SIGN) } },
        }),
        children: html! { <p>{ t(text::SIGN_SURE) }</p> },
    })
}

/// Signs this version of the contract.
fn signing(props: &SignProps, version: u32, close: Callback<()>, sending: &Sending, toasts: Toasts) -> Callback<MouseEvent> {
    let (sending, toasts, done, close) = (sending.clone(), toasts, props.done.clone(), close);
    let path = format!("/projects/{}/sign", props.project.summary.id);
    Callback::from(move |_: MouseEvent| {
        let (toasts, done, shut) = (toasts.clone(), done.clone(), close.clone());
        let signed = move |_: Project| {
            shut.emit(());
            toasts.good(t(text::SIGNED_NOW));
            done.emit(());
        };
        let call = Call::post(&path).json(&SignContract { version });
        sending.send_or(call, signed, close.reform(|_| ()));
    })
}

/// Refusing, once it is wanted.
#[component]
fn Refuse(props: &SignProps) -> Html {
    let said = use_draft(&format!("project.{}.refuse", props.project.summary.id));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (sending, said, done) = (sending.clone(), said.clone(), props.done.clone());
        let path = format!("/projects/{}/refuse", props.project.summary.id);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = said.text.trim().to_owned();
            let Some(body) = sending.written(&ProjectReason { reason }, SENTENCES) else {
                return;
            };
            let (toasts, clear, done) = (toasts.clone(), said.clear.clone(), done.clone());
            sending.send(Call::post(&path).json_text(&body), move |_: Project| {
                clear.emit(());
                toasts.good(t(text::REFUSED_NOW));
                done.emit(());
            });
        })
    };
    html! {
        <>
            <p>{ unfolding(ButtonKind::Text, t(text::REFUSE), *open, toggle, "refuse") }</p>
            if *open {
                <form class="lx-stack" {onsubmit} novalidate=true>
                    { part!(TextArea {
                        label: t(text::REFUSE_WHY),
                        value: said.text.clone(),
                        oninput: said.set.clone(),
                        limit: 200,
                        rows: 2,
                        error: sending.error("/reason"),
                        data_test: "refuse-why",
                    }) }
                    { sending.trouble("refuse-trouble") }
                    { part!(Button { kind: ButtonKind::Warn, submit: true, loading: sending.is_busy(), data_test: "refuse-yes", children: html! { { t(text::REFUSE) } } }) }
                </form>
            }
        </>
    }
}
