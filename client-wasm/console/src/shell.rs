//! The frame around every page: the bar at the top or the bottom, the queue, and what stands beside it.

use contract::ids::CommunityId;
use kit::{
    browser::{self, Listener},
    i18n::{console as text, shared, t},
    ui::{Banner, Choice, Empty, IconButton, Select, Shape, TabBar, TabItem},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    account::AccountPage,
    case::CasePane,
    desk::use_desk,
    help::Help,
    keys::{self, Key, use_keys},
    nav::use_nav,
    notices::NoticesPage,
    place::{Filter, Page},
    queue::QueuePane,
};

/// The console, once everything it needs is there.
#[component]
pub(crate) fn Shell() -> Html {
    let nav = use_nav();
    let help = use_state(|| false);
    let page = nav.place.page;
    {
        let (help, nav) = (help.clone(), nav.clone());
        use_keys(Callback::from(move |key| match key {
            Key::Next => step(1),
            Key::Previous => step(-1),
            Key::Search => keys::focus("search"),
            Key::Help => help.set(true),
            Key::Back if !matches!(page, Page::Queue | Page::Case(_)) => nav.open(Page::Queue),
            _ => {}
        }));
    }
    use_title(page);
    use_scroll(page);
    let onhelp = {
        let help = help.clone();
        Callback::from(move |open| help.set(open))
    };
    html! {
        <div class={classes!("lx-desk", page_class(page))} data-test="desk">
            <a class="lx-skip" href="#main" onclick={Callback::from(|event: MouseEvent| {
                // Following it would write `#main` where the text looked for is kept.
                event.prevent_default();
                keys::focus("main");
            })}>{ t(shared::SKIP) }</a>
            <TopBar onhelp={onhelp.reform(|()| true)} />
            <Connection />
            <main class="lx-desk-panes" id="main" tabindex="-1" data-test="main">
                { panes(page) }
            </main>
            <Tabs />
            if *help { <Help onclose={onhelp.reform(|()| false)} /> }
        </div>
    }
}

const fn page_class(page: Page) -> &'static str {
    match page {
        Page::Queue => "lx-desk-queue",
        Page::Case(_) => "lx-desk-case",
        Page::Notices | Page::Account => "lx-desk-single",
    }
}

fn panes(page: Page) -> Html {
    match page {
        Page::Queue | Page::Case(_) => {
            let chosen = if let Page::Case(id) = page { Some(id) } else { None };
            html! {
                <>
                    <div class="lx-pane lx-pane-queue"><QueuePane {chosen} /></div>
                    <div class="lx-pane lx-pane-case">
                        if let Some(id) = chosen {
                            <CasePane key={id.to_string()} {id} />
                        } else {
                            <Empty shape={Shape::List} words={t(text::PICK)} />
                        }
                    </div>
                </>
            }
        }
        Page::Notices => html! { <div class="lx-pane lx-pane-single"><NoticesPage /></div> },
        Page::Account => html! { <div class="lx-pane lx-pane-single"><AccountPage /></div> },
    }
}

#[derive(Properties, PartialEq)]
struct TopBarProps {
    onhelp: Callback<()>,
}

/// The bar at the top: what this is, where one can go, and which community it is about.
#[component]
fn TopBar(props: &TopBarProps) -> Html {
    let nav = use_nav();
    let page = nav.place.page;
    let links = [
        (Page::Queue, text::CASES, "nav-cases"),
        (Page::Notices, text::NOTICES, "nav-notices"),
        (Page::Account, text::ACCOUNT, "nav-account"),
    ];
    let back = {
        let nav = nav.clone();
        Callback::from(move |_: MouseEvent| nav.open(Page::Queue))
    };
    html! {
        <header class="lx-top">
            if matches!(page, Page::Case(_)) {
                <span class="lx-top-back">
                    <IconButton shape={Shape::Back} label={t(shared::BACK)} onclick={back} data_test="back" />
                </span>
            }
            <h1 class="lx-top-name">
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
            </nav>
            <CommunityPicker />
            <span class="lx-top-keys">
                <IconButton shape={Shape::Keyboard} label={t(text::KEYS)} onclick={props.onhelp.reform(|_: MouseEvent| ())} data_test="keys" />
            </span>
        </header>
    }
}

/// A case belongs to the queue.
fn is_at(page: Page, place: Page) -> bool {
    page == place || (place == Page::Queue && matches!(page, Page::Case(_)))
}

const fn title_of(page: Page) -> kit::i18n::Text {
    match page {
        Page::Queue => text::CONSOLE,
        Page::Case(_) => text::CASE,
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
            <Select label={t(text::COMMUNITY)} label_hidden=true {options} {value} {onchange} data_test="community" />
        </div>
    }
}

/// The bar at the bottom of a phone.
#[component]
fn Tabs() -> Html {
    let nav = use_nav();
    let page = nav.place.page;
    let tabs = [
        (Page::Queue, text::CASES, Shape::List, "tab-cases"),
        (Page::Notices, text::NOTICES, Shape::Horn, "tab-notices"),
        (Page::Account, text::ACCOUNT, Shape::Person, "tab-account"),
    ];
    let items = tabs.map(|(to, words, shape, data_test)| TabItem {
        href: nav.href(to).into(),
        label: t(words).into(),
        shape,
        current: is_at(page, to),
        data_test: data_test.into(),
    });
    let onselect = {
        let nav = nav.clone();
        Callback::from(move |href: AttrValue| {
            if let Some((to, ..)) = tabs.iter().find(|(to, ..)| *nav.href(*to) == *href) {
                nav.open(*to);
            }
        })
    };
    html! { <TabBar label={t(text::NAVIGATION)} items={items.to_vec()} {onselect} /> }
}

/// Says so when there is no network.
#[component]
fn Connection() -> Html {
    let online = use_state(browser::is_online);
    {
        let setter = online.setter();
        use_effect_with((), move |()| {
            let listeners = browser::window().map(|window| {
                let (on, off) = (setter.clone(), setter);
                (
                    Listener::new(&window, "online", move || on.set(true)),
                    Listener::new(&window, "offline", move || off.set(false)),
                )
            });
            move || drop(listeners)
        });
    }
    html! {
        <div aria-live="polite">
            if !*online { <Banner shape={Shape::Offline} words={t(text::OFFLINE)} data_test="offline" /> }
        </div>
    }
}

/// The browser's title says where one is, without naming anybody.
#[hook]
fn use_title(page: Page) {
    use_effect_with(page, |page| {
        if let Some(document) = browser::document() {
            let (here, console) = (t(title_of(*page)), t(text::CONSOLE));
            let app = t(shared::APP_NAME);
            document.set_title(&if here == console {
                format!("{console} · {app}")
            } else {
                format!("{here} · {console} · {app}")
            });
        }
    });
}

/// On a phone the queue and the case are one page: leaving a case leads back to where the queue was left.
#[hook]
fn use_scroll(page: Page) {
    let left_at = use_mut_ref(|| (page, 0.0));
    use_effect_with(page, move |page| {
        let mut left_at = left_at.borrow_mut();
        let Some(window) = browser::window() else { return };
        if *page == Page::Queue && matches!(left_at.0, Page::Case(_)) {
            window.scroll_to_with_x_and_y(0.0, left_at.1);
        } else if *page != left_at.0 {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        left_at.0 = *page;
    });
}

/// Moves the focus to the next or the previous row of the queue; Enter then follows it, as with any link.
fn step(by: i32) {
    let Some(document) = browser::document() else { return };
    let Ok(rows) = document.query_selector_all(".lx-queue-row") else {
        return;
    };
    let rows: Vec<HtmlElement> = (0..rows.length())
        .filter_map(|index| rows.get(index)?.dyn_into().ok())
        .collect();
    let active = document.active_element();
    let at = rows
        .iter()
        .position(|row| active.as_ref() == Some(row.as_ref()))
        .or_else(|| rows.iter().position(|row| row.has_attribute("aria-current")));
    let next = match (at, by > 0) {
        (None, true) => Some(0),
        (None, false) => rows.len().checked_sub(1),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    if let Some(row) = next.and_then(|next| rows.get(next)) {
        // A row that is not seen, on a phone beside a case, does not take the focus.
        row.focus().ok();
    }
}
