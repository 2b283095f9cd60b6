//! How a case is handled between the door and the answer: who sees to it, whom it is handed to, what waits for a decision,
//! when its clock stands still, which case it is part of.

pub(super) mod call;
mod changing;
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

use chrono::{DateTime, Utc};
use contract::{
    cases::State,
    handling::{Flow, HandlerRef, PauseReason},
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
    store::Whole,
};
use crate::{
    db::{Conn, Key, Micros, Word},
    error::Result,
};

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

/// Who asked what waits for a decision on a case.
pub(super) fn asker(whole: &Whole) -> Option<AccountId> {
    let asked = whole.handling.as_ref().and_then(|handling| handling.rest.asked);
    asked.map(|asked| asked.by)
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
