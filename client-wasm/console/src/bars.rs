//! The bar at the top, and on a phone the one at the bottom: where one can go, and which community it is about.

use contract::ids::CommunityId;
use kit::{
    browser,
    desk::use_desk,
    desks::beside,
    i18n::{Text, console as text, desk as words, people, publication, shared, t},
    part,
    ui::{Choice, IconButton, Select, Shape, TabBar, TabItem},
};
use yew::prelude::*;

use crate::{
    nav::use_nav,
    place::{Filter, Page},
};

/// Where those are chosen who go to residents' doors, an app of its own.
pub(crate) const TEAMS: &str = "/teams/";
/// Where the office lies, an app of its own.
const OFFICE: &str = "/office/";

/// Properties of a [`TopBar`].
#[derive(Properties, PartialEq)]
pub(crate) struct TopBarProps {
    /// Shows what keys there are.
    pub(crate) onhelp: Callback<()>,
}

/// The bar at the top: what this is, where one can go, and which community it is about.
#[component]
pub(crate) fn TopBar(props: &TopBarProps) -> Html {
    let nav = use_nav();
    let page = nav.place.page;
    let links = [
        (Page::Queue, text::CASES, "nav-cases"),
        (Page::Hotline, words::HOTLINE, "nav-hotline"),
        (Page::Entry, words::ENTRY, "nav-entry"),
        (Page::Notices, text::NOTICES, "nav-notices"),
        (Page::Account, text::ACCOUNT, "nav-account"),
    ];
    let in_charge = use_desk().in_charge();
    let back = {
        let nav = nav.clone();
        Callback::from(move |_: MouseEvent| nav.back())
    };
    html! {
        <header class="lx-top">
            if matches!(page, Page::Case(_) | Page::Publication(_) | Page::Published) {
                <span class="lx-top-back">
                    { part!(IconButton {
                        shape: Shape::Back,
                        label: t(shared::BACK),
                        onclick: back,
                        data_test: "back",
                    }) }
                </span>
            }
            <h1 class="lx-top-name" tabindex="-1" data-test="page-name">
                // Where there is room for the links, these say where one is.
                <span class="lx-top-here">{ t(title_of(page)) }</span>
                <span class="lx-top-console" aria-hidden="true">{ t(text::CONSOLE) }</span>
            </h1>
            <nav class="lx-top-links" aria-label={t(text::NAVIGATION)}>
                { for links.into_iter().map(|(to, words, data_test)| html! {
                    <a
                        key={data_test}
                        class="lx-top-link"
                        href={nav.href(to)}
                        onclick={nav.on_link(to)}
                        aria-current={is_at(page, to).then_some("page")}
                        data-test={data_test}
                    >{ t(words) }</a>
                }) }
                { for beside(in_charge).map(|app| html! {
                    <a key={app.folder} class="lx-top-link" href={app.href} data-test={format!("nav-{}", app.folder)}>{ t(app.title) }</a>
                }) }
            </nav>
            { part!(CommunityPicker) }
            <span class="lx-top-keys">
                { part!(IconButton {
                    shape: Shape::Keyboard,
                    label: t(text::KEYS),
                    onclick: props.onhelp.reform(|_: MouseEvent| ()),
                    data_test: "keys",
                }) }
            </span>
        </header>
    }
}

/// A case belongs to the queue.
fn is_at(page: Page, place: Page) -> bool {
    match page {
        Page::Case(_) | Page::Publication(_) => place == Page::Queue,
        Page::Published => place == Page::Notices,
        _ => page == place,
    }
}

/// What a page is called.
pub(crate) const fn title_of(page: Page) -> Text {
    match page {
        Page::Queue => text::CONSOLE,
        Page::Case(_) => text::CASE,
        Page::Publication(_) => publication::PREPARE,
        Page::Published => publication::PUBLISHED,
        Page::Hotline => words::HOTLINE,
        Page::Entry => words::ENTRY,
        Page::Notices => text::NOTICES,
        Page::Account => text::ACCOUNT,
    }
}

/// Which community the queue is about; for those who answer for several.
#[component]
fn CommunityPicker() -> Html {
    let (nav, desk) = (use_nav(), use_desk());
    if desk.communities.len() < 2 {
        let name = desk.communities.first().map(|community| community.name.clone());
        return html! { <span class="lx-top-community" data-test="community-name">{ name.unwrap_or_default() }</span> };
    }
    let mut options = vec![Choice::new("", t(text::WHOLE_STREET))];
    options.extend(
        desk.communities
            .iter()
            .map(|community| Choice::new(community.id.to_string(), community.name.clone())),
    );
    let value = nav.place.filter.community.map(|id| id.to_string()).unwrap_or_default();
    let onchange = Callback::from(move |id: String| {
        // A cell belongs to one community; it goes with the old one.
        let community = id.parse::<CommunityId>().ok();
        let filter = Filter {
            community,
            cell: None,
            ..nav.place.filter.clone()
        };
        nav.narrow(filter, false);
    });
    html! {
        <div class="lx-top-community">
            { part!(Select {
                label: t(text::COMMUNITY),
                label_hidden: true,
                options,
                value,
                onchange,
                data_test: "community",
            }) }
        </div>
    }
}

/// The bar at the bottom of a phone.
#[component]
pub(crate) fn Tabs() -> Html {
    let nav = use_nav();
    let page = nav.place.page;
    let tabs = [
        (Page::Queue, text::CASES, Shape::List, "tab-cases"),
        (Page::Hotline, words::HOTLINE, Shape::Phone, "tab-hotline"),
        (Page::Entry, words::ENTRY, Shape::Letter, "tab-entry"),
        (Page::Notices, text::NOTICES, Shape::Horn, "tab-notices"),
        (Page::Account, text::ACCOUNT, Shape::Person, "tab-account"),
    ];
    let items = tabs.into_iter().map(|(to, words, shape, data_test)| TabItem {
        href: nav.href(to).into(),
        label: t(words).into(),
        shape,
        current: is_at(page, to),
        data_test: data_test.into(),
    });
    let office = TabItem {
        href: OFFICE.into(),
        label: t(people::MANAGE).into(),
        shape: Shape::Work,
        current: false,
        data_test: "tab-office".into(),
    };
    let onselect = {
        let nav = nav.clone();
        Callback::from(
            move |href: AttrValue| match tabs.iter().find(|(to, ..)| *nav.href(*to) == *href) {
                Some((to, ..)) => nav.open(*to),
                None => browser::leave_for(&href),
            },
        )
    };
    part!(TabBar {
        label: t(text::NAVIGATION),
        items: items.chain([office]).collect::<Vec<_>>(),
        onselect
    })
}
