//! Saying whether one comes. Only what the server has counts, so without a network nothing is kept for later.

use contract::teams::{OfferAnswer, OfferState, Service, ServiceAction as Action};
use kit::{
    hooks::use_state,
    http::Call,
    i18n::{fill, service as text, t},
    part,
    sending::{Sending, use_sending},
    time,
    ui::{Button, ButtonKind, Shape, Toasts, use_toasts},
    visit::is_waited_for,
};
use yew::prelude::*;

use crate::{
    page::OfService,
    reason::{ReasonSheet, Why, unsent},
    routes::Route,
};

/// The two answers.
#[component]
pub(crate) fn Answer(props: &OfService) -> Html {
    let (sending, open, toasts) = (use_sending(), use_state(|| false), use_toasts());
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let accept = accepting(props, &sending, &toasts);
    let declined = {
        let (close, reload) = (set(false), props.reload.clone());
        Callback::from(move |()| {
            close.emit(());
            toasts.good(t(text::DECLINED_NOW));
            reload.emit(());
        })
    };
    let waits = props.service.own().filter(|own| own.state == OfferState::Open);
    let kind = if waits.is_some() {
        ButtonKind::Plain
    } else {
        ButtonKind::Text
    };
    html! {
        <section class="lx-card lx-stack" data-test="answer">
            if let Some(own) = waits {
                <p class="lx-strong" data-test="until">{ fill(text::ANSWER_UNTIL, &[&time::moment(own.answer_until)]) }</p>
            }
            if is_waited_for(&props.service) {
                { part!(Button {
                    kind: ButtonKind::Primary,
                    block: true,
                    shape: Shape::Check,
                    loading: sending.is_busy(),
                    onclick: accept,
                    data_test: "accept",
                    children: html! { { t(text::I_COME) } },
                }) }
            }
            { unsent(&sending) }
            if sending.whole().is_some() {
                { Route::Me.link("lx-button lx-button-plain lx-button-block", "to-agreement", html! { { t(text::TO_AGREEMENT) } }) }
            }
            if props.can(Action::Decline) {
                { part!(Button {
                    kind,
                    block: true,
                    onclick: set(true).reform(|_: MouseEvent| ()),
                    data_test: "decline",
                    children: html! { { t(text::I_CANNOT) } },
                }) }
            }
            if *open {
                { part!(ReasonSheet { why: Why::Decline, path: props.path("answer"), done: declined, onclose: set(false) }) }
            }
        </section>
    }
}

/// Says yes; where it stands otherwise by now, it is read again.
fn accepting(props: &OfService, sending: &Sending, toasts: &Toasts) -> Callback<MouseEvent> {
    let (sending, reload, path, toasts) = (sending.clone(), props.reload.clone(), props.path("answer"), toasts.clone());
    Callback::from(move |_: MouseEvent| {
        let body = OfferAnswer {
            accept: true,
            reason: None,
        };
        let (toasts, again) = (toasts.clone(), reload.clone());
        let done = move |_: Service| {
            toasts.good(t(text::ACCEPTED_NOW));
            again.emit(());
        };
        sending.send_or(Call::post(&path).json(&body), done, reload.reform(|_| ()));
    })
}
