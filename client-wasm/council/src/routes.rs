//! The addresses of the app's pages.

use kit::i18n::{Text, council as text};

/// Where the app begins.
const BASE: &str = "/council/";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What is needed.
    Needs,
    /// Who is asked to plan it.
    Calls,
    /// What is being done.
    Works,
    /// Who decides.
    Bodies,
}

impl Route {
    /// Every page, in the order of the row of links.
    pub(crate) const ALL: [Self; 4] = [Self::Needs, Self::Calls, Self::Works, Self::Bodies];

    /// The word for it in its address, and in the names by which tests find the way there.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Calls => "calls",
            Self::Works => "works",
            Self::Bodies => "bodies",
        }
    }

    /// What it is called.
    pub(crate) const fn title(self) -> Text {
        match self {
            Self::Needs => text::NEEDS,
            Self::Calls => text::CALLS,
            Self::Works => text::WORKS,
            Self::Bodies => text::BODIES,
        }
    }

    /// Its address.
    pub(crate) fn href(self) -> String {
        format!("{BASE}{}", self.word())
    }

    /// The page at an address, of whatever is named behind it; the first where nothing is named.
    pub(crate) fn recognize(path: &str) -> Self {
        let word = path.strip_prefix(BASE).unwrap_or_default().split('/').next();
        Self::ALL
            .into_iter()
            .find(|route| Some(route.word()) == word)
            .unwrap_or(Self::Needs)
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_page_is_found_at_its_address() {
        for route in Route::ALL {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/council"), Route::Needs);
        assert_eq!(Route::recognize("/council/works/one"), Route::Works);
    }
}
