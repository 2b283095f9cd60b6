//! Links to the server's files. A browser that fetches one renews no session by itself, so it is renewed before.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    browser,
    http::Call,
    ui::{plain_click, use_toasts},
};

/// Properties of a [`FileLink`].
#[derive(Properties, PartialEq)]
pub struct FileLinkProps {
    /// Where the file lies.
    pub href: AttrValue,
    /// Its look.
    #[prop_or("lx-button lx-button-plain")]
    pub class: &'static str,
    /// What it is called.
    pub children: Html,
    /// What browser tests find it by.
    pub data_test: AttrValue,
}

/// A link to a file, for who is signed in. Whose session has ended is shown the way to sign in, as by everything else they do.
#[component]
pub fn FileLink(props: &FileLinkProps) -> Html {
    let (toasts, href) = (use_toasts(), props.href.clone());
    let onclick = plain_click(Callback::from(move |()| {
        let (toasts, href) = (toasts.clone(), href.clone());
        spawn_local(async move {
            match Call::get("/me").text().await {
                Ok(_) => browser::leave_for(&href),
                Err(failure) => toasts.bad(failure.line()),
            }
        });
    }));
    html! { <a class={props.class} href={props.href.clone()} {onclick} data-test={props.data_test.clone()}>{ props.children.clone() }</a> }
}
