//! The addresses of the app's pages.

use contract::ids::{BodyId, CallId, NeedId, ProjectId};
use kit::way;
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/projects";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What is being done.
    Works,
    /// One project.
    Work(ProjectId),
    /// What is needed, and who is asked to plan it.
    Needs,
    /// One need.
    Need(NeedId),
    /// One call for plans.
    Call(CallId),
    /// Who decides.
    Bodies,
    /// One of those.
    Body(BodyId),
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Works | Self::NotFound => format!("{BASE}/"),
            Self::Work(id) => format!("{BASE}/works/{id}"),
            Self::Needs => format!("{BASE}/needs"),
            Self::Need(id) => format!("{BASE}/needs/{id}"),
            Self::Call(id) => format!("{BASE}/calls/{id}"),
            Self::Bodies => format!("{BASE}/bodies"),
            Self::Body(id) => format!("{BASE}/bodies/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        let rest = path.strip_prefix(BASE).unwrap_or_default().trim_matches('/');
        let one = match rest.split_once('/') {
            Some(("works", id)) => id.parse().ok().map(Self::Work),
            Some(("needs", id)) => id.parse().ok().map(Self::Need),
            Some(("calls", id)) => id.parse().ok().map(Self::Call),
            Some(("bodies", id)) => id.parse().ok().map(Self::Body),
            _ => None,
        };
        match rest {
            "" => Self::Works,
            "needs" => Self::Needs,
            "bodies" => Self::Bodies,
            _ => one.unwrap_or(Self::NotFound),
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
        let id = uuid::Uuid::from_u128(7);
        let one = [
            Route::Work(id.into()),
            Route::Need(id.into()),
            Route::Call(id.into()),
            Route::Body(id.into()),
        ];
        for route in [Route::Works, Route::Needs, Route::Bodies].into_iter().chain(one) {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/projects/nowhere"), Route::NotFound);
    }
}
