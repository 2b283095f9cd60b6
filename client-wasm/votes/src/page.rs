//! One vote: what is asked, what can be chosen, the reader's part in it, and what came of it.

use std::rc::Rc;

use contract::{
    ids::VoteId,
    votes::{Vote, VoteOption, VoteState as State},
};
use kit::{
    http::Call,
    i18n::{fill, t, votes as text},
    part,
    remote::use_call,
    session::use_session,
    ui::{Banner, Shape, Tone},
    vote::{self, numbered},
};
use yew::prelude::*;

use crate::{
    casting::use_casting,
    mark::behind,
    reader::{Reader, UnderWay},
    recount::Recount,
    result::result,
    shell::Screen,
};

/// Properties of a [`VotePage`].
#[derive(Properties, PartialEq)]
pub(crate) struct VotePageProps {
    pub(crate) id: VoteId,
}

#[component]
pub(crate) fn VotePage(props: &VotePageProps) -> Html {
    // Who signs in or out is told other things, and a ballot that was cast counts among those taken.
    let (whose, casting) = (use_session().me().map(|me| me.id), use_casting());
    let (vote, reload) = use_call::<_, Vote>((props.id, whose, casting.cast), |(id, ..)| {
        Some(Call::get(&format!("/votes/{id}")))
    });
    // Without a network the vote cannot be read, but what the phone keeps of it is not gone.
    let waiting = casting.of(props.id).filter(|_| vote.ready().is_none());
    let waiting = waiting.map(|mine| html! { <div class="lx-pad">{ part!(UnderWay { mine: mine.clone() }) }</div> });
    let matter = html! { <>{ waiting }{ vote.show(5, &reload, shown) }</> };
    part!(Screen {
        title: t(text::VOTES),
        data_test: "vote-page",
        children: matter
    })
}

fn shown(vote: &Rc<Vote>) -> Html {
    let quorum = match vote.quorum_percent {
        0 => t(text::NO_QUORUM).to_owned(),
        percent => fill(text::QUORUM, &[&percent.to_string()]),
    };
    let cancelled = vote.cancelled_because.as_deref();
    let closed = vote.state == State::Closed;
    html! {
        <article class="lx-pad lx-stack">
            if let Some(why) = cancelled {
                { part!(Banner { tone: Tone::Red, shape: Shape::Refuse, words: fill(text::WHY_CANCELLED, &[why]), data_test: "why-cancelled" }) }
            }
            <section class="lx-card">
                <p>{ vote::state(vote.state) }</p>
                <h2 class="lx-title" data-test="title">{ &vote.title }</h2>
                <p class="lx-text">{ &vote.question }</p>
                { vote::body(vote) }
                { vote::called_for(vote) }
                <ul class="lx-small lx-muted" data-test="facts">
                    if let Some(when) = vote::when(vote) { <li>{ when }</li> }
                    if let Some(taken) = vote::taken(vote) { <li>{ taken }</li> }
                    <li>{ quorum }</li>
                </ul>
            </section>
            { result(vote) }
            { part!(Reader { vote: vote.clone() }) }
            if !closed && !is_marked_here(vote) { { options(&vote.options) } }
            if closed { { part!(Recount { vote: vote.clone() }) } }
        </article>
    }
}

/// Whether the reader has the ballot before them, which names the options itself.
fn is_marked_here(vote: &Vote) -> bool {
    let mine = vote.mine.as_ref();
    vote.state == State::Open && mine.is_some_and(|mine| mine.on_roll && !mine.taken)
}

fn options(all: &[VoteOption]) -> Html {
    html! {
        <section class="lx-card">
            <h2 class="lx-label">{ t(text::OPTIONS) }</h2>
            <ul class="lx-vote-options" data-test="options">
                { for all.iter().map(|one| html! { <li key={one.number}><p>{ numbered(one) }</p>{ behind(one) }</li> }) }
            </ul>
        </section>
    }
}
