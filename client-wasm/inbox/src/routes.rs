//! The addresses of the app's pages.

use kit::way;
use yew::prelude::*;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What one is told.
    List,
    /// What of it is to leave the app.
    Settings,
    /// What is kept of oneself.
    Data,
    /// What one gave as a volunteer.
    Hours,
    /// Checking a certificate of it; its number and code ride behind `#`.
    Certificate,
    /// What could not be delivered, for a street.
    Outbox,
    /// No such page.
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) const fn href(self) -> &'static str {
        match self {
            Self::List | Self::NotFound => "/inbox/",
            Self::Settings => "/inbox/settings",
            Self::Data => "/inbox/data",
            Self::Hours => "/inbox/hours",
            Self::Certificate => "/inbox/certificate",
            Self::Outbox => "/inbox/outbox",
        }
    }

    /// The page at an address.
    fn recognize(path: &str) -> Self {
        match path.strip_prefix("/inbox").unwrap_or_default().trim_matches('/') {
            "" => Self::List,
            "settings" => Self::Settings,
            "data" => Self::Data,
            "hours" => Self::Hours,
            "certificate" => Self::Certificate,
            "outbox" => Self::Outbox,
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
        for route in [
            Route::List,
            Route::Settings,
            Route::Data,
            Route::Hours,
            Route::Certificate,
            Route::Outbox,
        ] {
            assert_eq!(Route::recognize(route.href()), route);
        }
        assert_eq!(Route::recognize("/inbox/nowhere"), Route::NotFound);
    }
}
