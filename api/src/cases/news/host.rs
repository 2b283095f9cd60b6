//! What whoever a case is handed to is told of it: the administrators of another station, or those who speak for an organisation.

use contract::{
    accounts::Role,
    cases::Action,
    ids::AccountId,
    notifications::{NotificationAudience, NotificationKind},
};

use crate::{
    accounts::service as accounts,
    cases::{access::Host, handling_store, store::Whole, timeline::NewEntry},
    db::Conn,
    error::Result,
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
};

/// Tells them of a line that they may read, but for who wrote it.
///
/// # Errors
/// When the database refuses.
pub(super) fn tell(conn: &mut Conn, whole: &Whole, entry: &NewEntry, moment: Moment) -> Result<()> {
    let Some((kind, word)) = for_host(entry.action, entry.role) else {
        return Ok(());
    };
    let host = host(conn, whole, entry.action)?;
    let (people, audience) = people(conn, host)?;
    let others = people.into_iter().filter(|person| entry.account_id != Some(*person));
    let told = |person| {
        Tell::new(person, whole.community(), kind, About::Case(whole.id()))
            .audience(audience)
            .number(&whole.row.number)
            .word(word.word())
    };
    let news: Vec<Tell> = others.map(told).collect();
    notifications::tell(conn, &news, moment)
}

/// As what they are told of an action, and in which word, if at all.
const fn for_host(action: Action, role: Role) -> Option<(NotificationKind, Action)> {
    use NotificationKind as Kind;
    match action {
        Action::Transfer => Some((Kind::CaseReceived, action)),
        Action::Urge => Some((Kind::CaseUrged, action)),
        Action::Supervise => Some((Kind::CaseSupervised, action)),
        Action::Note if !matches!(role, Role::Organisation) => Some((Kind::CaseMoved, action)),
        // Either way it is theirs no longer.
        Action::Recall | Action::Withdraw => Some((Kind::CaseMoved, Action::Recall)),
        // What they do themselves, what the station sees to, and what cannot be while it is handed over.
        Action::Submit
        | Action::Accept
        | Action::Note
        | Action::Answer
        | Action::Rate
        | Action::Reopen
        | Action::Close
        | Action::Decline
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
        | Action::HandBack
        | Action::Pause
        | Action::Resume
        | Action::AskExtension
        | Action::Extend
        | Action::RefuseExtension
        | Action::Draft
        | Action::ReturnDraft
        | Action::Merge
        | Action::Split
        | Action::Remind
        | Action::AskConsent
        | Action::Consent
        | Action::Refuse
        | Action::AskNaming
        | Action::Allow
        | Action::Forbid
        | Action::Named
        | Action::Publish
        | Action::Unpublish => None,
    }
}

/// To whom it is handed; to whom it was, where that ends. What was read of the case is how it stood before.
fn host(conn: &mut Conn, whole: &Whole, action: Action) -> Result<Host> {
    let Some(handling) = whole.handling.as_ref().filter(|_| matches!(action, Action::Transfer)) else {
        return Ok(whole.host);
    };
    match (handling.host(), handling.row.organisation_id) {
        (Some(community), _) => Ok(Host::Community(community)),
        (None, Some(organisation)) => handling_store::spokespeople(conn, organisation),
        (None, None) => Ok(Host::Nobody),
    }
}

fn people(conn: &mut Conn, host: Host) -> Result<(Vec<AccountId>, NotificationAudience)> {
    let people = match host {
        Host::Nobody => Vec::new(),
        Host::People(speakers) => return Ok((speakers.into_iter().flatten().collect(), NotificationAudience::Organisation)),
        Host::Community(there) => {
            let admins = accounts::holders(conn, there, &[Role::StationAdmin])?;
            admins.into_iter().map(|admin| admin.id).collect()
        }
    };
    Ok((people, NotificationAudience::Station))
}
