//! Looking again every so often, while somebody looks at the page.

use gloo_timers::callback::Interval;
use kit::{
    browser::{self, Listener},
    hooks::use_effect_with,
};
use web_sys::VisibilityState;
use yew::prelude::*;

/// How often.
const EVERY_MILLISECONDS: u32 = 20_000;

/// Calls `then` every 20 seconds while the page is seen, and at once when it is seen again or the network is back.
#[hook]
pub(crate) fn use_pulse(then: Callback<()>) {
    let latest = use_mut_ref(Callback::<()>::noop);
    latest.replace(then);
    use_effect_with((), move |()| {
        let beat = move || {
            if is_seen() && browser::is_online() {
                // Taken out first: what is called may render, and rendering replaces it.
                let then = latest.borrow().clone();
                then.emit(());
            }
        };
        let interval = Interval::new(EVERY_MILLISECONDS, beat.clone());
        let seen = browser::document().map(|document| Listener::new(&document, "visibilitychange", beat.clone()));
        let online = browser::window().map(|window| Listener::new(&window, "online", beat));
        move || drop((interval, seen, online))
    });
}

fn is_seen() -> bool {
    browser::document().is_none_or(|document| document.visibility_state() == VisibilityState::Visible)
}
