//! What the server thinks a text is about, while it is being written.

use contract::triage::{CategoryQuestion, CategorySuggestion};
use gloo_timers::callback::Timeout;
use kit::hooks::{use_effect_with, use_state};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::calls;

/// How long nothing is typed before the server is asked, in milliseconds.
const PAUSE: u32 = 400;

/// Suggestions for a text; none for one that is too short, and none while the server does not answer.
#[hook]
pub(super) fn use_suggestions(title: &str, body: &str) -> Vec<CategorySuggestion> {
    let suggested = use_state(Vec::new);
    let question = (title.trim().to_owned(), body.trim().to_owned());
    let setter = suggested.setter();
    use_effect_with(question, move |(title, body)| {
        let (title, body) = (title.clone(), Some(body.clone()).filter(|body| !body.is_empty()));
        let asking = (title.chars().count() > 1).then(|| {
            Timeout::new(PAUSE, move || {
                spawn_local(async move {
                    // Nobody waits for it: what cannot be had is done without.
                    let items = calls::suggestions(&CategoryQuestion { title, body }).await;
                    setter.set(items.unwrap_or_default());
                });
            })
        });
        move || drop(asking)
    });
    (*suggested).clone()
}
