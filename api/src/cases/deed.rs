//! What people do with a case: what they say with it, and what it changes.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Accept, Action, Answer, Because, Decline, DeclineReason, Note, Rating, State, Visibility},
    ids::AccountId,
};

use super::store::CaseRow;
use crate::db::{Key, Word};

/// Something that somebody does with a case.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Accept(Accept),
    Note(Note),
    Answer(Answer),
    Rate(Rating),
    Reopen(Because),
    Close(Because),
    Decline(Decline),
    Withdraw(Because),
    Urge(Because),
    Supervise(Because),
    /// By itself, when the time it was given is over.
    Escalate,
}

impl Deed {
    pub(super) const fn action(&self) -> Action {
        match self {
            Self::Accept(_) => Action::Accept,
            Self::Note(_) => Action::Note,
            Self::Answer(_) => Action::Answer,
            Self::Rate(_) => Action::Rate,
            Self::Reopen(_) => Action::Reopen,
            Self::Close(_) => Action::Close,
            Self::Decline(_) => Action::Decline,
            Self::Withdraw(_) => Action::Withdraw,
            Self::Urge(_) => Action::Urge,
            Self::Supervise(_) => Action::Supervise,
            Self::Escalate => Action::Escalate,
        }
    }

    /// The word for it, as in the timeline.
    pub(super) const fn word(&self) -> &'static str {
        self.action().word()
    }

    pub(super) fn text(&self) -> Option<String> {
        let text = match self {
            Self::Accept(accept) => accept.text.as_deref(),
            Self::Note(note) => Some(note.text.as_str()),
            Self::Answer(answer) => Some(answer.text.as_str()),
            Self::Rate(rating) => rating.comment.as_deref(),
            Self::Reopen(because)
            | Self::Close(because)
            | Self::Withdraw(because)
            | Self::Urge(because)
            | Self::Supervise(because) => because.text.as_deref(),
            Self::Escalate => None,
            Self::Decline(decline) => Some(decline.text.as_str()),
        };
        text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(super) const fn visibility(&self) -> Visibility {
        match self {
            Self::Note(note) => note.visibility,
            _ => Visibility::Public,
        }
    }

    pub(super) const fn reason(&self) -> Option<DeclineReason> {
        match self {
            Self::Decline(decline) => Some(decline.reason),
            _ => None,
        }
    }

    /// Whether the time within which the case must be answered begins with it.
    pub(super) const fn starts_clock(&self) -> bool {
        matches!(self, Self::Accept(_) | Self::Reopen(_))
    }

    /// Puts into the row what it changes of the case, but for when it is due; see [`Deed::starts_clock`].
    pub(super) fn change(&self, row: &mut CaseRow, state: State, role: Role, by: Option<AccountId>, now: DateTime<Utc>) {
        row.version += 1;
        row.updated_at = now.into();
        row.state = Word(state);
        match self {
            Self::Accept(accept) => {
                row.urgency = Word(accept.urgency.unwrap_or(row.urgency.0));
                row.category = Word(accept.category.unwrap_or(row.category.0));
                // 首问负责: whoever takes it on first stays responsible, whoever works on it later.
                row.first_responder_id = row.first_responder_id.or(by.map(Key::from));
            }
            Self::Answer(_) => row.due_at = None,
            Self::Reopen(_) => {
                row.reopened_times += 1;
                row.reopened_by_reporter |= role == Role::Resident;
                row.closed_at = None;
            }
            Self::Rate(_) => row.closed_at = row.closed_at.or(Some(now.into())),
            Self::Close(_) | Self::Decline(_) | Self::Withdraw(_) => {
                row.closed_at = Some(now.into());
                row.due_at = None;
            }
            Self::Note(_) | Self::Urge(_) | Self::Supervise(_) | Self::Escalate => {}
        }
    }
}
