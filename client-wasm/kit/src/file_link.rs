//! Links to the server's files. A browser that fetches one renews no session by itself, so it is renewed before.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{browser, http::Call, ui::plain_click};

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

/// A link to a file, for who is signed in.
#[component]
pub fn FileLink(props: &FileLinkProps) -> Html {
    html! {
        <a class={props.class} href={props.href.clone()} onclick={opens(&props.href)} data-test={props.data_test.clone()}>
            { props.children.clone() }
        </a>
    }
}

/// Opens a file once the session is renewed. Whose session has ended is told so by what comes instead of it.
fn opens(href: &str) -> Callback<MouseEvent> {
    let href = href.to_owned();
    plain_click(Callback::from(move |()| {
        let href = href.clone();
        spawn_local(async move {
            let _ = Call::get("/me").text().await;
            browser::leave_for(&href);
        });
    }))
}
