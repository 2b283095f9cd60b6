//! How every app begins in its page.

use yew::BaseComponent;

use crate::{browser, worker};

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
