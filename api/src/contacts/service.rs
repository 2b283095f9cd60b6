//! What is decided about contacts: who may see them, and when they are forgotten.

use contract::{
    contacts::Contact,
    ids::{CaseId, CommunityId},
    page::Page,
    privacy::OwnContact,
};

pub(crate) use super::{
    numbers::{disclose, look_up},
    record::{Heard, Said, internal, keep, told},
    store::Filter,
};
use super::{
    record::shown,
    store::{self, Which},
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::{self as cases, Act, Desk, Reader},
    db::Conn,
    error::{Error, Result},
    idempotency,
    paging::{self, cursor},
    places::Places,
};

/// The communities in which they hold a right: the one they ask about, or all.
///
/// # Errors
/// [`Error::NOT_FOUND`] for one they do not hold it in, forbidden when they hold it nowhere.
pub(crate) fn communities(places: &Places, by: &Actor, right: Right, asked: Option<CommunityId>) -> Result<Vec<CommunityId>> {
    by.require_somewhere(right)?;
    let holds = |id: &CommunityId| places.place(*id).is_ok_and(|place| by.role_for(right, place).is_some());
    if let Some(one) = asked {
        return Some(vec![one]).filter(|_| holds(&one)).ok_or(Error::NOT_FOUND);
    }
    Ok(places.communities.iter().map(|each| each.id).filter(holds).collect())
}

/// A page of contacts, the latest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn list(
    conn: &mut Conn,
    desk: &Desk,
    communities: Vec<CommunityId>,
    filter: Filter,
    limit: u16,
) -> Result<Page<Contact>> {
    let mut found = store::find(conn, &Which::Of(communities, filter), limit + 1)?;
    let next = paging::end(&mut found, limit, |last| (last.row.at, last.row.id)).map(cursor);
    let items = found.iter().map(|whole| shown(&desk.keys, whole)).collect::<Result<_>>()?;
    Ok(Page { items, next })
}

/// The contacts about a case, for those on whose desk it lies.
///
/// # Errors
/// [`Error::NOT_FOUND`] for strangers to the case, forbidden for its reporter.
pub(crate) fn of_case(conn: &mut Conn, desk: &Desk, by: &Actor, case: CaseId) -> Result<Page<Contact>> {
    let community = cases::community_of(conn, &desk.places, &Reader::Actor(by.clone()), case)?;
    by.require(Right::SeeDesk, desk.places.place(community)?)?;
    let found = store::find(conn, &Which::OfCase(case), contract::page::MAX_LIMIT)?;
    let items = found.iter().map(|whole| shown(&desk.keys, whole)).collect::<Result<_>>()?;
    Ok(Page { items, next: None })
}

/// Notes that they were called back and what came of it, also on the case.
///
/// # Errors
/// [`Error::NOT_FOUND`] outside one's own communities; a conflict when they were called back before.
pub(crate) fn call_back(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    id: contract::ids::ContactId,
    text: &str,
) -> Result<(cases::Access, Contact)> {
    let find = |conn: &mut Conn| store::find(conn, &Which::One(id), 1)?.pop().ok_or(Error::NOT_FOUND);
    let before = find(conn)?;
    by.role_for(Right::AnswerHotline, desk.places.place(before.row.community_id.into())?)
        .ok_or(Error::NOT_FOUND)?;
    let note = Act {
        case: before.row.case_id.into(),
        by: Reader::Actor(by.clone()),
        expected: None,
        deed: internal(text),
    };
    let cases::Outcome { access, case, .. } = cases::act(conn, desk, &note)?;
    if !store::call_back(conn, id, by.id, desk.moment)? {
        return Err(Error::Conflict(Box::new(case)));
    }
    Ok((access, shown(&desk.keys, &find(conn)?)?))
}

/// Forgets who the contacts of a case were, when its text is erased.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget_of_case(conn: &mut Conn, case: CaseId) -> Result<()> {
    store::forget_of_case(conn, case)
}

/// Every call, letter and visit with this number, for who holds it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_number(conn: &mut Conn, digest: &[u8; 32]) -> Result<Vec<OwnContact>> {
    let found = store::of_number(conn, digest)?;
    Ok(found.into_iter().map(own).collect())
}

fn own((row, case_number): (store::Row, String)) -> OwnContact {
    OwnContact {
        channel: row.channel.0,
        community_id: row.community_id.into(),
        at: row.at.into(),
        case_number,
        name: row.name,
        callback: row.callback,
    }
}

/// Forgets who held a number, when their account is erased: also in the answers that whoever wrote them down could ask for again.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget_of_number(conn: &mut Conn, digest: &[u8; 32]) -> Result<()> {
    let of_number = store::of_number(conn, digest)?;
    let cases: Vec<CaseId> = of_number.into_iter().map(|(row, _)| row.case_id.into()).collect();
    idempotency::forget_of(conn, &cases)?;
    store::forget_of_number(conn, digest)
}
