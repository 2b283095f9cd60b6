//! The addresses of the app's pages, and going from one to another.
//!
//! Not by yew-router: a dozen plain addresses need no automaton, and phones need not load one.

use std::cell::RefCell;

use contract::ids::CaseId;
use kit::{
    browser::{self, Listener},
    hooks::{use_effect_with, use_state},
};
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Route {
    /// My station, my cases, notices.
    Home,
    /// A letter to the mailbox.
    Write,
    /// The tracking code of the letter just written.
    Code,
    /// My cases.
    Cases,
    /// One of my cases.
    Case { id: CaseId },
    /// Following a case by its tracking code; the code itself stands behind `#`.
    Track,
    /// Signing in.
    SignIn,
    /// Name and community.
    Profile,
    /// Settings and account.
    Me,
    /// No such page.
    NotFound,
}

/// Pages with an address that never changes.
const FIXED: [(Route, &str); 8] = [
    (Route::Home, "/"),
    (Route::Write, "/write"),
    (Route::Code, "/write/code"),
    (Route::Cases, "/cases"),
    (Route::Track, "/track"),
    (Route::SignIn, "/sign-in"),
    (Route::Profile, "/me/profile"),
    (Route::Me, "/me"),
];

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        if let Self::Case { id } = self {
            return format!("/cases/{id}");
        }
        let fixed = FIXED.iter().find(|(route, _)| *route == self);
        fixed.map_or("/404", |(_, path)| path).to_owned()
    }

    /// The page at an address.
    pub(crate) fn recognize(path: &str) -> Self {
        let bare = path.strip_suffix('/').filter(|bare| !bare.is_empty()).unwrap_or(path);
        if let Some((route, _)) = FIXED.iter().find(|(_, known)| *known == bare) {
            return *route;
        }
        bare.strip_prefix("/cases/")
            .and_then(|id| id.parse().ok())
            .map_or(Self::NotFound, |id| Self::Case { id })
    }

    /// The page the browser is at.
    fn here() -> Self {
        let path = browser::window().and_then(|window| window.location().pathname().ok());
        Self::recognize(&path.unwrap_or_default())
    }
}

thread_local! {
    /// Who shows the page that was gone to.
    static SHOWS: RefCell<Callback<Route>> = RefCell::new(Callback::noop());
}

/// The way to other pages.
pub(crate) enum Way {}

impl Way {
    /// To this page; back leads here again.
    pub(crate) fn to(route: Route) {
        if let Some(history) = browser::window().and_then(|window| window.history().ok()) {
            // It fails only for addresses of other sites.
            history.push_state_with_url(&JsValue::TRUE, "", Some(&route.href())).ok();
        }
        show(route);
    }

    /// The way one came, if it led through the app; else to the page above this one.
    pub(crate) fn back(above: Route) {
        let history = browser::window().and_then(|window| window.history().ok());
        match history.filter(|history| history.state().is_ok_and(|pushed| pushed.is_truthy())) {
            Some(history) => history.back().unwrap_or_default(),
            None => Self::instead(above),
        }
    }

    /// To this page instead of the one that is open.
    pub(crate) fn instead(route: Route) {
        if let Some(history) = browser::window().and_then(|window| window.history().ok()) {
            // Whether it was gone to by the app stays with the entry.
            let pushed = history.state().unwrap_or_default();
            history.replace_state_with_url(&pushed, "", Some(&route.href())).ok();
        }
        show(route);
    }
}

fn show(route: Route) {
    let shows = SHOWS.with_borrow(Clone::clone);
    shows.emit(route);
}

/// The page that is open, whoever opened it: a link, or the browser's arrows.
#[hook]
pub(crate) fn use_route() -> Route {
    let route = use_state(Route::here);
    {
        let setter = route.setter();
        use_effect_with((), move |()| {
            SHOWS.set(Callback::from({
                let setter = setter.clone();
                move |route| setter.set(route)
            }));
            let listener = browser::window().map(|window| Listener::new(&window, "popstate", move || setter.set(Route::here())));
            move || drop(listener)
        });
    }
    *route
}

#[cfg(test)]
mod tests {
    use super::{FIXED, Route};

    #[test]
    fn every_page_is_found_at_its_address() {
        for (route, path) in FIXED {
            assert_eq!(Route::recognize(path), route);
            assert_eq!(route.href(), path);
        }
        let id = uuid::Uuid::from_u128(7).into();
        assert_eq!(Route::recognize(&Route::Case { id }.href()), Route::Case { id });
        assert_eq!(Route::recognize("/cases/seven"), Route::NotFound);
        assert_eq!(Route::recognize("/me/"), Route::Me);
    }
}
