//! A proposal in a list: what it is, how far it has come, how long it has.

use contract::proposals::{Part, ProposalState as State, ProposalSummary};
use kit::{
    i18n::{Text, fill, proposals as text, t, words},
    time,
    ui::{Shape, Tone, chip},
    way,
};
use yew::prelude::*;

use crate::routes::Route;

/// How a state looks.
const fn look(state: State) -> (Tone, Shape) {
    match state {
        State::Draft => (Tone::Grey, Shape::Write),
        State::Submitted => (Tone::Blue, Shape::Letter),
        State::Returned => (Tone::Amber, Shape::Undo),
        State::Rejected => (Tone::Red, Shape::Refuse),
        State::Gathering => (Tone::Blue, Shape::Hand),
        State::Expired => (Tone::Grey, Shape::Clock),
        State::Effective => (Tone::Amber, Shape::Speech),
        State::Answered => (Tone::Green, Shape::Check),
        State::Withdrawn => (Tone::Grey, Shape::Leave),
        State::Hidden => (Tone::Red, Shape::Lock),
        State::Merged => (Tone::Grey, Shape::Send),
    }
}

/// The chip of a state.
pub(crate) fn state(state: State) -> Html {
    let (tone, shape) = look(state);
    chip(tone, shape, t(words::proposal_state(state)))
}

/// How many have signed, of how many, and how long there is.
pub(crate) fn progress(of: &ProposalSummary) -> Html {
    let (signed, threshold) = (of.signed.to_string(), of.threshold.to_string());
    let words = match of.state {
        State::Gathering | State::Expired => fill(text::SIGNED_OF, &[&signed, &threshold]),
        _ => fill(text::SIGNED, &[&signed]),
    };
    html! {
        if of.threshold > 0 {
            <div>
                <progress class="lx-progress" max={threshold.clone()} value={of.signed.min(of.threshold).to_string()} aria-hidden="true">
                </progress>
                <p class="lx-row lx-small lx-muted lx-proposal-count">
                    <span class="lx-grow" data-test="signed">{ words }</span>
                    <span>{ deadline(of) }</span>
                </p>
            </div>
        }
    }
}

fn deadline(of: &ProposalSummary) -> String {
    let now = time::now();
    match (of.state, of.closes_at, of.answer_due_at) {
        (State::Gathering, Some(closes), _) => match (closes - now).num_days() {
            0 => t(text::LAST_DAY).to_owned(),
            days => fill(text::DAYS_LEFT, &[&days.to_string()]),
        },
        (State::Effective, _, Some(_)) if of.is_overdue(now) => t(text::OVERDUE).to_owned(),
        (State::Effective, _, Some(due)) => fill(text::ANSWER_BY, &[&time::date(due)]),
        _ => String::new(),
    }
}

const fn part(part: Part) -> Text {
    match part {
        Part::Author => text::PART_AUTHOR,
        Part::Together => text::PART_TOGETHER,
        Part::Invited => text::PART_INVITED,
        Part::Signer => text::PART_SIGNER,
        Part::Follower => text::PART_FOLLOWER,
    }
}

/// The row.
pub(crate) fn row(of: &ProposalSummary) -> Html {
    let inside = html! {
        <>
            <p class="lx-row">
                <span class="lx-grow lx-small lx-muted">{ t(words::proposal_field(of.field)) }</span>
                if let Some(mine) = of.part { { chip(Tone::Violet, Shape::Person, t(part(mine))) } }
                { state(of.state) }
            </p>
            <h2 class="lx-title">{ &of.title }</h2>
            { progress(of) }
        </>
    };
    way::card(Route::Proposal { id: of.id }.href(), "lx-proposal", "proposal", inside)
}
