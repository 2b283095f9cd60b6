//! Objecting to what is on public notice.

use contract::agenda::{NewObjection, Objection, SENTENCES};
use kit::{
    drafts::{Draft, use_draft},
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{needs as text, shared, t},
    need, part,
    sending::{Sending, use_sending},
    session::use_session,
    ui::{Button, TextArea, Toasts, use_toasts},
};
use yew::prelude::*;

use crate::shell::sign_in_link;

/// Properties of [`Objecting`].
#[derive(Properties, PartialEq)]
pub(super) struct ObjectingProps {
    /// The address of what is on notice.
    pub(super) path: String,
    /// Whether the reader may object.
    pub(super) may: bool,
    /// Called once it is lodged.
    pub(super) done: Callback<()>,
}

/// The button, and once it is pressed the form; for who cannot, why.
#[component]
pub(super) fn Objecting(props: &ObjectingProps) -> Html {
    let said = use_draft(&format!("object.{}", props.path));
    let (open, sending, toasts) = (use_state(|| !said.text.is_empty()), use_sending(), use_toasts());
    let signed_in = use_session().me().is_some();
    if !props.may {
        return html! {
            <section class="lx-card lx-stack">
                <p class="lx-muted" data-test="object-how">{ t(text::OBJECT_SIGN_IN) }</p>
                if !signed_in { { sign_in_link() } }
            </section>
        };
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !*open {
        return part!(Button {
            block: true,
            onclick: toggle,
            data_test: "object",
            children: html! { { t(text::OBJECT) } }
        });
    }
    let onsubmit = lodging(props, &said, &open, &sending, toasts);
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="objecting">
            { part!(TextArea {
                label: t(text::OBJECT_WHY),
                value: said.text.clone(),
                oninput: said.set.clone(),
                limit: 2_000,
                rows: 4,
                hint: t(text::OBJECT_NOTE),
                error: sending.error("/reason"),
                data_test: "reason",
            }) }
            { need::trouble(&sending, &[], "object-trouble") }
            <p class="lx-row">
                { sending.submit(t(text::OBJECT), "object-now") }
                { part!(Button { onclick: toggle, children: html! { { t(shared::BACK) } } }) }
            </p>
        </form>
    }
}

/// Lodges the objection, and folds the form away.
fn lodging(
    props: &ObjectingProps,
    said: &Draft,
    open: &UseStateHandle<bool>,
    sending: &Sending,
    toasts: Toasts,
) -> Callback<SubmitEvent> {
    let (sending, said, done, path) = (
        sending.clone(),
        said.clone(),
        props.done.clone(),
        format!("{}/objections", props.path),
    );
    let open = open.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let new = NewObjection {
            reason: said.text.trim().to_owned(),
        };
        if !sending.accepts_in(&new, SENTENCES) {
            return;
        }
        let call = Call::post(&path).json(&new).key(&sending.key(&path, &new));
        let (toasts, clear, done, open) = (toasts.clone(), said.clear.clone(), done.clone(), open.clone());
        sending.send(call, move |_: Objection| {
            clear.emit(());
            open.set(false);
            toasts.good(t(text::OBJECTED));
            done.emit(());
        });
    })
}
