//! What stands around every page: the head, the bar at the bottom, and the ways to sign in.

use std::rc::Rc;

use contract::accounts::Me;
use kit::{
    i18n::{inbox as text, shared, t},
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
    /// The page that is open.
    pub(crate) tab: Route,
    /// The matter.
    pub(crate) children: Html,
    /// What browser tests find it by.
    pub(crate) data_test: &'static str,
}

/// A page of this app.
#[component]
pub(crate) fn Screen(props: &ScreenProps) -> Html {
    let tab = |route: Route, label, shape, data_test| tab(route.href(), label, shape, route == props.tab, data_test);
    part!(PhonePage {
        title: props.title.clone(),
        offline: text::OFFLINE,
        bar: text::TABS,
        tabs: vec![
            tab(Route::List, text::INBOX, Shape::Letter, "tab-list"),
            tab(Route::Settings, text::SETTINGS, Shape::Settings, "tab-settings"),
            tab(Route::Data, text::DATA, Shape::Shield, "tab-data"),
        ],
        above: Route::List.href(),
        data_test: props.data_test,
        children: props.children.clone()
    })
}

/// The matter of a page for those who are signed in; the ways to sign in for others.
#[hook]
pub(crate) fn use_signed_in(matter: impl FnOnce(&Rc<Me>) -> Html) -> Html {
    way_in::use_signed_in(sign_in, matter)
}

/// The ways to sign in, and back here.
fn sign_in() -> Html {
    let class = "lx-button lx-button-primary lx-button-block";
    html! {
        <section class="lx-card lx-stack">
            <p>{ t(text::SIGN_IN_LEAD) }</p>
            { way_in::link("inbox", class, t(shared::SIGN_IN), "sign-in") }
            <a class="lx-button lx-button-plain lx-button-block" href="/console/#inbox" data-test="sign-in-staff">{ t(text::SIGN_IN_STAFF) }</a>
        </section>
    }
}

/// There is no such page.
#[component]
pub(crate) fn NotFoundPage() -> Html {
    let href = Route::List.href();
    part!(Screen {
        title: t(shared::NOT_FOUND),
        tab: Route::NotFound,
        data_test: "not-found",
        children: html! {
            <div class="lx-state">
                <a class="lx-button lx-button-primary" {href} onclick={way::on_link(href)}>{ t(text::INBOX) }</a>
            </div>
        }
    })
}
