//! What people do with a case: what they say with it, and what it changes.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Accept, Action, Answer, Because, CallStep, Decline, DeclineReason, Note, Rating, State, Visibility},
    handling::{
        Dispatch, DispatchObjection, ExtensionRequest, HandBack, Merge, NamingRequest, Pause, Question, Ruling, Split, Transfer,
    },
    ids::{AccountId, CaseId, EntryId},
    publication::Publish,
};

use super::{store::CaseRow, timeline};
use crate::db::{Key, Word};

/// Something that somebody does with a case.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Accept(Accept),
    Note(Note),
    Answer(Answer),
    /// An answer that somebody wrote on this line, for somebody else to approve, goes out.
    Approve(Answer, EntryId),
    Rate(Rating),
    Reopen(Because),
    Close(Because),
    Decline(Decline),
    Withdraw(Because),
    Urge(Because),
    Supervise(Because),
    /// By itself, when the time it was given is over: from its grid cell to the community.
    Raise,
    /// By itself, when that is over as well, or it is in no cell: to the street.
    Escalate,
    Dispatch(Dispatch),
    Start(Because),
    Object(DispatchObjection),
    /// What somebody else decides of a question.
    Rule(Question, Ruling),
    Transfer(Transfer),
    Acknowledge(Because),
    HandBack(HandBack),
    Recall(Because),
    Pause(Pause),
    Resume(Because),
    AskExtension(ExtensionRequest),
    Draft(Answer),
    Merge(Merge),
    /// It becomes part of this case, of this number.
    PartOf(CaseId, String),
    /// Another case, of this number and with so many voices, becomes part of it.
    Joined(String, i32),
    Split(Split),
    /// A part of it became the case of this number; or it is itself a part of the case of this number.
    Parted(String),
    /// By itself, when its reporter has not said whether the answer helped.
    Remind,
    /// By itself, when nobody answered in time who was called.
    CallNext(CallStep),
    AskConsent(Because),
    Consent(Because),
    Refuse(Because),
    Publish(Publish),
    Unpublish(Because),
    /// By itself, when nobody took it in time who was given it.
    Untaken,
    AskNaming(NamingRequest),
    Allow(Because),
    Forbid(Because),
    /// With whoever it is handed to, of this name, its reporter's name and number were shared.
    Named(String),
}

impl Deed {
    pub(super) const fn action(&self) -> Action {
        match self {
            Self::Accept(_) => Action::Accept,
            Self::Note(_) => Action::Note,
            Self::Answer(_) | Self::Approve(..) => Action::Answer,
            Self::Rate(_) => Action::Rate,
            Self::Reopen(_) => Action::Reopen,
            Self::Close(_) => Action::Close,
            Self::Decline(_) => Action::Decline,
            Self::Withdraw(_) => Action::Withdraw,
            Self::Urge(_) => Action::Urge,
            Self::Supervise(_) => Action::Supervise,
            Self::Raise => Action::Raise,
            Self::Escalate => Action::Escalate,
            Self::Dispatch(_) => Action::Dispatch,
            Self::Start(_) => Action::Start,
            Self::Object(_) => Action::Object,
            Self::Rule(question, ruling) => ruled(*question, ruling.granted),
            Self::Transfer(_) => Action::Transfer,
            Self::Acknowledge(_) => Action::Acknowledge,
            Self::HandBack(_) => Action::HandBack,
            Self::Recall(_) => Action::Recall,
            Self::Pause(_) => Action::Pause,
            Self::Resume(_) => Action::Resume,
            Self::AskExtension(_) => Action::AskExtension,
            Self::Draft(_) => Action::Draft,
            Self::Merge(_) | Self::PartOf(..) | Self::Joined(..) => Action::Merge,
            Self::Split(_) | Self::Parted(_) => Action::Split,
            Self::Remind => Action::Remind,
            Self::CallNext(_) => Action::CallNext,
            Self::AskConsent(_) => Action::AskConsent,
            Self::Consent(_) => Action::Consent,
            Self::Refuse(_) => Action::Refuse,
            Self::Publish(_) => Action::Publish,
            Self::Unpublish(_) => Action::Unpublish,
            Self::Untaken => Action::Untaken,
            Self::AskNaming(_) => Action::AskNaming,
            Self::Allow(_) => Action::Allow,
            Self::Forbid(_) => Action::Forbid,
            Self::Named(_) => Action::Named,
        }
    }

    /// The word for it, as in the timeline.
    pub(super) const fn word(&self) -> &'static str {
        self.action().word()
    }

    pub(super) fn text(&self) -> Option<String> {
        if let Self::CallNext(step) = self {
            return Some(timeline::written(*step));
        }
        let text = match self {
            Self::Accept(accept) => accept.text.as_deref(),
            Self::Note(note) => Some(note.text.as_str()),
            Self::Answer(answer) | Self::Approve(answer, _) | Self::Draft(answer) => Some(answer.text.as_str()),
            Self::Rate(rating) => rating.comment.as_deref(),
            Self::Reopen(because)
            | Self::Close(because)
            | Self::Withdraw(because)
            | Self::Urge(because)
            | Self::Supervise(because)
            | Self::Start(because)
            | Self::Acknowledge(because)
            | Self::Recall(because)
            | Self::Resume(because)
            | Self::AskConsent(because)
            | Self::Consent(because)
            | Self::Refuse(because)
            | Self::Unpublish(because)
            | Self::Allow(because)
            | Self::Forbid(because) => because.text.as_deref(),
            Self::Object(objection) => Some(objection.text.as_str()),
            Self::Rule(_, ruling) => ruling.text.as_deref(),
            Self::Transfer(transfer) => Some(transfer.text.as_str()),
            Self::HandBack(back) => Some(back.text.as_str()),
            Self::Pause(pause) => Some(pause.text.as_str()),
            Self::AskExtension(request) => Some(request.text.as_str()),
            Self::AskNaming(request) => Some(request.text.as_str()),
            Self::PartOf(_, name) | Self::Joined(name, _) | Self::Parted(name) | Self::Named(name) => Some(name.as_str()),
            // What is said to whoever sees to it stands in a note of its own, for staff; the others say nothing.
            Self::Dispatch(_)
            | Self::Raise
            | Self::Escalate
            | Self::Merge(_)
            | Self::Split(_)
            | Self::Remind
            | Self::Untaken
            | Self::CallNext(_)
            | Self::Publish(_) => None,
            Self::Decline(decline) => Some(decline.text.as_str()),
        };
        text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    pub(super) const fn visibility(&self) -> Visibility {
        match self {
            Self::Note(note) => note.visibility,
            // That there is more time concerns its reporter; who was right about the rest does not.
            Self::Rule(Question::Extension, ruling) if ruling.granted => Visibility::Public,
            Self::Rule(..) | Self::Object(_) | Self::AskExtension(_) | Self::Draft(_) | Self::Untaken | Self::CallNext(_) => {
                Visibility::Internal
            }
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

    /// What presses for a case after it, which `before` pressed for it, and which is then in this state. What is done in public is
    /// done for it; what staff say among themselves is not. That the street supervises it weighs more than that it is urged.
    fn pressed(&self, before: Option<Action>, state: State, role: Role) -> Option<Action> {
        let public = self.visibility() == Visibility::Public;
        match self {
            _ if state == State::Answered || state.is_final() => None,
            Self::Supervise(_) => Some(Action::Supervise),
            Self::Urge(_) => before.or(Some(Action::Urge)),
            // Another voice is one more reason, not a step.
            Self::Joined(..) => before,
            _ if public && works(role) => None,
            _ => before,
        }
    }

    /// Puts into the row what it changes of the case, but for when it is due; see [`Deed::starts_clock`].
    pub(super) fn change(&self, row: &mut CaseRow, state: State, role: Role, by: Option<AccountId>, now: DateTime<Utc>) {
        row.version += 1;
        row.updated_at = now.into();
        row.state = Word(state);
        row.pressed = self.pressed(row.pressed.map(|word| word.0), state, role).map(Word);
        match self {
            Self::Accept(accept) => {
                row.urgency = Word(accept.urgency.unwrap_or(row.urgency.0));
                row.category = Word(accept.category.unwrap_or(row.category.0));
                row.subcategory_id = accept.subcategory_id.map(Key::from).or(row.subcategory_id);
                // 首问负责: whoever takes it on first stays responsible, whoever works on it later.
                row.first_responder_id = row.first_responder_id.or(by.map(Key::from));
            }
            Self::Answer(_) | Self::Approve(..) | Self::Pause(_) => row.due_at = None,
            Self::Reopen(_) => {
                row.reopened_times += 1;
                row.reopened_by_reporter |= role == Role::Resident;
                row.closed_at = None;
            }
            Self::Rate(_) => row.closed_at = row.closed_at.or(Some(now.into())),
            Self::Close(_) | Self::Decline(_) | Self::Withdraw(_) | Self::PartOf(..) => {
                row.closed_at = Some(now.into());
                row.due_at = None;
            }
            // What they change besides is how the case is handled.
            _ => {}
        }
    }
}

/// Whether they work on cases, at the station or for whoever one is handed to.
const fn works(role: Role) -> bool {
    matches!(
        role,
        Role::StationAdmin | Role::SocialWorker | Role::StreetAdmin | Role::Organisation
    )
}

/// What somebody's decision of a question is called.
const fn ruled(question: Question, granted: bool) -> Action {
    match (question, granted) {
        (Question::Objection, true) => Action::Sustain,
        (Question::Objection, false) => Action::Overrule,
        (Question::Extension, true) => Action::Extend,
        (Question::Extension, false) => Action::RefuseExtension,
        (Question::Draft, true) => Action::Answer,
        (Question::Draft, false) => Action::ReturnDraft,
    }
}
