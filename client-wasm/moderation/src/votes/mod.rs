//! The votes of a community: announcing one, seeing how far it is, calling it off, and what came of it.

mod announce;
mod cancel;
mod motions;
mod options;
mod typed;

use contract::{
    motions::MotionState as State,
    votes::{Vote, VoteAction as Action, VoteOption},
};
use kit::{
    desk::use_desk,
    hooks::use_state,
    i18n::{fill, t, votes as text},
    pages::use_pages,
    part,
    reasoned::Reasoned,
    vote::{self, numbered},
};
use yew::prelude::*;

use crate::queue::OfCommunity;
use announce::Announce;
use cancel::CANCEL;
pub(crate) use motions::Motions;

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

#[component]
fn Listed(props: &OfCommunity) -> Html {
    let votes = use_pages::<Vote>(format!("/communities/{}/votes", props.community));
    votes.show(
        t(text::VOTES_NONE),
        |one| part!(Row [one.id.to_string()] { vote: one.clone(), done: votes.reload.clone() }),
    )
}

/// Properties of what shows one vote at the desk.
#[derive(Properties, PartialEq)]
pub(super) struct OneVote {
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
            <h2 class="lx-title">{ &of.title }</h2>
            <p class="lx-text">{ &of.question }</p>
            { vote::body(of) }
            { vote::called_for(of) }
            if let Some(taken) = vote::taken(of) { <p data-test="taken">{ taken }</p> }
            if let Some(why) = &of.cancelled_because { <p>{ fill(text::WHY_CANCELLED, &[why]) }</p> }
            if let Some(result) = result { <p class="lx-strong" data-test="quorum">{ vote::quorum(of, result) }</p> }
            <ul>{ for of.options.iter().enumerate().map(line) }</ul>
            <p><a class="lx-button lx-button-text" href={format!("/votes/{}", of.id)} target="_blank">{ t(text::SEE_VOTE) }</a></p>
            if of.allowed.contains(&Action::Cancel) { { part!(Reasoned { path: format!("/votes/{}/cancel", of.id), act: &CANCEL, done: props.done.clone() }) } }
        </article>
    }
}
