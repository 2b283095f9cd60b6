//! The calls for plans of a community at its desk.

use contract::{calls::PlanCall, ids::CommunityId};
use kit::{
    desk::use_desk,
    i18n::{needs as text, t},
    pages::use_pages,
    part,
};
use yew::prelude::*;

use super::{call::OneCall, decider::use_bodies, publish::Publishing};

/// Properties of a [`CallsPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct CallsPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
}

/// Who is asked to plan it.
#[component]
pub(crate) fn CallsPage(props: &CallsPageProps) -> Html {
    let (community, calls_here) = (props.community, use_desk().of_station());
    let calls = use_pages::<PlanCall>(format!("/communities/{community}/plan-calls"));
    let bodies = use_bodies(community);
    let row = |of: &PlanCall| {
        part!(OneCall [of.id.to_string()] {
            id: of.id,
            bodies: bodies.clone()
        })
    };
    html! {
        <>
            if calls_here { <div class="lx-card">{ part!(Publishing { community, need: None, done: calls.reload.clone() }) }</div> }
            { calls.show(t(text::NO_CALLS), row) }
        </>
    }
}
