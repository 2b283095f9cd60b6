//! The keys of the telephone desk. They work while one types, so none of them is a letter alone.

use gloo_events::{EventListener, EventListenerOptions};
use kit::{browser, hooks::use_effect_with, i18n::Text};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::keys::keyed;

/// What a key asks for during a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CallKey {
    Title,
    Body,
    Category,
    Subcategory,
    Cell,
    Nameless,
    Merge,
    Answer,
    Callback,
    Address,
    Urgency(usize),
    Told,
    NoDanger,
    Join,
    Save,
    Drop,
}

/// A label with its key.
pub(super) fn with_key(label: Text, key: &str) -> String {
    keyed(label, Some(key))
}

fn meaning(event: &KeyboardEvent) -> Option<CallKey> {
    let (key, code) = (event.key(), event.code());
    if event.ctrl_key() || event.meta_key() {
        return (key == "Enter").then_some(CallKey::Save);
    }
    if event.alt_key() {
        // By the key's place: with Alt held, some keyboards type other letters.
        return Some(match code.as_str() {
            "Digit1" => CallKey::Urgency(0),
            "Digit2" => CallKey::Urgency(1),
            "Digit3" => CallKey::Urgency(2),
            "Digit4" => CallKey::Urgency(3),
            "KeyT" => CallKey::Told,
            "KeyN" => CallKey::NoDanger,
            "KeyO" => CallKey::Join,
            "KeyS" => CallKey::Title,
            "KeyB" => CallKey::Body,
            "KeyK" => CallKey::Subcategory,
            "KeyG" => CallKey::Cell,
            "KeyL" => CallKey::Nameless,
            "KeyM" => CallKey::Merge,
            "KeyP" => CallKey::Address,
            "KeyX" => CallKey::Drop,
            _ => return None,
        });
    }
    match key.as_str() {
        "F4" => Some(CallKey::Category),
        "F8" => Some(CallKey::Answer),
        "F9" => Some(CallKey::Callback),
        _ => None,
    }
}

/// Calls `onkey` for every key of the desk, for as long as the component lives.
#[hook]
pub(super) fn use_call_keys(onkey: Callback<CallKey>) {
    let latest = use_mut_ref(Callback::<CallKey>::noop);
    latest.replace(onkey);
    use_effect_with((), move |()| {
        let listener = browser::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let key = event
                    .dyn_ref::<KeyboardEvent>()
                    .filter(|event| !event.is_composing())
                    .and_then(meaning);
                if let Some(key) = key.filter(|_| !dialog_is_open()) {
                    event.prevent_default();
                    // Taken out first: what is called may render, and rendering replaces it.
                    let onkey = latest.borrow().clone();
                    onkey.emit(key);
                }
            })
        });
        move || drop(listener)
    });
}

fn dialog_is_open() -> bool {
    browser::document()
        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
        .is_some()
}
