//! The addresses of the app's pages.

use kit::way;
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/projects";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What is being done.
    Works,
    /// What is needed, and who is asked to plan it.
    Needs,
    /// Who decides.
    Bodies,
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Works | Self::NotFound => format!("{BASE}/"),
            Self::Needs => format!("{BASE}/needs"),
            Self::Bodies => format!("{BASE}/bodies"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix(BASE).unwrap_or_default().trim_matches('/') {
            "" => Self::Works,
            "needs" => Self::Needs,
            "bodies" => Self::Bodies,
            _ => Self::NotFound,
        }
    }
}

/// The page that is open.
#[hook]
pub(crate) fn use_route() -> Route {
    Route::recognize(&way::use_path())
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_page_is_found_at_its_address() {
        for route in [Route::Works, Route::Needs, Route::Bodies] {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/projects/nowhere"), Route::NotFound);
    }
}
