//! What a clerk has typed and not yet sent: kept on the device until the server has it.

use contract::{
    cases::{Accept, Answer, Because, Case, Category, Decline, DeclineReason, Note, Urgency, Visibility},
    ids::CaseId,
    validation::{FieldError, check},
};
use kit::{drafts, i18n};
use serde::{Deserialize, Serialize};

use super::act::Act;

/// What a form holds. One type for all forms, since most of each is its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) urgency: Option<Urgency>,
    #[serde(default)]
    pub(super) category: Option<Category>,
    #[serde(default)]
    pub(super) public: bool,
    #[serde(default)]
    pub(super) reason: Option<DeclineReason>,
}

impl Draft {
    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was kept for this case and act.
    pub(super) fn recall(case: CaseId, act: Act) -> Self {
        drafts::recall(&name(case, act))
            .and_then(|text| kit::json::read(&text))
            .unwrap_or_default()
    }

    /// Keeps it; an empty one is forgotten.
    pub(super) fn keep(&self, case: CaseId, act: Act) {
        let text = if self.is_empty() {
            String::new()
        } else {
            kit::json::write(self)
        };
        drafts::write(&name(case, act), &text);
    }

    /// Forgets it.
    pub(super) fn forget(case: CaseId, act: Act) {
        drafts::write(&name(case, act), "");
    }

    fn words(&self) -> Option<String> {
        let text = self.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// What is sent for it, if it is complete.
    ///
    /// # Errors
    /// What is wrong with which field, in the reader's language.
    pub(super) fn body(&self, act: Act, case: &Case) -> Result<serde_json::Value, Vec<FieldError>> {
        let language = i18n::language();
        let text = self.text.trim().to_owned();
        let body = match act {
            Act::Accept => {
                let accept = Accept {
                    urgency: self.urgency.filter(|urgency| *urgency != case.summary.urgency),
                    category: self.category.filter(|category| *category != case.summary.category),
                    text: self.words(),
                };
                check(&accept, language)?;
                serde_json::to_value(accept)
            }
            Act::Answer => {
                let answer = Answer { text };
                check(&answer, language)?;
                serde_json::to_value(answer)
            }
            Act::Note => {
                let visibility = if self.public {
                    Visibility::Public
                } else {
                    Visibility::Internal
                };
                let note = Note { text, visibility };
                check(&note, language)?;
                serde_json::to_value(note)
            }
            Act::Decline => {
                let reason = self.reason.unwrap_or(DeclineReason::NotCompetent);
                let decline = Decline { reason, text };
                check(&decline, language)?;
                serde_json::to_value(decline)
            }
            Act::Close | Act::Reopen | Act::Supervise => {
                let because = Because { text: self.words() };
                check(&because, language)?;
                serde_json::to_value(because)
            }
        };
        // These types always serialise; an empty body would be refused by the server with a reason.
        Ok(body.unwrap_or_default())
    }
}

/// Under which name it is kept.
pub(super) fn name(case: CaseId, act: Act) -> String {
    format!("desk.{case}.{}", act.word())
}
