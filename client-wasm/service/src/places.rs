//! The communities and their cells, to choose from.

use contract::{
    ids::{CellId, CommunityId},
    places::Community,
};
pub(crate) use kit::community::use_communities;
use kit::{
    i18n::{Text, service as text, shared, t},
    part,
    ui::{Choice, Select},
};
use yew::prelude::*;

/// Where somebody lives: what is chosen, and what is wrong with it.
pub(crate) struct Place {
    /// The community.
    pub(crate) community: Option<CommunityId>,
    /// The cell.
    pub(crate) cell: Option<CellId>,
    /// What is wrong.
    pub(crate) error: Option<AttrValue>,
}

/// A community and a cell of it, as they were chosen.
pub(crate) type Chosen = (Option<CommunityId>, Option<CellId>);

/// The fields for it. `choose` is called with both: another community has other cells.
pub(crate) fn fields(all: &[Community], place: Place, choose: &Callback<Chosen>) -> Html {
    let first = |words: Text| Choice::new("", t(words));
    let mut communities = vec![first(shared::CHOOSE)];
    communities.extend(all.iter().map(|each| Choice::new(each.id.to_string(), each.name.clone())));
    let here = all.iter().find(|each| Some(each.id) == place.community);
    let mut cells = vec![first(shared::CHOOSE)];
    let known = here.map_or(&[][..], |here| &here.cells);
    cells.extend(known.iter().map(|cell| Choice::new(cell.id.to_string(), cell.name.clone())));
    let community = place.community;
    html! {
        <>
            { part!(Select {
                label: t(text::COMMUNITY),
                options: communities,
                value: written(community.as_ref()),
                onchange: choose.reform(|id: String| (id.parse().ok(), None)),
                error: place.error,
                data_test: "community",
            }) }
            { part!(Select {
                label: t(text::CELL),
                options: cells,
                value: written(place.cell.as_ref()),
                onchange: choose.reform(move |id: String| (community, id.parse().ok())),
                data_test: "cell",
            }) }
        </>
    }
}

fn written(id: Option<&impl ToString>) -> String {
    id.map(ToString::to_string).unwrap_or_default()
}
