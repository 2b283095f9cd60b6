//! What is being done (居民自治项目), at the station: drawing projects up, agreeing on contracts, paying, asking, evaluating.

mod acts;
mod draw;
mod page;
mod reasoned;
mod silent;
mod terms;
mod typed;

use contract::{
    ids::{CommunityId, ProjectId},
    projects::ProjectSummary,
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    i18n::{t, works as text},
    pages::use_pages,
    part,
    ui::{ButtonKind, unfolding},
    way, works,
};
use yew::prelude::*;

pub(crate) use self::draw::{Draw, Purpose};
use self::page::Work;
use crate::routes::Route;

/// Properties of a [`WorksPage`].
#[derive(Properties, PartialEq)]
pub(crate) struct WorksPageProps {
    /// Whose.
    pub(crate) community: CommunityId,
    /// The project that is open.
    pub(crate) open: Option<ProjectId>,
}

/// The page: one project, or all of them.
#[component]
pub(crate) fn WorksPage(props: &WorksPageProps) -> Html {
    match props.open {
        // A list, so that its key tells one project from the next.
        Some(id) => html! { <>{ part!(Work [id.to_string()] { id, community: props.community }) }</> },
        None => part!(All {
            community: props.community,
        }),
    }
}

/// The address of a project's page.
pub(crate) fn href(id: ProjectId) -> String {
    format!("{}/{id}", Route::Works.href())
}

/// The project whose page lies at an address.
pub(crate) fn named(path: &str) -> Option<ProjectId> {
    path.strip_prefix(&Route::Works.href())?.trim_matches('/').parse().ok()
}

#[derive(Properties, PartialEq)]
struct AllProps {
    community: CommunityId,
}

#[component]
fn All(props: &AllProps) -> Html {
    let community = props.community;
    let manages = use_desk().of_station();
    let drawing = use_state(|| false);
    let toggle = {
        let drawing = drawing.clone();
        Callback::from(move |_: MouseEvent| drawing.set(!*drawing))
    };
    let listed = use_pages::<ProjectSummary>(format!("/communities/{community}/projects"));
    let done = Callback::from(|id: ProjectId| way::to(&href(id)));
    html! {
        <div class="lx-stack" data-test="works">
            if manages {
                <p>{ unfolding(ButtonKind::Primary, t(text::DRAW_UP), *drawing, toggle, "draw-up") }</p>
                if *drawing { { part!(Draw { community, purpose: Purpose::New, done }) } }
            }
            { listed.show(t(text::NONE), |of| works::row(of, href(of.id))) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{href, named};

    #[test]
    fn a_project_is_found_at_its_address() {
        let id = contract::ids::ProjectId::from(uuid::Uuid::from_u128(7));
        assert_eq!(named(&href(id)), Some(id));
        assert_eq!(named("/council/works"), None);
        assert_eq!(named("/council/needs/x"), None);
    }
}
