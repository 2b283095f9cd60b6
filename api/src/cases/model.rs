//! The life of a case, as a pure function: from where it stands, what somebody does and who they are to it,
//! to where it stands next, or why not.

use chrono::{DateTime, Duration, Utc};
use contract::cases::{Action, State};

/// Who somebody is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Party {
    /// The one who brought it, signed in or by tracking secret.
    Reporter,
    /// Staff of its community.
    Station,
    /// The street, which may reopen on its own judgement.
    Street,
    /// Who wrote it down for its reporter: reads what they may read, to tell them.
    Recorder,
    /// Nobody to it.
    Stranger,
}

impl Party {
    /// Every party.
    pub const ALL: &'static [Self] = &[Self::Reporter, Self::Station, Self::Street, Self::Recorder, Self::Stranger];

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
}

/// For how long a closed case can be opened again, in days.
pub const REOPEN_DAYS: i64 = 30;

/// Where a case stands after `action` by `party` at `now`.
///
/// # Errors
/// The [`Refusal`] that says why it cannot be.
pub fn next(standing: Standing, action: Action, party: Party, now: DateTime<Utc>) -> Result<State, Refusal> {
    use State::{Accepted, Answered, Closed, Declined, Dispatched, InProgress, Reopened, Submitted, Transferred, Withdrawn};
    if party == Party::Stranger {
        return Err(Refusal::NotYours);
    }
    if !is_theirs(action, party) {
        return Err(Refusal::NotYourRole);
    }
    let state = standing.state;
    match (action, state) {
        (Action::Accept, Submitted) => Ok(Accepted),
        (Action::Decline, Submitted) => Ok(Declined),
        (Action::Note, _) if party.is_staff() || !state.is_final() => Ok(state),
        (Action::Answer, Accepted | Dispatched | InProgress | Reopened) => Ok(Answered),
        (Action::Withdraw, Submitted | Accepted | Dispatched | InProgress | Transferred) => Ok(Withdrawn),
        (Action::Rate, Answered | Closed) if standing.rated => Err(Refusal::RatedBefore),
        (Action::Rate | Action::Close, Answered) => Ok(Closed),
        // Closed without their word: it can still be given, and changes nothing else.
        (Action::Rate, Closed) => within_days(standing, now).map(|()| Closed),
        (Action::Reopen, Answered | Closed) if standing.reopened_by_reporter && party == Party::Reporter => {
            Err(Refusal::ReopenedBefore)
        }
        (Action::Reopen, Answered) => Ok(Reopened),
        (Action::Reopen, Closed) => within_days(standing, now).map(|()| Reopened),
        (Action::Urge, _) if is_unanswered(state) && is_same_day(standing.urged_at, now) => Err(Refusal::UrgedToday),
        (Action::Urge | Action::Supervise, _) if is_unanswered(state) => Ok(state),
        _ => Err(Refusal::NotNow),
    }
}

/// Whether somebody is waiting for an answer.
const fn is_unanswered(state: State) -> bool {
    use State::{Accepted, Dispatched, InProgress, Reopened, Submitted, Transferred};
    matches!(state, Submitted | Accepted | Dispatched | InProgress | Transferred | Reopened)
}

/// Whether `at` lies on the same day as `now` in China.
fn is_same_day(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    let day = |at: DateTime<Utc>| (at + Duration::hours(8)).date_naive();
    at.is_some_and(|at| day(at) == day(now))
}

const fn is_theirs(action: Action, party: Party) -> bool {
    match action {
        // A case is submitted through a channel, and goes up by itself: never by an action on it.
        Action::Submit | Action::Escalate => false,
        Action::Note => true,
        Action::Accept | Action::Answer | Action::Close | Action::Decline => party.is_staff(),
        Action::Rate | Action::Withdraw | Action::Urge => matches!(party, Party::Reporter),
        Action::Supervise => matches!(party, Party::Street),
        Action::Reopen => matches!(party, Party::Reporter | Party::Street),
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

/// Everything `party` may do now.
pub fn actions(standing: Standing, party: Party, now: DateTime<Utc>) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| next(standing, *action, party, now).is_ok())
        .collect()
}

/// When a new case must be accepted: 24 hours of calendar time after it was heard.
pub fn accept_due(submitted: DateTime<Utc>) -> DateTime<Utc> {
    submitted + Duration::hours(24)
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
