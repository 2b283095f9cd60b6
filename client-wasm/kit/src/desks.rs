//! The ways from one desk of a station to the others, each an app of its own, and the menu that holds them.

use contract::Text;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::i18n::{console, council, field, moderation, people, rules, t, teams};

/// One of the apps of a station's staff beside the console.
#[derive(Debug)]
pub struct Beside {
    /// Its folder.
    pub folder: &'static str,
    /// Where it lies.
    pub href: &'static str,
    /// What it is called.
    pub title: Text,
}

/// Those apps that somebody has something to do in: the rules are set by those in charge alone.
pub fn beside(in_charge: bool) -> impl Iterator<Item = &'static Beside> {
    const fn app(folder: &'static str, href: &'static str, title: Text) -> Beside {
        Beside { folder, href, title }
    }
    const ALL: [Beside; 6] = [
        app("teams", "/teams/", teams::TEAMS),
        app("moderation", "/moderation/", moderation::DESK),
        app("council", "/council/", council::DESK),
        app("field", "/field/", field::FIELD),
        app("rules", "/rules/", rules::TITLE),
        app("office", "/office/", people::MANAGE),
    ];
    ALL.iter().filter(move |app| in_charge || app.folder != "rules")
}

/// Properties of a [`DesksMenu`].
#[derive(Properties, PartialEq)]
pub struct DesksMenuProps {
    /// The folder of the app that is open.
    pub app: &'static str,
    /// Whether somebody is in charge.
    pub in_charge: bool,
}

/// The other desks, in a menu that folds away: by its name, by Esc, by a press beside it (which its veil takes, see the stylesheet),
/// and once the focus is elsewhere.
#[component]
pub fn DesksMenu(props: &DesksMenuProps) -> Html {
    let node = use_node_ref();
    let onkeydown = {
        let node = node.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close(&node, true);
            }
        })
    };
    let onfocusout = {
        let node = node.clone();
        Callback::from(move |event: FocusEvent| {
            // Whoever looks at another window finds it open again.
            let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
            let inside = |to: &Node| node.get().is_some_and(|menu| menu.contains(Some(to)));
            if to.is_some_and(|to| !inside(&to)) {
                close(&node, false);
            }
        })
    };
    let others = beside(props.in_charge).filter(|app| app.folder != props.app);
    html! {
        <nav class="lx-desks" aria-label={t(console::DESKS)}>
            <details ref={node} {onkeydown} {onfocusout}>
                <summary class="lx-manage-link" data-test="desks">{ t(console::DESKS) }</summary>
                <ul>{ for others.map(way_to) }</ul>
            </details>
        </nav>
    }
}

fn way_to(app: &'static Beside) -> Html {
    let data_test = format!("beside-{}", app.folder);
    html! { <li key={app.folder}><a class="lx-manage-link" href={app.href} data-test={data_test}>{ t(app.title) }</a></li> }
}

/// Folds the menu away; `back` gives its name the focus, which would be lost with what is hidden.
fn close(menu: &NodeRef, back: bool) {
    let Some(menu) = menu.cast::<Element>() else { return };
    // An attribute that is not there is taken away without a fault.
    menu.remove_attribute("open").ok();
    let name = menu.query_selector("summary").ok().flatten();
    if let Some(name) = name.filter(|_| back).and_then(|name| name.dyn_into::<HtmlElement>().ok()) {
        name.focus().ok();
    }
}
