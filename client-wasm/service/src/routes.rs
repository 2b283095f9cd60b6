//! The addresses of the app's pages.

use contract::ids::ServiceId;
use kit::way;
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/service";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What one asked for.
    Help,
    /// Asking for help.
    Ask,
    /// What one is asked to do.
    Tasks,
    /// Oneself as a volunteer.
    Me,
    /// What a volunteer says of themselves.
    Sheet,
    /// Saying at the station that one has arrived, or leaves; its code rides behind `#`.
    Here,
    /// One request, or task.
    Service { id: ServiceId },
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Help | Self::NotFound => format!("{BASE}/"),
            Self::Ask => format!("{BASE}/new"),
            Self::Tasks => format!("{BASE}/tasks"),
            Self::Me => format!("{BASE}/me"),
            Self::Sheet => format!("{BASE}/volunteer"),
            Self::Here => format!("{BASE}/here"),
            Self::Service { id } => format!("{BASE}/{id}"),
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix(BASE).unwrap_or_default().trim_matches('/') {
            "" => Self::Help,
            "new" => Self::Ask,
            "tasks" => Self::Tasks,
            "me" => Self::Me,
            "volunteer" => Self::Sheet,
            "here" => Self::Here,
            id => id.parse().map_or(Self::NotFound, |id| Self::Service { id }),
        }
    }

    /// Goes there instead of the form that is done with: back leads past it.
    pub(crate) fn follow(self) {
        way::instead(&self.href());
    }

    /// A link there.
    pub(crate) fn link(self, class: &'static str, data_test: &'static str, words: Html) -> Html {
        way::link(self.href(), class, data_test, words)
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
        let id = contract::ids::ServiceId::from(uuid::Uuid::from_u128(7));
        let pages = [Route::Help, Route::Ask, Route::Tasks, Route::Me, Route::Sheet, Route::Here];
        for route in pages.into_iter().chain([Route::Service { id }]) {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/service/nowhere"), Route::NotFound);
    }
}
