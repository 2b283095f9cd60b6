//! In whose name the station writes down what was decided: that of a body that decides such things, or its own where there is none.

use std::rc::Rc;

use contract::{
    bodies::{BodyAct, BodySummary},
    ids::{BodyId, CommunityId},
    page::Page,
    proposals::Field,
};
use kit::{
    electorate::able,
    hooks::use_state,
    http::Call,
    i18n::{Text, needs as text, t},
    part,
    remote::use_call,
    sending::Sending,
    ui::Select,
};
use yew::prelude::*;

/// The bodies of a community, so far as they are known.
#[hook]
pub(super) fn use_bodies(community: CommunityId) -> Rc<Vec<BodySummary>> {
    let path = format!("/communities/{community}/bodies");
    let (bodies, _) = use_call::<_, Page<BodySummary>>(path, |path| Some(Call::get(path)));
    Rc::new(bodies.ready().map(|page| page.items.clone()).unwrap_or_default())
}

/// The body that is named, and the choice of it: the first that can decide, until another is chosen. Where none can, `alone` says that
/// the station decides and has to say why.
#[hook]
pub(super) fn use_decider(
    all: &[BodySummary],
    decides: (BodyAct, &[Field]),
    alone: Text,
    sending: &Sending,
) -> (Option<BodyId>, Html) {
    let chosen = use_state(|| None::<String>);
    let able = able(all, decides.0, decides.1);
    let kept = able.iter().find(|one| chosen.as_deref() == Some(&*one.value));
    let Some(first) = kept.or(able.first()) else {
        let shown = html! { <p class="lx-small lx-muted" data-test="alone">{ t(alone) }</p> };
        return (None, shown);
    };
    let (value, named) = (first.value.clone(), first.value.parse().ok());
    let setter = chosen.setter();
    let shown = part!(Select {
        label: t(text::IN_THE_NAME),
        options: able,
        value,
        onchange: Callback::from(move |id| setter.set(Some(id))),
        error: sending.error("/body_id"),
        data_test: "decider",
    });
    (named, shown)
}
