//! What stands around every page: its head, the row of links, and whose matters it shows.

use contract::ids::CommunityId;
use kit::{
    desk::use_desk,
    i18n::rules as text,
    part,
    station::{Link, StationPage, of_which},
};
use yew::prelude::*;

use crate::routes::Route;

/// Properties of a [`Frame`].
#[derive(Properties, PartialEq)]
pub(crate) struct FrameProps {
    /// The page that is open.
    pub(crate) route: Route,
    /// Whose matters it shows.
    pub(crate) community: CommunityId,
    /// Called with another community's identifier.
    pub(crate) onchange: Callback<String>,
    /// Its matter.
    pub(crate) children: Html,
}

/// A page; those who are not in charge are told so.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let desk = use_desk();
    let links = Route::ALL.into_iter().map(|route| Link {
        word: route.word(),
        title: route.title(),
        href: route.href(),
        current: route == props.route,
    });
    part!(StationPage {
        app: "rules",
        title: text::TITLE,
        label: text::PAGES,
        links: links.collect::<Vec<_>>(),
        way: "to",
        in_charge_only: true,
        data_test: "rules-app",
        children: html! {
            <>
                { of_which(&desk, props.community, props.onchange.clone()) }
                { props.children.clone() }
            </>
        }
    })
}
