//! What stands around every page: the head, the bar at the bottom, and the way to sign in.

use std::rc::Rc;

use contract::accounts::Me;
use kit::{
    i18n::{service as text, shared, t},
    part,
    phone::{PhonePage, tab},
    ui::Shape,
    way_in,
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
    /// The page above one without a tab.
    #[prop_or(Route::Help)]
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
            tab(Route::Help, text::TAB_HELP, Shape::Hand, "tab-help"),
            tab(Route::Tasks, text::TAB_TASKS, Shape::List, "tab-tasks"),
            tab(Route::Me, text::TAB_ME, Shape::Person, "tab-me"),
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

/// The matter of a page for those who are signed in; the way to sign in for others.
#[hook]
pub(crate) fn use_signed_in(matter: impl FnOnce(&Rc<Me>) -> Html) -> Html {
    way_in::use_signed_in(sign_in, matter)
}

/// The way to sign in, and back here.
fn sign_in() -> Html {
    let class = "lx-button lx-button-primary lx-button-block";
    html! {
        <section class="lx-card">
            <p>{ way_in::lead(t(text::SIGN_IN_LEAD)) }</p>
            <p>{ way_in::link("service", class, t(shared::SIGN_IN), "sign-in") }</p>
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
                { Route::Help.link("lx-button lx-button-primary", "to-help", html! { { t(text::HELP) } }) }
            </div>
        }
    })
}
