//! What a clerk has typed and not yet sent: kept on the device until the server has it.

use contract::{
    cases::{Accept, Answer, Because, Case, Category, Decline, DeclineReason, Note, Urgency, Visibility},
    handling::{Flow, PauseReason, SENTENCES},
    ids::CaseId,
};
use kit::{drafts, files::Attached, json, sending::Sending};
use serde::{Deserialize, Serialize};

use super::{act::Act, handling::orders};

/// What a form holds. One type for all forms, since most of each is its text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) urgency: Option<Urgency>,
    pub(super) category: Option<Category>,
    pub(super) subcategory: String,
    pub(super) public: bool,
    pub(super) reason: Option<DeclineReason>,
    /// Whether it is granted, or done.
    pub(super) yes: Option<bool>,
    /// The line above the text; what is looked for.
    pub(super) title: String,
    /// Who is to see to it, or to whom it is handed: a letter for what it is, and its identifier.
    pub(super) to: String,
    pub(super) flow: Option<Flow>,
    pub(super) helpers: Vec<String>,
    pub(super) consent: bool,
    pub(super) pause: Option<PauseReason>,
    /// A day, or a number of days.
    pub(super) days: String,
    pub(super) into: Option<CaseId>,
    /// What the server has already.
    pub(super) files: Vec<Attached>,
}

impl Draft {
    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was kept for this case and act.
    pub(super) fn recall(case: CaseId, act: Act) -> Self {
        drafts::recall(&name(case, act))
            .and_then(|text| json::read(&text))
            .unwrap_or_default()
    }

    /// Keeps it; an empty one is forgotten.
    pub(super) fn keep(&self, case: CaseId, act: Act) {
        let text = if self.is_empty() { String::new() } else { json::write(self) };
        drafts::write(&name(case, act), &text);
    }

    /// Forgets it.
    pub(super) fn forget(case: CaseId, act: Act) {
        drafts::write(&name(case, act), "");
    }

    /// What is said, if anything is.
    pub(super) fn words(&self) -> Option<String> {
        Some(self.said()).filter(|text| !text.is_empty())
    }

    /// What is said.
    pub(super) fn said(&self) -> String {
        self.text.trim().to_owned()
    }

    /// What is sent for it, as JSON. What is wrong with which field is said in the form.
    pub(super) fn body(&self, act: Act, case: &Case, sending: &Sending) -> Option<String> {
        let text = self.said();
        match act {
            Act::Accept => {
                let accept = Accept {
                    urgency: self.urgency.filter(|urgency| *urgency != case.summary.urgency),
                    category: self.category.filter(|category| *category != case.summary.category),
                    subcategory_id: self.subcategory.parse().ok(),
                    text: self.words(),
                };
                sending.written(&accept, SENTENCES)
            }
            Act::Answer | Act::Draft => {
                let files = self.files.iter().map(|file| file.claim.clone()).collect();
                sending.written(&Answer { text, files }, SENTENCES)
            }
            Act::Note => {
                let visibility = if self.public {
                    Visibility::Public
                } else {
                    Visibility::Internal
                };
                sending.written(&Note { text, visibility }, SENTENCES)
            }
            Act::Decline => {
                let reason = self.reason.unwrap_or(DeclineReason::NotCompetent);
                sending.written(&Decline { reason, text }, SENTENCES)
            }
            Act::Close
            | Act::Reopen
            | Act::Supervise
            | Act::Start
            | Act::Acknowledge
            | Act::Recall
            | Act::Resume
            | Act::AskConsent
            | Act::Unpublish => sending.written(&Because { text: self.words() }, SENTENCES),
            _ => orders::body(self, act, sending),
        }
    }
}

/// Under which name it is kept.
pub(super) fn name(case: CaseId, act: Act) -> String {
    format!("desk.{case}.{}", act.word())
}
