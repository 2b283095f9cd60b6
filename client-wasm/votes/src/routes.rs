//! The addresses of the app's pages.

use contract::ids::{MotionId, VoteId};
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
    /// What residents ask to be put to the vote.
    Motions,
    /// Writing a motion.
    Write,
    /// One motion.
    Motion { id: MotionId },
    /// One vote.
    Vote { id: VoteId },
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::List | Self::NotFound => format!("{BASE}/"),
            Self::Secret => format!("{BASE}/secret"),
            Self::Motions => format!("{BASE}/motions"),
            Self::Write => format!("{BASE}/motions/new"),
            Self::Motion { id } => format!("{BASE}/motions/{id}"),
            Self::Vote { id } => format!("{BASE}/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix(BASE).unwrap_or_default().trim_matches('/') {
            "" => Self::List,
            "secret" => Self::Secret,
            "motions" => Self::Motions,
            "motions/new" => Self::Write,
            other => match other.strip_prefix("motions/") {
                Some(id) => id.parse().map_or(Self::NotFound, |id| Self::Motion { id }),
                None => other.parse().map_or(Self::NotFound, |id| Self::Vote { id }),
            },
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
        let motion = Route::Motion {
            id: uuid::Uuid::from_u128(8).into(),
        };
        let others = [Route::List, Route::Secret, Route::Motions, Route::Write, motion];
        for route in others.into_iter().chain([Route::Vote { id }]) {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/votes/motions/nowhere"), Route::NotFound);
        assert_eq!(Route::recognize("/votes/nowhere"), Route::NotFound);
    }
}
