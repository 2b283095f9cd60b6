//! What stands around every page: its head, the row of links, and whose matters it shows.

use kit::{
    desk::use_desk,
    i18n::teams as text,
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

/// A page.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let leads = use_desk().leads();
    let shown = Route::LINKS.into_iter();
    let shown = shown.filter(|route| leads || *route != Route::Leading);
    let links = shown.map(|route| Link {
        word: route.word(),
        title: route.title(),
        href: route.href(),
        current: route.word() == props.route.word(),
    });
    part!(StationPage {
        app: "teams",
        title: text::TEAMS,
        label: text::PAGES,
        links: links.collect::<Vec<_>>(),
        way: "to",
        in_charge_only: props.route == Route::StationCode,
        data_test: "teams",
        children: html! {
            <>
                if props.route.is_of_community() { { props.choose.clone() } }
                { props.children.clone() }
            </>
        }
    })
}
