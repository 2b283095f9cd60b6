//! What is decided about accounts: what people know and change of themselves, and what others learn of them.

use std::collections::HashMap;

use contract::{
    Language,
    accounts::{Me, MeChange, Post},
    cases::Reporter,
    ids::{AccountId, CellId, CommunityId},
};

pub(crate) use super::duties::service::{community_duties, community_lead, duties_done_by, duty, duty_community, ensure_duty};
pub(crate) use super::staff::import::{StaffPost, add_staff_post, import_staff, rename_staff, staff_posts};
pub use super::{
    creation::{NewResident, NewStaff, check_post, create_staff, ensure_resident, ensure_staff, hash_password},
    duties::service::on_duty,
    office::{engage, reset, revoke},
};
pub(crate) use super::{
    creation::{holder_of, phone_digest},
    credentials::{
        Credentials, begin_totp, by_login, change_password, choose_password, confirm_totp, of as credentials_of, remove_totp,
        use_totp,
    },
    holders::{PostHolder, holder, holders, overseers},
    model::{masked, normal},
    provisos::{InPost, Unheld},
};
use super::{
    model::{phone_context, tidy},
    store::{self, Profile},
};
use crate::{
    auth::keys::Keys,
    db::{Conn, Key},
    error::{Error, Result},
    moment::Moment,
    places::Places,
    privacy,
};

/// The posts somebody holds.
///
/// # Errors
/// When the database refuses.
pub(crate) fn posts(conn: &mut Conn, id: AccountId) -> Result<Vec<Post>> {
    store::posts(conn, id)
}

/// Which of these are away at a moment.
///
/// # Errors
/// When the database refuses.
pub(crate) fn away(conn: &mut Conn, ids: &[AccountId], at: chrono::DateTime<chrono::Utc>) -> Result<Vec<AccountId>> {
    super::staff::service::away(conn, ids, at)
}

/// Gives somebody a post; holding it already changes nothing.
///
/// # Errors
/// When the database refuses.
pub(crate) fn give_post(conn: &mut Conn, id: AccountId, post: Post, moment: Moment) -> Result<()> {
    store::add_post(conn, id, post, moment)
}

/// Takes a post from somebody; false when they did not hold it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn take_post(conn: &mut Conn, id: AccountId, post: Post) -> Result<bool> {
    store::remove_post(conn, id, post)
}

/// The names that these accounts work under, of those that have one.
///
/// # Errors
/// When the database refuses.
pub(crate) fn work_names(conn: &mut Conn, ids: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let rows = store::work_names(conn, ids)?;
    Ok(rows.into_iter().filter_map(|(id, name)| Some((id.into(), name?))).collect())
}

/// What these people are called: the name they work under, or the name they gave.
///
/// # Errors
/// When the database refuses.
pub(crate) fn names(conn: &mut Conn, ids: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let rows = store::names(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, work_name, name)| (id.into(), work_name.unwrap_or(name)))
        .collect())
}

/// The name that somebody gave; empty when they gave none or were erased.
///
/// # Errors
/// When the database refuses.
pub(crate) fn name_of(conn: &mut Conn, id: AccountId) -> Result<String> {
    let rows = store::names(conn, &[id])?;
    Ok(rows.into_iter().next().map(|(_, _, name)| name).unwrap_or_default())
}

/// The account's epoch; `None` when there is no such account any more.
///
/// # Errors
/// When the database refuses.
pub(crate) fn epoch(conn: &mut Conn, id: AccountId) -> Result<Option<i32>> {
    store::epoch(conn, id)
}

/// Those of these who were not erased.
///
/// # Errors
/// When the database refuses.
pub(crate) fn present(conn: &mut Conn, ids: &[AccountId]) -> Result<Vec<AccountId>> {
    store::present(conn, ids)
}

/// As [`epoch`], and holds the account for the rest of the transaction, so that whatever else wants it waits.
///
/// # Errors
/// When the database refuses.
pub(crate) fn hold(conn: &mut Conn, id: AccountId) -> Result<Option<i32>> {
    store::hold(conn, id)
}

/// Begins a new epoch, which ends every access token, and returns it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such account any more.
pub(crate) fn next_epoch(conn: &mut Conn, id: AccountId) -> Result<i32> {
    store::advance_epoch(conn, id)?;
    store::epoch(conn, id)?.ok_or(Error::NOT_FOUND)
}

/// An account as its owner knows it.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such account any more.
pub(crate) fn me(conn: &mut Conn, keys: &Keys, id: AccountId) -> Result<Me> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let phone = open_phone(keys, id, row.phone_sealed.as_deref())?.as_deref().map(masked);
    Ok(Me {
        id,
        phone,
        name: row.name,
        work_name: row.work_name,
        community_id: row.community_id.map(Into::into),
        cell_id: row.cell_id.map(Into::into),
        language: Language::preferred(&row.language),
        posts: store::posts(conn, id)?,
        totp: row.totp_confirmed,
        created_at: row.created_at.into(),
    })
}

/// Changes what somebody tells of themselves.
///
/// # Errors
/// Faults at `/community_id` and `/cell_id` when there is no such place.
pub(crate) fn change(conn: &mut Conn, keys: &Keys, places: &Places, id: AccountId, change: &MeChange) -> Result<Me> {
    hold(conn, id)?;
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let profile = Profile {
        name: change.name.as_deref().map(tidy),
        community_id: change.community_id.map(Key::from),
        cell_id: cell(places, row.community_id.map(Into::into), change)?.map(|cell| cell.map(Key::from)),
        language: change.language.map(Language::tag),
    };
    store::set_profile(conn, id, &profile)?;
    me(conn, keys, id)
}

/// What becomes of the grid cell. Who moves to another community leaves it.
#[expect(clippy::option_option, reason = "to leave the grid cell is not to keep it")]
fn cell(places: &Places, before: Option<CommunityId>, change: &MeChange) -> Result<Option<Option<CellId>>> {
    if change.community_id.is_some_and(|id| places.community(id).is_none()) {
        return Err(Error::field("/community_id", "community_unknown"));
    }
    let after = change.community_id.or(before);
    let Some(Some(cell)) = change.cell_id else {
        return Ok(change.cell_id.or((after != before).then_some(None)));
    };
    if after.is_some_and(|id| places.holds(id, Some(cell))) {
        Ok(change.cell_id)
    } else {
        Err(Error::field("/cell_id", "cell_unknown"))
    }
}

/// What a station is told of a reporter, from their name and their sealed telephone number.
///
/// # Errors
/// When the number cannot be opened.
pub(crate) fn reporter(keys: &Keys, id: AccountId, name: &str, phone: Option<&[u8]>) -> Result<Reporter> {
    Ok(Reporter {
        name: name.to_owned(),
        phone: open_phone(keys, id, phone)?.as_deref().map(masked),
    })
}

/// Who holds a telephone, as far as a desk may use it.
pub(crate) struct Holder {
    pub(crate) id: AccountId,
    pub(crate) name: String,
    pub(crate) community_id: Option<CommunityId>,
}

/// Who holds the telephone with this digest.
///
/// # Errors
/// When the database refuses.
pub(crate) fn by_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<Option<Holder>> {
    let found = store::find_by_phone(conn, digest)?;
    Ok(found.map(|row| Holder {
        id: row.id(),
        community_id: row.community_id.map(Into::into),
        name: row.name,
    }))
}

/// The full telephone number of an account, for its owner.
///
/// # Errors
/// When the number cannot be opened, or the database refuses.
pub(crate) fn phone(conn: &mut Conn, keys: &Keys, id: AccountId) -> Result<Option<String>> {
    store::find(conn, id)?.map_or(Ok(None), |row| open_phone(keys, id, row.phone_sealed.as_deref()))
}

/// The full telephone numbers of these accounts, of those that have one: one statement, however many they are.
///
/// # Errors
/// As [`phone`].
pub(crate) fn phones(conn: &mut Conn, keys: &Keys, ids: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let mut phones = HashMap::new();
    for (id, sealed) in store::phones(conn, ids)? {
        let id = AccountId::from(id);
        phones.extend(open_phone(keys, id, sealed.as_deref())?.map(|phone| (id, phone)));
    }
    Ok(phones)
}

/// How somebody is reached by telephone: their number, and the language they read; nobody who has none or was erased.
///
/// # Errors
/// As [`phone`].
pub(crate) fn reached(conn: &mut Conn, keys: &Keys, id: AccountId) -> Result<Option<(String, Language)>> {
    let Some(row) = store::find(conn, id)? else { return Ok(None) };
    let phone = open_phone(keys, id, row.phone_sealed.as_deref())?;
    Ok(phone.map(|phone| (phone, Language::preferred(&row.language))))
}

/// The language somebody reads; nothing for who was erased.
///
/// # Errors
/// When the database refuses.
pub(crate) fn language(conn: &mut Conn, id: AccountId) -> Result<Option<Language>> {
    Ok(store::find(conn, id)?.map(|row| Language::preferred(&row.language)))
}

/// A telephone number that an account was read with.
///
/// # Errors
/// When it was sealed with a key that is not at hand.
pub(crate) fn open_phone(keys: &Keys, id: AccountId, sealed: Option<&[u8]>) -> Result<Option<String>> {
    let Some(sealed) = sealed else { return Ok(None) };
    let phone = keys.open_sealed(&phone_context(id), sealed)?;
    String::from_utf8(phone).map(Some).map_err(Error::internal)
}

/// The account of whoever holds this telephone, if they consented to the handling of their data.
///
/// # Errors
/// When the database refuses.
pub(crate) fn consenting(conn: &mut Conn, keys: &Keys, phone: &str) -> Result<Option<AccountId>> {
    let holder = store::find_by_phone(conn, &phone_digest(keys, phone))?.map(|row| row.id());
    match holder {
        Some(id) if privacy::service::has_consented(conn, id)? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// What finds everything that belongs to somebody's telephone number.
///
/// # Errors
/// When the database refuses.
pub(crate) fn digest_of(conn: &mut Conn, id: AccountId) -> Result<Option<[u8; 32]>> {
    let digest = store::find(conn, id)?.and_then(|row| row.phone_digest);
    Ok(digest.and_then(|digest| digest.try_into().ok()))
}

/// Erases everything that says who somebody is. The account stays as a tombstone that other rows point at.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase(conn: &mut Conn, id: AccountId, moment: Moment) -> Result<()> {
    store::erase(conn, id, moment)
}
