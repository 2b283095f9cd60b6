//! What stands around every page: the head, the bar at the bottom, and the way to sign in.

use kit::{
    i18n::{motions, shared, t, votes as text},
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
    /// Where the arrow leads.
    #[prop_or(Route::List)]
    pub(crate) above: Route,
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
            tab(Route::Motions, motions::MOTIONS, Shape::Hand, "tab-motions"),
            tab(Route::Secret, text::TAB_SECRET, Shape::Lock, "tab-secret"),
        ]
    });
    part!(PhonePage {
        title: props.title.clone(),
        offline: text::OFFLINE,
        bar: text::TABS,
        tabs: tabs.unwrap_or_default(),
        above: props.above.href(),
        data_test: props.data_test,
        children: props.children.clone()
    })
}

/// Where one signs in; the page that is left for it is remembered.
pub(crate) fn sign_in_link() -> Html {
    let class = "lx-button lx-button-primary lx-button-block";
    way_in::link("votes", class, t(text::SIGN_IN_TO_VOTE), "sign-in")
}

/// A link to a page of this app.
pub(crate) fn link(route: Route, class: &'static str, words: &'static str, data_test: &'static str) -> Html {
    way::link(route.href(), class, data_test, html! { { words } })
}

/// There is no such page.
#[component]
pub(crate) fn NotFoundPage() -> Html {
    part!(Screen {
        title: t(shared::NOT_FOUND),
        data_test: "not-found",
        children: html! {
            <div class="lx-state">{ link(Route::List, "lx-button lx-button-primary", t(text::VOTES), "to-votes") }</div>
        }
    })
}
