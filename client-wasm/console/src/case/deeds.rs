//! How each act is called and looks, and where it is sent.

use contract::cases::Action;
use kit::{
    i18n::{Text, console as text, handling as words, publication as public},
    ui::Shape,
};

/// What is known of an act.
pub(super) struct Deed {
    /// The action that the server must allow. Of a decision the one that grants nothing: it is nothing else's.
    pub(super) action: Action,
    /// The last part of its address.
    pub(super) path: &'static str,
    /// The key that opens it.
    pub(super) key: Option<&'static str>,
    /// Its drawing.
    pub(super) shape: Shape,
    /// What its button says.
    pub(super) title: Text,
    /// What the button that does it says.
    pub(super) submit: Text,
    /// What is said when it is done.
    pub(super) done: Text,
    /// What its text is called; some have none.
    pub(super) label: Option<Text>,
    /// Help for its text.
    pub(super) hint: Option<Text>,
    /// Characters of its text at most.
    pub(super) limit: u32,
    /// For which action there are templates that suit it.
    pub(super) templates: Option<Action>,
}

impl Deed {
    const fn new(action: Action, path: &'static str, shape: Shape, title: Text, done: Text) -> Self {
        Self {
            action,
            path,
            key: None,
            shape,
            title,
            submit: title,
            done,
            label: None,
            hint: None,
            limit: 2_000,
            templates: None,
        }
    }

    const fn key(self, key: &'static str) -> Self {
        Self { key: Some(key), ..self }
    }

    const fn submit(self, submit: Text) -> Self {
        Self { submit, ..self }
    }

    const fn says(self, label: Text) -> Self {
        Self {
            label: Some(label),
            ..self
        }
    }

    const fn hint(self, hint: Text) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    const fn up_to(self, limit: u32) -> Self {
        Self { limit, ..self }
    }

    const fn templates(self, action: Action) -> Self {
        Self {
            templates: Some(action),
            ..self
        }
    }
}

pub(super) static ACCEPT: Deed = Deed::new(Action::Accept, "accept", Shape::Hand, text::ACCEPT, text::ACCEPTED)
    .key("a")
    .submit(text::SUBMIT_ACCEPT)
    .says(text::ACCEPT_TEXT)
    .templates(Action::Accept);
pub(super) static ANSWER: Deed = Deed::new(Action::Answer, "answer", Shape::Speech, text::ANSWER, text::ANSWERED)
    .key("r")
    .submit(text::SUBMIT_ANSWER)
    .says(text::ANSWER_TEXT)
    .hint(text::ANSWER_HINT)
    .up_to(5_000)
    .templates(Action::Answer);
pub(super) static NOTE: Deed = Deed::new(Action::Note, "notes", Shape::Note, text::NOTE, text::NOTED)
    .key("n")
    .submit(text::SUBMIT_NOTE)
    .says(text::NOTE_TEXT);
pub(super) static DECLINE: Deed = Deed::new(Action::Decline, "decline", Shape::Refuse, text::DECLINE, text::DECLINED)
    .key("d")
    .submit(text::SUBMIT_DECLINE)
    .says(text::DECLINE_TEXT)
    .hint(text::DECLINE_HINT)
    .templates(Action::Decline);
pub(super) static CLOSE: Deed = Deed::new(Action::Close, "close", Shape::Check, text::CLOSE_CASE, text::CLOSED)
    .key("c")
    .submit(text::SUBMIT_CLOSE)
    .says(text::CLOSE_TEXT);
pub(super) static REOPEN: Deed = Deed::new(Action::Reopen, "reopen", Shape::Undo, text::REOPEN, text::REOPENED)
    .submit(text::SUBMIT_REOPEN)
    .says(text::REOPEN_TEXT);
pub(super) static SUPERVISE: Deed = Deed::new(Action::Supervise, "supervise", Shape::Horn, text::SUPERVISE, text::SUPERVISED)
    .submit(text::SUBMIT_SUPERVISE)
    .says(text::SUPERVISE_TEXT);

pub(super) static RULE_OBJECTION: Deed = ruling(Action::Overrule, "objection/ruling", words::RULE_OBJECTION);
pub(super) static RULE_EXTENSION: Deed = ruling(Action::RefuseExtension, "extension/ruling", words::RULE_EXTENSION);
pub(super) static RULE_DRAFT: Deed = ruling(Action::ReturnDraft, "draft/ruling", words::RULE_DRAFT);

const fn ruling(refuses: Action, path: &'static str, title: Text) -> Deed {
    Deed::new(refuses, path, Shape::Check, title, words::RULED).says(words::RULING_TEXT)
}

pub(super) static DISPATCH: Deed =
    Deed::new(Action::Dispatch, "dispatch", Shape::Send, words::DISPATCH, words::DISPATCHED).says(words::DISPATCH_TEXT);
pub(super) static START: Deed =
    Deed::new(Action::Start, "start", Shape::Work, words::START, words::STARTED).says(words::START_TEXT);
pub(super) static OBJECT: Deed = Deed::new(Action::Object, "objection", Shape::Undo, words::OBJECT, words::OBJECTED)
    .says(words::OBJECT_TEXT)
    .hint(words::OBJECT_HINT);
pub(super) static TRANSFER: Deed = Deed::new(
    Action::Transfer,
    "transfer",
    Shape::Forward,
    words::TRANSFER,
    words::TRANSFERRED,
)
.says(words::TRANSFER_TEXT)
.hint(words::TRANSFER_HINT);
pub(super) static ASK_NAMING: Deed = Deed::new(
    Action::AskNaming,
    "ask-naming",
    Shape::Person,
    words::ASK_NAMING,
    words::NAMING_SENT,
)
.says(words::NAMING_TEXT)
.hint(words::NAMING_HINT);
pub(super) static ACKNOWLEDGE: Deed = Deed::new(
    Action::Acknowledge,
    "acknowledge",
    Shape::Hand,
    words::ACKNOWLEDGE,
    words::TAKEN,
)
.says(words::ACKNOWLEDGE_TEXT);
pub(super) static HAND_BACK: Deed = Deed::new(
    Action::HandBack,
    "hand-back",
    Shape::Back,
    words::HAND_BACK,
    words::HANDED_BACK,
)
.says(words::HAND_BACK_TEXT);
pub(super) static RECALL: Deed =
    Deed::new(Action::Recall, "recall", Shape::Undo, words::RECALL, words::RECALLED).says(words::RECALL_TEXT);
pub(super) static PAUSE: Deed =
    Deed::new(Action::Pause, "pause", Shape::Clock, words::PAUSE, words::IS_PAUSED_NOW).says(words::PAUSE_TEXT);
pub(super) static RESUME: Deed =
    Deed::new(Action::Resume, "resume", Shape::Clock, words::RESUME, words::RESUMED).says(words::RESUME_TEXT);
pub(super) static ASK_EXTENSION: Deed = Deed::new(
    Action::AskExtension,
    "extension",
    Shape::Clock,
    words::ASK_EXTENSION,
    words::EXTENSION_ASKED,
)
.says(words::EXTENSION_TEXT)
.hint(words::EXTENSION_HINT);
pub(super) static DRAFT: Deed = Deed::new(Action::Draft, "draft", Shape::Write, words::DRAFT, words::DRAFTED)
    .says(text::ANSWER_TEXT)
    .hint(words::DRAFT_HINT)
    .up_to(5_000)
    .templates(Action::Answer);
pub(super) static MERGE: Deed = Deed::new(Action::Merge, "merge", Shape::Merge, words::MERGE, words::IS_MERGED);
pub(super) static SPLIT: Deed = Deed::new(Action::Split, "split", Shape::List, words::SPLIT, words::IS_SPLIT)
    .says(words::SPLIT_TEXT)
    .hint(words::SPLIT_HINT)
    .up_to(10_000);
pub(super) static ASK_CONSENT: Deed = Deed::new(Action::AskConsent, "ask-consent", Shape::Horn, public::ASK, public::ASKED)
    .says(public::ASK_TEXT)
    .hint(public::ASK_HINT);
pub(super) static UNPUBLISH: Deed = Deed::new(
    Action::Unpublish,
    "unpublish",
    Shape::Lock,
    public::UNPUBLISH,
    public::UNPUBLISHED,
)
.says(public::UNPUBLISH_TEXT);
