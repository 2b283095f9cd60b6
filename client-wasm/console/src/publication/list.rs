//! The cases of a community that everybody may read.

use contract::{ids::CommunityId, page::Page as Part, publication::PublicCaseSummary};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::Call,
    i18n::{fill, language, publication as text, t},
    part,
    remote::use_call,
    station::of_which,
    time,
    ui::{Empty, Shape},
};
use yew::prelude::*;

use crate::{
    nav::{Nav, use_nav},
    place::Page,
};

/// The cases that everybody may read, of one community.
#[component]
pub(crate) fn PublishedPage() -> Html {
    let (nav, desk) = (use_nav(), use_desk());
    let picked = use_state(|| None::<CommunityId>);
    let first = desk.communities.first().map(|community| community.id);
    let Some(community) = (*picked).or(nav.place.filter.community).or(first) else {
        return part!(Empty {
            shape: Shape::Horn,
            words: t(text::PUBLISHED_NONE)
        });
    };
    let onchange = {
        let picked = picked.clone();
        Callback::from(move |id: String| picked.set(id.parse().ok()))
    };
    html! {
        <div class="lx-stack lx-pad">
            { of_which(&desk, community, onchange) }
            { part!(Listed [community.to_string()] { community }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
}

#[component]
fn Listed(props: &ListedProps) -> Html {
    let nav = use_nav();
    let path = format!("/communities/{}/published?limit=100", props.community);
    let (listed, reload) = use_call::<_, Part<PublicCaseSummary>>(path, |path| Some(Call::get(path)));
    let public = format!("/plain/published?community={}&lang={}", props.community, language().tag());
    html! {
        <>
            <p>
                <a class="lx-button lx-button-plain" href={public} target="_blank" rel="noopener" data-test="public-list">
                    { t(text::PUBLISHED_PAGE) }
                </a>
            </p>
            { listed.show(3, &reload, |page| if page.items.is_empty() {
                part!(Empty { shape: Shape::Horn, words: t(text::PUBLISHED_NONE) })
            } else {
                html! { <ul class="lx-queue-list">{ for page.items.iter().map(|case| row(&nav, case)) }</ul> }
            }) }
        </>
    }
}

fn row(nav: &Nav, case: &PublicCaseSummary) -> Html {
    let page = Page::Publication(case.id);
    html! {
        <li key={case.id.to_string()}>
            <a class="lx-queue-row" href={nav.href(page)} onclick={nav.on_link(page)} data-test={format!("published-{}", case.id)}>
                <span class="lx-queue-title">{ &case.title }</span>
                <span class="lx-queue-meta">{ fill(text::PUBLISHED_SINCE, &[&time::moment(case.published_at)]) }</span>
            </a>
        </li>
    }
}
