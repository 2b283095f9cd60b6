//! The frame around every page: the bar at the top or the bottom, the queue, and what stands beside it.

use kit::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
    i18n::{console as text, shared, t},
    part,
    ui::{Banner, Empty, Shape},
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{
    account::AccountPage,
    bars::{Tabs, TopBar, title_of},
    case::CasePane,
    help::Help,
    hotline::{self, EntryPage, HotlinePage},
    keys::{self, Key, use_keys},
    nav::{self, Nav, use_nav},
    notices::NoticesPage,
    place::Page,
    publication::{PublicationPage, PublishedPage},
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
            Key::Hotline => nav.open(Page::Hotline),
            Key::Call => answer(&nav),
            Key::Back if !matches!(page, Page::Queue | Page::Case(_)) => nav.back(),
            _ => {}
        }));
    }
    use_title(page);
    use_scroll(page);
    use_focus(page);
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
            { part!(TopBar { onhelp: onhelp.reform(|()| true) }) }
            { part!(Connection) }
            <main class="lx-desk-panes" id="main" tabindex="-1" data-test="main">
                { panes(page) }
            </main>
            { part!(Tabs) }
            if *help { { part!(Help { onclose: onhelp.reform(|()| false) }) } }
        </div>
    }
}

/// The telephone rings: to its desk, and to the caller's number there.
fn answer(nav: &Nav) {
    if nav.place.page != Page::Hotline {
        nav.open(Page::Hotline);
    }
    hotline::ring();
}

const fn page_class(page: Page) -> &'static str {
    match page {
        Page::Queue => "lx-desk-queue",
        Page::Case(_) => "lx-desk-case",
        Page::Hotline => "lx-desk-single lx-desk-wide",
        Page::Publication(_) | Page::Published | Page::Entry | Page::Notices | Page::Account => "lx-desk-single",
    }
}

fn panes(page: Page) -> Html {
    match page {
        Page::Queue | Page::Case(_) => {
            let chosen = if let Page::Case(id) = page { Some(id) } else { None };
            html! {
                <>
                    <div class="lx-pane lx-pane-queue">{ part!(QueuePane { chosen }) }</div>
                    <div class="lx-pane lx-pane-case">
                        if let Some(id) = chosen {
                            { part!(CasePane [id.to_string()] { id }) }
                        } else {
                            { part!(Empty { shape: Shape::List, words: t(text::PICK) }) }
                        }
                    </div>
                </>
            }
        }
        Page::Publication(id) => html! {
            <div class="lx-pane lx-pane-single">{ part!(PublicationPage [id.to_string()] { id }) }</div>
        },
        Page::Published => html! { <div class="lx-pane lx-pane-single">{ part!(PublishedPage) }</div> },
        Page::Hotline => html! { <div class="lx-pane">{ part!(HotlinePage) }</div> },
        Page::Entry => html! { <div class="lx-pane lx-pane-single">{ part!(EntryPage) }</div> },
        Page::Notices => html! { <div class="lx-pane lx-pane-single">{ part!(NoticesPage) }</div> },
        Page::Account => html! { <div class="lx-pane lx-pane-single">{ part!(AccountPage) }</div> },
    }
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
            if !*online { { part!(Banner { shape: Shape::Offline, words: t(text::OFFLINE), data_test: "offline" }) } }
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

/// On a phone the queue and the case are one page: going back leads to where it was left.
#[hook]
fn use_scroll(page: Page) {
    use_effect_with(page, |_| {
        if let Some(window) = browser::window() {
            window.scroll_to_with_x_and_y(0.0, nav::scroll_left());
        }
    });
}

/// Another page begins at its name; back in the queue one is at the case one came from.
#[hook]
fn use_focus(page: Page) {
    let left = use_mut_ref(|| None::<Page>);
    use_effect_with(page, move |page| {
        let name = match (left.replace(Some(*page)), *page) {
            // Where a visit begins is the browser's own affair.
            (None, _) => return,
            (Some(Page::Case(id)), Page::Queue) => format!("queue-row-{id}"),
            _ => "page-name".to_owned(),
        };
        browser::soon(move || {
            // A page that begins with a field has put the focus there itself.
            if !keys::is_typing() {
                keys::focus(&name);
            }
        });
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
