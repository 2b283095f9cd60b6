//! What stands around every page: its head, the row of links, and whose matters it shows.

use kit::{
    desk::use_desk,
    i18n::moderation as text,
    part,
    station::{Link, StationPage},
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`Frame`].
#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    /// The page that is open.
    pub(crate) route: Route,
    /// The way to choose whose matters it shows.
    pub(crate) choose: Html,
    /// Its matter.
    pub(crate) children: Html,
}

/// A page; those who are not in charge are told so where they come by an address.
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
        current: route == props.route,
    });
    part!(StationPage {
        app: "moderation",
        title: text::DESK,
        label: text::PAGES,
        links: links.collect::<Vec<_>>(),
        way: "to",
        in_charge_only: props.route.is_for_those_in_charge(),
        data_test: "moderation",
        children: html! {
            <>
                { props.choose.clone() }
                { props.children.clone() }
            </>
        }
    })
}
