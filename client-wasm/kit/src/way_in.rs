//! The way to sign in from an app that leaves this to the residents' app, and back to the page that was left for it.

use yew::prelude::*;

use crate::{browser, drafts, way};

/// Under which name the page is kept that somebody left to sign in.
fn left(app: &str) -> String {
    format!("left.{app}")
}

/// Where one signs in; the page that is left for it is remembered. `app` is one of [`BY_PHONE`](crate::session::BY_PHONE).
pub fn link(app: &'static str, class: &'static str, words: &'static str, data_test: &'static str) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        let path = browser::window().and_then(|window| window.location().pathname().ok());
        drafts::write(&left(app), &path.unwrap_or_default());
    });
    html! { <a {class} href={format!("/sign-in#{app}")} {onclick} data-test={data_test}>{ words }</a> }
}

/// Leads whoever signed in back to the page that they left for it, once.
pub fn come_back(app: &str) {
    if let Some(path) = drafts::recall(&left(app)) {
        drafts::write(&left(app), "");
        way::instead(&path);
    }
}
