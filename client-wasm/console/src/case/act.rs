//! What a clerk can do with a case, and how each of it is called and looks.

use contract::cases::{Action, Case, State};
use kit::{
    i18n::{Text, console as text},
    ui::Shape,
};

use crate::keys::Key;

/// Something a clerk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Accept,
    Answer,
    Note,
    Decline,
    Close,
    Reopen,
    Supervise,
}

impl Act {
    const ALL: [Self; 7] = [
        Self::Accept,
        Self::Answer,
        Self::Note,
        Self::Decline,
        Self::Close,
        Self::Reopen,
        Self::Supervise,
    ];

    /// The action of the contract.
    pub(super) const fn action(self) -> Action {
        match self {
            Self::Accept => Action::Accept,
            Self::Answer => Action::Answer,
            Self::Note => Action::Note,
            Self::Decline => Action::Decline,
            Self::Close => Action::Close,
            Self::Reopen => Action::Reopen,
            Self::Supervise => Action::Supervise,
        }
    }

    /// The word that names it, on this page and in drafts.
    pub(super) const fn word(self) -> &'static str {
        self.action().word()
    }

    /// The last part of its address.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Note => "notes",
            _ => self.word(),
        }
    }

    /// The key that opens it.
    pub(super) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Accept => Some("a"),
            Self::Answer => Some("r"),
            Self::Note => Some("n"),
            Self::Decline => Some("d"),
            Self::Close => Some("c"),
            Self::Reopen | Self::Supervise => None,
        }
    }

    /// What a key opens.
    pub(super) const fn of_key(key: Key) -> Option<Self> {
        match key {
            Key::Accept => Some(Self::Accept),
            Key::Answer => Some(Self::Answer),
            Key::Note => Some(Self::Note),
            Key::Decline => Some(Self::Decline),
            Key::Close => Some(Self::Close),
            _ => None,
        }
    }

    /// What its button says.
    pub(super) const fn title(self) -> Text {
        match self {
            Self::Accept => text::ACCEPT,
            Self::Answer => text::ANSWER,
            Self::Note => text::NOTE,
            Self::Decline => text::DECLINE,
            Self::Close => text::CLOSE_CASE,
            Self::Reopen => text::REOPEN,
            Self::Supervise => text::SUPERVISE,
        }
    }

    /// What the button that does it says.
    pub(super) const fn submit(self) -> Text {
        match self {
            Self::Accept => text::SUBMIT_ACCEPT,
            Self::Answer => text::SUBMIT_ANSWER,
            Self::Note => text::SUBMIT_NOTE,
            Self::Decline => text::SUBMIT_DECLINE,
            Self::Close => text::SUBMIT_CLOSE,
            Self::Reopen => text::SUBMIT_REOPEN,
            Self::Supervise => text::SUBMIT_SUPERVISE,
        }
    }

    /// What is said when it is done.
    pub(super) const fn done(self) -> Text {
        match self {
            Self::Accept => text::ACCEPTED,
            Self::Answer => text::ANSWERED,
            Self::Note => text::NOTED,
            Self::Decline => text::DECLINED,
            Self::Close => text::CLOSED,
            Self::Reopen => text::REOPENED,
            Self::Supervise => text::SUPERVISED,
        }
    }

    /// What its text is called.
    pub(super) const fn text_label(self) -> Text {
        match self {
            Self::Accept => text::ACCEPT_TEXT,
            Self::Answer => text::ANSWER_TEXT,
            Self::Note => text::NOTE_TEXT,
            Self::Decline => text::DECLINE_TEXT,
            Self::Close => text::CLOSE_TEXT,
            Self::Reopen => text::REOPEN_TEXT,
            Self::Supervise => text::SUPERVISE_TEXT,
        }
    }

    /// Help for its text.
    pub(super) const fn text_hint(self) -> Option<Text> {
        match self {
            Self::Answer => Some(text::ANSWER_HINT),
            Self::Decline => Some(text::DECLINE_HINT),
            Self::Accept | Self::Note | Self::Close | Self::Reopen | Self::Supervise => None,
        }
    }

    /// Characters of its text at most.
    pub(super) const fn limit(self) -> u32 {
        match self {
            Self::Answer => 5_000,
            _ => 2_000,
        }
    }

    /// Whether there are templates for it.
    pub(super) const fn has_templates(self) -> bool {
        matches!(self, Self::Accept | Self::Answer | Self::Decline)
    }

    /// Its drawing.
    pub(super) const fn shape(self) -> Shape {
        match self {
            Self::Accept => Shape::Hand,
            Self::Answer => Shape::Speech,
            Self::Note => Shape::Note,
            Self::Decline => Shape::Refuse,
            Self::Close => Shape::Check,
            Self::Reopen => Shape::Undo,
            Self::Supervise => Shape::Horn,
        }
    }

    /// The name of its text field.
    pub(super) fn field(self) -> String {
        format!("{}-text", self.word())
    }
}

/// What the server allows this reader to do with the case now.
pub(super) fn allowed(case: &Case) -> Vec<Act> {
    Act::ALL
        .into_iter()
        .filter(|act| case.actions.contains(&act.action()))
        .collect()
}

/// What is most likely next.
pub(super) fn main(case: &Case) -> Option<Act> {
    let next = match case.summary.state {
        State::Submitted | State::Reopened => Act::Accept,
        State::Answered => Act::Note,
        _ => Act::Answer,
    };
    let allowed = allowed(case);
    allowed.contains(&next).then_some(next).or_else(|| allowed.first().copied())
}
