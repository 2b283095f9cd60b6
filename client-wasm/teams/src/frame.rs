//! What stands around every page: its head, the row of links, and whose matters it shows.

use contract::ids::CommunityId;
use kit::{
    desk::use_desk,
    i18n::teams as text,
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

/// A page.
#[component]
pub(crate) fn Frame(props: &FrameProps) -> Html {
    let desk = use_desk();
    let leads = desk.leads();
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
                if props.route.is_of_community() { { of_which(&desk, props.community, props.onchange.clone()) } }
                { props.children.clone() }
            </>
        }
    })
}
