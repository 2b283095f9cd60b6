//! Motions in words, as residents and the station that owes their votes read them.

use contract::motions::{Motion, MotionState as State};
use yew::prelude::*;

use crate::{
    i18n::{Text, fill, motions as text, t, votes, words},
    time,
    ui::{Shape, Tone, chip},
    vote::numbered,
};

const fn look(state: State) -> (Tone, Shape, Text) {
    match state {
        State::Waiting => (Tone::Amber, Shape::Clock, text::WAITING),
        State::Refused => (Tone::Red, Shape::Refuse, text::REFUSED),
        State::Gathering => (Tone::Blue, Shape::Hand, text::GATHERING),
        State::Binding => (Tone::Violet, Shape::Horn, text::BINDING),
        State::Announced => (Tone::Green, Shape::Check, text::ANNOUNCED),
        State::Lapsed => (Tone::Grey, Shape::Clock, text::LAPSED),
        State::Withdrawn => (Tone::Grey, Shape::Refuse, text::WITHDRAWN),
    }
}

/// Where it stands, and whether the station is late.
pub fn state(of: &Motion) -> Html {
    let (tone, shape, words) = look(of.state);
    html! {
        <>
            { chip(tone, shape, t(words)) }
            if of.is_overdue(time::now()) { { chip(Tone::Red, Shape::Clock, t(text::OVERDUE)) } }
        </>
    }
}

/// How many second it, until when, and what the station owes by when.
pub fn facts(of: &Motion) -> Html {
    let seconds = of
        .threshold
        .map(|threshold| fill(text::SECONDS, &[&of.seconds.to_string(), &threshold.to_string()]));
    let until = of.closes_at.filter(|_| of.state == State::Gathering);
    let owed = of.due_at.map(|due| {
        let words = if of.state == State::Waiting {
            text::LOOKED_AT_BY
        } else {
            text::OWED_BY
        };
        fill(words, &[&time::date(due)])
    });
    html! {
        <ul class="lx-small lx-muted" data-test="facts">
            if let Some(seconds) = seconds { <li data-test="seconds">{ seconds }</li> }
            if let Some(until) = until { <li>{ fill(text::UNTIL, &[&time::moment(until)]) }</li> }
            if let Some(owed) = owed { <li data-test="owed-by">{ owed }</li> }
        </ul>
    }
}

/// What it says, and what is to be asked.
pub fn matter(of: &Motion) -> Html {
    let refusal = of.refusal.as_ref().map(|why| {
        let reason = t(words::moderation_reason(why.reason));
        fill(text::WHY_REFUSED, &[reason, &why.text])
    });
    let most = match of.choose {
        1 => t(votes::CHOOSE_ONE).to_owned(),
        most => fill(votes::CHOOSE_UP_TO, &[&most.to_string()]),
    };
    html! {
        <>
            if let Some(refusal) = refusal { <p data-test="refusal">{ refusal }</p> }
            <p class="lx-text">{ &of.text }</p>
            <h3 class="lx-label">{ t(text::WHAT_IS_ASKED) }</h3>
            <p class="lx-text">{ &of.question }</p>
            <ul>{ for of.options.iter().map(|one| html! { <li key={one.number}>{ numbered(one) }</li> }) }</ul>
            <p class="lx-small lx-muted">{ most }</p>
        </>
    }
}
