//! What my community announces.

use contract::{ids::CommunityId, notices::Notice, page::Page};
use kit::{
    http::Call,
    i18n::{resident, t},
    part,
    remote::use_call,
    time,
    ui::{Shape, icon},
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
    let (notices, reload) = use_call::<_, Page<Notice>>(props.community, |community| {
        Some(Call::get(&format!("/communities/{community}/notices")))
    });
    let matter = notices.show(2, &reload, |notices| {
        html! {
            if notices.items.is_empty() {
                <p class="lx-pad lx-muted">{ t(resident::NOTICES_NONE) }</p>
            } else {
                { for notices.items.iter().map(notice) }
            }
        }
    });
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
