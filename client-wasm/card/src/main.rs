//! What a scanned liaison card opens: who the officer is, and three ways to be heard.
//!
//! An app of its own, so that whoever scans a card loads little. Its secret rides behind `#`.

mod face;
mod letter;
mod say;
mod sent;

use kit::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
    i18n::{card as text, shared, t},
    part,
    prefs::PrefsProvider,
    ui::{Empty, Page, Shape, Toaster},
};
use yew::prelude::*;

use face::Face;

/// The app: preferences and words that come and go, around the card.
#[component]
fn App() -> Html {
    part!(PrefsProvider {
        children: part!(Toaster { children: part!(Card) })
    })
}

/// What the address says behind `#`.
fn pointed_at() -> AttrValue {
    let hash = browser::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned().into()
}

/// The card that was scanned, also when another is scanned into the same page.
#[component]
fn Card() -> Html {
    let token = use_state(pointed_at);
    {
        let setter = token.setter();
        use_effect_with((), move |()| {
            let listener = browser::window().map(|window| Listener::new(&window, "hashchange", move || setter.set(pointed_at())));
            move || drop(listener)
        });
    }
    if token.is_empty() {
        part!(NoCard)
    } else {
        let token = (*token).clone();
        part!(Face { token })
    }
}

/// Opened without a card.
#[component]
fn NoCard() -> Html {
    part!(Page {
        title: t(text::CARD),
        data_test: "no-card",
        children: part!(Empty {
            shape: Shape::Info,
            words: t(text::NO_CARD),
            children: elsewhere(),
        })
    })
}

/// The ways that are open without a card.
fn elsewhere() -> Html {
    html! {
        <>
            <a class="lx-button lx-button-primary" href="/write" data-test="write-instead">{ t(text::WRITE_INSTEAD) }</a>
            <a class="lx-button" href="/">{ t(shared::TO_HOME) }</a>
        </>
    }
}

fn main() {
    kit::start::app::<App>(None);
}
