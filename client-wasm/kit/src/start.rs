//! How every app begins in its page.

use yew::{BaseComponent, prelude::*};

use crate::{browser, part, prefs::PrefsProvider, session::SessionProvider, ui::Toaster, worker};

/// What every page can ask for, around what the app shows: who is signed in, preferences, words that come and go.
pub fn around(children: Html) -> Html {
    part!(SessionProvider {
        children: part!(PrefsProvider {
            children: part!(Toaster { children })
        })
    })
}

/// Begins the app in its page. `offline` names the script by which it also opens without a network, if there is one.
pub fn app<A: BaseComponent<Properties = ()>>(offline: Option<&'static str>) {
    let root = browser::document().and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        root.set_inner_html("");
        yew::Renderer::<A>::with_root(root).render();
        if let Some(script) = offline {
            worker::register(script);
        }
    }
}
