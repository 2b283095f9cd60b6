//! The addresses of the app's pages.

use contract::ids::{BodyId, CallId, NeedId};
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
    /// One need.
    Need(NeedId),
    /// One call for plans.
    Call(CallId),
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
            Self::Need(id) => format!("{BASE}/needs/{id}"),
            Self::Call(id) => format!("{BASE}/calls/{id}"),
            Self::Bodies => format!("{BASE}/bodies"),
            Self::Body { id } => format!("{BASE}/bodies/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        let rest = path.strip_prefix(BASE).unwrap_or_default().trim_matches('/');
        let need = rest.strip_prefix("needs/").and_then(|id| id.parse().ok()).map(Self::Need);
        let call = || rest.strip_prefix("calls/").and_then(|id| id.parse().ok()).map(Self::Call);
        if let Some(one) = need.or_else(call) {
            return one;
        }
        match rest {
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
        let id = uuid::Uuid::from_u128(7);
        let named = [Route::Body { id: id.into() }, Route::Need(id.into()), Route::Call(id.into())];
        for route in [Route::Works, Route::Needs, Route::Bodies].into_iter().chain(named) {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/projects/nowhere"), Route::NotFound);
    }
}
