//! What is being done (居民自治项目): contracts, payments, reports, evaluation.

use contract::ids::CommunityId;
use yew::prelude::*;

/// Properties of a [`WorksPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct WorksPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
}

/// The page.
#[component]
pub(crate) fn WorksPage(props: &WorksPageProps) -> Html {
    html! { <p class="lx-pad lx-muted" data-test="works">{ props.community.to_string() }</p> }
}
