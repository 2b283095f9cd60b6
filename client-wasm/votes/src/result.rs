//! What came of a vote: whether it counts, and how often each option was chosen, as a bar and in words.

use contract::votes::{Vote, VoteOption, VoteResult};
use kit::{
    i18n::{t, votes as text},
    ui::{Shape, Tone, chip, icon},
    vote::{self, numbered},
};
use yew::prelude::*;

use crate::mark::proposal;

/// The result, if there is one.
pub(crate) fn result(vote: &Vote) -> Html {
    html! { if let Some(of) = &vote.result { { shown(vote, of) } } }
}

fn shown(vote: &Vote, of: &VoteResult) -> Html {
    let most = of.counts.iter().copied().max().filter(|most| *most > 0 && of.quorum_met);
    let counted = vote.options.iter().zip(&of.counts);
    let (class, shape) = if of.quorum_met {
        ("lx-vote-good", Shape::Check)
    } else {
        ("lx-vote-bad", Shape::Alert)
    };
    html! {
        <section class="lx-card lx-stack" data-test="result">
            <h2>{ t(text::RESULT) }</h2>
            <p {class} data-test="quorum">{ icon(shape) }<span>{ vote::quorum(vote, of) }</span></p>
            <ul class="lx-vote-options">
                { for counted.map(|(option, count)| bar(option, *count, of.ballots, most == Some(*count))) }
            </ul>
            if vote.choose > 1 { <p class="lx-small lx-muted">{ t(text::PERCENT_OF) }</p> }
        </section>
    }
}

fn bar(option: &VoteOption, count: u32, of: u32, first: bool) -> Html {
    html! {
        <li key={option.number} data-test={format!("count-{}", option.number)}>
            <p>
                { numbered(option) }
                if first { { " " }{ chip(Tone::Green, Shape::Star, t(text::FIRST)) } }
            </p>
            <progress class="lx-progress" max="1000" value={vote::permille(count, of).to_string()} aria-hidden="true"></progress>
            <p class="lx-strong lx-number">{ vote::count(count, of) }</p>
            { proposal(option) }
        </li>
    }
}
