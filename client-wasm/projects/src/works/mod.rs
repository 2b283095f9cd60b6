//! What is being done (居民自治项目): the projects of a community, and for who speaks for an organisation its own.

mod page;
mod report;
mod sign;
mod typed;

pub(crate) use page::WorkPage;

use std::rc::Rc;

use contract::{ids::CommunityId, page::Page, places::Community, projects::ProjectSummary};
use kit::{
    community::use_community,
    hooks::use_state,
    http::{Call, query},
    i18n::{fill, language, projects, shared, t, works as text},
    part,
    remote::use_call,
    sending::use_sending,
    session::use_session,
    ui::{Button, Empty},
    way, works,
};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

/// The page.
#[component]
pub(crate) fn WorksPage() -> Html {
    let (communities, reload) =
        use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities").remembered("communities")));
    let matter = communities.show(3, &reload, |all| {
        part!(OfCommunity {
            communities: all.clone()
        })
    });
    part!(Screen {
        title: t(projects::TAB_WORKS),
        tab: Route::Works,
        data_test: "works-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct OfCommunityProps {
    communities: Rc<Page<Community>>,
}

#[component]
fn OfCommunity(props: &OfCommunityProps) -> Html {
    let session = use_session();
    let Some((community, choose)) = use_community(&props.communities) else {
        return part!(Empty { words: t(text::NONE) });
    };
    html! {
        <div class="lx-pad lx-stack">
            if session.me().is_some() { { part!(Ours) } }
            { choose }
            { part!(Listed [community.to_string()] { community }) }
            <p><a class="lx-button lx-button-text" href={format!("/plain/projects?community={community}&lang={}", language().tag())} data-test="yearly">{ t(text::YEARLY) }</a></p>
        </div>
    }
}

/// The projects of the organisations that the reader speaks for; nothing for who speaks for none.
#[component]
fn Ours() -> Html {
    let (page, _) = use_call::<_, Page<ProjectSummary>>((), |()| Some(Call::get("/me/projects")));
    let Some(page) = page.ready().filter(|page| !page.items.is_empty()) else {
        return Html::default();
    };
    html! {
        <section class="lx-stack" data-test="ours">
            <h2 class="lx-label">{ t(text::OURS) }</h2>
            { for page.items.iter().map(row) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
}

fn address(community: CommunityId, cursor: &str) -> String {
    format!("/communities/{community}/projects{}", query(&[("cursor", cursor)]))
}

/// The projects of the community, those under way first.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let community = props.community;
    let (page, reload) = use_call::<_, Page<ProjectSummary>>(community, |community| Some(Call::get(&address(*community, ""))));
    let (more, sending) = (use_state(|| None::<Page<ProjectSummary>>), use_sending());
    page.show(3, &reload, |page| {
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
            <section class="lx-stack" data-test="works">
                <h2 class="lx-hidden">{ t(projects::TAB_WORKS) }</h2>
                { for all.map(row) }
                { sending.trouble("more-trouble") }
                if let Some(onclick) = onclick {
                    { part!(Button { block: true, loading: sending.is_busy(), onclick, data_test: "more", children: html! { { t(shared::LOAD_MORE) } } }) }
                }
            </section>
        }
    })
}

/// A project in a list.
fn row(of: &ProjectSummary) -> Html {
    let href = Route::Work(of.id).href();
    html! {
        <a key={of.id.to_string()} class="lx-card lx-work" href={href.clone()} onclick={way::on_link(href)} data-test="work">
            { works::chips(of) }
            <h3 class="lx-title">{ &of.title }</h3>
            <p class="lx-small lx-muted">{ fill(text::CARRIED_BY, &[&of.carrier]) }</p>
        </a>
    }
}
