//! What came of a vote: whether it counts, and how often each option was chosen, as a bar and in words.

use contract::votes::{Criterion, MOST_SCORE, Vote, VoteOption, VoteResult};
use kit::{
    i18n::{fill, t, votes as text},
    ui::{Shape, Tone, chip, icon},
    vote::{self, numbered},
};
use yew::prelude::*;

use crate::mark::behind;

/// The result, if there is one.
pub(crate) fn result(vote: &Vote) -> Html {
    html! { if let Some(of) = &vote.result { { shown(vote, of) } } }
}

fn shown(vote: &Vote, of: &VoteResult) -> Html {
    let most = of.counts.iter().copied().max().filter(|most| *most > 0 && of.quorum_met);
    let counted = vote.options.iter().zip(&of.counts).enumerate();
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
                { for counted.map(|(at, (option, count))| bar(vote, of, at, option, most == Some(*count))) }
            </ul>
            if vote.choose > 1 { <p class="lx-small lx-muted">{ t(text::PERCENT_OF) }</p> }
        </section>
    }
}

fn bar(vote: &Vote, of: &VoteResult, at: usize, option: &VoteOption, first: bool) -> Html {
    let count = of.counts.get(at).copied().unwrap_or_default();
    // As many points as there could be, where options are scored.
    let by_all = of.ballots * u32::from(MOST_SCORE);
    let most = match u32::try_from(vote.criteria.len()) {
        Ok(many) if many > 0 => by_all * many,
        _ => of.ballots,
    };
    let sums = of.sums.get(at).into_iter().flatten().zip(&vote.criteria);
    let sum = |(sum, criterion): (&u32, &Criterion)| {
        html! {
            <li class="lx-row lx-row-spread">
                <span>{ t(vote::criterion(*criterion)) }</span>
                <span class="lx-number">{ fill(text::POINTS, &[&sum.to_string()]) }</span>
            </li>
        }
    };
    html! {
        <li key={option.number} data-test={format!("count-{}", option.number)}>
            <p>
                { numbered(option) }
                if first { { " " }{ chip(Tone::Green, Shape::Star, t(text::FIRST)) } }
            </p>
            <progress class="lx-progress" max="1000" value={vote::permille(count, most).to_string()} aria-hidden="true"></progress>
            <p class="lx-strong lx-number">{ vote::standing(vote, of, at) }</p>
            if !vote.criteria.is_empty() { <ul class="lx-small">{ for sums.map(sum) }</ul> }
            { behind(option) }
        </li>
    }
}
