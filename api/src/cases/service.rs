//! What is decided about cases: who may see them, what may be done, and what is written down when it is.

use contract::{
    accounts::Role,
    cases::{Accept, Action, Answer, Because, Case, Decline, DeclineReason, Note, Rating, State, Visibility},
    ids::{AccountId, CaseId, CommunityId},
    problem::Kind,
};

use super::{
    erasure,
    model::{self, Party, Refusal},
    store::{self, NewEntry, Which, Whole},
    view,
};
use crate::{
    accounts,
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    db::{Conn, Key, Word},
    error::{Error, Result},
    moment::Moment,
    photos,
    places::Places,
};

/// Who wants to read or change a case.
#[derive(Debug, Clone)]
pub(crate) enum Reader {
    /// Somebody signed in.
    Actor(Actor),
    /// Somebody who holds a tracking secret; this is its digest.
    Tracker([u8; 32]),
    /// Nobody in particular.
    Nobody,
}

impl Reader {
    fn account(&self) -> Option<AccountId> {
        match self {
            Self::Actor(actor) => Some(actor.id),
            Self::Tracker(_) | Self::Nobody => None,
        }
    }
}

/// What every decision about a case needs besides the case.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) places: std::sync::Arc<Places>,
    pub(crate) keys: Keys,
    pub(crate) moment: Moment,
}

/// What decides who may read a case; small enough to keep beside every cached answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) community: CommunityId,
    pub(crate) reporter: Option<AccountId>,
    pub(crate) tracking: Option<[u8; 32]>,
}

impl Access {
    fn of(whole: &Whole) -> Self {
        Self {
            community: whole.community(),
            reporter: whole.reporter(),
            tracking: whole.row.tracking_digest.as_deref().and_then(|digest| digest.try_into().ok()),
        }
    }

    /// What `reader` is to the case, and the role in which they act on it.
    ///
    /// Whoever reported a case is its reporter, whatever posts they hold: nobody answers themselves.
    pub(crate) fn party(&self, reader: &Reader, places: &Places) -> (Party, Role) {
        match reader {
            Reader::Actor(actor) if self.reporter == Some(actor.id) => (Party::Reporter, Role::Resident),
            Reader::Actor(actor) => {
                let role = places
                    .place(self.community)
                    .ok()
                    .and_then(|place| actor.role_for(Right::WorkOnCases, place));
                match role {
                    Some(Role::StreetAdmin) => (Party::Street, Role::StreetAdmin),
                    Some(role) => (Party::Station, role),
                    None => (Party::Stranger, Role::Resident),
                }
            }
            Reader::Tracker(digest) if self.tracking.as_ref() == Some(digest) => (Party::Reporter, Role::Resident),
            Reader::Tracker(_) | Reader::Nobody => (Party::Stranger, Role::Resident),
        }
    }
}

/// The case as `reader` may know it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none, or they have no part in it.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, reader: &Reader, which: Which) -> Result<Case> {
    let whole = store::find(conn, which)?.ok_or(Error::NOT_FOUND)?;
    let (party, _) = Access::of(&whole).party(reader, &desk.places);
    if party == Party::Stranger {
        return Err(Error::NOT_FOUND);
    }
    shown(conn, desk, &whole, party)
}

/// The case for every kind of reader, and who is which: what the cache keeps.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read_for_party(conn: &mut Conn, desk: &Desk, id: CaseId, reader: &Reader) -> Result<(Access, Party, Case)> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    let access = Access::of(&whole);
    let (party, _) = access.party(reader, &desk.places);
    if party == Party::Stranger {
        return Err(Error::NOT_FOUND);
    }
    Ok((access, party, shown(conn, desk, &whole, party)?))
}

fn shown(conn: &mut Conn, desk: &Desk, whole: &Whole, party: Party) -> Result<Case> {
    let reporter = match whole.reporter() {
        Some(account) if party.is_staff() => accounts::service::reporter(conn, &desk.keys, account)?,
        _ => None,
    };
    let belongings = view::Belongings {
        timeline: store::timeline(conn, whole.id(), party.is_staff())?,
        photos: photos::service::of_case(conn, whole.id())?,
        reporter,
    };
    Ok(view::of(whole, belongings, party, &desk.places, desk.moment.time()))
}

/// Whether `reader` may see the case and its pictures.
///
/// # Errors
/// [`Error::NOT_FOUND`] when they may not.
pub(crate) fn may_see(conn: &mut Conn, places: &Places, reader: &Reader, id: CaseId) -> Result<()> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    match Access::of(&whole).party(reader, places).0 {
        Party::Stranger => Err(Error::NOT_FOUND),
        _ => Ok(()),
    }
}

/// Something that somebody does with a case.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    Accept(Accept),
    Note(Note),
    Answer(Answer),
    Rate(Rating),
    Reopen(Because),
    Close(Because),
    Decline(Decline),
    Withdraw(Because),
}

impl Deed {
    const fn action(&self) -> Action {
        match self {
            Self::Accept(_) => Action::Accept,
            Self::Note(_) => Action::Note,
            Self::Answer(_) => Action::Answer,
            Self::Rate(_) => Action::Rate,
            Self::Reopen(_) => Action::Reopen,
            Self::Close(_) => Action::Close,
            Self::Decline(_) => Action::Decline,
            Self::Withdraw(_) => Action::Withdraw,
        }
    }

    /// The word for it, as in the timeline.
    pub(super) const fn word(&self) -> &'static str {
        self.action().word()
    }

    fn text(&self) -> Option<String> {
        let text = match self {
            Self::Accept(accept) => accept.text.as_deref(),
            Self::Note(note) => Some(note.text.as_str()),
            Self::Answer(answer) => Some(answer.text.as_str()),
            Self::Rate(rating) => rating.comment.as_deref(),
            Self::Reopen(because) | Self::Close(because) | Self::Withdraw(because) => because.text.as_deref(),
            Self::Decline(decline) => Some(decline.text.as_str()),
        };
        text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    const fn visibility(&self) -> Visibility {
        match self {
            Self::Note(note) => note.visibility,
            _ => Visibility::Public,
        }
    }

    const fn reason(&self) -> Option<DeclineReason> {
        match self {
            Self::Decline(decline) => Some(decline.reason),
            _ => None,
        }
    }
}

/// What is done to which case, by whom, believing it to be at which version.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) case: CaseId,
    pub(crate) by: Reader,
    pub(crate) expected: Option<i32>,
    pub(crate) deed: Deed,
}

/// Does it, writes it on the timeline, and returns the case as it then is, with whom it concerns.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden where it is not their role; stale when the case is at another
/// version than they believed; [`Error::Conflict`] with the fresh case when its state does not allow it.
pub(crate) fn act(conn: &mut Conn, desk: &Desk, act: &Act) -> Result<(Access, Case)> {
    store::hold(conn, act.case)?;
    let mut whole = store::find(conn, Which::Id(act.case))?.ok_or(Error::NOT_FOUND)?;
    let access = Access::of(&whole);
    let (party, role) = access.party(&act.by, &desk.places);
    if party != Party::Stranger && act.expected.is_some_and(|version| version != whole.row.version) {
        return Err(Error::Problem(Kind::Stale));
    }
    let state = match model::next(whole.standing(), act.deed.action(), party, desk.moment.time()) {
        Ok(state) => state,
        Err(Refusal::NotYours) => return Err(Error::NOT_FOUND),
        Err(Refusal::NotYourRole) => return Err(Error::FORBIDDEN),
        Err(_) => return Err(Error::Conflict(Box::new(shown(conn, desk, &whole, party)?))),
    };
    if party == Party::Reporter && act.deed.visibility() == Visibility::Internal {
        return Err(Error::field("/visibility", "visibility_public"));
    }
    change(&mut whole, &act.deed, state, act.by.account(), desk.moment);
    store::update(conn, &whole.row)?;
    if let Deed::Rate(rating) = &act.deed {
        store::add_rating(conn, &whole.row, rating, desk.moment)?;
    }
    store::add_entry(conn, &entry(&whole, act, role, desk.moment), desk.moment)?;
    let whole = store::find(conn, Which::Id(act.case))?.ok_or(Error::NOT_FOUND)?;
    Ok((access, shown(conn, desk, &whole, party)?))
}

/// Puts into the row what the deed changes of the case.
fn change(whole: &mut Whole, deed: &Deed, state: State, by: Option<AccountId>, moment: Moment) {
    let now = moment.time();
    let row = &mut whole.row;
    row.version += 1;
    row.updated_at = now.into();
    row.state = Word(state);
    match deed {
        Deed::Accept(accept) => {
            row.urgency = Word(accept.urgency.unwrap_or(row.urgency.0));
            row.category = Word(accept.category.unwrap_or(row.category.0));
            // 首问负责: whoever takes it on first stays responsible, whoever works on it later.
            row.first_responder_id = row.first_responder_id.or(by.map(Key::from));
            row.due_at = Some(model::answer_due(now, row.urgency.0).into());
        }
        Deed::Answer(_) => row.due_at = None,
        Deed::Reopen(_) => {
            row.reopened_times += 1;
            row.closed_at = None;
            row.due_at = Some(model::answer_due(now, row.urgency.0).into());
        }
        Deed::Rate(_) => row.closed_at = row.closed_at.or(Some(now.into())),
        Deed::Close(_) | Deed::Decline(_) | Deed::Withdraw(_) => {
            row.closed_at = Some(now.into());
            row.due_at = None;
        }
        Deed::Note(_) => {}
    }
}

fn entry(whole: &Whole, act: &Act, role: Role, moment: Moment) -> NewEntry {
    NewEntry {
        id: moment.id(),
        case_id: whole.row.id,
        community_id: whole.row.community_id,
        action: act.deed.action(),
        state: whole.row.state.0,
        role,
        account_id: act.by.account(),
        visibility: act.deed.visibility(),
        reason: act.deed.reason(),
        text: act.deed.text(),
        at: moment.time(),
    }
}

/// Every case that somebody reported, as they may know it; for their export.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_reporter(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<Case>> {
    let reader = Reader::Actor(actor.clone());
    erasure::reported_by(conn, actor.id)?
        .into_iter()
        .map(|id| read(conn, desk, &reader, Which::Id(id)))
        .collect()
}

/// Erases what somebody wrote in all their cases, which are then nobody's. Open ones are withdrawn first, so that
/// the station does not work on an empty page. Returns the cases, whose pictures are to be erased as well.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_reporter(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<CaseId>> {
    let cases = erasure::reported_by(conn, actor.id)?;
    for case in &cases {
        let withdraw = Act {
            case: *case,
            by: Reader::Actor(actor.clone()),
            expected: None,
            deed: Deed::Withdraw(Because::default()),
        };
        match act(conn, desk, &withdraw) {
            // Answered, closed or declined: there is nothing left to withdraw.
            Ok(_) | Err(Error::Conflict(_)) => erasure::erase(conn, *case)?,
            Err(error) => return Err(error),
        }
    }
    Ok(cases)
}

/// Erases the texts of up to `limit` cases that were closed before `time`; returns them, as [`erase_reporter`] does.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_closed_before(conn: &mut Conn, time: chrono::DateTime<chrono::Utc>, limit: i64) -> Result<Vec<CaseId>> {
    let cases = erasure::closed_before(conn, time, limit)?;
    cases.iter().try_for_each(|case| erasure::erase(conn, *case))?;
    Ok(cases)
}
