//! What is needed (需求), and who is asked to plan it (方案征集).

use contract::ids::CommunityId;
use yew::prelude::*;

/// Properties of a [`NeedsPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct NeedsPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
}

/// What is needed.
#[component]
pub(crate) fn NeedsPage(props: &NeedsPageProps) -> Html {
    html! { <p class="lx-pad lx-muted" data-test="needs">{ props.community.to_string() }</p> }
}

/// Properties of a [`CallsPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct CallsPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
}

/// Who is asked to plan it.
#[component]
pub(crate) fn CallsPage(props: &CallsPageProps) -> Html {
    html! { <p class="lx-pad lx-muted" data-test="calls">{ props.community.to_string() }</p> }
}
