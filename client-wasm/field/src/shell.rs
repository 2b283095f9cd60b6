//! What stands around every page: the head, the bar at the bottom, the network's state, and where the focus goes.

use std::cell::Cell;

use kit::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
    i18n::{Text, field as text, shared, t},
    part,
    ui::{Banner, Page, Shape, TabBar, TabItem, Tone},
    way,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::routes::Route;

/// The places the app consists of, each with what it is called, drawn as, and found by in tests.
const TABS: [(Route, Text, Shape, &str); 3] = [
    (Route::Surveys, text::TAB_SURVEYS, Shape::List, "tab-surveys"),
    (Route::Diary, text::TAB_DIARY, Shape::Note, "tab-diary"),
    (Route::Me, text::TAB_ME, Shape::Person, "tab-me"),
];

thread_local! {
    /// The browser itself puts the focus at the start of the first page; only later pages are ours to announce.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// Properties of a [`Screen`].
#[derive(Properties, PartialEq)]
pub(crate) struct ScreenProps {
    /// What the page is called.
    pub(crate) title: AttrValue,
    /// The tab it belongs to; pages without one show no bar.
    #[prop_or_default]
    pub(crate) tab: Option<Route>,
    /// The page above it.
    #[prop_or_default]
    pub(crate) back: Option<Route>,
    /// What stands at the right of the head.
    #[prop_or_default]
    pub(crate) side: Html,
    /// The matter.
    pub(crate) children: Html,
    /// What browser tests find it by.
    #[prop_or_default]
    pub(crate) data_test: Option<AttrValue>,
}

/// A page of this app.
#[component]
pub(crate) fn Screen(props: &ScreenProps) -> Html {
    let online = use_online();
    use_effect_with((), |()| {
        if !FIRST.replace(false) {
            announce();
        }
    });
    let onback = props.back.map(|route| Callback::from(move |()| way::back(&route.href())));
    let above = html! {
        if !online {
            { part!(Banner {
                shape: Shape::Offline,
                tone: Tone::Amber,
                words: t(text::OFFLINE),
                data_test: "offline",
            }) }
        }
    };
    part!(Page {
        title: props.title.clone(),
        onback,
        back_label: t(shared::BACK),
        side: props.side.clone(),
        above,
        tabs: props.tab.map(|tab| part!(Tabs { tab })),
        data_test: props.data_test.clone(),
        children: html! { { props.children.clone() } }
    })
}

/// Shows the page from its top, and reads out its name.
fn announce() {
    let Some(heading) = browser::document()
        .and_then(|document| document.query_selector("h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    // A heading takes the focus only where it is told to; and neither call fails on an element in the page.
    heading.set_tab_index(-1);
    heading.focus().ok();
    if let Some(window) = browser::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Whether there is a network, as the browser sees it.
#[hook]
fn use_online() -> bool {
    let online = use_state(browser::is_online);
    {
        let setter = online.setter();
        use_effect_with((), move |()| {
            let listeners = browser::window().map(|window| {
                ["online", "offline"].map(|event| {
                    let setter = setter.clone();
                    Listener::new(&window, event, move || setter.set(browser::is_online()))
                })
            });
            move || drop(listeners)
        });
    }
    *online
}

#[derive(Properties, PartialEq)]
struct TabsProps {
    tab: Route,
}

#[component]
fn Tabs(props: &TabsProps) -> Html {
    let items = TABS.map(|(route, label, shape, data_test)| TabItem {
        href: route.href().into(),
        label: t(label).into(),
        shape,
        current: route == props.tab,
        data_test: data_test.into(),
    });
    part!(TabBar {
        label: t(text::TABS),
        items: items.to_vec(),
        onselect: Callback::from(|href: AttrValue| way::to(&href))
    })
}

/// There is no such page.
#[component]
pub(crate) fn NotFoundPage() -> Html {
    part!(Screen {
        title: t(shared::NOT_FOUND),
        tab: Route::NotFound,
        children: html! { <div class="lx-state">
            <a class="lx-button lx-button-primary" href={Route::Surveys.href()} onclick={way::on_link(Route::Surveys.href())}>
                { t(shared::TO_HOME) }
            </a>
        </div> }
    })
}
