//! Withdrawing the words of a bulletin.

use contract::bulletins::{SENTENCES, WithdrawBulletin};
use kit::{i18n::bulletins as text, reasoned::Act, ui::ButtonKind};

/// Withdrawing them.
pub(super) static WITHDRAW: Act = Act {
    names: [
        "bulletin-withdraw",
        "bulletin-withdrawing",
        "because",
        "withdraw-trouble",
        "bulletin-withdraw-now",
    ],
    kind: ButtonKind::Warn,
    words: [text::WITHDRAW, text::WITHDRAW_WHY, text::WITHDRAW_NOTE, text::WITHDRAWN_NOW],
    pointer: "/because",
    written: |sending, because| sending.written(&WithdrawBulletin { because }, SENTENCES),
};
