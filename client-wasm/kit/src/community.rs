//! Whose matters somebody looks at who lives in one community and may look at all of them.

use std::rc::Rc;

use contract::{ids::CommunityId, page::Page, places::Community};
use yew::prelude::*;

use crate::{
    browser,
    hooks::{UseStateHandle, use_state},
    http::Call,
    i18n::{proposals as text, t},
    part,
    remote::{Remote, use_call},
    session::use_session,
    ui::{Choice, Select},
};

/// Under which name the community is kept that was chosen last.
const CHOSEN: &str = "proposals.community";

/// All communities, remembered without a network.
#[hook]
pub fn use_communities() -> (Remote<Rc<Page<Community>>>, Callback<()>) {
    use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities").remembered("communities")))
}

/// The matter of a page about one community: the one chosen last, else one's own, else the first; with the list to choose another
/// from. `none` where there is none at all.
#[hook]
pub fn use_community(none: Html, matter: impl FnOnce(&Community, Html) -> Html) -> Html {
    let (communities, reload) = use_communities();
    let own = use_session().me().and_then(|me| me.community_id);
    let chosen = use_state(|| browser::recall(CHOSEN).and_then(|id| id.parse::<CommunityId>().ok()));
    communities.show(3, &reload, |all| {
        let wanted = chosen.or(own);
        let wanted = all.items.iter().find(|each| Some(each.id) == wanted);
        let Some(community) = wanted.or_else(|| all.items.first()) else {
            return none;
        };
        matter(community, choose(&all.items, community.id, &chosen))
    })
}

fn choose(all: &[Community], community: CommunityId, chosen: &UseStateHandle<Option<CommunityId>>) -> Html {
    let setter = chosen.setter();
    let onchange = Callback::from(move |id: String| {
        browser::keep(CHOSEN, &id);
        setter.set(id.parse().ok());
    });
    let options = all.iter().map(|each| Choice::new(each.id.to_string(), each.name.clone()));
    part!(Select {
        label: t(text::COMMUNITY),
        options: options.collect::<Vec<_>>(),
        value: community.to_string(),
        onchange,
        data_test: "community",
    })
}
