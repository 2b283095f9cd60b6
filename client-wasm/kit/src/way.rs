//! Going from one address of an app to another, and back the way one came.
//!
//! Not by yew-router: a dozen plain addresses need no automaton, and phones need not load one.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::History;
use yew::prelude::*;

use crate::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
    ui::plain_click,
};

thread_local! {
    /// Who shows what lies at the address that was gone to.
    static SHOWS: RefCell<Callback<()>> = RefCell::new(Callback::noop());
}

/// Goes to this address; back leads here again.
pub fn to(href: &str) {
    if let Some(history) = browser::window().and_then(|window| window.history().ok()) {
        // It fails only for addresses of other sites.
        history.push_state_with_url(&JsValue::TRUE, "", Some(href)).ok();
    }
    show();
}

/// Goes to this address instead of the one that is open.
pub fn instead(href: &str) {
    if let Some(history) = browser::window().and_then(|window| window.history().ok()) {
        // Whether it was gone to by the app stays with the entry.
        let pushed = history.state().unwrap_or_default();
        history.replace_state_with_url(&pushed, "", Some(href)).ok();
    }
    show();
}

/// Goes the way one came, if it led through these apps; else to the address above this one.
pub fn back(above: &str) {
    match came() {
        Some(history) => history.back().unwrap_or_default(),
        None => instead(above),
    }
}

/// The browser's history, if one came here by this app, or by a link of an app beside.
fn came() -> Option<History> {
    let window = browser::window()?;
    let history = window.history().ok()?;
    let pushed = history.state().is_ok_and(|pushed| pushed.is_truthy());
    // A page that has a tab of its own has nothing to go back to.
    let alone = history.length().is_ok_and(|length| length < 2);
    let before = window.document()?.referrer();
    let beside = !alone && before.starts_with(&window.location().origin().ok()?);
    (pushed || beside).then_some(history)
}

/// What an entry of the history is marked with that stands for something open on a page.
const OPENED: &str = "opened";

/// As long as something is open that takes a page's place, the browser's way back closes it instead of leaving the page.
#[hook]
pub fn use_closing(open: bool, close: Callback<()>) {
    use_effect_with(open, move |open| {
        let window = browser::window().filter(|_| *open);
        let opened = window.and_then(|window| Some((window.history().ok()?, window)));
        let opened = opened.map(|(history, window)| {
            // It fails only where an address is another site's.
            history.push_state(&JsValue::from(OPENED), "").ok();
            (history, Listener::new(&window, "popstate", move || close.emit(())))
        });
        move || {
            // Whoever closes it on the page leaves no entry behind that stands for nothing.
            let closed = opened.map(|(history, _)| history);
            let closed = closed.filter(|history| history.state().is_ok_and(|mark| mark == OPENED));
            if let Some(history) = closed {
                history.back().ok();
            }
        }
    });
}

fn show() {
    let shows = SHOWS.with_borrow(Clone::clone);
    shows.emit(());
}

/// Takes over a click on a link to this address.
pub fn on_link(href: impl Into<AttrValue>) -> Callback<MouseEvent> {
    let href = href.into();
    plain_click(Callback::from(move |()| to(&href)))
}

/// A link to this address of the app.
pub fn link(href: String, class: &'static str, data_test: &'static str, inside: Html) -> Html {
    html! { <a {class} href={href.clone()} onclick={on_link(href)} data-test={data_test}>{ inside }</a> }
}

/// One of a list, as a card that leads to its page.
pub fn card(href: String, class: &'static str, data_test: &'static str, inside: Html) -> Html {
    let key = href.clone();
    html! {
        <a {key} class={classes!("lx-card", class)} href={href.clone()} onclick={on_link(href)} data-test={data_test}>{ inside }</a>
    }
}

/// The address that is open, without a slash at its end, whoever opened it: a link, or the browser's arrows.
#[hook]
pub fn use_path() -> AttrValue {
    let path = use_state(here);
    {
        let setter = path.setter();
        use_effect_with((), move |()| {
            SHOWS.set(Callback::from({
                let setter = setter.clone();
                move |()| setter.set(here())
            }));
            let listener = browser::window().map(|window| Listener::new(&window, "popstate", move || setter.set(here())));
            move || drop(listener)
        });
    }
    (*path).clone()
}

fn here() -> AttrValue {
    let path = browser::window().and_then(|window| window.location().pathname().ok());
    AttrValue::from(path.unwrap_or_default().trim_end_matches('/').to_owned())
}
