//! What a scanned liaison card opens: who the officer is, and three ways to be heard.
//!
//! An app of its own, so that whoever scans a card loads little. Its secret rides behind `#`.

use kit::{
    i18n::{card as text, shared, t},
    part,
    prefs::PrefsProvider,
    ui::{Empty, Page, Shape, Toaster},
};
use yew::prelude::*;

/// The app: preferences and words that come and go, around the card.
#[component]
fn App() -> Html {
    part!(PrefsProvider {
        children: part!(Toaster { children: part!(NoCard) })
    })
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
            children: html! {
                <>
                    <a class="lx-button lx-button-primary" href="/write">{ t(text::WRITE_INSTEAD) }</a>
                    <a class="lx-button" href="/">{ t(shared::TO_HOME) }</a>
                </>
            },
        })
    })
}

fn main() {
    let root = kit::browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<App>::with_root(root).render();
    }
}
