//! What stands around every page of an app for phones that lies beside the residents' own: the head with the way home, the bar
//! at the bottom or an arrow back, and the network's state.

use yew::prelude::*;

use crate::{
    elder::ElderToggle,
    i18n::{Text, shared, t},
    part,
    screen::use_screen,
    ui::{Page, Shape, TabBar, TabItem},
    way,
};

/// Properties of a [`PhonePage`].
#[derive(Properties, PartialEq)]
pub struct PhonePageProps {
    /// What the page is called.
    pub title: AttrValue,
    /// What is said where there is no network.
    pub offline: Text,
    /// What the bar is, for ears.
    pub bar: Text,
    /// The places of the app; without them there is an arrow back instead of the bar.
    pub tabs: Vec<TabItem>,
    /// The address of the page above one without the bar.
    pub above: AttrValue,
    /// The matter.
    pub children: Html,
    /// What browser tests find it by.
    pub data_test: &'static str,
}

/// A page.
#[component]
pub fn PhonePage(props: &PhonePageProps) -> Html {
    let (offline, above) = (use_screen(props.offline), props.above.clone());
    let bar = !props.tabs.is_empty();
    part!(Page {
        title: props.title.clone(),
        onback: (!bar).then(|| Callback::from(move |()| way::back(&above))),
        back_label: t(shared::BACK),
        side: html! { <>
            // Whoever was sent a link begins here.
            if bar { { part!(ElderToggle) } }
            <a class="lx-button lx-button-text" href="/">{ t(shared::APP_NAME) }</a>
        </> },
        above: offline,
        tabs: bar.then(|| part!(TabBar {
            label: t(props.bar),
            items: props.tabs.clone(),
            onselect: Callback::from(|href: AttrValue| way::to(&href))
        })),
        data_test: props.data_test,
        children: props.children.clone()
    })
}

/// One of the places of an app.
pub fn tab(href: impl Into<AttrValue>, label: Text, shape: Shape, current: bool, data_test: &'static str) -> TabItem {
    TabItem {
        href: href.into(),
        label: t(label).into(),
        shape,
        current,
        data_test: data_test.into(),
    }
}
