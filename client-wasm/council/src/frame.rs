//! What stands around every page: its head, the row of links, and whose matters it shows.

use kit::{
    i18n::council as text,
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
    let links = Route::ALL.into_iter().map(|route| Link {
        word: route.word(),
        title: route.title(),
        href: route.href(),
        current: route == props.route,
    });
    part!(StationPage {
        app: "council",
        title: text::DESK,
        label: text::PAGES,
        links: links.collect::<Vec<_>>(),
        way: "to",
        data_test: "council",
        children: html! {
            <>
                { props.choose.clone() }
                { props.children.clone() }
            </>
        }
    })
}
