//! Who decides a vote that is typed: all verified residents, or the members of a body that stands and is complete.

use contract::{
    bodies::{BodyState, BodySummary},
    ids::CommunityId,
    page::Page,
    votes::HALF,
};
use kit::{
    form::Form,
    http::Call,
    i18n::{t, votes as text},
    part,
    remote::use_call,
    ui::{Choice, Select},
};
use yew::prelude::*;

use super::typed::Typed;

/// Properties of an [`Electorate`].
#[derive(Properties, PartialEq)]
pub(super) struct ElectorateProps {
    /// Whose bodies can decide.
    pub(super) community: CommunityId,
    /// The form it stands in.
    pub(super) form: Form<Typed>,
    /// What was said of it.
    pub(super) error: Option<AttrValue>,
}

/// The choice; nothing where no body could decide.
#[component]
pub(super) fn Electorate(props: &ElectorateProps) -> Html {
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
    let onchange = props.form.typing(|typed: &mut Typed, id: String| {
        typed.body = id.parse().ok();
        // A body has the quorum of its community's rules, unless another is typed.
        typed.quorum = typed.body.map_or_else(|| HALF.to_string(), |_| String::new());
    });
    part!(Select {
        label: t(text::WHO_DECIDES),
        options,
        value: props.form.typed.body.map(|id| id.to_string()).unwrap_or_default(),
        onchange,
        error: props.error.clone(),
        data_test: "electorate",
    })
}
