//! The addresses of the app's pages.

use contract::ids::VoteId;
use kit::way;
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/votes";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What is voted on.
    List,
    /// How a vote is secret.
    Secret,
    /// One vote.
    Vote {
        /// Which.
        id: VoteId,
    },
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::List | Self::NotFound => format!("{BASE}/"),
            Self::Secret => format!("{BASE}/secret"),
            Self::Vote { id } => format!("{BASE}/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix(BASE).unwrap_or_default().trim_matches('/') {
            "" => Self::List,
            "secret" => Self::Secret,
            id => id.parse().map_or(Self::NotFound, |id| Self::Vote { id }),
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
        let id = contract::ids::VoteId::from(uuid::Uuid::from_u128(7));
        for route in [Route::List, Route::Secret, Route::Vote { id }] {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/votes/nowhere"), Route::NotFound);
    }
}
