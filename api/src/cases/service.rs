//! What is decided about cases: who may see them, what may be done, and what is written down when it is.

use contract::{
    accounts::Role,
    cases::{Action, Case, CaseSummary, Channel, Entry, NameShown, Note, State, Visibility},
    ids::{AccountId, CaseId, CommunityId, EntryId},
    problem::Kind,
};

pub(crate) use super::{
    access::{Access, Reader},
    deed::Deed,
    departure::{erase_closed_before, erase_of_erased, erase_reporter, make_private, of_reporter, shared_of},
    list::open_of,
    store::Which,
};
use super::{
    handling::{self, Happening},
    list,
    model::{self, Party, Refusal, Standing},
    need, news,
    store::{self, Whole},
    timeline::{self, NewEntry, Sight},
    view,
};
use crate::{
    accounts,
    auth::keys::Keys,
    db::Conn,
    error::{Error, Result},
    liaison,
    moment::Moment,
    photos,
    places::Places,
};

/// What every decision about a case needs besides the case.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) places: std::sync::Arc<Places>,
    pub(crate) keys: Keys,
    pub(crate) moment: Moment,
}

/// The case as `reader` may know it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none, or they have no part in it.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, reader: &Reader, which: Which) -> Result<Case> {
    let whole = store::find(conn, which)?.ok_or(Error::NOT_FOUND)?;
    let party = Access::of(&whole).party(reader, &desk.places);
    if party == Party::Stranger {
        return Err(Error::NOT_FOUND);
    }
    let case = shown(conn, desk, &whole, party)?;
    handling::splitting::told(conn, desk, reader, case)
}

/// The case for every kind of reader, and who is which: what the cache keeps.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read_for_party(conn: &mut Conn, desk: &Desk, id: CaseId, reader: &Reader) -> Result<(Access, Party, Case)> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    let access = Access::of(&whole);
    let party = access.party(reader, &desk.places);
    if party == Party::Stranger {
        return Err(Error::NOT_FOUND);
    }
    let mut case = shown(conn, desk, &whole, party)?;
    if let (Party::Host, Some(reporter)) = (party, &mut case.reporter) {
        reporter.phone = whole_number(desk, &whole)?;
    }
    Ok((access, party, case))
}

/// The number in full, for whoever it was handed to with the reporter's consent: the audit log has it since then. Only a
/// reading tells it, for the answers to deeds are kept.
fn whole_number(desk: &Desk, whole: &Whole) -> Result<Option<String>> {
    match (whole.reporter(), &whole.by) {
        (Some(account), Some((_, phone))) => accounts::service::open_phone(&desk.keys, account, phone.as_deref()),
        _ => Ok(None),
    }
}

/// The doors behind which `liaison` knows who is to be called back.
const BY_LIAISON: [Channel; 2] = [Channel::LiaisonCard, Channel::LiaisonOfficer];

fn shown(conn: &mut Conn, desk: &Desk, whole: &Whole, party: Party) -> Result<Case> {
    let told = party.is_staff() || party == Party::Host && whole.agreed();
    let reporter = match (whole.reporter(), &whole.by) {
        (Some(account), Some((name, phone))) if told && whole.row.name_shown.0 != NameShown::Nobody => {
            Some(accounts::service::reporter(&desk.keys, account, name, phone.as_deref())?)
        }
        (None, _) if told && BY_LIAISON.contains(&whole.row.channel.0) => {
            liaison::service::reporter(conn, &desk.keys, whole.id())?
        }
        _ => None,
    };
    let belongings = view::Belongings {
        timeline: timeline(conn, whole, party)?,
        photos: photos::service::of_case(conn, whole.id())?,
        reporter,
        need: match party {
            Party::Reporter => need::of(conn, whole)?,
            _ => None,
        },
    };
    Ok(view::of(whole, belongings, party, &desk.places, desk.moment.time()))
}

/// What happened, as far as somebody may know. Whose case became part of another reads what that one's station said since.
fn timeline(conn: &mut Conn, whole: &Whole, party: Party) -> Result<Vec<Entry>> {
    let sight = Sight::of(party, handling::sharing::host_of(whole));
    let mut own = timeline::read(conn, whole.id(), sight)?;
    let leading = whole.handling.as_ref().and_then(handling::Handling::merged_into);
    if let (Some(leading), Party::Reporter | Party::Recorder) = (leading, party) {
        let joined = own.iter().find(|entry| entry.action == Action::Merge).map(|entry| entry.at);
        let theirs = timeline::read(conn, leading, Sight::Others)?.into_iter();
        own.extend(theirs.filter(|entry| entry.by.role != Role::Resident && Some(entry.at) >= joined));
        own.sort_by_key(|entry| (entry.at, entry.id));
    }
    Ok(own)
}

/// Whether `reader` may see the case and its pictures.
///
/// # Errors
/// [`Error::NOT_FOUND`] when they may not.
pub(crate) fn may_see(conn: &mut Conn, places: &Places, reader: &Reader, id: CaseId) -> Result<()> {
    community_of(conn, places, reader, id).map(drop)
}

/// Whether `reader` reads this line of a case: on it, or on their own that became part of it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when they do not.
pub(crate) fn may_read(conn: &mut Conn, places: &Places, reader: &Reader, id: CaseId, line: EntryId) -> Result<()> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    let mut ways = handling::parts_of(conn, &whole)?;
    ways.push((id, Access::of(&whole)));
    for (case, access) in ways {
        let party = access.party(reader, places);
        if party == Party::Stranger {
            continue;
        }
        let whole = store::find(conn, Which::Id(case))?.ok_or(Error::NOT_FOUND)?;
        if timeline(conn, &whole, party)?.iter().any(|entry| entry.id == line) {
            return Ok(());
        }
    }
    Err(Error::NOT_FOUND)
}

/// The community of a case that `reader` may see.
///
/// # Errors
/// [`Error::NOT_FOUND`] when they may not.
pub(crate) fn community_of(conn: &mut Conn, places: &Places, reader: &Reader, id: CaseId) -> Result<CommunityId> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    match Access::of(&whole).party(reader, places) {
        Party::Stranger => Err(Error::NOT_FOUND),
        _ => Ok(whole.community()),
    }
}

/// Who may know the name of whoever brought a case.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn name_shown(conn: &mut Conn, id: CaseId) -> Result<NameShown> {
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    Ok(whole.row.name_shown.0)
}

/// What is done to which case, by whom, believing it to be at which version.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) case: CaseId,
    pub(crate) by: Reader,
    pub(crate) expected: Option<i32>,
    pub(crate) deed: Deed,
}

/// What came of it.
pub(crate) struct Outcome {
    /// Whom the case concerns.
    pub(crate) access: Access,
    /// The case as it then is.
    pub(crate) case: Case,
    /// Every case that it touched, with whom each concerns.
    pub(crate) touched: Vec<(CaseId, Access)>,
}

/// Does it, and writes it on the timeline.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers; forbidden where it is not their role; with the fresh case
/// [`Error::Conflict`] when its state does not allow it, and [`Error::Stale`] when it is only at another version
/// than they believed.
pub(crate) fn act(conn: &mut Conn, desk: &Desk, act: &Act) -> Result<Outcome> {
    match &act.deed {
        Deed::Merge(merge) => store::hold_both(conn, act.case, merge.into)?,
        _ => store::hold(conn, act.case)?,
    }
    let mut whole = store::find(conn, Which::Id(act.case))?.ok_or(Error::NOT_FOUND)?;
    let access = Access::of(&whole);
    let (action, party) = (act.deed.action(), access.party(&act.by, &desk.places));
    let state = match model::next(standing(conn, &whole, action)?, action, party, desk.moment.time()) {
        Ok(state) => state,
        Err(Refusal::NotYours) => return Err(Error::NOT_FOUND),
        Err(Refusal::NotYourRole) => return Err(Error::FORBIDDEN),
        Err(_) => return Err(Error::Conflict(Box::new(shown(conn, desk, &whole, party)?))),
    };
    if act.expected.is_some_and(|version| version != whole.row.version) {
        return Err(Error::Stale(Box::new(shown(conn, desk, &whole, party)?)));
    }
    if !party.is_staff() && act.deed.visibility() == Visibility::Internal {
        return Err(Error::field("/visibility", "visibility_public"));
    }
    let by = (access.role(&act.by, &desk.places, action), act.by.account());
    let deed = handling::prepare(conn, desk, &whole, &act.deed, by)?;
    carry_out(conn, &mut whole, &deed, state, by, desk.moment)?;
    let mut touched = handling::follow(conn, desk, &mut whole, &deed, party, by)?;
    let whole = store::find(conn, Which::Id(act.case))?.ok_or(Error::NOT_FOUND)?;
    touched.extend([(act.case, access), (act.case, Access::of(&whole))]);
    Ok(Outcome {
        access,
        case: shown(conn, desk, &whole, party)?,
        touched,
    })
}

/// How the case stands, with what only this action asks for.
fn standing(conn: &mut Conn, whole: &Whole, action: Action) -> Result<Standing> {
    let mut standing = whole.standing();
    if action == Action::Urge {
        standing.urged_at = view::last_urged(&timeline::read(conn, whole.id(), Sight::Reporter)?);
    }
    Ok(standing)
}

/// The case that a message became, made part of the one that its sender joins (我也遇到了), as they then see it; and every
/// case that this touched.
///
/// # Errors
/// Names the field when that one cannot be joined.
pub(crate) fn join(conn: &mut Conn, desk: &Desk, id: CaseId, into: CaseId, by: Option<AccountId>) -> Result<Outcome> {
    let touched = handling::me_too(conn, desk, id, into, by)?;
    let whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    Ok(Outcome {
        access: Access::of(&whole),
        case: shown(conn, desk, &whole, Party::Reporter)?,
        touched,
    })
}

/// Does what another feature vouches for: a note by whoever it sent, or a rating for whoever it speaks for. Returns
/// whom the case concerns.
///
/// # Errors
/// Conflict when its state does not allow it.
pub(crate) fn vouched(conn: &mut Conn, id: CaseId, deed: &Deed, by: (Role, AccountId), moment: Moment) -> Result<Access> {
    store::hold(conn, id)?;
    let mut whole = store::find(conn, Which::Id(id))?.ok_or(Error::NOT_FOUND)?;
    let party = match deed {
        Deed::Rate(_) => Party::Reporter,
        _ => Party::Station,
    };
    let state = model::next(whole.standing(), deed.action(), party, moment.time()).map_err(|_| Error::Problem(Kind::Conflict))?;
    carry_out(conn, &mut whole, deed, state, (by.0, Some(by.1)), moment)?;
    Ok(Access::of(&whole))
}

/// Entrusts a case to somebody else who goes to see about it, and says so on it. Returns whom it concerns now.
///
/// # Errors
/// As [`vouched`].
pub(crate) fn entrust(
    conn: &mut Conn,
    id: CaseId,
    to: AccountId,
    note: Note,
    by: (Role, AccountId),
    moment: Moment,
) -> Result<Access> {
    store::entrust(conn, id, to)?;
    vouched(conn, id, &Deed::Note(note), by, moment)
}

/// The summaries of these cases, for a feature that knows who may see them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn summaries(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<CaseSummary>> {
    list::of_ids(conn, ids)
}

/// Writes down a deed that was found to be possible, and where the case stands after it.
pub(super) fn carry_out(
    conn: &mut Conn,
    whole: &mut Whole,
    deed: &Deed,
    state: State,
    (role, by): (Role, Option<AccountId>),
    moment: Moment,
) -> Result<()> {
    let (id, due, asker) = (moment.id(), whole.row.due_at, handling::asker(whole));
    deed.change(&mut whole.row, state, role, by, moment.time());
    if let Some(due) = handling::due(conn, whole, deed, moment.time())? {
        whole.row.due_at = Some(due.into());
    }
    let happening = Happening {
        entry: id,
        by,
        at: moment.time(),
    };
    handling::change(conn, whole, deed, happening, due)?;
    let row = &whole.row;
    store::update(conn, row)?;
    if let Deed::Rate(rating) = deed {
        store::add_rating(conn, row, rating, moment)?;
    }
    let entry = NewEntry {
        id,
        case_id: row.id,
        community_id: row.community_id,
        action: deed.action(),
        state,
        role,
        account_id: by,
        visibility: deed.visibility(),
        reason: deed.reason(),
        text: deed.text(),
        recipient: handling::sharing::recipient(whole, deed),
        at: moment.time(),
    };
    timeline::add(conn, &entry, moment)?;
    match deed {
        Deed::Answer(answer) | Deed::Draft(answer) => {
            let owner = photos::Owner::Answer(whole.id(), id);
            photos::service::claim(conn, &answer.files, owner, whole.community(), moment)?;
        }
        Deed::Approve(_, draft) => photos::service::hand_on(conn, *draft, id)?,
        _ => {}
    }
    news::tell(conn, whole, &entry, asker, moment)
}
