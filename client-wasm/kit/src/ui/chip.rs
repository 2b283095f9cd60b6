//! Where a case stands, as a word with a shape and a colour: any two of the three are enough.

use contract::cases::{Action, State};
use yew::prelude::*;

use super::icon::{Shape, icon};

/// A colour with a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// New, waiting.
    Blue,
    /// Somebody must act.
    Amber,
    /// Good.
    Green,
    /// Late or refused.
    Red,
    /// Elsewhere.
    Violet,
    /// Over.
    Grey,
}

impl Tone {
    /// The class that gives it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Blue => "lx-tone-blue",
            Self::Amber => "lx-tone-amber",
            Self::Green => "lx-tone-green",
            Self::Red => "lx-tone-red",
            Self::Violet => "lx-tone-violet",
            Self::Grey => "lx-tone-grey",
        }
    }
}

/// A word with a shape on a coloured ground.
pub fn chip(tone: Tone, shape: Shape, words: &str) -> Html {
    html! { <span class={classes!("lx-chip", tone.class())}>{ icon(shape) }{ words.to_owned() }</span> }
}

/// How a state looks.
pub const fn state_look(state: State) -> (Tone, Shape) {
    match state {
        State::Submitted => (Tone::Blue, Shape::Letter),
        State::Accepted => (Tone::Amber, Shape::Hand),
        State::Dispatched => (Tone::Amber, Shape::Send),
        State::InProgress => (Tone::Amber, Shape::Work),
        State::Transferred => (Tone::Violet, Shape::Send),
        State::Answered => (Tone::Green, Shape::Speech),
        State::Reopened => (Tone::Red, Shape::Undo),
        State::Closed => (Tone::Grey, Shape::Check),
        State::Declined => (Tone::Grey, Shape::Refuse),
        State::Merged => (Tone::Grey, Shape::Merge),
        State::Withdrawn => (Tone::Grey, Shape::Leave),
    }
}

/// How an entry of a timeline looks.
pub const fn action_look(action: Action) -> (Tone, Shape) {
    match action {
        Action::Submit => (Tone::Blue, Shape::Letter),
        Action::Accept => (Tone::Amber, Shape::Hand),
        Action::Note => (Tone::Grey, Shape::Note),
        Action::Answer => (Tone::Green, Shape::Speech),
        Action::Rate => (Tone::Green, Shape::Star),
        Action::Urge | Action::Supervise | Action::Raise | Action::Escalate => (Tone::Red, Shape::Horn),
        Action::Close => (Tone::Grey, Shape::Check),
        Action::Decline => (Tone::Grey, Shape::Refuse),
        Action::Withdraw => (Tone::Grey, Shape::Leave),
        Action::Merge | Action::Split => (Tone::Grey, Shape::Merge),
        Action::Transfer | Action::HandBack | Action::Recall => (Tone::Violet, Shape::Send),
        Action::AskNaming | Action::Allow | Action::Forbid | Action::Named => (Tone::Blue, Shape::Person),
        Action::Reopen | Action::Object | Action::RefuseExtension | Action::ReturnDraft => (Tone::Red, Shape::Undo),
        _ => (Tone::Amber, Shape::Work),
    }
}

/// The chip of a state, in the reader's words.
pub fn state_chip(state: State, words: &str) -> Html {
    let (tone, shape) = state_look(state);
    chip(tone, shape, words)
}
