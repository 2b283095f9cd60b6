//! Dissolving a body.

use contract::bodies::{DissolveBody, SENTENCES};
use kit::{i18n::bodies as text, reasoned::Act, ui::ButtonKind};

/// Dissolving it.
pub(super) static DISSOLVE: Act = Act {
    names: ["dissolve", "dissolving", "reason", "dissolve-trouble", "dissolve-now"],
    kind: ButtonKind::Warn,
    words: [text::DISSOLVE, text::DISSOLVE_WHY, text::DISSOLVE_NOTE, text::DISSOLVED_NOW],
    pointer: "/reason",
    written: |sending, reason| sending.written(&DissolveBody { reason }, SENTENCES),
};
