//! What is being done (居民自治项目): the projects of a community, and for who speaks for an organisation its own.

mod page;
mod report;
mod sign;
mod typed;

pub(crate) use page::WorkPage;

use contract::{ids::CommunityId, page::Page, projects::ProjectSummary};
use kit::{
    community::use_community,
    http::Call,
    i18n::{language, projects, t, works as text},
    pages::use_pages,
    part,
    remote::use_call,
    session::use_session,
    ui::Empty,
    works,
};
use yew::prelude::*;

use crate::{routes::Route, shell::Screen};

#[component]
pub(crate) fn WorksPage() -> Html {
    let session = use_session();
    let none = part!(Empty { words: t(text::NONE) });
    let matter = use_community(none, |of, choose| {
        let community = of.id;
        let plain = |page: &str| format!("/plain/{page}?community={community}&lang={}", language().tag());
        html! {
            <div class="lx-pad lx-stack">
                if session.me().is_some() { { part!(Ours) } }
                { choose }
                { part!(Listed [community.to_string()] { community }) }
                <p><a class="lx-button lx-button-text" href={plain("projects")} data-test="yearly">{ t(text::YEARLY) }</a></p>
                <p><a class="lx-button lx-button-text" href={plain("bulletins")} data-test="bulletins">{ t(text::BULLETINS) }</a></p>
            </div>
        }
    });
    part!(Screen {
        title: t(projects::TAB_WORKS),
        tab: Route::Works,
        data_test: "works-page",
        children: matter
    })
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

/// The projects of the community, those under way first.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let listed = use_pages::<ProjectSummary>(format!("/communities/{}/projects", props.community));
    listed.show_as(3, || {
        if listed.is_empty() {
            return part!(Empty { words: t(text::NONE) });
        }
        html! {
            <section class="lx-stack" data-test="works">
                <h2 class="lx-hidden">{ t(projects::TAB_WORKS) }</h2>
                { for listed.all().map(row) }
                { listed.further() }
            </section>
        }
    })
}

fn row(of: &ProjectSummary) -> Html {
    works::row(of, Route::Work(of.id).href())
}
