//! Who is told of what happens to a case: its reporter and those whose cases are part of it, staff who have to see to it
//! or decide, and whoever it is handed to.

mod circles;
mod host;

use contract::{
    accounts::Role,
    cases::{Action, State, Visibility},
    ids::AccountId,
    notifications::NotificationKind,
};

use circles::Circle;
pub(super) use circles::seeing_to;

use super::{handling, store::Whole, timeline::NewEntry};
use crate::{
    db::Conn,
    error::Result,
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// Tells everybody whom a line of a case's timeline concerns, but for who wrote it. `asker` is who had asked what waited for a
/// decision before it.
///
/// # Errors
/// When the database refuses.
pub(super) fn tell(conn: &mut Conn, whole: &Whole, entry: &NewEntry, asker: Option<AccountId>, moment: Moment) -> Result<()> {
    if entry.visibility == Visibility::Public {
        tell_reporters(conn, whole, entry, moment)?;
        host::tell(conn, whole, entry, moment)?;
    }
    let Some((kind, circle)) = for_staff(entry.action, entry.state, entry.role) else {
        return Ok(());
    };
    if let Some(until) = circles::called_until(whole).filter(|_| kind == NotificationKind::CaseGiven) {
        let mut people = seeing_to(conn, whole, moment)?;
        people.retain(|person| entry.account_id != Some(*person));
        handling::call::tell(conn, whole, people, until, moment)?;
    }
    let mut people = circles::people(conn, whole, circle, asker, moment)?;
    people.retain(|person| entry.account_id != Some(*person));
    people.sort_unstable();
    people.dedup();
    send(conn, whole, kind, entry, people, moment)
}

/// As what a reporter is told of an action, if at all.
const fn for_reporter(action: Action, state: State) -> Option<NotificationKind> {
    match action {
        Action::Answer => Some(NotificationKind::CaseAnswered),
        Action::Remind => Some(NotificationKind::FeedbackAsked),
        Action::AskConsent => Some(NotificationKind::PublicationAsked),
        Action::AskNaming => Some(NotificationKind::NamingAsked),
        Action::Accept
        | Action::Decline
        | Action::Note
        | Action::Reopen
        | Action::Close
        | Action::Supervise
        | Action::Transfer
        | Action::HandBack
        | Action::Pause
        | Action::Extend
        | Action::Split
        | Action::Publish
        | Action::Unpublish => Some(NotificationKind::CaseChanged),
        // That another case became part of theirs is nothing they have to know.
        Action::Merge if matches!(state, State::Merged) => Some(NotificationKind::CaseChanged),
        // What they did themselves, what is the station's own, and steps that change nothing for them.
        Action::Merge
        | Action::Submit
        | Action::Rate
        | Action::Withdraw
        | Action::Urge
        | Action::Raise
        | Action::Escalate
        | Action::Dispatch
        | Action::Start
        | Action::CallNext
        | Action::Untaken
        | Action::Object
        | Action::Sustain
        | Action::Overrule
        | Action::Acknowledge
        | Action::Recall
        | Action::Resume
        | Action::AskExtension
        | Action::RefuseExtension
        | Action::Draft
        | Action::ReturnDraft
        | Action::Consent
        | Action::Refuse
        | Action::Allow
        | Action::Forbid
        | Action::Named => None,
    }
}

/// As what staff are told of an action, and who of them, if at all.
const fn for_staff(action: Action, state: State, role: Role) -> Option<(NotificationKind, Circle)> {
    use NotificationKind as Kind;
    let told = match action {
        Action::Dispatch => (Kind::CaseGiven, Circle::Given),
        Action::Raise => (Kind::CaseOverdue, Circle::InCharge),
        Action::Escalate => (Kind::CaseOverdue, Circle::Street),
        Action::Object => (Kind::CaseObjected, Circle::Deciding),
        Action::AskExtension => (Kind::ExtensionAsked, Circle::Deciding),
        Action::Draft => (Kind::AnswerDrafted, Circle::Deciding),
        Action::Untaken => (Kind::CaseUntaken, Circle::Waiting),
        Action::Consent => (Kind::PublicationAgreed, Circle::SeeingTo),
        // Where staff say so, they know.
        Action::Allow | Action::Forbid if matches!(role, Role::Resident) => (Kind::NamingAnswered, Circle::SeeingTo),
        Action::Urge => (Kind::CaseUrged, Circle::Expected),
        Action::Supervise => (Kind::CaseSupervised, Circle::Supervised),
        // What colleagues write to each other they read on the case.
        Action::Note if matches!(role, Role::Resident | Role::LiaisonOfficer | Role::Organisation) => {
            (Kind::CaseMoved, Circle::SeeingTo)
        }
        Action::Reopen | Action::Resume | Action::Withdraw => (Kind::CaseMoved, Circle::SeeingTo),
        Action::HandBack => (Kind::CaseMoved, Circle::Giver),
        Action::Answer => (Kind::CaseMoved, Circle::Answered),
        Action::Merge if matches!(state, State::Merged) => (Kind::CaseMoved, Circle::SeeingTo),
        Action::Sustain | Action::Overrule | Action::Extend | Action::RefuseExtension | Action::ReturnDraft => {
            (Kind::CaseMoved, Circle::Asker)
        }
        // Whoever does it is who would be told, or nobody has to do anything because of it.
        Action::Submit
        | Action::Accept
        | Action::Note
        | Action::Rate
        | Action::Close
        | Action::Decline
        | Action::Start
        | Action::CallNext
        | Action::Transfer
        | Action::Acknowledge
        | Action::Recall
        | Action::Pause
        | Action::Merge
        | Action::Split
        | Action::Remind
        | Action::AskConsent
        | Action::Refuse
        | Action::AskNaming
        | Action::Allow
        | Action::Forbid
        | Action::Named
        | Action::Publish
        | Action::Unpublish => return None,
    };
    Some(told)
}

/// Whoever is anonymous looks for themselves.
fn tell_reporters(conn: &mut Conn, whole: &Whole, entry: &NewEntry, moment: Moment) -> Result<()> {
    let Some(kind) = for_reporter(entry.action, entry.state) else {
        return Ok(());
    };
    let own = whole.reporter().filter(|reporter| entry.account_id != Some(*reporter));
    send(conn, whole, kind, entry, own.into_iter().collect(), moment)?;
    // Whether it may be public, or somebody named, concerns only whose words it is.
    let of_one = matches!(
        entry.action,
        Action::AskConsent | Action::AskNaming | Action::Publish | Action::Unpublish
    );
    if of_one || entry.role == Role::Resident {
        return Ok(());
    }
    for (part, access) in handling::parts_of(conn, whole)? {
        if let Some(reporter) = access.reporter {
            let told = Tell::new(reporter, access.community, kind, About::Case(part)).word(entry.action.word());
            notifications::tell(conn, &[told], moment)?;
        }
    }
    Ok(())
}

fn send(
    conn: &mut Conn,
    whole: &Whole,
    kind: NotificationKind,
    entry: &NewEntry,
    people: Vec<AccountId>,
    moment: Moment,
) -> Result<()> {
    let told = |person| {
        Tell::new(person, whole.community(), kind, About::Case(whole.id()))
            .number(&whole.row.number)
            .word(entry.action.word())
    };
    let news: Vec<Tell> = people.into_iter().map(told).collect();
    notifications::tell(conn, &news, moment)
}
