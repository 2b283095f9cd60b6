//! What every page of an app for phones does before its matter: it is announced, and says where there is no network.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
    i18n::{Text, t},
    part,
    ui::{Banner, Shape, Tone},
};

thread_local! {
    /// The browser itself puts the focus at the start of the first page; only later pages are ours to announce.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// Announces the page that is opened; gives the strip above its matter, which says these words without a network.
#[hook]
pub fn use_screen(offline: Text) -> Html {
    let online = use_online();
    use_effect_with((), |()| {
        if !FIRST.replace(false) {
            announce();
        }
    });
    if online {
        return Html::default();
    }
    part!(Banner {
        shape: Shape::Offline,
        tone: Tone::Amber,
        words: t(offline),
        data_test: "offline",
    })
}

/// Shows the page from its top, and reads out its name.
fn announce() {
    let Some(heading) = browser::document()
        .and_then(|document| document.query_selector("h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    // A heading takes the focus only where it is told to; and neither call fails on an element in the page.
    heading.set_tab_index(-1);
    heading.focus().ok();
    if let Some(window) = browser::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether there is a network, as the browser sees it.
#[hook]
fn use_online() -> bool {
    let online = use_state(browser::is_online);
    {
        let setter = online.setter();
        use_effect_with((), move |()| {
            let listeners = browser::window().map(|window| {
                ["online", "offline"].map(|event| {
                    let setter = setter.clone();
                    Listener::new(&window, event, move || setter.set(browser::is_online()))
                })
            });
            move || drop(listeners)
        });
    }
    *online
}
