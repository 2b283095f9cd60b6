//! The addresses of the app's pages.

use kit::{
    i18n::{Text, moderation as text, votes},
    way,
};
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/moderation/";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What waits to be looked at.
    Queue,
    /// What waits for an answer.
    Owed,
    /// What residents vote on.
    Votes,
    /// Who is verified.
    Residents,
    /// How proposals are moderated, signed and answered.
    Rules,
    /// What is hidden.
    Hidden,
    /// How things were decided.
    Record,
    /// The words that are marked.
    Lists,
    /// How the street's communities moderate.
    Figures,
}

impl Route {
    /// Every page, in the order of the row of links.
    pub(crate) const ALL: [Self; 9] = [
        Self::Queue,
        Self::Owed,
        Self::Votes,
        Self::Residents,
        Self::Rules,
        Self::Hidden,
        Self::Record,
        Self::Lists,
        Self::Figures,
    ];

    /// The word for it in its address, and in the names by which tests find the way there.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Owed => "owed",
            Self::Votes => "votes",
            Self::Residents => "residents",
            Self::Rules => "rules",
            Self::Hidden => "hidden",
            Self::Record => "record",
            Self::Lists => "lists",
            Self::Figures => "figures",
        }
    }

    /// What it is called.
    pub(crate) const fn title(self) -> Text {
        match self {
            Self::Queue => text::QUEUE,
            Self::Owed => text::OWED,
            Self::Votes => votes::VOTES,
            Self::Residents => text::RESIDENTS,
            Self::Rules => text::RULES,
            Self::Hidden => text::HIDDEN,
            Self::Record => text::RECORD,
            Self::Lists => text::LISTS,
            Self::Figures => text::FIGURES,
        }
    }

    /// Whether only those in charge of a station or of the street have something to do there.
    pub(crate) const fn is_for_those_in_charge(self) -> bool {
        matches!(self, Self::Queue | Self::Owed | Self::Votes | Self::Hidden)
    }

    /// Whether only the street has something to do there.
    pub(crate) const fn is_for_the_street(self) -> bool {
        matches!(self, Self::Lists | Self::Figures)
    }

    /// Its address.
    pub(crate) fn href(self) -> String {
        format!("{BASE}{}", self.word())
    }

    /// The page at an address; where nothing is named, the first that is for this person.
    fn recognize(path: &str, in_charge: bool) -> Self {
        let word = path.strip_prefix(BASE).unwrap_or_default().trim_end_matches('/');
        let first = if in_charge { Self::Queue } else { Self::Residents };
        Self::ALL.into_iter().find(|route| route.word() == word).unwrap_or(first)
    }
}

/// The page that is open.
#[hook]
pub(crate) fn use_route(in_charge: bool) -> Route {
    Route::recognize(&way::use_path(), in_charge)
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn every_page_is_found_at_its_address() {
        for route in Route::ALL {
            assert_eq!(Route::recognize(&route.href(), false), route);
        }
        assert_eq!(Route::recognize("/moderation", true), Route::Queue);
        assert_eq!(Route::recognize("/moderation", false), Route::Residents);
    }
}
