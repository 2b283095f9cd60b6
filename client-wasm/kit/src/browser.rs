//! The browser's odds and ends, each behind a plain function: storage, chance, events.

use std::cell::Cell;

use crate::json;
use gloo_timers::callback::Timeout;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Document, EventTarget, Storage, Window};

/// Everything this site keeps in the browser's storage begins with it.
const PREFIX: &str = "lianxin.";

/// Names of what belongs to a person, and goes when they sign out, begin with it.
pub const PERSONAL: &str = "my.";

/// The window; absent only outside a browser.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Opens an address that another app shows.
pub fn leave_for(href: &str) {
    if let Some(window) = window() {
        // It fails only for addresses that are none.
        window.location().set_href(href).ok();
    }
}

/// Whether the browser believes that there is a network.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

fn local() -> Option<Storage> {
    // A browser may forbid storage altogether; the app then forgets, and works.
    window()?.local_storage().ok().flatten()
}

/// What was kept under `name`.
pub fn recall(name: &str) -> Option<String> {
    local()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps `text` under `name`.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = local() {
        // A full storage loses only what is kept for convenience.
        storage.set_item(&format!("{PREFIX}{name}"), text).ok();
    }
}

/// Forgets what was kept under `name`.
pub fn forget(name: &str) {
    if let Some(storage) = local() {
        storage.remove_item(&format!("{PREFIX}{name}")).ok();
    }
}

/// Forgets everything kept under names that begin with `start`.
pub fn forget_all(start: &str) {
    let Some(storage) = local() else { return };
    for name in names(&storage, start) {
        storage.remove_item(&name).ok();
    }
}

/// Every text kept under a name that begins with `start`.
pub fn recall_all(start: &str) -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let kept = names(&storage, start).into_iter();
    kept.filter_map(|name| storage.get_item(&name).ok().flatten()).collect()
}

/// Whether anything is kept under a name that begins with `start`.
pub fn keeps_any(start: &str) -> bool {
    local().is_some_and(|storage| !names(&storage, start).is_empty())
}

fn names(storage: &Storage, start: &str) -> Vec<String> {
    let start = format!("{PREFIX}{start}");
    (0..storage.length().unwrap_or_default())
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|name| name.starts_with(&start))
        .collect()
}

/// What was kept under `name`, if it still reads as a `T`.
pub fn recall_value<T: DeserializeOwned>(name: &str) -> Option<T> {
    json::read(&recall(name)?)
}

/// Keeps a value under `name`.
pub fn keep_value(name: &str, value: &impl Serialize) {
    keep(name, &json::write(value));
}

/// Bytes that nobody can foresee.
///
/// # Errors
/// A browser without a source of chance: nothing secret may be made then.
pub fn random<const N: usize>() -> Result<[u8; N], NoChance> {
    let mut bytes = [0; N];
    window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok())
        .map(|_| bytes)
        .ok_or(NoChance)
}

/// The browser has no source of chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoChance;

/// A name for one act of creation, for the `Idempotency-Key`.
pub fn new_key() -> String {
    // It needs to be unique, not secret; without chance the clock has to do.
    let bytes = random::<16>().unwrap_or_else(|NoChance| u128::from(now_milliseconds().to_bits()).to_be_bytes());
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}

/// Milliseconds since 1970, by the device's clock.
pub fn now_milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Puts a text on the clipboard, where the browser has one.
pub fn copy(text: &str) -> bool {
    // Not `navigator.clipboard`: WeChat's browser and pages without TLS lack it.
    let Some(document) = document() else { return false };
    let Some(area) = document
        .create_element("textarea")
        .ok()
        .and_then(|element| element.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
    else {
        return false;
    };
    area.set_value(text);
    area.set_class_name("lx-hidden");
    area.set_read_only(true);
    let Some(body) = document.body() else { return false };
    if body.append_child(&area).is_err() {
        return false;
    }
    area.select();
    let copied = js_sys::Reflect::get(&document, &"execCommand".into())
        .ok()
        .and_then(|function| function.dyn_into::<js_sys::Function>().ok())
        .and_then(|function| function.call1(&document, &"copy".into()).ok())
        .is_some_and(|done| done.is_truthy());
    area.remove();
    copied
}

fn passing() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

/// What is kept under `name` until this page is left.
pub fn recall_here(name: &str) -> String {
    let kept = passing().and_then(|storage| storage.get_item(name).ok().flatten());
    kept.unwrap_or_default()
}

/// Keeps `text` under `name` in this window only: a reload finds it, another visit does not.
pub fn keep_here(name: &str, text: &str) {
    if let Some(storage) = passing() {
        // What is not kept is typed again.
        storage.set_item(name, text).ok();
    }
}

/// Calls `then` after this moment's rendering, when elements are in place.
pub fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// Listens to an event for as long as it is kept.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn()>,
}

impl Listener {
    /// Calls `then` whenever `event` happens at `target`.
    pub fn new(target: &EventTarget, event: &'static str, then: impl Fn() + 'static) -> Self {
        let closure = Closure::<dyn Fn()>::new(then);
        // It fails only for an event that is none.
        target
            .add_event_listener_with_callback(event, closure.as_ref().unchecked_ref())
            .ok();
        Self {
            target: target.clone(),
            event,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.target
            .remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref())
            .ok();
    }
}

/// What tests know as `name`.
fn named(name: &str) -> Option<web_sys::Element> {
    document()?.query_selector(&format!("[data-test='{name}']")).ok().flatten()
}

/// Scrolls to what tests know as `name`, once it is drawn; the focus stays where somebody types.
pub fn scroll_soon(name: &'static str) {
    soon(move || {
        if let Some(element) = named(name) {
            element.scroll_into_view();
        }
    });
}

/// Puts the focus on what tests know as `name`, once it is drawn.
pub fn focus_soon(name: String) {
    soon(move || {
        if let Some(element) = named(&name).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // What cannot take the focus leaves it where it is.
            element.focus().ok();
        }
    });
}

thread_local! {
    static MARKED: Cell<u32> = const { Cell::new(0) };
}

/// How often something was found wrong since the page was opened.
pub fn times_marked() -> u32 {
    MARKED.get()
}

/// Puts the focus on the first control that is marked as wrong, once it is marked.
pub fn focus_first_fault() {
    MARKED.set(MARKED.get() + 1);
    soon(|| {
        let Some(marked) = document().and_then(|document| document.query_selector("[aria-invalid=true]").ok().flatten()) else {
            return;
        };
        let inner = marked.query_selector("input, select, textarea").ok().flatten();
        if let Ok(control) = inner.unwrap_or(marked).dyn_into::<web_sys::HtmlElement>() {
            // A control that is disabled does not take it, and that is all.
            control.focus().ok();
        }
    });
}
