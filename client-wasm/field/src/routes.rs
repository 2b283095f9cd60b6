//! The addresses of the app's pages.

use kit::way;
use uuid::Uuid;
use yew::prelude::*;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Route {
    /// The surveys that are open, and the forms on this phone.
    Surveys,
    /// One form, being filled in at a door.
    Form { id: Uuid },
    /// What was sent from doors, to read and to correct.
    SentForms,
    /// A day in my diary.
    Diary,
    /// A week in my diary.
    Week,
    /// One note, being written.
    Note { id: Uuid },
    /// What neighbours wait for, and what was written down for them.
    Neighbours,
    /// The liaison cards in my name.
    Cards,
    /// One of them, and the visits at its door.
    Card { id: Uuid },
    /// One visit.
    Visit { id: Uuid },
    /// A neighbour's need, being written down.
    Need { id: Uuid },
    /// What came of a neighbour's need.
    Outcome {
        /// Its case.
        id: Uuid,
    },
    /// What is handed to the organisations that I speak for.
    Received,
    /// One of these cases.
    ReceivedCase { id: Uuid },
    /// One request that is referred to them, or that they referred.
    Referred { id: Uuid },
    /// Referring somebody to the station.
    Refer,
    /// Who I am, how I read, what is not sent yet, and the way out.
    Me,
    /// No such page.
    NotFound,
}

/// Pages with an address that never changes.
const FIXED: [(Route, &str); 9] = [
    (Route::Surveys, "/field"),
    (Route::SentForms, "/field/sent"),
    (Route::Diary, "/field/diary"),
    (Route::Week, "/field/diary/week"),
    (Route::Neighbours, "/field/neighbours"),
    (Route::Cards, "/field/cards"),
    (Route::Received, "/field/received"),
    (Route::Refer, "/field/refer"),
    (Route::Me, "/field/me"),
];

/// What addresses of notes begin with.
pub(crate) const NOTES: &str = "/field/notes/";
/// What addresses of forms begin with.
pub(crate) const FORMS: &str = "/field/forms/";
/// What addresses of visits begin with.
pub(crate) const VISITS: &str = "/field/visits/";
/// What addresses of needs being written down begin with.
pub(crate) const NEEDS: &str = "/field/needs/";
/// What addresses of what came of needs begin with.
pub(crate) const OUTCOMES: &str = "/field/outcomes/";
/// What addresses of cases that are handed over begin with.
const RECEIVED: &str = "/field/received/";
/// What addresses of requests that are referred begin with.
const REFERRED: &str = "/field/referred/";
/// What addresses of cards begin with.
const CARDS: &str = "/field/cards/";

/// Pages of which there are many, by what their addresses begin with.
const NAMED: [(&str, fn(Uuid) -> Route); 8] = [
    (FORMS, |id| Route::Form { id }),
    (NOTES, |id| Route::Note { id }),
    (CARDS, |id| Route::Card { id }),
    (VISITS, |id| Route::Visit { id }),
    (NEEDS, |id| Route::Need { id }),
    (OUTCOMES, |id| Route::Outcome { id }),
    (RECEIVED, |id| Route::ReceivedCase { id }),
    (REFERRED, |id| Route::Referred { id }),
];

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        if let Self::Form { id }
        | Self::Note { id }
        | Self::Card { id }
        | Self::Visit { id }
        | Self::Need { id }
        | Self::Outcome { id }
        | Self::ReceivedCase { id }
        | Self::Referred { id } = self
        {
            let named = NAMED.iter().find(|(_, page)| page(id) == self);
            return named.map(|(start, _)| format!("{start}{id}")).unwrap_or_default();
        }
        let fixed = FIXED.iter().find(|(route, _)| *route == self);
        // With its slash the first page lies within what the service worker looks after.
        fixed
            .map_or("/field/", |(_, path)| if *path == "/field" { "/field/" } else { path })
            .to_owned()
    }

    /// The page at an address.
    pub(crate) fn recognize(path: &str) -> Self {
        let bare = path.trim_end_matches('/');
        let fixed = FIXED.iter().find(|(_, known)| *known == bare);
        if let Some((route, _)) = fixed {
            return *route;
        }
        let named = NAMED.iter().find_map(|(start, page)| {
            let id = bare.strip_prefix(start)?;
            Some(page(Uuid::try_parse(id).ok()?))
        });
        named.unwrap_or(Self::NotFound)
    }

    /// The page of somebody who only speaks for an organisation: other pages are no business of theirs.
    pub(crate) const fn of_speakers(self) -> Self {
        match self {
            Self::ReceivedCase { .. } | Self::Referred { .. } | Self::Refer | Self::Me => self,
            _ => Self::Received,
        }
    }

    /// Goes there.
    pub(crate) fn go(self) {
        way::to(&self.href());
    }
}

/// The page that is open.
#[hook]
pub(crate) fn use_route() -> Route {
    Route::recognize(&way::use_path())
}

#[cfg(test)]
mod tests {
    use super::{FIXED, NAMED, Route};

    #[test]
    fn every_page_is_found_at_its_address() {
        for (route, _) in FIXED {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        for (_, page) in NAMED {
            let page = page(uuid::Uuid::from_u128(7));
            assert_eq!(Route::recognize(&page.href()), page);
        }
        assert_eq!(Route::recognize("/field/nowhere"), Route::NotFound);
    }
}
