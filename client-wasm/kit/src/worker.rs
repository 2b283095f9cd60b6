//! The service worker that keeps an app on the phone.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Registers the one at this address, where the browser has such a thing (not on pages without TLS).
pub fn register(address: &str) {
    let Some(window) = crate::browser::window() else { return };
    let navigator = window.navigator();
    if !js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false) {
        return;
    }
    let registration = navigator.service_worker().register(address);
    // Without it the app works as well, only not without a network.
    spawn_local(async move {
        JsFuture::from(registration).await.ok();
    });
}
