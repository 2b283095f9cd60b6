//! Going from place to place: the browser's history, and who listens to it.

use gloo_events::EventListener;
use kit::{
    hooks::{use_callback, use_effect_with, use_shared, use_state},
    ui::plain_click,
};
use wasm_bindgen::JsValue;
use web_sys::History;
use yew::prelude::*;

use crate::place::{Filter, Page, Place};

/// The way to any place, and where one is.
#[derive(Clone, PartialEq)]
pub(crate) struct Nav {
    /// Where one is.
    pub(crate) place: Place,
    go: Callback<(Place, bool)>,
}

impl Nav {
    /// Goes there; back leads here again.
    pub(crate) fn push(&self, place: Place) {
        self.go.emit((place, true));
    }

    /// Shows another page beside the same queue.
    pub(crate) fn open(&self, page: Page) {
        self.push(self.place.with_page(page));
    }

    /// Back to the queue: the way one came, where one came from there, so that it is as it was left.
    pub(crate) fn back(&self) {
        let went = Mark::here().from_queue && history().is_some_and(|history| history.back().is_ok());
        if !went {
            self.open(Page::Queue);
        }
    }

    /// Shows another queue beside the same page. Typing must not fill the history, so it can replace.
    pub(crate) fn narrow(&self, filter: Filter, typing: bool) {
        self.go.emit((self.place.with_filter(filter), !typing));
    }

    /// The address of a page beside the same queue.
    pub(crate) fn href(&self, page: Page) -> String {
        self.place.with_page(page).url(encode)
    }

    /// Takes over a click on a link to `page`.
    pub(crate) fn on_link(&self, page: Page) -> Callback<MouseEvent> {
        let nav = self.clone();
        plain_click(Callback::from(move |()| nav.open(page)))
    }
}

/// Escapes a text for an address.
pub(crate) fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map_or_else(|_| String::new(), String::from)
}

/// Where the browser says one is.
fn here() -> Place {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Place::default();
    };
    Place::read(
        &location.pathname().unwrap_or_default(),
        &location.search().unwrap_or_default(),
        &location.hash().unwrap_or_default(),
        decode,
    )
}

/// Follows the browser's history. For the one component at the top; the others use [`use_nav`].
#[hook]
pub(crate) fn use_history() -> Nav {
    let place = use_state(here);
    {
        let setter = place.setter();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| EventListener::new(&window, "popstate", move |_| setter.set(here())));
            move || drop(listener)
        });
    }
    let go = {
        let setter = place.setter();
        use_callback(move |(place, add): (Place, bool)| {
            remember(&place, add);
            setter.set(place);
        })
    };
    Nav {
        place: (*place).clone(),
        go,
    }
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// What an entry of the history remembers of itself: whether the queue lies right before it, and how far it was scrolled.
#[derive(Clone, Copy, Default)]
struct Mark {
    from_queue: bool,
    scroll: f64,
}

impl Mark {
    /// The mark of the entry one is at.
    fn here() -> Self {
        let state = history().and_then(|history| history.state().ok());
        let Some(text) = state.and_then(|state| state.as_string()) else {
            return Self::default();
        };
        let (from, scroll) = text.split_once(' ').unwrap_or_default();
        Self {
            from_queue: from == "queue",
            scroll: scroll.parse().unwrap_or_default(),
        }
    }

    fn value(self) -> JsValue {
        let from = if self.from_queue { "queue" } else { "" };
        format!("{from} {}", self.scroll).into()
    }
}

/// How far the page was scrolled when one left it for another.
pub(crate) fn scroll_left() -> f64 {
    Mark::here().scroll
}

fn remember(place: &Place, add: bool) {
    let Some(history) = history() else { return };
    let url = place.url(encode);
    let written = if add {
        let scroll = web_sys::window()
            .and_then(|window| window.scroll_y().ok())
            .unwrap_or_default();
        let left = Mark { scroll, ..Mark::here() };
        let from_queue = here().page == Page::Queue;
        let new = Mark { from_queue, scroll: 0.0 };
        history
            .replace_state_with_url(&left.value(), "", None)
            .and_then(|()| history.push_state_with_url(&new.value(), "", Some(&url)))
    } else {
        history.replace_state_with_url(&Mark::here().value(), "", Some(&url))
    };
    // A browser that limits how often the address may change leaves the old one; the page itself is right.
    written.ok();
}

/// The way to any place.
#[hook]
pub(crate) fn use_nav() -> Nav {
    use_shared::<Nav>().unwrap_or_else(|| Nav {
        place: Place::default(),
        go: Callback::noop(),
    })
}
