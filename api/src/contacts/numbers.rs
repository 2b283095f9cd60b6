//! Telephone numbers of contacts: sealed, found by digest, told whole only for a reason.

use contract::{
    audit::{Act, SubjectKind},
    cases::State,
    contacts::{Caller, Contact, Disclosure, WholeNumber, plain_number},
    ids::{CommunityId, ContactId},
};

use super::{
    record::shown,
    store::{self, Which},
};
use crate::{
    accounts,
    audit::{
        self,
        service::{By, Subject},
    },
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::service::{self as cases, Desk},
    db::{Conn, Key},
    error::{Error, Result},
};

/// Contacts that are looked through for one number.
const MOST: u16 = 20;
/// For how many days a contact counts as recent.
const RECENT_DAYS: i64 = 30;

/// What a number is bound to when it is sealed.
pub(super) fn context(contact: Key) -> String {
    format!("contacts.phone:{}", contact.0)
}

/// The number of a contact, as it was given.
pub(super) fn open(keys: &Keys, contact: Key, sealed: Option<&[u8]>) -> Result<Option<String>> {
    let Some(sealed) = sealed else { return Ok(None) };
    let phone = keys.open_sealed(&context(contact), sealed)?;
    String::from_utf8(phone).map(Some).map_err(Error::internal)
}

/// What these communities know of whoever holds a number.
///
/// # Errors
/// When the database refuses.
pub(crate) fn look_up(conn: &mut Conn, desk: &Desk, communities: &[CommunityId], phone: &str) -> Result<Caller> {
    let digest = accounts::service::phone_digest(&desk.keys, &plain_number(phone));
    let neighbour = accounts::service::by_phone(conn, &digest)?
        .filter(|known| known.community_id.is_some_and(|home| communities.contains(&home)));
    let found = store::find(conn, &Which::OfNumber(digest, communities.to_vec()), MOST)?;
    let contacts: Vec<Contact> = found.iter().map(|whole| shown(&desk.keys, whole)).collect::<Result<_>>()?;
    let account = neighbour.as_ref().map(|known| known.id);
    let earlier = contacts.iter().map(|contact| contact.case.id).collect();
    let open = cases::open_of(conn, account, earlier, communities)?;
    Ok(Caller {
        name: name(&contacts, neighbour.map(|known| known.name)),
        recent: recent(&contacts, desk),
        contacts,
        open,
    })
}

/// What they called themselves the last time, else what their account says.
fn name(contacts: &[Contact], account: Option<String>) -> Option<String> {
    let said = contacts.iter().find_map(|contact| contact.name.clone());
    said.or(account).filter(|name| !name.is_empty())
}

fn recent(contacts: &[Contact], desk: &Desk) -> u32 {
    let since = desk.moment.time() - chrono::Duration::days(RECENT_DAYS);
    let is_open = |state: State| !state.is_final();
    let count = contacts
        .iter()
        .filter(|contact| contact.at >= since && is_open(contact.case.state))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Tells the whole number of a contact, and writes down who was told and what for.
///
/// # Errors
/// [`Error::NOT_FOUND`] outside one's own communities, and when there is no number.
pub(crate) fn disclose(conn: &mut Conn, desk: &Desk, by: &Actor, id: ContactId, why: &Disclosure) -> Result<WholeNumber> {
    let whole = store::find(conn, &Which::One(id), 1)?.pop().ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(whole.row.community_id.into())?;
    let role = by.role_for(Right::DiscloseNumbers, place).ok_or(Error::NOT_FOUND)?;
    let phone = open(&desk.keys, whole.row.id, whole.row.phone_sealed.as_deref())?.ok_or(Error::NOT_FOUND)?;
    store::disclose(conn, &whole.row, (by.id, role), why.reason.trim(), desk.moment)?;
    // What it was for stands in the disclosure, which can be erased; the chain holds only that it was told.
    let (who, what) = (By::somebody(by.id, role), Subject::new(SubjectKind::Call, id));
    audit::service::record(conn, who, place, Act::DisclosePhone, what, &[], desk.moment)?;
    Ok(WholeNumber { phone })
}
