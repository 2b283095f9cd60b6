//! Whose matters somebody looks at who lives in one community and may look at all of them.

use contract::{ids::CommunityId, page::Page, places::Community};
use yew::prelude::*;

use crate::{
    browser,
    hooks::use_state,
    i18n::{proposals as text, t},
    part,
    session::use_session,
    ui::{Choice, Select},
};

/// Under which name the community is kept that was chosen last.
const CHOSEN: &str = "proposals.community";

/// The community that is looked at, and the list to choose another from: the one chosen last, else one's own, else the first.
/// `None` where there is none at all.
#[hook]
pub fn use_community(all: &Page<Community>) -> Option<(CommunityId, Html)> {
    let own = use_session().me().and_then(|me| me.community_id);
    let chosen = use_state(|| browser::recall(CHOSEN).and_then(|id| id.parse::<CommunityId>().ok()));
    let wanted = chosen.or(own).filter(|id| all.items.iter().any(|each| each.id == *id));
    let community = wanted.or_else(|| all.items.first().map(|each| each.id))?;
    let options = all
        .items
        .iter()
        .map(|each| Choice::new(each.id.to_string(), each.name.clone()));
    let setter = chosen.setter();
    let onchange = Callback::from(move |id: String| {
        browser::keep(CHOSEN, &id);
        setter.set(id.parse().ok());
    });
    let choose = part!(Select {
        label: t(text::COMMUNITY),
        options: options.collect::<Vec<_>>(),
        value: community.to_string(),
        onchange,
        data_test: "community",
    });
    Some((community, choose))
}
