//! What a clerk can do with a case, and when.

use contract::cases::{Action, Case, State};

use super::deeds::{self, Deed};
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
    RuleObjection,
    RuleExtension,
    RuleDraft,
    Acknowledge,
    HandBack,
    Start,
    Draft,
    Dispatch,
    Transfer,
    AskNaming,
    Recall,
    Pause,
    Resume,
    AskExtension,
    Object,
    Merge,
    Split,
    AskConsent,
    Unpublish,
}

impl Act {
    /// Every act, in the order of the buttons.
    pub(super) const ALL: [Self; 26] = [
        Self::RuleObjection,
        Self::RuleExtension,
        Self::RuleDraft,
        Self::Accept,
        Self::Acknowledge,
        Self::Start,
        Self::Answer,
        Self::Draft,
        Self::HandBack,
        Self::Note,
        Self::Decline,
        Self::Close,
        Self::Reopen,
        Self::Supervise,
        Self::Dispatch,
        Self::Object,
        Self::Transfer,
        Self::AskNaming,
        Self::Recall,
        Self::Pause,
        Self::Resume,
        Self::AskExtension,
        Self::Merge,
        Self::Split,
        Self::AskConsent,
        Self::Unpublish,
    ];

    /// What is known of it.
    pub(super) const fn deed(self) -> &'static Deed {
        match self {
            Self::Accept => &deeds::ACCEPT,
            Self::Answer => &deeds::ANSWER,
            Self::Note => &deeds::NOTE,
            Self::Decline => &deeds::DECLINE,
            Self::Close => &deeds::CLOSE,
            Self::Reopen => &deeds::REOPEN,
            Self::Supervise => &deeds::SUPERVISE,
            Self::RuleObjection => &deeds::RULE_OBJECTION,
            Self::RuleExtension => &deeds::RULE_EXTENSION,
            Self::RuleDraft => &deeds::RULE_DRAFT,
            Self::Acknowledge => &deeds::ACKNOWLEDGE,
            Self::HandBack => &deeds::HAND_BACK,
            Self::Start => &deeds::START,
            Self::Draft => &deeds::DRAFT,
            Self::Dispatch => &deeds::DISPATCH,
            Self::Transfer => &deeds::TRANSFER,
            Self::AskNaming => &deeds::ASK_NAMING,
            Self::Recall => &deeds::RECALL,
            Self::Pause => &deeds::PAUSE,
            Self::Resume => &deeds::RESUME,
            Self::AskExtension => &deeds::ASK_EXTENSION,
            Self::Object => &deeds::OBJECT,
            Self::Merge => &deeds::MERGE,
            Self::Split => &deeds::SPLIT,
            Self::AskConsent => &deeds::ASK_CONSENT,
            Self::Unpublish => &deeds::UNPUBLISH,
        }
    }

    /// The word that names it, on this page and in drafts.
    pub(super) const fn word(self) -> &'static str {
        self.deed().action.word()
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

    /// Whether it decides what somebody else asked.
    pub(super) const fn rules(self) -> bool {
        matches!(self, Self::RuleObjection | Self::RuleExtension | Self::RuleDraft)
    }

    /// Whether it stands behind the button for more: what is done now and then.
    pub(super) const fn is_rarer(self) -> bool {
        matches!(
            self,
            Self::Object
                | Self::Transfer
                | Self::AskNaming
                | Self::Recall
                | Self::Pause
                | Self::Resume
                | Self::AskExtension
                | Self::Merge
                | Self::Split
                | Self::AskConsent
                | Self::Unpublish
        )
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
        .filter(|act| case.actions.contains(&act.deed().action))
        .collect()
}

/// What has a button of its own: a decision is made where its question stands, and an answer that waits for approval with it.
pub(super) fn offered(case: &Case) -> Vec<Act> {
    let waits = case.actions.contains(&Action::ReturnDraft);
    let mut offered = allowed(case);
    offered.retain(|act| !(act.rules() || waits && *act == Act::Answer));
    offered
}

/// What is most likely next.
pub(super) fn main(case: &Case) -> Option<Act> {
    let next = match case.summary.state {
        State::Submitted | State::Reopened => Act::Accept,
        State::Answered => Act::Note,
        State::Dispatched if case.actions.contains(&Action::Start) => Act::Start,
        _ => Act::Answer,
    };
    let allowed = offered(case);
    allowed.contains(&next).then_some(next).or_else(|| allowed.first().copied())
}
