//! What my community announces.

use std::rc::Rc;

use contract::{ids::CommunityId, notices::Notice, page::Page};
use kit::part;
use kit::{
    http,
    i18n::{resident, shared, t},
    remote::{Remote, use_remote},
    time,
    ui::{Failed, Shape, Skeleton, icon},
};
use yew::prelude::*;

use crate::places::use_places;

/// What my community announces; nothing before I have chosen one.
#[component]
pub(super) fn Notices() -> Html {
    let places = use_places();
    html! {
        if let Some(community) = places.mine {
            { part!(Of [community.to_string()] { community }) }
        }
    }
}

#[derive(Properties, PartialEq)]
struct OfProps {
    community: CommunityId,
}

#[component]
fn Of(props: &OfProps) -> Html {
    let (notices, reload) = use_remote(props.community, |community| {
        let path = format!("/communities/{community}/notices");
        async move { http::get::<Page<Notice>>(&path).await.map(|page| Rc::new(page.items)) }
    });
    let matter = match &notices {
        Remote::Loading => part!(Skeleton {
            label: t(shared::LOADING),
            rows: 2
        }),
        Remote::Failed(failure) => part!(Failed {
            title: failure.title(),
            detail: failure.detail(),
            retry_label: t(shared::RETRY),
            onretry: reload
        }),
        Remote::Ready(notices) if notices.is_empty() => html! { <p class="lx-pad lx-muted">{ t(resident::NOTICES_NONE) }</p> },
        Remote::Ready(notices) => html! { <>{ for notices.iter().map(notice) }</> },
    };
    html! {
        <section data-test="notices">
            <h2 class="lx-cells-title">{ t(resident::NOTICES_TITLE) }</h2>
            <div class="lx-cells">{ matter }</div>
        </section>
    }
}

/// One announcement: its headline, and its text when it is opened.
fn notice(notice: &Notice) -> Html {
    html! {
        <details key={notice.id.to_string()} class="lx-notice">
            <summary class="lx-cell">
                { icon(Shape::Horn) }
                <span class="lx-cell-body">
                    <span>{ &notice.title }</span>
                    <br />
                    <span class="lx-cell-note">{ time::date(notice.published_at) }</span>
                </span>
                { icon(Shape::Down) }
            </summary>
            <p class="lx-notice-body lx-text">{ &notice.body }</p>
        </details>
    }
}
