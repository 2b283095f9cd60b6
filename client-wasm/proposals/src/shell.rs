//! What stands around every page: the head, the bar at the bottom, and the way to sign in.

use kit::{
    i18n::{proposals as text, shared, t},
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
    /// The matter.
    pub(crate) children: Html,
    /// What browser tests find it by.
    pub(crate) data_test: &'static str,
}

/// A page of this app.
#[component]
pub(crate) fn Screen(props: &ScreenProps) -> Html {
    let above = use_screen(text::OFFLINE);
    let onback = props
        .tab
        .is_none()
        .then(|| Callback::from(|()| way::back(&Route::List.href())));
    part!(Page {
        title: props.title.clone(),
        onback,
        back_label: t(shared::BACK),
        side: html! { <a class="lx-button lx-button-text" href="/">{ t(shared::APP_NAME) }</a> },
        above,
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
            tab(Route::List, text::TAB_ALL, Shape::List, "tab-all"),
            tab(Route::New, text::WRITE, Shape::Write, "tab-new"),
            tab(Route::Mine, text::TAB_MINE, Shape::Person, "tab-mine"),
        ],
        onselect: Callback::from(|href: AttrValue| way::to(&href))
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
            <p>{ t(text::SIGN_IN_TO_WRITE) }</p>
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
