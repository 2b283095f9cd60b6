//! The addresses of the app's pages.

use kit::way;
use yew::prelude::*;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Route {
    /// The surveys that are open, and the forms on this phone.
    Surveys,
    /// Who I am, how I read, what is not sent yet, and the way out.
    Me,
    /// No such page.
    NotFound,
}

/// Pages with an address that never changes.
const FIXED: [(Route, &str); 2] = [(Route::Surveys, "/field"), (Route::Me, "/field/me")];

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        let fixed = FIXED.iter().find(|(route, _)| *route == self);
        // With its slash the first page lies within what the service worker looks after.
        fixed
            .map_or("/field/", |(_, path)| if *path == "/field" { "/field/" } else { path })
            .to_owned()
    }

    /// The page at an address.
    pub(crate) fn recognize(path: &str) -> Self {
        let bare = path.trim_end_matches('/');
        let fixed = FIXED.iter().find(|(_, known)| *known == bare);
        fixed.map_or(Self::NotFound, |(route, _)| *route)
    }
}

/// The page that is open.
#[hook]
pub(crate) fn use_route() -> Route {
    Route::recognize(&way::use_path())
}

#[cfg(test)]
mod tests {
    use super::{FIXED, Route};

    #[test]
    fn every_page_is_found_at_its_address() {
        for (route, _) in FIXED {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/field/nowhere"), Route::NotFound);
    }
}
