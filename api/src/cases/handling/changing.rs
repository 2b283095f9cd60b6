//! What a deed changes of how a case is handled.

use chrono::{DateTime, Duration, Utc};
use contract::handling::{Dispatch, HandlerRef, Pause, Question, Transfer};

use super::{Asked, Handed, Handling, Happening, Paused, Rest, choice, sharing};
use crate::{
    cases::{deed::Deed, handling_store::HandlingRow, publicity},
    db::{Key, Word},
};

/// After how many days a reporter is reminded to say whether the answer helped, and after how many it is closed.
const FEEDBACK_DAYS: (i64, i64) = (3, 7);

impl Handling {
    /// Takes over what a deed changes of it.
    pub(super) fn change(&mut self, deed: &Deed, happening: Happening, due: Option<DateTime<Utc>>) {
        let (row, rest) = (&mut self.row, &mut self.rest);
        let at = happening.at;
        rest.publicity = publicity::after(rest.publicity, deed);
        match deed {
            Deed::Dispatch(dispatch) => dispatched(row, rest, dispatch, happening),
            Deed::Start(_) if row.duty_id.is_none() && row.account_id.is_none() => row.account_id = happening.by.map(Key::from),
            Deed::Object(_) => ask(row, rest, Question::Objection, happening, None),
            Deed::AskExtension(request) => ask(row, rest, Question::Extension, happening, Some(request.days)),
            Deed::Draft(_) => ask(row, rest, Question::Draft, happening, None),
            Deed::Rule(question, ruling) => ruled(row, rest, *question, ruling.granted),
            Deed::Transfer(transfer) => handed_over(row, rest, transfer, happening),
            Deed::Acknowledge(_) => {
                if let Some(handed) = &mut rest.handed {
                    handed.acknowledged_at = Some(at);
                }
            }
            Deed::HandBack(_) | Deed::Recall(_) => back(row, rest),
            Deed::Pause(pause) => paused(row, rest, pause, at, due),
            Deed::Resume(_) => go_on(row, rest),
            Deed::PartOf(into, _) => {
                settle(row, rest);
                row.merged_into = Some((*into).into());
            }
            Deed::Joined(_, voices) => row.voices += voices,
            Deed::Answer(_) | Deed::Approve(..) => replied(row, rest, at),
            Deed::Remind => reminded(row, rest),
            Deed::Rate(_) | Deed::Close(_) | Deed::Decline(_) | Deed::Withdraw(_) => settle(row, rest),
            Deed::Reopen(_) => {
                settle(row, rest);
                rest.extended = false;
            }
            // What they change is the case itself, how public it is, or who may know its reporter; see `deed`, `publicity`, `sharing`.
            Deed::Accept(_)
            | Deed::Note(_)
            | Deed::Urge(_)
            | Deed::Supervise(_)
            | Deed::Raise
            | Deed::Escalate
            | Deed::Start(_)
            | Deed::Merge(_)
            | Deed::Split(_)
            | Deed::Parted(_)
            | Deed::CallNext(_)
            | Deed::AskConsent(_)
            | Deed::Consent(_)
            | Deed::Refuse(_)
            | Deed::Publish(_)
            | Deed::Unpublish(_)
            | Deed::Untaken
            | Deed::AskNaming(_)
            | Deed::Allow(_)
            | Deed::Forbid(_)
            | Deed::Named(_) => {}
        }
        sharing::change(row, rest, deed, at);
    }
}

fn dispatched(row: &mut HandlingRow, rest: &mut Rest, dispatch: &Dispatch, happening: Happening) {
    row.flow = Word(dispatch.flow);
    give(row, Some(dispatch.handler));
    rest.given_by = happening.by;
    rest.helpers.clone_from(&dispatch.helpers);
}

/// What was asked is decided. It is objected to once, whatever comes of it, and prolonged once; after an objection that is right
/// the case is nobody's.
fn ruled(row: &mut HandlingRow, rest: &mut Rest, question: Question, granted: bool) {
    rest.objected |= question == Question::Objection;
    rest.extended |= question == Question::Extension && granted;
    if question == Question::Objection && granted {
        give(row, None);
    }
    answered(row, rest);
}

fn handed_over(row: &mut HandlingRow, rest: &mut Rest, transfer: &Transfer, happening: Happening) {
    row.host_id = transfer.community_id.map(Key::from);
    row.organisation_id = transfer.organisation_id.map(Key::from);
    rest.given_by = happening.by;
    rest.handed = Some(Handed {
        at: happening.at,
        acknowledged_at: None,
        consent: transfer.consent,
    });
}

/// Its clock stands still from `at` to the morning that was named. When it was `due` is kept: what was left then is left when it
/// goes on.
fn paused(row: &mut HandlingRow, rest: &mut Rest, pause: &Pause, at: DateTime<Utc>, due: Option<DateTime<Utc>>) {
    let until = choice::morning(&pause.until).unwrap_or(at);
    row.paused_at = Some(at.into());
    row.wake_at = Some(until.into());
    rest.pause = Some(Paused {
        reason: pause.reason,
        since: at,
        until,
        due,
    });
}

/// It was answered: its reporter is asked whether that helped, and is reminded once.
fn replied(row: &mut HandlingRow, rest: &mut Rest, at: DateTime<Utc>) {
    settle(row, rest);
    rest.answered_at = Some(at);
    rest.reminded = false;
    row.wake_at = Some((at + Duration::days(FEEDBACK_DAYS.0)).into());
}

fn reminded(row: &mut HandlingRow, rest: &mut Rest) {
    rest.reminded = true;
    row.wake_at = rest
        .answered_at
        .map(|answered| (answered + Duration::days(FEEDBACK_DAYS.1)).into());
}

/// Gives it to whoever is to see to it, or to nobody.
fn give(row: &mut HandlingRow, handler: Option<HandlerRef>) {
    row.duty_id = handler.and_then(|handler| handler.duty_id).map(Key::from);
    row.account_id = handler.and_then(|handler| handler.account_id).map(Key::from);
}

fn ask(row: &mut HandlingRow, rest: &mut Rest, question: Question, happening: Happening, days: Option<u8>) {
    row.question = Some(Word(question));
    rest.asked = happening.by.map(|by| Asked {
        by,
        entry: happening.entry,
        at: happening.at,
        days,
    });
}

fn answered(row: &mut HandlingRow, rest: &mut Rest) {
    row.question = None;
    rest.asked = None;
}

fn back(row: &mut HandlingRow, rest: &mut Rest) {
    row.host_id = None;
    row.organisation_id = None;
    rest.handed = None;
    rest.naming = None;
}

fn go_on(row: &mut HandlingRow, rest: &mut Rest) {
    row.paused_at = None;
    row.wake_at = None;
    rest.pause = None;
}

/// Nothing is asked, handed over, paused or waited for any longer.
fn settle(row: &mut HandlingRow, rest: &mut Rest) {
    answered(row, rest);
    back(row, rest);
    go_on(row, rest);
}
