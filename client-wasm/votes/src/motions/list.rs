//! The motions of a community, the latest first.

use std::rc::Rc;

use contract::{ids::CommunityId, motions::Motion, page::Page, places::Community};
use kit::{
    community::use_community,
    hooks::use_state,
    http::{Call, query},
    i18n::{motions as text, shared, t},
    motion, part,
    remote::use_call,
    sending::use_sending,
    session::use_session,
    ui::{Button, Empty, Shape, Tone, chip},
    way,
};
use yew::prelude::*;

use crate::{
    routes::Route,
    shell::{Screen, link},
};

/// The page.
#[component]
pub(crate) fn MotionsPage() -> Html {
    let (communities, reload) =
        use_call::<_, Page<Community>>((), |()| Some(Call::get("/communities").remembered("communities")));
    let matter = communities.show(3, &reload, |all| part!(OfCommunity { all: all.clone() }));
    part!(Screen {
        title: t(text::MOTIONS),
        tab: Route::Motions,
        data_test: "motions-page",
        children: matter
    })
}

#[derive(Properties, PartialEq)]
struct OfCommunityProps {
    all: Rc<Page<Community>>,
}

#[component]
fn OfCommunity(props: &OfCommunityProps) -> Html {
    let Some((community, choose)) = use_community(&props.all) else {
        return part!(Empty { words: t(text::NONE) });
    };
    html! {
        <div class="lx-pad lx-stack">
            { choose }
            <section class="lx-card lx-stack">
                <p>{ t(text::LEAD) }</p>
                <p class="lx-small lx-muted">{ t(text::LAW) }</p>
                { link(Route::Write, "lx-button lx-button-primary lx-button-block", t(text::WRITE), "to-write") }
            </section>
            { part!(Listed [community.to_string()] { community }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    community: CommunityId,
}

fn address(community: CommunityId, cursor: &str) -> String {
    format!("/communities/{community}/motions{}", query(&[("cursor", cursor)]))
}

#[component]
fn Listed(props: &ListedProps) -> Html {
    // Who signs in reads their own, too.
    let (community, whose) = (props.community, use_session().me().map(|me| me.id));
    let (page, reload) =
        use_call::<_, Page<Motion>>((community, whose), |(community, _)| Some(Call::get(&address(*community, ""))));
    let (more, sending) = (use_state(|| None::<Page<Motion>>), use_sending());
    page.show(3, &reload, |page| {
        let brought = more.as_ref();
        let all = page.items.iter().chain(brought.iter().flat_map(|more| &more.items));
        let next = brought.map_or(&page.next, |more| &more.next).as_ref();
        let onclick = next.map(|cursor| {
            let (sending, more, path) = (sending.clone(), more.clone(), address(community, cursor));
            Callback::from(move |_: MouseEvent| {
                let more = more.clone();
                sending.send(Call::get(&path), move |page: Page<Motion>| {
                    let before = more.as_ref().map(|more| more.items.clone()).unwrap_or_default();
                    let items = before.into_iter().chain(page.items).collect();
                    more.set(Some(Page { items, next: page.next }));
                });
            })
        });
        html! {
            <>
                if page.items.is_empty() { <p class="lx-muted" data-test="none">{ t(text::NONE) }</p> }
                { for all.map(row) }
                { sending.trouble("more-trouble") }
                if let Some(onclick) = onclick {
                    { part!(Button { block: true, loading: sending.is_busy(), onclick, data_test: "more", children: html! { { t(shared::LOAD_MORE) } } }) }
                }
            </>
        }
    })
}

fn row(of: &Motion) -> Html {
    let href = Route::Motion { id: of.id }.href();
    html! {
        <a key={of.id.to_string()} class="lx-card lx-vote" href={href.clone()} onclick={way::on_link(href)} data-test="motion">
            <p class="lx-row">
                { motion::state(of) }
                { mark(of) }
            </p>
            <h3 class="lx-title">{ &of.title }</h3>
            { motion::facts(of) }
        </a>
    }
}

/// What it is to the reader.
pub(super) fn mark(of: &Motion) -> Html {
    match of.mine {
        Some(mine) if mine.author => chip(Tone::Green, Shape::Person, t(text::MINE)),
        Some(mine) if mine.seconded => chip(Tone::Green, Shape::Check, t(text::SECONDED)),
        _ => Html::default(),
    }
}
