//! What stands around every page of the office: its head, and the row of links.

use kit::{
    desk::use_desk,
    i18n::{people as text, shared, t},
    part,
    station::{Link, StationPage},
    way,
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`Frame`].
#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    /// The page that is open.
    pub(crate) route: Route,
    /// Its matter.
    pub(crate) children: Html,
}

/// A page of the office; those who are not in charge are told so where they come by an address.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let desk = use_desk();
    let in_charge = desk.in_charge();
    let shown = Route::ALL.into_iter();
    let shown = shown.filter(|route| in_charge || !route.is_for_those_in_charge());
    let shown = shown.filter(|route| desk.of_street() || !route.is_for_the_street());
    let links = shown.map(|route| Link {
        word: route.word(),
        title: route.title(),
        href: route.href(),
        current: route.word() == props.route.word(),
    });
    part!(StationPage {
        app: "office",
        title: props.route.title(),
        label: text::MANAGE,
        links: links.collect::<Vec<_>>(),
        way: "manage",
        in_charge_only: props.route.is_for_those_in_charge(),
        data_test: "manage",
        children: props.children.clone()
    })
}

/// There is no such page.
#[component]
pub(crate) fn NotFound() -> Html {
    html! {
        <div class="lx-state">
            <a class="lx-button lx-button-primary" href="/office/" onclick={way::on_link("/office/")}>{ t(shared::TO_HOME) }</a>
        </div>
    }
}
