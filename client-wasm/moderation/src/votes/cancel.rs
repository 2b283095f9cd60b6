//! Calling a vote off.

use contract::votes::{CancelVote, SENTENCES};
use kit::{i18n::votes as text, reasoned::Act, ui::ButtonKind};

/// Calling it off.
pub(super) static CANCEL: Act = Act {
    names: ["cancel", "cancelling", "reason", "cancel-trouble", "cancel-now"],
    kind: ButtonKind::Warn,
    words: [text::CANCEL, text::CANCEL_WHY, text::CANCEL_NOTE, text::CANCELLED_NOW],
    pointer: "/reason",
    written: |sending, reason| sending.written(&CancelVote { reason }, SENTENCES),
};
