//! Announcements: what a community's residents read on their first page.

use contract::{
    accounts::Role,
    ids::CommunityId,
    notices::{NewNotice, Notice},
};
use kit::{
    desk::use_desk,
    drafts::use_draft,
    hooks::use_state,
    i18n::{console as text, publication, shared, t},
    part,
    remote::{Remote, use_remote},
    sending::use_sending,
    station::of_which,
    time,
    trouble::Trouble,
    ui::{Empty, Field, Shape, Skeleton, TextArea, use_toasts},
};
use yew::prelude::*;

use crate::{calls, nav::use_nav, place::Page};

/// Announcements of one community, and a form for a new one.
#[component]
pub(crate) fn NoticesPage() -> Html {
    let (nav, desk) = (use_nav(), use_desk());
    let picked = use_state(|| None::<CommunityId>);
    let community = (*picked)
        .or(nav.place.filter.community)
        .or_else(|| desk.communities.first().map(|community| community.id));
    let onchange = {
        let picked = picked.clone();
        Callback::from(move |id: String| picked.set(id.parse().ok()))
    };
    let Some(community) = community else {
        return part!(Empty {
            shape: Shape::Horn,
            words: t(text::NOTICES_NONE)
        });
    };
    let may_publish = desk
        .me
        .posts
        .iter()
        .any(|post| post.role == Role::StationAdmin && post.community_id == Some(community));
    html! {
        <div class="lx-stack lx-pad">
            { of_which(&desk, community, onchange) }
            <p>
                <a class="lx-button lx-button-plain" href={nav.href(Page::Published)} onclick={nav.on_link(Page::Published)} data-test="published">
                    { t(publication::PUBLISHED) }
                </a>
            </p>
            { part!(Board [community.to_string()] { community, may_publish }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BoardProps {
    community: CommunityId,
    may_publish: bool,
}

#[component]
fn Board(props: &BoardProps) -> Html {
    let (notices, reload) = use_remote(props.community, |community| calls::notices(*community));
    html! {
        <>
            if props.may_publish { { part!(NewForm { community: props.community, onpublished: reload.clone() }) } }
            <section class="lx-stack">
                <h2>{ t(text::NOTICES_PAST) }</h2>
                { match notices {
                    Remote::Loading => part!(Skeleton { label: t(shared::LOADING), rows: 2 }),
                    Remote::Failed(failure) => part!(Trouble { failure, onretry: reload }),
                    Remote::Ready(notices) if notices.is_empty() => part!(Empty { shape: Shape::Horn, words: t(text::NOTICES_NONE) }),
                    Remote::Ready(notices) => html! { <>{ for notices.iter().map(posted) }</> },
                } }
            </section>
        </>
    }
}

fn posted(notice: &Notice) -> Html {
    html! {
        <article key={notice.id.to_string()} class="lx-card" data-test="notice">
            <h3>{ &notice.title }</h3>
            <p class="lx-muted lx-small">
                <time datetime={time::machine(notice.published_at)}>{ time::moment(notice.published_at) }</time>
            </p>
            <p class="lx-text">{ &notice.body }</p>
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct NewFormProps {
    community: CommunityId,
    onpublished: Callback<()>,
}

/// A new announcement. What is typed stays on the device until it is published.
#[component]
fn NewForm(props: &NewFormProps) -> Html {
    let toasts = use_toasts();
    let title = use_draft(&format!("notice.{}.title", props.community));
    let body = use_draft(&format!("notice.{}.body", props.community));
    let sending = use_sending();
    let onsubmit = {
        let (title, body, sending) = (title.clone(), body.clone(), sending.clone());
        let (community, onpublished) = (props.community, props.onpublished.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let notice = NewNotice {
                title: title.text.trim().to_owned(),
                body: body.text.trim().to_owned(),
            };
            if !sending.accepts(&notice) {
                return;
            }
            let key = sending.key(&format!("notice.{community}"), &notice);
            let (title, body, onpublished, toasts) = (title.clone(), body.clone(), onpublished.clone(), toasts.clone());
            sending.send::<Notice>(calls::publish(community, &notice, &key), move |_| {
                title.clear.emit(());
                body.clear.emit(());
                toasts.good(t(text::NOTICE_PUBLISHED));
                onpublished.emit(());
            });
        })
    };
    html! {
        <form class="lx-card lx-stack" {onsubmit} novalidate=true data-test="notice-form">
            <h2>{ t(text::NOTICE_NEW) }</h2>
            { sending.trouble("notice-failed") }
            { part!(Field {
                label: t(text::NOTICE_TITLE),
                value: title.text.clone(),
                oninput: title.set.clone(),
                error: sending.error("/title"),
                data_test: "notice-title",
            }) }
            { part!(TextArea {
                label: t(text::NOTICE_BODY),
                value: body.text.clone(),
                oninput: body.set.clone(),
                limit: 5_000,
                hint: t(text::NOTICE_HINT),
                error: sending.error("/body"),
                data_test: "notice-body",
            }) }
            { sending.submit(t(text::NOTICE_PUBLISH), "notice-publish") }
        </form>
    }
}
