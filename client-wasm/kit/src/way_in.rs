//! The way to sign in from an app that leaves this to the residents' app, and back to the page that was left for it.

use std::rc::Rc;

use contract::accounts::Me;
use yew::prelude::*;

use crate::{
    browser, drafts,
    hooks::use_effect_with,
    i18n::{shared, t},
    part,
    session::{Standing, has_ended, use_session},
    ui::Skeleton,
    way,
};

/// Under which name the page is kept that somebody left to sign in.
fn left(app: &str) -> String {
    format!("left.{app}")
}

/// Where one signs in; the page that is left for it is remembered. `app` is one of [`BY_PHONE`](crate::session::BY_PHONE).
pub fn link(app: &'static str, class: &'static str, words: &'static str, data_test: &'static str) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| {
        let here = browser::window().map(|window| window.location());
        // What rides behind `#` may be a secret that was scanned: it stays on the device, as it does in the address.
        let whole = here.and_then(|here| Some(here.pathname().ok()? + &here.hash().ok()?));
        drafts::write(&left(app), &whole.unwrap_or_default());
    });
    html! { <a {class} href={format!("/sign-in#{app}")} {onclick} data-test={data_test}>{ words }</a> }
}

/// What stands above the way to sign in: that a session has ended and nothing is lost, or else `words`.
pub fn lead(words: &'static str) -> &'static str {
    if has_ended() { t(shared::ENDED) } else { words }
}

/// Leads whoever signed in back to the page that they left for it, once.
#[hook]
pub fn use_coming_back(app: &'static str) {
    let signed_in = use_session().me().is_some();
    use_effect_with(signed_in, move |signed_in| {
        let path = drafts::recall(&left(app)).filter(|_| *signed_in);
        if let Some(path) = path {
            drafts::write(&left(app), "");
            way::instead(&path);
        }
    });
}

/// The matter of a page for those who are signed in; the ways to sign in for others.
#[hook]
pub fn use_signed_in(sign_in: fn() -> Html, matter: impl FnOnce(&Rc<Me>) -> Html) -> Html {
    match &use_session().standing {
        Standing::SignedIn(me) => matter(me),
        Standing::SignedOut => html! { <div class="lx-pad">{ sign_in() }</div> },
        Standing::Unknown => part!(Skeleton {
            label: t(shared::LOADING)
        }),
    }
}
