//! How a case is handled between the door and the answer: who sees to it, whom it is handed to, what waits for a decision,
//! when its clock stands still, which case it is part of.

pub(super) mod call;
pub(super) mod choice;
mod due;
mod follow;
pub(crate) mod organisations;
mod prepare;
pub(super) mod remind;
mod routes;
pub(super) mod routing;
pub(crate) mod seeded;
pub(super) mod sharing;
mod shown;
mod similar;
pub(super) mod splitting;
pub(super) mod taking;
pub(super) mod wake;

use chrono::{DateTime, Duration, Utc};
use contract::{
    cases::State,
    handling::{Flow, HandlerRef, PauseReason, Question},
    ids::{AccountId, CaseId, CommunityId, EntryId, OrganisationId},
    publication::Publicity,
};
use serde::{Deserialize, Serialize};

pub(super) use due::due;
pub(super) use follow::{follow, me_too};
pub(super) use prepare::prepare;
pub(super) use routes::routes;

use super::{
    access::Access,
    deed::Deed,
    handling_store::{self as store, HandlingRow},
    model::Situation,
    publicity,
    store::Whole,
};
use crate::{
    db::{Conn, Key, Micros, Word},
    error::Result,
};

/// After how many days a reporter is reminded to say whether the answer helped, and after how many it is closed.
const FEEDBACK_DAYS: (i64, i64) = (3, 7);

/// How a case is being handled.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Handling {
    pub(super) row: HandlingRow,
    pub(super) rest: Rest,
}

/// What nothing is looked for by.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Rest {
    pub(super) helpers: Vec<HandlerRef>,
    objected: bool,
    extended: bool,
    pub(super) asked: Option<Asked>,
    pub(super) handed: Option<Handed>,
    pub(super) pause: Option<Paused>,
    answered_at: Option<DateTime<Utc>>,
    reminded: bool,
    pub(super) publicity: Publicity,
    pub(super) call: Option<call::Call>,
    naming: Option<sharing::Naming>,
    /// Who gave it to whoever is to see to it.
    given_by: Option<AccountId>,
}

/// Who asked what waits for a decision, and where on the timeline it stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) by: AccountId,
    pub(super) entry: EntryId,
    pub(super) at: DateTime<Utc>,
    pub(super) days: Option<u8>,
}

/// When it was handed over and taken, and whether the reporter may be named.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Handed {
    pub(super) at: DateTime<Utc>,
    pub(super) acknowledged_at: Option<DateTime<Utc>>,
    pub(super) consent: bool,
}

/// Why and until when the clock stands still, and when the answer was due.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Paused {
    pub(super) reason: PauseReason,
    pub(super) since: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
    pub(super) due: Option<DateTime<Utc>>,
}

/// Who did it, when, and where on the timeline it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Happening {
    pub(super) entry: EntryId,
    pub(super) by: Option<AccountId>,
    pub(super) at: DateTime<Utc>,
}

impl Handling {
    /// As every case is handled at first.
    pub(super) fn of(case: Key, community: Key) -> Self {
        Self {
            row: HandlingRow {
                case_id: case,
                community_id: community,
                flow: Word(Flow::default()),
                duty_id: None,
                account_id: None,
                question: None,
                host_id: None,
                organisation_id: None,
                paused_at: None,
                wake_at: None,
                merged_into: None,
                split_from: None,
                voices: 1,
                content: String::new(),
                take_by: None,
                untaken_at: None,
            },
            rest: Rest::default(),
        }
    }

    /// What of it decides what can be done.
    pub(super) fn situation(&self, leading: Option<State>) -> Situation {
        Situation {
            flow: self.row.flow.0,
            question: self.row.question.map(|question| question.0),
            objected: self.rest.objected,
            extended: self.rest.extended,
            paused: self.row.paused_at.is_some(),
            acknowledged: self.rest.handed.is_some_and(|handed| handed.acknowledged_at.is_some()),
            leading,
            publicity: self.rest.publicity,
            naming: self.rest.naming.map(|naming| naming.state),
        }
    }

    /// Who is to see to it.
    pub(super) fn handler(&self) -> Option<HandlerRef> {
        let handler = HandlerRef {
            duty_id: self.row.duty_id.map(Into::into),
            account_id: self.row.account_id.map(Into::into),
        };
        (handler.duty_id.is_some() || handler.account_id.is_some()).then_some(handler)
    }

    /// The case that it is part of.
    pub(super) fn merged_into(&self) -> Option<CaseId> {
        self.row.merged_into.map(Into::into)
    }

    /// The community it is handed to.
    pub(super) fn host(&self) -> Option<CommunityId> {
        self.row.host_id.map(Into::into)
    }

    /// Takes over what a deed changes of it.
    pub(super) fn change(&mut self, deed: &Deed, happening: Happening, due: Option<DateTime<Utc>>) {
        let (row, rest) = (&mut self.row, &mut self.rest);
        let at = happening.at;
        rest.publicity = publicity::after(rest.publicity, deed);
        match deed {
            Deed::Dispatch(dispatch) => {
                row.flow = Word(dispatch.flow);
                give(row, Some(dispatch.handler));
                rest.given_by = happening.by;
                rest.helpers.clone_from(&dispatch.helpers);
            }
            Deed::Start(_) if row.duty_id.is_none() && row.account_id.is_none() => row.account_id = happening.by.map(Key::from),
            Deed::Object(_) => ask(row, rest, Question::Objection, happening, None),
            Deed::AskExtension(request) => ask(row, rest, Question::Extension, happening, Some(request.days)),
            Deed::Draft(_) => ask(row, rest, Question::Draft, happening, None),
            Deed::Rule(question, ruling) => {
                rest.objected |= *question == Question::Objection;
                rest.extended |= *question == Question::Extension && ruling.granted;
                if *question == Question::Objection && ruling.granted {
                    give(row, None);
                }
                answered(row, rest);
            }
            Deed::Transfer(transfer) => {
                row.host_id = transfer.community_id.map(Key::from);
                row.organisation_id = transfer.organisation_id.map(Key::from);
                rest.given_by = happening.by;
                rest.handed = Some(Handed {
                    at,
                    acknowledged_at: None,
                    consent: transfer.consent,
                });
            }
            Deed::Acknowledge(_) => {
                if let Some(handed) = &mut rest.handed {
                    handed.acknowledged_at = Some(at);
                }
            }
            Deed::HandBack(_) | Deed::Recall(_) => back(row, rest),
            Deed::Pause(pause) => {
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
            Deed::Resume(_) => go_on(row, rest),
            Deed::PartOf(into, _) => {
                settle(row, rest);
                row.merged_into = Some((*into).into());
            }
            Deed::Joined(_, voices) => row.voices += voices,
            Deed::Answer(_) | Deed::Approve(..) => {
                settle(row, rest);
                rest.answered_at = Some(at);
                rest.reminded = false;
                row.wake_at = Some((at + Duration::days(FEEDBACK_DAYS.0)).into());
            }
            Deed::Remind => {
                rest.reminded = true;
                row.wake_at = rest
                    .answered_at
                    .map(|answered| (answered + Duration::days(FEEDBACK_DAYS.1)).into());
            }
            Deed::Rate(_) | Deed::Close(_) | Deed::Decline(_) | Deed::Withdraw(_) => settle(row, rest),
            Deed::Reopen(_) => {
                settle(row, rest);
                rest.extended = false;
            }
            _ => {}
        }
        sharing::change(row, rest, deed, at);
    }
}

/// Takes over what a deed changes of how a case is handled, and writes it down where there is something to say.
pub(super) fn change(conn: &mut Conn, whole: &mut Whole, deed: &Deed, happening: Happening, due: Option<Micros>) -> Result<()> {
    let row = &whole.row;
    let mut handling = whole
        .handling
        .take()
        .unwrap_or_else(|| Handling::of(row.id, row.community_id));
    let before = handling.clone();
    handling.change(deed, happening, due.map(Into::into));
    if let Deed::Dispatch(dispatch) = deed {
        call::given(conn, &mut handling, dispatch, happening.at)?;
    }
    taking::change(conn, &mut handling, row.state.0, deed, happening.at)?;
    if handling != before {
        store::put(conn, &mut handling)?;
        whole.handling = Some(handling);
    } else if !before.row.content.is_empty() {
        whole.handling = Some(before);
    }
    Ok(())
}

/// The cases that are part of one, with whom each concerns.
pub(super) fn parts_of(conn: &mut Conn, whole: &Whole) -> Result<Vec<(CaseId, Access)>> {
    let voices = whole.handling.as_ref().map_or(1, |handling| handling.row.voices);
    if voices > 1 {
        store::parts(conn, whole.id())
    } else {
        Ok(Vec::new())
    }
}

/// The organisations that somebody speaks for.
///
/// # Errors
/// When the database refuses.
pub(crate) fn spoken_for(conn: &mut Conn, account: AccountId) -> Result<Vec<OrganisationId>> {
    store::spoken_for(conn, account)
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
