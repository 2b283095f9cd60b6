//! What stands around every page: the head, the bar at the bottom, the network's state, and where the focus goes.

use contract::accounts::Me;
use kit::{
    i18n::{Text, field as text, handling, officer, shared, t},
    part,
    screen::use_screen,
    session::use_session,
    ui::{Page, Shape, TabBar, TabItem},
    way,
};
use yew::prelude::*;

use crate::{
    gate::{speaks, walks},
    routes::Route,
};

/// The places the app consists of, each with what it is called, drawn as, and found by in tests.
const TABS: [(Route, Text, Shape, &str); 5] = [
    (Route::Surveys, text::TAB_SURVEYS, Shape::List, "tab-surveys"),
    (Route::Diary, text::TAB_DIARY, Shape::Note, "tab-diary"),
    (Route::Neighbours, officer::TAB, Shape::Hand, "tab-neighbours"),
    (Route::Received, handling::RECEIVED, Shape::Letter, "tab-received"),
    (Route::Me, text::TAB_ME, Shape::Person, "tab-me"),
];

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
    let onback = props.back.map(|route| Callback::from(move |()| way::back(&route.href())));
    let above = use_screen(text::OFFLINE);
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

#[derive(Properties, PartialEq)]
struct TabsProps {
    tab: Route,
}

#[component]
fn Tabs(props: &TabsProps) -> Html {
    let session = use_session();
    let is = |what: fn(&Me) -> bool| session.me().is_some_and(|me| what(me));
    let shown = TABS.into_iter().filter(|(route, ..)| match route {
        Route::Me => true,
        Route::Received => is(speaks),
        _ => is(walks),
    });
    let items = shown.map(|(route, label, shape, data_test)| TabItem {
        href: route.href().into(),
        label: t(label).into(),
        shape,
        current: route == props.tab,
        data_test: data_test.into(),
    });
    part!(TabBar {
        label: t(text::TABS),
        items: items.collect::<Vec<_>>(),
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
