//! The votes of a community: announcing one, seeing how far it is, calling it off, and what came of it.

mod announce;
mod cancel;
mod motions;
mod options;
mod typed;

use contract::{
    ids::CommunityId,
    motions::MotionState as State,
    page::Page,
    votes::{Vote, VoteAction as Action, VoteOption},
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    http::{Call, query},
    i18n::{fill, shared, t, votes as text},
    part,
    remote::use_call,
    sending::use_sending,
    ui::{Button, Empty},
    vote::{self, numbered},
};
use yew::prelude::*;

use crate::queue::OfCommunity;
use announce::Announce;
use cancel::Cancel;
pub(crate) use motions::Motions;

/// The page.
#[component]
pub(crate) fn VotesPage(props: &OfCommunity) -> Html {
    let announces = use_desk().of_station();
    let begun = use_state(|| 0_u32);
    let done = {
        let begun = begun.clone();
        Callback::from(move |()| begun.set(*begun + 1))
    };
    html! {
        <>
            { part!(Motions { community: props.community, state: State::Waiting, done: done.clone() }) }
            { part!(Motions { community: props.community, state: State::Binding, done: done.clone() }) }
            if announces { { part!(Announce { community: props.community, done }) } }
            { part!(Listed [begun.to_string()] { community: props.community }) }
        </>
    }
}

fn address(community: CommunityId, cursor: &str) -> String {
    format!("/communities/{community}/votes{}", query(&[("cursor", cursor)]))
}

#[component]
fn Listed(props: &OfCommunity) -> Html {
    let community = props.community;
    let (page, reload) = use_call::<_, Page<Vote>>(community, |community| Some(Call::get(&address(*community, ""))));
    let (more, sending) = (use_state(|| None::<Page<Vote>>), use_sending());
    page.show(3, &reload, |page| {
        let brought = more.as_ref();
        let all = page.items.iter().chain(brought.iter().flat_map(|more| &more.items));
        let next = brought.map_or(&page.next, |more| &more.next).as_ref();
        if page.items.is_empty() {
            return part!(Empty { words: t(text::VOTES_NONE) });
        }
        let onclick = next.map(|cursor| {
            let (sending, more, path) = (sending.clone(), more.clone(), address(community, cursor));
            Callback::from(move |_: MouseEvent| {
                let more = more.clone();
                sending.send(Call::get(&path), move |page: Page<Vote>| {
                    let before = more.as_ref().map(|more| more.items.clone()).unwrap_or_default();
                    let items = before.into_iter().chain(page.items).collect();
                    more.set(Some(Page { items, next: page.next }));
                });
            })
        });
        html! {
            <>
                { for all.map(|one| part!(Row [one.id.to_string()] { vote: one.clone(), done: reload.clone() })) }
                { sending.trouble("more-trouble") }
                if let Some(onclick) = onclick {
                    { part!(Button { loading: sending.is_busy(), onclick, data_test: "more", children: html! { { t(shared::LOAD_MORE) } } }) }
                }
            </>
        }
    })
}

/// Properties of what shows one vote at the desk.
#[derive(Properties, PartialEq)]
pub(super) struct OneVote {
    /// It.
    pub(super) vote: Vote,
    /// Called once it is changed.
    pub(super) done: Callback<()>,
}

#[component]
fn Row(props: &OneVote) -> Html {
    let of = &props.vote;
    let result = of.result.as_ref();
    let line = |(at, option): (usize, &VoteOption)| {
        let count = result.and_then(|result| vote::standing(of, result, at));
        html! { <li key={at}>{ numbered(option) }if let Some(count) = count { { " · " }<strong class="lx-number">{ count }</strong> }</li> }
    };
    html! {
        <article class="lx-card lx-stack" data-test="vote">
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ vote::when(of) }</span>
                { vote::state(of.state) }
            </p>
            <h3 class="lx-title">{ &of.title }</h3>
            <p class="lx-text">{ &of.question }</p>
            { vote::body(of) }
            { vote::called_for(of) }
            if let Some(taken) = vote::taken(of) { <p data-test="taken">{ taken }</p> }
            if let Some(why) = &of.cancelled_because { <p>{ fill(text::WHY_CANCELLED, &[why]) }</p> }
            if let Some(result) = result { <p class="lx-strong" data-test="quorum">{ vote::quorum(of, result) }</p> }
            <ul>{ for of.options.iter().enumerate().map(line) }</ul>
            <p><a class="lx-button lx-button-text" href={format!("/votes/{}", of.id)} target="_blank">{ t(text::SEE_VOTE) }</a></p>
            if of.allowed.contains(&Action::Cancel) { { part!(Cancel { vote: of.clone(), done: props.done.clone() }) } }
        </article>
    }
}
