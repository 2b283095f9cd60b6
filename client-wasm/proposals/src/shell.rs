//! What stands around every page: the head, the bar at the bottom, and the way to sign in.

use kit::{
    i18n::{proposals as text, shared, t},
    part,
    phone::{PhonePage, tab},
    ui::Shape,
    way, way_in,
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`Screen`].
#[derive(Properties, PartialEq)]
pub(crate) struct ScreenProps {
    /// What the page is called.
    pub(crate) title: AttrValue,
    /// The tab it belongs to; pages without one show an arrow back instead of the bar.
    #[prop_or_default]
    pub(crate) tab: Option<Route>,
    /// The matter.
    pub(crate) children: Html,
    /// What browser tests find it by.
    pub(crate) data_test: &'static str,
}

/// A page of this app.
#[component]
pub(crate) fn Screen(props: &ScreenProps) -> Html {
    let tabs = props.tab.map(|open| {
        let tab = |route: Route, label, shape, data_test| tab(route.href(), label, shape, route == open, data_test);
        vec![
            tab(Route::List, text::TAB_ALL, Shape::List, "tab-all"),
            tab(Route::New, text::WRITE, Shape::Write, "tab-new"),
            tab(Route::Mine, text::TAB_MINE, Shape::Person, "tab-mine"),
        ]
    });
    part!(PhonePage {
        title: props.title.clone(),
        offline: text::OFFLINE,
        bar: text::TABS,
        tabs: tabs.unwrap_or_default(),
        above: Route::List.href(),
        data_test: props.data_test,
        children: props.children.clone()
    })
}

/// Where one signs in; the page that is left for it is remembered.
pub(crate) fn sign_in_link(class: &'static str, words: &'static str, data_test: &'static str) -> Html {
    way_in::link("proposals", class, words, data_test)
}

/// The way to sign in, and back here.
pub(crate) fn sign_in() -> Html {
    html! {
        <section class="lx-card">
            <p data-test="sign-in-lead">{ way_in::lead(t(text::SIGN_IN_TO_WRITE)) }</p>
            <p>{ sign_in_link("lx-button lx-button-primary", t(shared::SIGN_IN), "sign-in") }</p>
        </section>
    }
}

/// There is no such page.
#[component]
pub(crate) fn NotFoundPage() -> Html {
    part!(Screen {
        title: t(shared::NOT_FOUND),
        data_test: "not-found",
        children: html! {
            <div class="lx-state">
                <a class="lx-button lx-button-primary" href={Route::List.href()} onclick={way::on_link(Route::List.href())}>
                    { t(text::PROPOSALS) }
                </a>
            </div>
        }
    })
}
