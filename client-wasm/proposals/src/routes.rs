//! The addresses of the app's pages.

use contract::ids::ProposalId;
use kit::way;
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/proposals";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What was proposed.
    List,
    /// What one has to do with.
    Mine,
    /// Writing a proposal.
    New,
    /// Where a link to propose together leads; its secret rides behind `#`.
    Join,
    /// One proposal.
    Proposal { id: ProposalId },
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::List | Self::NotFound => format!("{BASE}/"),
            Self::Mine => format!("{BASE}/mine"),
            Self::New => format!("{BASE}/new"),
            Self::Join => format!("{BASE}/join"),
            Self::Proposal { id } => format!("{BASE}/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix(BASE).unwrap_or_default().trim_matches('/') {
            "" => Self::List,
            "mine" => Self::Mine,
            "new" => Self::New,
            "join" => Self::Join,
            id => id.parse().map_or(Self::NotFound, |id| Self::Proposal { id }),
        }
    }

    /// Goes there.
    pub(crate) fn open(self) {
        way::to(&self.href());
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
        let id = contract::ids::ProposalId::from(uuid::Uuid::from_u128(7));
        for route in [Route::List, Route::Mine, Route::New, Route::Join, Route::Proposal { id }] {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/proposals/nowhere"), Route::NotFound);
    }
}
