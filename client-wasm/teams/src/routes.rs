//! The addresses of the app's pages.

use contract::ids::ServiceId;
use kit::{
    i18n::{Text, teams as text},
    way,
};
use yew::prelude::*;

/// Where the app begins.
const BASE: &str = "/teams/";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What is asked for.
    Requests,
    /// What is to be done in the coming week, and by whom.
    Week,
    /// A week planned together.
    Plan,
    /// Who is a volunteer, or wants to be.
    Volunteers,
    /// The code that hangs at the station.
    StationCode,
    /// What one says of oneself as a lead.
    Leading,
    /// Asks on behalf of a resident.
    New,
    /// One request.
    Service { id: ServiceId },
}

impl Route {
    /// The pages that have a link, in their order.
    pub(crate) const LINKS: [Self; 4] = [Self::Requests, Self::Week, Self::Volunteers, Self::Leading];

    /// The word for it in its address, and in the names by which tests find the way there.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Requests | Self::Service { .. } => "requests",
            Self::Week => "week",
            Self::Plan => "plan",
            Self::Volunteers => "volunteers",
            Self::StationCode => "station-code",
            Self::Leading => "leading",
            Self::New => "new",
        }
    }

    /// What it is called.
    pub(crate) const fn title(self) -> Text {
        match self {
            Self::Requests | Self::Service { .. } => text::REQUESTS,
            Self::Week => text::WEEK,
            Self::Plan => text::PLAN,
            Self::Volunteers => text::VOLUNTEERS,
            Self::StationCode => text::STATION_CODE,
            Self::Leading => text::LEADING,
            Self::New => text::NEW,
        }
    }

    /// Whether it is about a whole community.
    pub(crate) const fn is_of_community(self) -> bool {
        matches!(
            self,
            Self::Requests | Self::Week | Self::Plan | Self::Volunteers | Self::StationCode
        )
    }

    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Service { id } => format!("{BASE}{id}"),
            _ => format!("{BASE}{}", self.word()),
        }
    }

    /// A link to it.
    pub(crate) fn link(self, class: &'static str, data_test: &'static str, inside: Html) -> Html {
        way::link(self.href(), class, data_test, inside)
    }

    /// Goes there.
    pub(crate) fn open(self) {
        way::to(&self.href());
    }

    /// The page at an address; where nothing is named, the first.
    fn recognize(path: &str) -> Self {
        let word = path.strip_prefix(BASE).unwrap_or_default().trim_end_matches('/');
        let fixed = Self::LINKS.into_iter().chain([Self::New, Self::Plan, Self::StationCode]);
        let mut fixed = fixed.filter(|route| route.word() == word);
        let service = || Some(Self::Service { id: word.parse().ok()? });
        fixed.next().or_else(service).unwrap_or(Self::Requests)
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
        let service = Route::Service { id: id.into() };
        for route in Route::LINKS
            .into_iter()
            .chain([Route::New, Route::Plan, Route::StationCode, service])
        {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        assert_eq!(Route::recognize("/teams"), Route::Requests);
    }
}
