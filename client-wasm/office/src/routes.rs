//! The addresses of the office's pages.

use contract::ids::SurveyId;
use kit::{
    i18n::{Text, cards, people as text, shared, surveys},
    way,
};
use yew::prelude::*;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// Who holds posts.
    People,
    /// Who does what for which place.
    Duties,
    /// Street, communities, stations, cells.
    Places,
    /// The household surveys.
    Surveys,
    /// One of them: what it asks, and what came of it.
    Survey { id: SurveyId },
    /// Liaison cards.
    Cards,
    /// The cases of a range of days, to take along.
    Ledger,
    /// Places and people as a workbook.
    Import,
    /// The keys of programs of others.
    Keys,
    /// Who did what.
    Audit,
    /// No such page.
    NotFound,
}

/// Where the office begins.
const BASE: &str = "/office/";

impl Route {
    /// The pages that stand in the row of links, in its order.
    pub(crate) const ALL: [Self; 9] = [
        Self::People,
        Self::Duties,
        Self::Places,
        Self::Surveys,
        Self::Cards,
        Self::Ledger,
        Self::Import,
        Self::Keys,
        Self::Audit,
    ];

    /// The word for it in its address, and in the names by which tests find the way there.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Duties => "duties",
            Self::Places => "places",
            Self::Surveys | Self::Survey { .. } => "surveys",
            Self::Cards => "cards",
            Self::Ledger => "ledger",
            Self::Import => "import",
            Self::Keys => "keys",
            Self::Audit => "audit",
            Self::NotFound => "",
        }
    }

    /// What it is called.
    pub(crate) const fn title(self) -> Text {
        match self {
            Self::People => text::PEOPLE,
            Self::Duties => text::DUTIES,
            Self::Places => text::PLACES,
            Self::Surveys | Self::Survey { .. } => surveys::SURVEYS,
            Self::Cards => cards::CARDS,
            Self::Ledger => text::LEDGER,
            Self::Import => text::IMPORT,
            Self::Keys => text::KEYS,
            Self::Audit => text::AUDIT,
            Self::NotFound => shared::NOT_FOUND,
        }
    }

    /// Whether only those in charge of a station or of the street have something to do there.
    pub(crate) const fn is_for_those_in_charge(self) -> bool {
        !matches!(self, Self::Surveys | Self::Survey { .. } | Self::NotFound)
    }

    /// Whether only the street has something to do there.
    pub(crate) const fn is_for_the_street(self) -> bool {
        matches!(self, Self::Import | Self::Keys)
    }

    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Survey { id } => format!("{BASE}surveys/{id}"),
            _ => format!("{BASE}{}", self.word()),
        }
    }

    /// The page at an address; `None` where the office begins.
    fn recognize(path: &str) -> Option<Self> {
        let rest = path.strip_prefix(BASE).unwrap_or_default().trim_end_matches('/');
        if rest.is_empty() {
            return None;
        }
        let survey = || {
            let id = rest.strip_prefix("surveys/")?.parse().ok()?;
            Some(Self::Survey { id })
        };
        let fixed = Self::ALL.into_iter().find(|route| route.word() == rest);
        Some(fixed.or_else(survey).unwrap_or(Self::NotFound))
    }
}

/// What the address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked(Option<Route>);

impl Asked {
    /// The page that is asked for, or the first of those that are for this person.
    pub(crate) fn or_first(self, in_charge: bool) -> Route {
        let first = if in_charge { Route::People } else { Route::Surveys };
        self.0.unwrap_or(first)
    }
}

/// The page that is open.
#[hook]
pub(crate) fn use_route() -> Asked {
    Asked(Route::recognize(&way::use_path()))
}

#[cfg(test)]
mod tests {
    use super::{Asked, Route};

    #[test]
    fn every_page_is_found_at_its_address() {
        let id = contract::ids::SurveyId::from(uuid::Uuid::from_u128(7));
        for route in Route::ALL.into_iter().chain([Route::Survey { id }]) {
            assert_eq!(Route::recognize(&route.href()), Some(route));
        }
        assert_eq!(Route::recognize("/office/nowhere"), Some(Route::NotFound));
    }

    #[test]
    fn the_office_begins_with_what_is_for_one() {
        assert_eq!(Route::recognize("/office"), None);
        assert_eq!(Asked(None).or_first(true), Route::People);
        assert_eq!(Asked(None).or_first(false), Route::Surveys);
    }
}
