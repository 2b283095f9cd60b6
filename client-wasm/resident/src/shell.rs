//! What stands around every page: the head, the bar at the bottom, the network's state, and where the focus goes.

use kit::{
    i18n::{resident, shared, t},
    part,
    screen::use_screen,
    ui::{Page, Shape, TabBar, TabItem},
};
use yew::prelude::*;

use crate::routes::{Route, Way};

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
    let onback = props.back.map(|route| Callback::from(move |()| Way::back(route)));
    let above = use_screen(resident::OFFLINE_BANNER);
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
    let items = [
        (Route::Home, resident::TAB_HOME, Shape::Home, "tab-home"),
        (Route::Write, resident::TAB_WRITE, Shape::Write, "tab-write"),
        (Route::Cases, resident::TAB_CASES, Shape::List, "tab-cases"),
        (Route::Me, resident::TAB_ME, Shape::Person, "tab-me"),
    ]
    .map(|(route, label, shape, data_test)| TabItem {
        href: route.href().into(),
        label: t(label).into(),
        shape,
        current: route == props.tab,
        data_test: data_test.into(),
    });
    let onselect = Callback::from(move |href: AttrValue| {
        Way::to(Route::recognize(&href));
    });
    part!(TabBar {
        label: t(resident::TABS),
        items: items.to_vec(),
        onselect
    })
}

/// Properties of a [`WayLink`].
#[derive(Properties, PartialEq)]
pub(crate) struct WayLinkProps {
    /// Where it leads.
    pub(crate) to: Route,
    /// Looks, such as `lx-button`.
    #[prop_or_default]
    pub(crate) class: Classes,
    /// What it says.
    pub(crate) children: Html,
    /// What browser tests find it by.
    #[prop_or_default]
    pub(crate) data_test: Option<AttrValue>,
}

/// A link to another page of the app.
#[component]
pub(crate) fn WayLink(props: &WayLinkProps) -> Html {
    let to = props.to;
    let onclick = kit::ui::plain_click(Callback::from(move |()| Way::to(to)));
    html! {
        <a class={props.class.clone()} href={to.href()} {onclick} data-test={props.data_test.clone()}>{ props.children.clone() }</a>
    }
}

/// There is no such page.
#[component]
pub(crate) fn NotFoundPage() -> Html {
    part!(Screen {
        title: t(shared::NOT_FOUND),
        tab: Route::NotFound,
        children: html! { <div class="lx-state">
            { part!(WayLink {
                to: Route::Home,
                class: "lx-button lx-button-primary",
                children: html! { { t(shared::TO_HOME) } },
            }) }
        </div> }
    })
}
