//! Who decides a vote that is typed: all verified residents, or the members of a body that stands, is complete and decides such things.

use contract::{
    bodies::{BodyAct, BodyState, BodySummary, may},
    ids::{BodyId, CommunityId},
    page::Page,
    proposals::Field,
};
use yew::prelude::*;

use crate::{
    hooks::use_effect_with,
    http::Call,
    i18n::{t, votes as text},
    part,
    remote::use_call,
    ui::{Choice, Select},
};

/// The bodies that can decide this about things of these fields now, of those that there are.
pub fn able(all: &[BodySummary], act: BodyAct, about: &[Field]) -> Vec<Choice> {
    let able = |one: &&BodySummary| one.state == BodyState::Standing && one.complete && may(one.kind, one.field, act, about);
    all.iter()
        .filter(able)
        .map(|one| Choice::new(one.id.to_string(), one.name.clone()))
        .collect()
}

/// Properties of an [`Electorate`].
#[derive(Properties, PartialEq)]
pub struct ElectorateProps {
    /// Whose bodies can decide.
    pub community: CommunityId,
    /// What is decided, and about things of which fields.
    pub act: BodyAct,
    /// As above.
    #[prop_or_default]
    pub about: Vec<Field>,
    /// The body that was chosen.
    pub body: Option<BodyId>,
    /// Called with another.
    pub onchange: Callback<Option<BodyId>>,
    /// What was said of it.
    pub error: Option<AttrValue>,
}

/// The choice; nothing where no body could decide.
#[component]
pub fn Electorate(props: &ElectorateProps) -> Html {
    let path = format!("/communities/{}/bodies", props.community);
    let (bodies, _) = use_call::<_, Page<BodySummary>>(path, |path| Some(Call::get(path)));
    let all = bodies.ready().map(|page| page.items.clone()).unwrap_or_default();
    let able = able(&all, props.act, &props.about);
    let chosen = props.body.map(|id| id.to_string()).unwrap_or_default();
    // What was chosen for other things does not decide about these.
    let gone = bodies.ready().is_some() && props.body.is_some() && able.iter().all(|one| one.value != chosen);
    let changed = props.onchange.clone();
    use_effect_with(gone, move |gone| {
        if *gone {
            changed.emit(None);
        }
    });
    if able.is_empty() {
        return Html::default();
    }
    let mut options = vec![Choice::new("", t(text::ALL_RESIDENTS))];
    options.extend(able);
    part!(Select {
        label: t(text::WHO_DECIDES),
        options,
        value: chosen,
        onchange: props.onchange.reform(|id: String| id.parse().ok()),
        error: props.error.clone(),
        data_test: "electorate",
    })
}
