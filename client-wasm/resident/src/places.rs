//! The communities, their stations and cells, and which of them is the reader's. Remembered without a network.

use std::rc::Rc;

use contract::{
    ids::{CellId, CommunityId},
    page::Page,
    places::{Community, Station},
};
use kit::{
    browser,
    hooks::{share, use_callback, use_shared, use_state},
    http::Call,
    i18n::{resident, shared, t},
    remote::{Remote, use_call},
    session::use_session,
    ui::Choice,
};
use yew::prelude::*;

/// Under which name the communities are remembered.
const PLACES: &str = "places";
/// Under which name the community of a reader without an account is remembered.
const CHOSEN: &str = "community";

/// The communities and which is the reader's.
#[derive(Clone, PartialEq)]
pub(crate) struct Places {
    /// Every community of this installation.
    pub(crate) communities: Remote<Rc<Page<Community>>>,
    /// Asks for them again.
    pub(crate) reload: Callback<()>,
    /// The reader's community, if chosen.
    pub(crate) mine: Option<CommunityId>,
    /// The reader's cell, if chosen.
    pub(crate) my_cell: Option<CellId>,
    /// Whether it is chosen on this device, and not by the account or for want of another.
    pub(crate) is_open: bool,
    /// Remembers a community on this device.
    pub(crate) choose: Callback<CommunityId>,
}

impl Places {
    /// A community by its identifier.
    pub(crate) fn community(&self, id: CommunityId) -> Option<&Community> {
        self.communities.ready()?.items.iter().find(|community| community.id == id)
    }

    /// The reader's community.
    pub(crate) fn my_community(&self) -> Option<&Community> {
        self.community(self.mine?)
    }

    /// What there is to choose from, once it is here.
    pub(crate) fn show(&self, ready: impl FnOnce() -> Html) -> Html {
        self.communities.show(1, &self.reload, |_| ready())
    }

    /// The communities to choose from, and none of them.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        let all = self.communities.ready().map_or(&[][..], |page| &page.items);
        let mut choices = vec![Choice::new("", t(shared::CHOOSE))];
        choices.extend(all.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())));
        choices
    }

    /// The cells of a community to choose from, and none of them.
    pub(crate) fn cell_choices(&self, of: Option<CommunityId>) -> Vec<Choice> {
        let all = of
            .and_then(|id| self.community(id))
            .map_or(&[][..], |community| &community.cells);
        let mut choices = vec![Choice::new("", t(resident::WRITE_CELL_UNKNOWN))];
        choices.extend(all.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())));
        choices
    }
}

/// The station of a cell, or else the community's first.
pub(crate) fn station(community: &Community, cell: Option<CellId>) -> Option<&Station> {
    let of_cell = cell
        .and_then(|id| community.cells.iter().find(|cell| cell.id == id))
        .and_then(|cell| community.stations.iter().find(|station| station.id == cell.station_id));
    of_cell.or_else(|| community.stations.first())
}

/// The communities; still loading outside a [`PlacesProvider`].
#[hook]
pub(crate) fn use_places() -> Places {
    use_shared::<Places>().unwrap_or(Places {
        communities: Remote::Loading,
        reload: Callback::noop(),
        mine: None,
        my_cell: None,
        is_open: false,
        choose: Callback::noop(),
    })
}

/// Properties of a [`PlacesProvider`].
#[derive(Properties, PartialEq)]
pub(crate) struct PlacesProviderProps {
    /// The app.
    pub(crate) children: Html,
}

/// Asks for the communities once.
#[component]
pub(crate) fn PlacesProvider(props: &PlacesProviderProps) -> Html {
    let session = use_session();
    // A station's telephone is wanted most when nothing else works.
    let (communities, reload) = use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities").remembered(PLACES)));
    let chosen = use_state(|| browser::recall(CHOSEN).and_then(|id| id.parse().ok()));
    let choose = {
        let setter = chosen.setter();
        use_callback(move |id: CommunityId| {
            browser::keep(CHOSEN, &id.to_string());
            setter.set(Some(id));
        })
    };
    // In a place with one community there is nothing to choose.
    let only = match communities.ready().map_or(&[][..], |page| &page.items) {
        [community] => Some(community.id),
        _ => None,
    };
    let of_account = session.me().and_then(|me| me.community_id);
    let context = Places {
        communities,
        reload,
        mine: of_account.or(*chosen).or(only),
        is_open: of_account.or(only).is_none(),
        my_cell: session.me().and_then(|me| me.cell_id),
        choose,
    };
    share(context);
    props.children.clone()
}
