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
    Form {
        /// Which.
        id: Uuid,
    },
    /// A day in my diary.
    Diary,
    /// A week in my diary.
    Week,
    /// One note, being written.
    Note {
        /// Which.
        id: Uuid,
    },
    /// Who I am, how I read, what is not sent yet, and the way out.
    Me,
    /// No such page.
    NotFound,
}

/// Pages with an address that never changes.
const FIXED: [(Route, &str); 4] = [
    (Route::Surveys, "/field"),
    (Route::Diary, "/field/diary"),
    (Route::Week, "/field/diary/week"),
    (Route::Me, "/field/me"),
];

/// What addresses of notes begin with.
pub(crate) const NOTES: &str = "/field/notes/";
/// What addresses of forms begin with.
pub(crate) const FORMS: &str = "/field/forms/";

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        match self {
            Self::Form { id } => return format!("{FORMS}{id}"),
            Self::Note { id } => return format!("{NOTES}{id}"),
            _ => {}
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
        let named = |start| bare.strip_prefix(start).and_then(|id| Uuid::try_parse(id).ok());
        if let Some(id) = named(FORMS) {
            return Self::Form { id };
        }
        named(NOTES).map_or(Self::NotFound, |id| Self::Note { id })
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
    use super::{FIXED, Route};

    #[test]
    fn every_page_is_found_at_its_address() {
        for (route, _) in FIXED {
            assert_eq!(Route::recognize(&route.href()), route);
        }
        let form = Route::Form {
            id: uuid::Uuid::from_u128(7),
        };
        assert_eq!(Route::recognize(&form.href()), form);
        assert_eq!(Route::recognize("/field/nowhere"), Route::NotFound);
    }
}
