//! The addresses of the app's pages.

use kit::{
    i18n::{Text, bulletins, rules as text},
    way,
};
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/rules/";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// To whom cases go.
    Routing,
    /// Which organisations help.
    Organisations,
    /// What the desk begins its answers with.
    Templates,
    /// Which skills have to be proved.
    Skills,
    /// What volunteers agree to.
    Agreement,
    /// Within which time cases are answered.
    Limits,
    /// How needs and plans are put on notice and decided.
    Needs,
    /// How projects are paid and evaluated.
    Projects,
    /// How cases are answered.
    Figures,
    /// What the community says of each month.
    Bulletins,
}

impl Route {
    /// Every page, in the order of the row of links.
    pub(crate) const ALL: [Self; 10] = [
        Self::Routing,
        Self::Organisations,
        Self::Templates,
        Self::Skills,
        Self::Agreement,
        Self::Limits,
        Self::Needs,
        Self::Projects,
        Self::Figures,
        Self::Bulletins,
    ];

    /// The word for it in its address, and in the names by which tests find the way there.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Routing => "routing",
            Self::Organisations => "organisations",
            Self::Templates => "templates",
            Self::Skills => "skills",
            Self::Agreement => "agreement",
            Self::Limits => "limits",
            Self::Needs => "needs",
            Self::Projects => "projects",
            Self::Figures => "figures",
            Self::Bulletins => "bulletins",
        }
    }

    /// What it is called.
    pub(crate) const fn title(self) -> Text {
        match self {
            Self::Routing => text::ROUTING,
            Self::Organisations => text::ORGANISATIONS,
            Self::Templates => text::TEMPLATES,
            Self::Skills => text::SKILLS,
            Self::Agreement => text::AGREEMENT,
            Self::Limits => text::LIMITS,
            Self::Needs => text::NEEDS,
            Self::Projects => text::PROJECTS,
            Self::Figures => text::FIGURES,
            Self::Bulletins => bulletins::BULLETINS,
        }
    }

    /// Its address.
    pub(crate) fn href(self) -> String {
        format!("{BASE}{}", self.word())
    }

    /// The page at an address; the first where nothing is named.
    fn recognize(path: &str) -> Self {
        let word = path.strip_prefix(BASE).unwrap_or_default().trim_end_matches('/');
        Self::ALL
            .into_iter()
            .find(|route| route.word() == word)
            .unwrap_or(Self::Routing)
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
        for route in Route::ALL {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/rules"), Route::Routing);
    }
}
