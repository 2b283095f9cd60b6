//! What stands around every page: the head, the bar at the bottom, and the way to sign in.

use std::rc::Rc;

use contract::accounts::Me;
use kit::{
    i18n::{service as text, shared, t},
    part,
    screen::use_screen,
    ui::{Page, Shape, TabBar, TabItem},
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
    let (offline, above) = (use_screen(text::OFFLINE), props.above);
    let onback = props
        .tab
        .is_none()
        .then(|| Callback::from(move |()| way::back(&above.href())));
    part!(Page {
        title: props.title.clone(),
        onback,
        back_label: t(shared::BACK),
        side: html! { <a class="lx-button lx-button-text" href="/">{ t(shared::APP_NAME) }</a> },
        above: offline,
        tabs: props.tab.map(|tab| part!(Tabs { tab })),
        data_test: props.data_test,
        children: props.children.clone()
    })
}

#[derive(Properties, PartialEq)]
struct TabsProps {
    tab: Route,
}

#[component]
fn Tabs(props: &TabsProps) -> Html {
    let tab = |route: Route, label, shape, data_test: &'static str| TabItem {
        href: route.href().into(),
        label: t(label).into(),
        shape,
        current: route == props.tab,
        data_test: data_test.into(),
    };
    part!(TabBar {
        label: t(text::TABS),
        items: vec![
            tab(Route::Help, text::TAB_HELP, Shape::Hand, "tab-help"),
            tab(Route::Tasks, text::TAB_TASKS, Shape::List, "tab-tasks"),
            tab(Route::Me, text::TAB_ME, Shape::Person, "tab-me"),
        ],
        onselect: Callback::from(|href: AttrValue| way::to(&href))
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
            <p>{ t(text::SIGN_IN_LEAD) }</p>
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
