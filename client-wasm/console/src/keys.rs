//! Keys that do things: one listener for the whole console, silent while somebody types or a dialog asks.

use gloo_events::{EventListener, EventListenerOptions};
use kit::{
    browser,
    hooks::use_effect_with,
    i18n::{Text, desk, fill, t},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// `j`: the next case of the queue.
    Next,
    /// `k`: the one before.
    Previous,
    /// `a`: accept.
    Accept,
    /// `r`: answer.
    Answer,
    /// `d`: decline.
    Decline,
    /// `n`: note.
    Note,
    /// `c`: close.
    Close,
    /// `h`: the desk of the telephone.
    Hotline,
    /// F2, also while typing: the telephone rings.
    Call,
    /// `/`: search.
    Search,
    /// Esc: back.
    Back,
    /// `?`: what keys there are.
    Help,
}

/// Under which name is kept that somebody wants no keys of one letter.
const NAME: &str = "desk-keys";

/// Whether keys do anything. Those who speak to their computer, or whose hands tremble, can switch them off.
pub(crate) fn are_on() -> bool {
    browser::recall(NAME).is_none()
}

/// Switches them on or off, on this device.
pub(crate) fn switch(on: bool) {
    if on {
        browser::forget(NAME);
    } else {
        browser::keep(NAME, "off");
    }
}

/// What a key means here; `None` where it means nothing.
fn meaning(key: &str, typing: bool) -> Option<Key> {
    if key == "F2" {
        return Some(Key::Call);
    }
    if typing {
        return (key == "Escape").then_some(Key::Back);
    }
    Some(match key {
        "j" => Key::Next,
        "k" => Key::Previous,
        "a" => Key::Accept,
        "r" => Key::Answer,
        "d" => Key::Decline,
        "n" => Key::Note,
        "c" => Key::Close,
        "h" => Key::Hotline,
        "/" => Key::Search,
        "?" => Key::Help,
        "Escape" => Key::Back,
        _ => return None,
    })
}

/// Calls `onkey` for every key that means something, for as long as the component lives.
///
/// While somebody types only Esc is heard, and it leaves the field instead. An open dialog hears its keys itself.
#[hook]
pub(crate) fn use_keys(onkey: Callback<Key>) {
    use_effect_with(onkey, |onkey| {
        let onkey = onkey.clone();
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                if let Some(key) = event.dyn_ref::<KeyboardEvent>().and_then(heard) {
                    event.prevent_default();
                    onkey.emit(key);
                }
            })
        });
        move || drop(listener)
    });
}

fn heard(event: &KeyboardEvent) -> Option<Key> {
    // 229 is a key that an input method still composes with.
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || event.key_code() == 229 {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.as_ref().is_some_and(|element| within(element, "dialog")) || dialog_is_open() {
        return None;
    }
    let typing = target.as_ref().is_some_and(types);
    let key = meaning(&event.key(), typing).filter(|key| matches!(key, Key::Back | Key::Call) || are_on())?;
    if typing && key == Key::Back {
        // Esc while typing only leaves the field: what was typed stays, and so does the page.
        if let Some(element) = target.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            element.blur().ok();
        }
        return None;
    }
    Some(key)
}

/// Whether keys pressed on this element are text, or move its choice.
fn types(element: &Element) -> bool {
    within(element, "input:not([type=checkbox]), textarea, select, [contenteditable]")
}

/// Whether the focus is where keys are text.
pub(crate) fn is_typing() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .and_then(|document| document.active_element())
        .is_some_and(|element| types(&element))
}

fn within(element: &Element, selector: &str) -> bool {
    element.closest(selector).ok().flatten().is_some()
}

fn dialog_is_open() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}

/// Moves the focus to the element that browser tests know as `name`.
pub(crate) fn focus(name: &str) {
    if let Some(element) = known_as(name) {
        // An element that cannot take the focus leaves it where it is.
        element.focus().ok();
    }
}

/// Presses the element that browser tests know as `name`, if it is there.
pub(crate) fn press(name: &str) {
    if let Some(element) = known_as(name) {
        element.click();
    }
}

/// A label with its key, where it has one.
pub(crate) fn keyed(label: Text, key: Option<&str>) -> String {
    key.map_or_else(|| t(label).to_owned(), |key| fill(desk::WITH_KEY, &[t(label), key]))
}

/// Scrolls until the end of that element is seen.
pub(crate) fn reveal(name: &str) {
    if let Some(element) = known_as(name) {
        element.scroll_into_view_with_bool(false);
    }
}

fn known_as(name: &str) -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    let element = document.query_selector(&format!("[data-test='{name}']")).ok().flatten()?;
    element.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Key, meaning};

    #[test]
    fn letters_mean_nothing_while_somebody_types() {
        assert_eq!(meaning("a", false), Some(Key::Accept));
        assert_eq!(meaning("a", true), None);
        assert_eq!(meaning("Escape", true), Some(Key::Back));
        assert_eq!(meaning("F2", true), Some(Key::Call), "a telephone rings at any time");
        assert_eq!(meaning("x", false), None);
    }
}
