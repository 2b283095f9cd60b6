//! The addresses of the app's pages.

use contract::ids::CaseId;
use yew_router::{Routable, navigator::Navigator, prelude::use_navigator};

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Routable)]
pub(crate) enum Route {
    /// My station, my cases, notices.
    #[at("/")]
    Home,
    /// A letter to the mailbox.
    #[at("/write")]
    Write,
    /// The tracking code of the letter just written.
    #[at("/write/code")]
    Code,
    /// My cases.
    #[at("/cases")]
    Cases,
    /// One of my cases.
    #[at("/cases/:id")]
    Case {
        /// Which.
        id: CaseId,
    },
    /// Following a case by its tracking code; the code itself stands behind `#`.
    #[at("/track")]
    Track,
    /// Signing in.
    #[at("/sign-in")]
    SignIn,
    /// Name and community.
    #[at("/me/profile")]
    Profile,
    /// Consents, export, deletion.
    #[at("/me/data")]
    MyData,
    /// Settings and account.
    #[at("/me")]
    Me,
    /// How personal data is handled.
    #[at("/privacy")]
    Privacy,
    /// No such page.
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// Its address.
    pub(crate) fn href(self) -> String {
        self.to_path()
    }
}

/// The way to other pages.
#[derive(Clone, PartialEq)]
pub(crate) struct Way(Option<Navigator>);

impl Way {
    /// To this page; back leads here again.
    pub(crate) fn to(&self, route: Route) {
        if let Some(navigator) = &self.0 {
            navigator.push(&route);
        }
    }

    /// To this page instead of the one that is open.
    pub(crate) fn instead(&self, route: Route) {
        if let Some(navigator) = &self.0 {
            navigator.replace(&route);
        }
    }
}

/// The way to other pages.
#[yew::hook]
pub(crate) fn use_way() -> Way {
    Way(use_navigator())
}
