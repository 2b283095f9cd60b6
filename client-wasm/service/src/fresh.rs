//! What is read anew by itself: when something that waited was sent, and when whoever put the phone away looks again.

use kit::{
    browser::{self, Listener},
    hooks::use_effect_with,
};
use yew::prelude::*;

use crate::outbox::use_outbox;

/// Reads again when there may be something new.
#[hook]
pub(crate) fn use_fresh(reload: &Callback<()>) {
    let sent = use_outbox().sent;
    use_effect_with(sent, {
        let reload = reload.clone();
        move |sent| {
            if *sent > 0 {
                reload.emit(());
            }
        }
    });
    use_effect_with((), {
        let reload = reload.clone();
        move |()| {
            let listener = browser::document().map(|document| {
                let page = document.clone();
                Listener::new(&document, "visibilitychange", move || {
                    if !page.hidden() {
                        reload.emit(());
                    }
                })
            });
            move || drop(listener)
        }
    });
}
