//! The life of a case, as a pure function: from where it stands, what somebody does and who they are to it,
//! to where it stands next, or why not.

use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::{Action, State},
    handling::{Flow, NamingState, Question},
    publication::Publicity,
};

/// Who somebody is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// The one who brought it, signed in or by tracking secret.
    Reporter,
    /// Staff of its community.
    Station,
    /// The street, which may reopen on its own judgement.
    Street,
    /// Whoever it is handed over to: reads what its reporter may read, and gives it back.
    Host,
    /// Who wrote it down for its reporter: reads what they may read, to tell them.
    Recorder,
    /// Nobody to it.
    Stranger,
}

impl Party {
    /// Every party.
    pub const ALL: &'static [Self] = &[
        Self::Reporter,
        Self::Station,
        Self::Street,
        Self::Host,
        Self::Recorder,
        Self::Stranger,
    ];

    /// Whether they read internal notes and names.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Station | Self::Street)
    }
}

/// Why something cannot be done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// They have no part in it: for them the case does not exist.
    NotYours,
    /// Not theirs to do, whatever the state.
    NotYourRole,
    /// Not while it stands as it does.
    NotNow,
    /// They opened it again once before.
    ReopenedBefore,
    /// It was closed more than 30 days ago.
    TooLate,
    /// It was rated before.
    RatedBefore,
    /// It was urged today: once a day is enough.
    UrgedToday,
}

/// What of a case decides what can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and every combination can be"
)]
pub struct Standing {
    /// The state.
    pub state: State,
    /// Whether its reporter has opened it again.
    pub reopened_by_reporter: bool,
    /// When it was closed, if it is.
    pub closed_at: Option<DateTime<Utc>>,
    /// Whether its reporter has rated it.
    pub rated: bool,
    /// When its reporter urged the station on last.
    pub urged_at: Option<DateTime<Utc>>,
    /// When the next step is due, if a clock runs.
    pub due_at: Option<DateTime<Utc>>,
    /// Whether it still has words, and somebody who brought it can be asked about them.
    pub reachable: bool,
    /// Whether somebody brought it who has a name that could be shared.
    pub nameable: bool,
    /// How it is being handled.
    pub situation: Situation,
}

/// What of the handling of a case decides what can be done with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and every combination can be"
)]
pub struct Situation {
    /// The kind of work flow.
    pub flow: Flow,
    /// What waits for somebody's decision.
    pub question: Option<Question>,
    /// Whether an objection was decided: there is no second one.
    pub objected: bool,
    /// Whether there was more time already.
    pub extended: bool,
    /// Whether its clock stands still.
    pub paused: bool,
    /// Whether whoever it is handed to has taken it.
    pub acknowledged: bool,
    /// Where the case stands that it is part of.
    pub leading: Option<State>,
    /// How far making it public has come.
    pub publicity: Publicity,
    /// How far the consent to be named has come.
    pub naming: Option<NamingState>,
}

/// For how long a closed case can be opened again, in days.
pub const REOPEN_DAYS: i64 = 30;

/// Where a case stands after `action` by `party` at `now`.
///
/// # Errors
/// The [`Refusal`] that says why it cannot be.
pub fn next(standing: Standing, action: Action, party: Party, now: DateTime<Utc>) -> Result<State, Refusal> {
    if party == Party::Stranger {
        return Err(Refusal::NotYours);
    }
    if !is_theirs(action, party) {
        return Err(Refusal::NotYourRole);
    }
    match action {
        Action::Rate | Action::Close | Action::Reopen => after_answer(standing, action, party, now),
        Action::Urge | Action::Supervise if is_unanswered(standing.state) => urged(standing, action, now),
        Action::Accept | Action::Decline | Action::Note | Action::Answer | Action::Withdraw => spoken(standing, action, party),
        Action::AskNaming | Action::Allow | Action::Forbid => named(standing, action),
        Action::AskConsent | Action::Consent | Action::Refuse | Action::Publish | Action::Unpublish => {
            made_public(standing, action)
        }
        _ => handled(standing, action, now),
    }
}

/// What leads to everybody reading it, and back. A consent is asked for once, and can be taken back at any time; whoever refused
/// can still think better of it, but is not asked again.
fn made_public(standing: Standing, action: Action) -> Result<State, Refusal> {
    use Publicity::{Agreed, Asked, Private, Public, Refused};
    let publicity = standing.situation.publicity;
    let answered = matches!(standing.state, State::Answered | State::Closed);
    let may = match action {
        Action::AskConsent => answered && standing.reachable && publicity == Private,
        Action::Consent => matches!(publicity, Asked | Refused),
        Action::Refuse => matches!(publicity, Asked | Agreed | Public),
        Action::Publish => answered && publicity == Agreed,
        _ => publicity == Public,
    };
    if may { Ok(standing.state) } else { Err(Refusal::NotNow) }
}

/// What leads to whoever it is handed to knowing its reporter. Once they do it cannot be taken back; until then it can.
fn named(standing: Standing, action: Action) -> Result<State, Refusal> {
    use NamingState::{Agreed, Asked, Refused, Shared};
    let naming = standing.situation.naming;
    let under_way = is_worked_on(standing.state) || standing.state == State::Transferred;
    let may = match action {
        Action::AskNaming => standing.nameable && naming != Some(Shared),
        Action::Allow => matches!(naming, Some(Asked | Refused)),
        _ => matches!(naming, Some(Asked | Agreed)),
    };
    if under_way && may {
        Ok(standing.state)
    } else {
        Err(Refusal::NotNow)
    }
}

/// What the station and its reporter say to each other.
fn spoken(standing: Standing, action: Action, party: Party) -> Result<State, Refusal> {
    use State::{Accepted, Answered, Declined, Submitted, Transferred, Withdrawn};
    let Standing { state, situation, .. } = standing;
    // An answer that needs approval is given by approving what was drafted.
    let may_answer = situation.flow != Flow::Approval || situation.question == Some(Question::Draft);
    match (action, state) {
        (Action::Accept, Submitted) => Ok(Accepted),
        (Action::Decline, Submitted) => Ok(Declined),
        (Action::Note, _) if party.is_staff() || !state.is_final() => Ok(state),
        (Action::Answer, _) if is_worked_on(state) && may_answer => Ok(Answered),
        (Action::Withdraw, Submitted | Transferred) => Ok(Withdrawn),
        (Action::Withdraw, _) if is_worked_on(state) && state != State::Reopened => Ok(Withdrawn),
        _ => Err(Refusal::NotNow),
    }
}

/// What becomes of an answer.
fn after_answer(standing: Standing, action: Action, party: Party, now: DateTime<Utc>) -> Result<State, Refusal> {
    use State::{Answered, Closed, Merged, Reopened};
    match (action, standing.state) {
        (Action::Rate, Answered | Closed | Merged) if standing.rated => Err(Refusal::RatedBefore),
        (Action::Rate | Action::Close, Answered) => Ok(Closed),
        // Closed without their word: it can still be given, and changes nothing else.
        (Action::Rate, Closed) => within_days(standing, now).map(|()| Closed),
        // Whose case became part of another rates the answer to that one.
        (Action::Rate, Merged) if matches!(standing.situation.leading, Some(Answered | Closed)) => Ok(Merged),
        (Action::Reopen, Answered | Closed) if standing.reopened_by_reporter && party == Party::Reporter => {
            Err(Refusal::ReopenedBefore)
        }
        (Action::Reopen, Answered) => Ok(Reopened),
        (Action::Reopen, Closed) => within_days(standing, now).map(|()| Reopened),
        _ => Err(Refusal::NotNow),
    }
}

fn urged(standing: Standing, action: Action, now: DateTime<Utc>) -> Result<State, Refusal> {
    if action == Action::Urge && is_same_day(standing.urged_at, now) {
        Err(Refusal::UrgedToday)
    } else {
        Ok(standing.state)
    }
}

/// What happens between acceptance and answer. While something waits for a decision the case goes to nobody else.
fn handled(standing: Standing, action: Action, now: DateTime<Utc>) -> Result<State, Refusal> {
    use State::{Accepted, Dispatched, InProgress, Merged, Reopened, Submitted, Transferred};
    let Standing {
        state, situation: how, ..
    } = standing;
    let (worked_on, asked) = (is_worked_on(state), how.question);
    let waits = worked_on || state == Transferred;
    match action {
        Action::Dispatch if worked_on && asked.is_none() => Ok(Dispatched),
        Action::Start if matches!(state, Accepted | Dispatched | Reopened) && asked.is_none() => Ok(InProgress),
        Action::Object if state == Dispatched && asked.is_none() && !how.objected => Ok(Dispatched),
        Action::Sustain if asked == Some(Question::Objection) => Ok(Accepted),
        Action::Overrule if asked == Some(Question::Objection) => Ok(state),
        Action::Transfer if worked_on && asked.is_none() => Ok(Transferred),
        Action::Acknowledge if state == Transferred && !how.acknowledged => Ok(Transferred),
        Action::HandBack | Action::Recall if state == Transferred => Ok(InProgress),
        Action::Pause if waits && !how.paused => Ok(state),
        Action::Resume if how.paused => Ok(state),
        Action::AskExtension if waits && asked.is_none() && !how.extended && standing.due_at.is_some_and(|due| due > now) => {
            Ok(state)
        }
        Action::Extend | Action::RefuseExtension if asked == Some(Question::Extension) => Ok(state),
        Action::Draft if worked_on && asked.is_none() && how.flow == Flow::Approval => Ok(state),
        Action::ReturnDraft if asked == Some(Question::Draft) => Ok(state),
        Action::Merge if (worked_on || state == Submitted) && asked.is_none() => Ok(Merged),
        Action::Split if worked_on => Ok(state),
        _ => Err(Refusal::NotNow),
    }
}

/// Whether the station is at work on it.
pub(super) const fn is_worked_on(state: State) -> bool {
    use State::{Accepted, Dispatched, InProgress, Reopened};
    matches!(state, Accepted | Dispatched | InProgress | Reopened)
}

/// Whether somebody is waiting for an answer.
const fn is_unanswered(state: State) -> bool {
    is_worked_on(state) || matches!(state, State::Submitted | State::Transferred)
}

/// Whether `at` lies on the same day as `now` in China.
fn is_same_day(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let day = |at: DateTime<Utc>| (at + Duration::hours(8)).date_naive();
    at.is_some_and(|at| day(at) == day(now))
}

const fn is_theirs(action: Action, party: Party) -> bool {
    match action {
        // A case is submitted through a channel, and goes up or reminds by itself: never by an action on it.
        Action::Submit
        | Action::Raise
        | Action::Escalate
        | Action::Remind
        | Action::CallNext
        | Action::Untaken
        | Action::Named => false,
        Action::Note => true,
        Action::Acknowledge | Action::HandBack => matches!(party, Party::Host),
        Action::Rate | Action::Withdraw | Action::Urge | Action::Consent | Action::Refuse | Action::Allow | Action::Forbid => {
            matches!(party, Party::Reporter)
        }
        Action::Supervise => matches!(party, Party::Street),
        Action::Reopen => matches!(party, Party::Reporter | Party::Street),
        _ => party.is_staff(),
    }
}

fn within_days(standing: Standing, now: DateTime<Utc>) -> Result<(), Refusal> {
    let closed = standing.closed_at.unwrap_or(now);
    if now - closed <= Duration::days(REOPEN_DAYS) {
        Ok(())
    } else {
        Err(Refusal::TooLate)
    }
}

/// Everything `party` may do now, but for publishing: that is offered where the words are prepared, to those of the station
/// who may.
pub fn actions(standing: Standing, party: Party, now: DateTime<Utc>) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| *action != Action::Publish && next(standing, *action, party, now).is_ok())
        .collect()
}

/// When a new case must be accepted: 24 hours of calendar time after it was heard.
pub fn accept_due(submitted: DateTime<Utc>) -> DateTime<Utc> {
    submitted + Duration::hours(24)
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "model_tests_handled.rs"]
mod tests_handled;
