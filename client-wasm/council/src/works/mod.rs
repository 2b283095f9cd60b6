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
    page::Page,
    projects::ProjectSummary,
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::{Call, query},
    i18n::{fill, shared, t, works as text},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, ButtonKind, Empty, unfolding},
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

fn address(community: CommunityId, cursor: &str) -> String {
    format!("/communities/{community}/projects{}", query(&[("cursor", cursor)]))
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
    let (page, reload) = use_call::<_, Page<ProjectSummary>>(community, |community| Some(Call::get(&address(*community, ""))));
    let (more, sending) = (use_state(|| None::<Page<ProjectSummary>>), use_sending());
    let listed = page.show(3, &reload, |page| {
        let brought = more.as_ref();
        let all = page.items.iter().chain(brought.iter().flat_map(|more| &more.items));
        let next = brought.map_or(&page.next, |more| &more.next).as_ref();
        if page.items.is_empty() {
            return part!(Empty { words: t(text::NONE) });
        }
        let onclick = next.map(|cursor| {
            let (sending, more, path) = (sending.clone(), more.clone(), address(community, cursor));
            Callback::from(move |_: MouseEvent| {
                let more = more.clone();
                sending.send(Call::get(&path), move |page: Page<ProjectSummary>| {
                    let before = more.as_ref().map(|more| more.items.clone()).unwrap_or_default();
                    let items = before.into_iter().chain(page.items).collect();
                    more.set(Some(Page { items, next: page.next }));
                });
            })
        });
        html! {
            <>
                { for all.map(row) }
                { sending.trouble("more-trouble") }
                if let Some(onclick) = onclick {
                    { part!(Button { loading: sending.is_busy(), onclick, data_test: "more", children: html! { { t(shared::LOAD_MORE) } } }) }
                }
            </>
        }
    });
    let done = Callback::from(|id: ProjectId| way::to(&href(id)));
    html! {
        <div class="lx-stack" data-test="works">
            if manages {
                <p>{ unfolding(ButtonKind::Primary, t(text::DRAW_UP), *drawing, toggle, "draw-up") }</p>
                if *drawing { { part!(Draw { community, purpose: Purpose::New, done }) } }
            }
            { listed }
        </div>
    }
}

fn row(of: &ProjectSummary) -> Html {
    let href = href(of.id);
    html! {
        <a key={of.id.to_string()} class="lx-card lx-work" href={href.clone()} onclick={way::on_link(href)} data-test="work">
            { works::chips(of) }
            <h3 class="lx-title">{ &of.title }</h3>
            <p class="lx-small lx-muted">{ fill(text::CARRIED_BY, &[&of.carrier]) }</p>
        </a>
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
