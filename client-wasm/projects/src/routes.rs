//! The addresses of the app's pages.

use contract::ids::BodyId;
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
    /// One of those.
    Body {
        /// Which.
        id: BodyId,
    },
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
            Self::Body { id } => format!("{BASE}/bodies/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix(BASE).unwrap_or_default().trim_matches('/') {
            "" => Self::Works,
            "needs" => Self::Needs,
            "bodies" => Self::Bodies,
            path => {
                let id = path.strip_prefix("bodies/").and_then(|id| id.parse().ok());
                id.map_or(Self::NotFound, |id| Self::Body { id })
            }
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
    use super::{BodyId, Route};

    #[test]
    fn every_page_is_found_at_its_address() {
        let id = BodyId::from(uuid::Uuid::from_u128(7));
        for route in [Route::Works, Route::Needs, Route::Bodies, Route::Body { id }] {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/projects/nowhere"), Route::NotFound);
    }
}
