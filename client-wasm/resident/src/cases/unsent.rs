//! The letters that are not sent yet, and what can be done with each.

use kit::{
    hooks::use_state,
    i18n::{fill, resident, shared, t},
    part,
    ui::{Button, ButtonKind, Dialog, Shape, Tone, button, calling, chip, use_toasts},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    consent::ConsentDialog,
    letter::Letter,
    outbox::{Hold, Outbox, Unsent, use_outbox},
    routes::{Route, Way},
    sign_in,
};

/// The letters.
#[component]
pub(super) fn UnsentLetters() -> Html {
    let outbox = use_outbox();
    if outbox.letters.is_empty() {
        return Html::default();
    }
    let letters = outbox
        .letters
        .iter()
        .map(|unsent| part!(UnsentLetter [unsent.letter.key.clone()] { unsent: unsent.clone() }));
    html! {
        <section>
            <h2 class="lx-cells-title">{ t(resident::UNSENT_TITLE) }</h2>
            <div class="lx-cells">{ for letters }</div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct UnsentLetterProps {
    unsent: Unsent,
}

/// What is asked before something is lost.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asking {
    Nothing,
    Discard,
    Overwrite,
    Consent,
}

#[component]
fn UnsentLetter(props: &UnsentLetterProps) -> Html {
    let unsent = &props.unsent;
    let (outbox, toasts) = (use_outbox(), use_toasts());
    let is_under_way = Outbox::is_under_way(unsent);
    let asking = use_state(|| Asking::Nothing);
    let ask = |what: Asking| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(what))
    };
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(Asking::Nothing))
    };
    let edit = {
        let (outbox, unsent) = (outbox.clone(), unsent.clone());
        Callback::from(move |_: MouseEvent| {
            let (outbox, unsent) = (outbox.clone(), unsent.clone());
            spawn_local(async move {
                outbox.take_back(&unsent).await;
                Way::to(Route::Write);
            });
        })
    };
    let discard = {
        let (outbox, unsent) = (outbox.clone(), unsent.clone());
        Callback::from(move |_: MouseEvent| {
            let (outbox, unsent) = (outbox.clone(), unsent.clone());
            spawn_local(async move { outbox.discard(&unsent).await });
        })
    };
    let edit_or_ask = if unsent.may_be_there() {
        Callback::from(move |_: MouseEvent| toasts.bad(t(resident::UNSENT_MAY_BE_THERE)))
    } else if Letter::recall().is_blank() {
        edit.clone()
    } else {
        ask(Asking::Overwrite)
    };
    html! {
        <div class="lx-cell lx-unsent" data-test="unsent">
            <div class="lx-cell-body">
                <p class="lx-row">
                    <span class="lx-grow">{ &unsent.letter.title }</span>
                    { chip(Tone::Amber, Shape::Offline, t(resident::UNSENT_CHIP)) }
                </p>
                <p class="lx-cell-note" data-test="unsent-why">{ why(&unsent.hold) }</p>
                <div class="lx-row">
                    { way_on(unsent, &outbox.wake, ask(Asking::Consent)) }
                    { part!(Button {
                        kind: ButtonKind::Text,
                        disabled: is_under_way,
                        onclick: edit_or_ask,
                        data_test: "unsent-edit",
                        children: html! { { t(shared::EDIT) } },
                    }) }
                    { part!(Button {
                        kind: ButtonKind::Text,
                        disabled: is_under_way,
                        onclick: ask(Asking::Discard),
                        data_test: "unsent-discard",
                        children: html! { { t(shared::DELETE) } },
                    }) }
                </div>
            </div>
            { match *asking {
                Asking::Discard | Asking::Overwrite if is_under_way => Html::default(),
                Asking::Nothing => Html::default(),
                Asking::Consent => part!(ConsentDialog { onagreed: close.clone(), onclose: close }),
                Asking::Discard => sure(shared::GONE, &discard, &close),
                Asking::Overwrite => sure(resident::UNSENT_OVERWRITE, &edit, &close),
            } }
        </div>
    }
}

/// Why it is still here.
fn why(hold: &Hold) -> String {
    match hold {
        Hold::Network => t(resident::UNSENT_NETWORK).to_owned(),
        Hold::SignIn => t(resident::UNSENT_SIGN_IN).to_owned(),
        Hold::Consent => t(resident::UNSENT_CONSENT).to_owned(),
        Hold::Refused(words) => fill(resident::UNSENT_REFUSED, &[words]),
    }
}

/// What sends it.
fn way_on(unsent: &Unsent, wake: &Callback<()>, consent: Callback<MouseEvent>) -> Html {
    match unsent.hold {
        Hold::Network => calling(t(resident::UNSENT_NOW), wake, "unsent-now"),
        Hold::SignIn => sign_in::door(Route::Cases),
        Hold::Consent => button(ButtonKind::Plain, t(resident::CONSENT_TITLE), consent, "unsent-consent"),
        Hold::Refused(_) => Html::default(),
    }
}

fn sure(question: kit::i18n::Text, yes: &Callback<MouseEvent>, no: &Callback<()>) -> Html {
    let foot = html! {
        <>
            { calling(t(shared::CANCEL), no, "not-sure") }
            { button(ButtonKind::Warn, t(shared::OK), yes.clone(), "sure") }
        </>
    };
    part!(Dialog {
        title: t(resident::SURE),
        onclose: no.clone(),
        close_label: t(shared::CLOSE),
        foot,
        children: html! { <p>{ t(question) }</p> }
    })
}
