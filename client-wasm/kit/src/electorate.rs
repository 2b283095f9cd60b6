//! Who decides a vote that is typed: all verified residents, or the members of a body that stands and is complete.

use contract::{
    bodies::{BodyState, BodySummary},
    ids::{BodyId, CommunityId},
    page::Page,
    votes::HALF,
};
use yew::prelude::*;

use crate::{
    http::Call,
    i18n::{t, votes as text},
    part,
    remote::use_call,
    ui::{Choice, Select},
};

/// Properties of an [`Electorate`].
#[derive(Properties, PartialEq)]
pub struct ElectorateProps {
    /// Whose bodies can decide.
    pub community: CommunityId,
    /// The body that was chosen.
    pub body: Option<BodyId>,
    /// Called with another, and the quorum that is typed then.
    pub onchange: Callback<(Option<BodyId>, String)>,
    /// What was said of it.
    pub error: Option<AttrValue>,
}

/// The choice; nothing where no body could decide.
#[component]
pub fn Electorate(props: &ElectorateProps) -> Html {
    let path = format!("/communities/{}/bodies", props.community);
    let (bodies, _) = use_call::<_, Page<BodySummary>>(path, |path| Some(Call::get(path)));
    let able = |one: &&BodySummary| one.state == BodyState::Standing && one.complete;
    let all = bodies.ready().map(|page| page.items.clone()).unwrap_or_default();
    let mut options = vec![Choice::new("", t(text::ALL_RESIDENTS))];
    options.extend(
        all.iter()
            .filter(able)
            .map(|one| Choice::new(one.id.to_string(), one.name.clone())),
    );
    if options.len() == 1 {
        return Html::default();
    }
    let changed = props.onchange.clone();
    let onchange = Callback::from(move |id: String| {
        let body = id.parse().ok();
        // A body has the quorum of its community's rules, unless another is typed.
        let quorum = if body.is_some() { String::new() } else { HALF.to_string() };
        changed.emit((body, quorum));
    });
    part!(Select {
        label: t(text::WHO_DECIDES),
        options,
        value: props.body.map(|id| id.to_string()).unwrap_or_default(),
        onchange,
        error: props.error.clone(),
        data_test: "electorate",
    })
}
