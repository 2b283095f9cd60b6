//! What the station does with a project for a reason that everybody reads: ending it before its time, commending it.

use contract::projects::{ProjectReason, SENTENCES};
use kit::{i18n::works as text, reasoned::Act, sending::Sending, ui::ButtonKind};

/// Ending it before its time.
pub(super) static END: Act = Act {
    names: ["end", "ending", "end-why", "end-trouble", "end-yes"],
    kind: ButtonKind::Warn,
    words: [text::END, text::END_WHY, text::END_NOTE, text::ENDED_NOW],
    pointer: "/reason",
    written,
};

/// Commending it.
pub(super) static COMMEND: Act = Act {
    names: ["commend", "commending", "commend-why", "commend-trouble", "commend-yes"],
    kind: ButtonKind::Primary,
    words: [text::COMMEND, text::COMMEND_WHY, text::COMMEND_NOTE, text::COMMENDED_NOW],
    pointer: "/reason",
    written,
};

fn written(sending: &Sending, reason: String) -> Option<String> {
    sending.written(&ProjectReason { reason }, SENTENCES)
}
