//! What was sent has arrived: its number, and the code by which it is followed.

use kit::{
    browser,
    i18n::{card as text, fill, shared, t},
    part,
    ui::{Button, use_toasts},
};
use yew::prelude::*;

use crate::letter;

/// Properties of [`Sent`].
#[derive(Properties, PartialEq)]
pub(crate) struct SentProps {
    /// Called when the code is noted.
    pub(crate) done: Callback<()>,
}

#[component]
pub(crate) fn Sent(props: &SentProps) -> Html {
    let toasts = use_toasts();
    let (number, secret) = letter::sent().unwrap_or_default();
    let copy = {
        let secret = secret.clone();
        Callback::from(move |_: MouseEvent| {
            if browser::copy(&secret) {
                toasts.good(t(shared::COPIED));
            }
        })
    };
    let done = props.done.reform(|_: MouseEvent| letter::noted());
    html! {
        <div class="lx-pad lx-stack" data-test="sent">
            <h2>{ t(text::SENT) }</h2>
            <p>{ fill(text::SENT_DETAIL, &[&number]) }</p>
            <p class="lx-code" data-test="tracking-code">{ &secret }</p>
            { part!(Button {
                onclick: copy,
                block: true,
                data_test: "copy-code",
                children: html! { { t(text::COPY) } },
            }) }
            <a class="lx-button lx-button-primary lx-button-block" href={format!("/track#{secret}")} data-test="follow">
                { t(text::FOLLOW) }
            </a>
            { part!(Button {
                onclick: done,
                block: true,
                data_test: "noted",
                children: html! { { t(shared::OK) } },
            }) }
        </div>
    }
}
