//! The addresses of the app's pages.

use contract::ids::ProjectId;
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
    Work {
        /// Which.
        id: ProjectId,
    },
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
            Self::Work { id } => format!("{BASE}/works/{id}"),
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
            other => work(other).unwrap_or(Self::NotFound),
        }
    }
}

/// The page of a project, behind its word.
fn work(rest: &str) -> Option<Route> {
    let id = rest.strip_prefix("works/")?.parse().ok()?;
    Some(Route::Work { id })
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
        let id = contract::ids::ProjectId::from(uuid::Uuid::from_u128(7));
        for route in [Route::Works, Route::Work { id }, Route::Needs, Route::Bodies] {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/projects/nowhere"), Route::NotFound);
    }
}
