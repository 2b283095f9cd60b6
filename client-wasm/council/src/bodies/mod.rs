//! Who decides (议事机构).

use contract::ids::CommunityId;
use yew::prelude::*;

/// Properties of a [`BodiesPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct BodiesPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
}

/// The page.
#[component]
pub(crate) fn BodiesPage(props: &BodiesPageProps) -> Html {
    html! { <p class="lx-pad lx-muted" data-test="bodies">{ props.community.to_string() }</p> }
}
