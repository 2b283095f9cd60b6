//! Votes in words, as residents and the station that announced them read them.

use contract::votes::{Criterion, Vote, VoteOption, VoteResult, VoteState as State};
use yew::prelude::*;

use crate::{
    i18n::{Text, fill, motions, t, votes as text},
    time,
    ui::{Shape, Tone, chip},
};

const fn look(state: State) -> (Tone, Shape, Text) {
    match state {
        State::Announced => (Tone::Blue, Shape::Clock, text::ANNOUNCED),
        State::Open => (Tone::Green, Shape::Hand, text::OPEN),
        State::Closed => (Tone::Grey, Shape::Check, text::CLOSED),
        State::Cancelled => (Tone::Red, Shape::Refuse, text::CANCELLED),
    }
}

/// The chip of a state.
pub fn state(state: State) -> Html {
    let (tone, shape, words) = look(state);
    chip(tone, shape, t(words))
}

/// When it opens, closes or closed; nothing of one that was called off.
pub fn when(of: &Vote) -> Option<String> {
    let (words, at) = match of.state {
        State::Announced => (text::OPENS, of.opens_at),
        State::Open => (text::CLOSES, of.closes_at),
        State::Closed => (text::CLOSED_AT, of.closes_at),
        State::Cancelled => return None,
    };
    Some(fill(words, &[&time::moment(at)]))
}

/// How many may vote, and how many took their ballot; nothing before it is known.
pub fn taken(of: &Vote) -> Option<String> {
    of.roll
        .map(|roll| fill(text::ROLL, &[&roll.to_string(), &of.taken.to_string()]))
}

/// Which body decides instead of all residents, in a line.
pub fn decided_by(of: &Vote) -> Option<String> {
    let body = of.body.as_ref().filter(|body| body.decides)?;
    Some(fill(text::DECIDED_BY, &[&body.name]))
}

/// The body that it has to do with: whose members decide, or on whose members residents do.
pub fn body(of: &Vote) -> Html {
    let Some(body) = &of.body else { return Html::default() };
    let words = if body.decides { text::DECIDED_BY } else { text::DECIDES_ON };
    html! { <p data-test="body"><a class="lx-link" href={format!("/projects/bodies/{}", body.id)}>{ fill(words, &[&body.name]) }</a></p> }
}

/// What it comes from: the motion by which residents called for it, or the call whose plans are chosen among.
pub fn called_for(of: &Vote) -> Html {
    let way = |href: String, words: Text, name: &'static str| {
        html! { <p><a class="lx-link" {href} data-test={name}>{ t(words) }</a></p> }
    };
    html! {
        <>
            if let Some(id) = of.motion_id { { way(format!("/votes/motions/{id}"), motions::FROM_MOTION, "motion") } }
            if let Some(id) = of.call_id { { way(format!("/projects/calls/{id}"), text::FROM_CALL, "call") } }
        </>
    }
}

/// An option with its number.
pub fn numbered(of: &VoteOption) -> String {
    fill(text::NUMBERED, &[&of.number.to_string(), &of.text])
}

/// How many voted, and whether that is enough.
pub fn quorum(vote: &Vote, of: &VoteResult) -> String {
    let (ballots, percent) = (of.ballots.to_string(), vote.quorum_percent.to_string());
    match (of.quorum_met, vote.quorum_percent) {
        (true, 0) => fill(text::VALID_ALWAYS, &[&ballots]),
        (true, _) => fill(text::VALID, &[&ballots, &percent]),
        (false, _) => fill(text::NOT_VALID, &[&ballots, &percent]),
    }
}

/// By what options are scored.
pub const fn criterion(of: Criterion) -> Text {
    match of {
        Criterion::Urgency => text::URGENCY,
        Criterion::PublicBenefit => text::PUBLIC_BENEFIT,
        Criterion::Commonality => text::COMMONALITY,
        Criterion::Feasibility => text::FEASIBILITY,
    }
}

/// How an option stands: how often it was chosen, or how many points it has.
pub fn standing(vote: &Vote, of: &VoteResult, at: usize) -> Option<String> {
    let points = *of.counts.get(at)?;
    Some(if vote.criteria.is_empty() {
        count(points, of.ballots)
    } else {
        fill(text::POINTS, &[&points.to_string()])
    })
}

/// How often an option was chosen: as a number, and as a share of all ballots.
pub fn count(count: u32, of: u32) -> String {
    let share = permille(count, of);
    fill(text::COUNT, &[&count.to_string(), &format!("{}.{}", share / 10, share % 10)])
}

/// A share in thousandths, rounded to the nearest.
pub fn permille(count: u32, of: u32) -> u64 {
    (u64::from(count) * 1000 + u64::from(of) / 2) / u64::from(of.max(1))
}

#[cfg(test)]
mod tests {
    use super::permille;

    #[test]
    fn shares_are_rounded_to_the_nearest_thousandth() {
        assert_eq!(
            [permille(1, 3), permille(2, 3), permille(1, 1), permille(0, 7)],
            [333, 667, 1000, 0]
        );
        assert_eq!(permille(0, 0), 0, "nobody voted");
    }
}
