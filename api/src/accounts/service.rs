//! What is decided about accounts: what people know and change of themselves, and what others learn of them.

use contract::{
    Language,
    accounts::{Me, MeChange, Post},
    cases::Reporter,
    ids::{AccountId, CellId, CommunityId},
};

pub use super::creation::{NewResident, NewStaff, create_staff, ensure_resident, ensure_staff, hash_password};
pub(crate) use super::{
    creation::{holder_of, phone_digest},
    credentials::{
        Credentials, begin_totp, by_login, change_password, confirm_totp, of as credentials_of, remove_totp, use_totp,
    },
    model::{masked, normal},
};
use super::{
    model::{phone_context, tidy},
    store::{self, Profile, Row},
};
use crate::{
    auth::keys::Keys,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// The posts somebody holds.
///
/// # Errors
/// When the database refuses.
pub(crate) fn posts(conn: &mut Conn, id: AccountId) -> Result<Vec<Post>> {
    store::posts(conn, id)
}

/// The account's epoch; `None` when there is no such account any more.
///
/// # Errors
/// When the database refuses.
pub(crate) fn epoch(conn: &mut Conn, id: AccountId) -> Result<Option<i32>> {
    store::epoch(conn, id)
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
    let phone = open_phone(keys, &row)?.as_deref().map(masked);
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
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let before = (row.community_id.map(Into::into), row.cell_id.map(Into::into));
    let (community_id, cell_id) = place(places, before, change)?;
    let profile = Profile {
        name: change.name.as_deref().map_or(row.name, tidy),
        community_id,
        cell_id,
        language: change.language.unwrap_or_else(|| Language::preferred(&row.language)),
    };
    store::set_profile(conn, id, &profile)?;
    me(conn, keys, id)
}

type Home = (Option<CommunityId>, Option<CellId>);

/// Where somebody lives after a change. Who moves to another community leaves their grid cell.
fn place(places: &Places, before: Home, change: &MeChange) -> Result<Home> {
    let community = change.community_id.or(before.0);
    if change.community_id.is_some_and(|id| places.community(id).is_none()) {
        return Err(Error::field("/community_id", "community_unknown"));
    }
    let Some(cell) = change.cell_id else {
        return Ok((community, before.1.filter(|_| community == before.0)));
    };
    let known = community
        .and_then(|id| places.community(id))
        .is_some_and(|place| place.cells.iter().any(|each| each.id == cell));
    if known {
        Ok((community, Some(cell)))
    } else {
        Err(Error::field("/cell_id", "cell_unknown"))
    }
}

/// Who reported a case, as staff may know them; `None` when they had themselves erased.
///
/// # Errors
/// When the number cannot be opened, or the database refuses.
pub(crate) fn reporter(conn: &mut Conn, keys: &Keys, id: AccountId) -> Result<Option<Reporter>> {
    let Some(row) = store::find(conn, id)? else { return Ok(None) };
    let phone = open_phone(keys, &row)?.as_deref().map(masked);
    Ok(Some(Reporter { name: row.name, phone }))
}

/// The full telephone number of an account, for its owner.
///
/// # Errors
/// When the number cannot be opened, or the database refuses.
pub(crate) fn phone(conn: &mut Conn, keys: &Keys, id: AccountId) -> Result<Option<String>> {
    store::find(conn, id)?.map_or(Ok(None), |row| open_phone(keys, &row))
}

fn open_phone(keys: &Keys, row: &Row) -> Result<Option<String>> {
    let Some(sealed) = &row.phone_sealed else { return Ok(None) };
    let phone = keys.open_sealed(&phone_context(row.id()), sealed)?;
    String::from_utf8(phone).map(Some).map_err(Error::internal)
}

/// Erases everything that says who somebody is. The account stays as a tombstone that other rows point at.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase(conn: &mut Conn, id: AccountId, moment: Moment) -> Result<()> {
    store::erase(conn, id, moment)
}
