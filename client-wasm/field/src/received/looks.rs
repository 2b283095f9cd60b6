//! What taking and giving back look like, of a case as of a request.

use kit::{
    i18n::{Text, handling as text, t},
    part,
    sending::Sending,
    ui::{Button, ButtonKind, Choice, Choices, Shape},
};
use yew::prelude::*;

/// The button that takes it.
pub(super) fn take(sending: &Sending, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="lx-stack">
            { sending.trouble("take-failed") }
            { part!(Button {
                kind: ButtonKind::Primary,
                block: true,
                shape: Shape::Hand,
                onclick,
                loading: sending.is_busy(),
                data_test: "take",
                children: html! { { t(text::ACKNOWLEDGE) } },
            }) }
        </div>
    }
}

const DONE: &str = "yes";

/// Whether what was asked is done, to be chosen.
pub(super) fn outcome(done: bool, onchange: Callback<AttrValue>) -> Html {
    let word = |done: bool| if done { DONE } else { "no" };
    part!(Choices {
        label: t(text::HAND_BACK_DONE),
        options: vec![
            Choice::new(word(true), t(text::DONE)),
            Choice::new(word(false), t(text::NOT_OURS))
        ],
        chosen: vec![AttrValue::from(word(done))],
        onchange,
        data_test: "hand-back-done",
    })
}

/// Whether that was chosen.
pub(super) fn is_done(chosen: &AttrValue) -> bool {
    &**chosen == DONE
}

/// The button that sends a form.
pub(super) fn submit(words: Text, sending: &Sending, kind: ButtonKind, data_test: &'static str) -> Html {
    part!(Button {
        submit: true,
        kind,
        block: true,
        loading: sending.is_busy(),
        data_test,
        children: html! { { t(words) } }
    })
}
