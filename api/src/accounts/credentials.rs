//! What staff prove themselves with: a password and, where they want it, a second factor.

use contract::{accounts::TotpSecret, ids::AccountId, problem::Kind};

use super::{
    model::{normal, totp_context},
    store::{self, Row},
};
use crate::{
    auth::{self, Totp, keys::Keys},
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// What a sign-in is checked against.
pub(crate) struct Credentials {
    pub(crate) id: AccountId,
    pub(crate) epoch: i32,
    pub(crate) password_hash: Option<String>,
    /// Whether a second factor is asked for.
    pub(crate) totp: bool,
    /// Whether a password of their own is still to be chosen.
    pub(crate) first_password: bool,
}

/// The credentials behind a login.
///
/// # Errors
/// When the database refuses.
pub(crate) fn by_login(conn: &mut Conn, login: &str) -> Result<Option<Credentials>> {
    Ok(store::find_by_login(conn, &normal(login))?.map(credentials))
}

/// The credentials of an account.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, id: AccountId) -> Result<Option<Credentials>> {
    Ok(store::find(conn, id)?.map(credentials))
}

fn credentials(row: Row) -> Credentials {
    Credentials {
        id: row.id(),
        epoch: row.epoch,
        totp: row.totp_confirmed,
        first_password: row.first_password,
        password_hash: row.password_hash,
    }
}

/// Keeps a new password and ends every session but `session`. `old` is the hash that was checked.
///
/// # Errors
/// A fault at `/current` when the password was changed in the meantime.
pub(crate) fn change_password(conn: &mut Conn, id: AccountId, session: uuid::Uuid, old: &str, new: &str) -> Result<()> {
    if !store::set_password(conn, id, old, new)? {
        return Err(Error::field("/current", "password_wrong"));
    }
    auth::end_others(conn, id, session)
}

/// Keeps the password that somebody chose instead of their first one. `old` is the hash that was checked.
///
/// # Errors
/// When the database refuses.
pub(crate) fn choose_password(conn: &mut Conn, id: AccountId, old: &str, new: &str) -> Result<bool> {
    store::set_password(conn, id, old, new)
}

/// Makes the secret of a second factor, which is asked for only once it is confirmed.
///
/// # Errors
/// `Conflict` when one is in use: whoever found a session open must not be able to replace it.
pub(crate) fn begin_totp(conn: &mut Conn, keys: &Keys, site: &str, id: AccountId, moment: Moment) -> Result<TotpSecret> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let totp = Totp::new(moment);
    let sealed = keys.seal(&totp_context(id), totp.bytes())?;
    if !store::set_totp(conn, id, sealed)? {
        return Err(Error::Problem(Kind::Conflict));
    }
    totp.show(site, row.login.as_deref().unwrap_or_default())
}

/// Switches the second factor on, once its owner shows that their app has the secret.
///
/// # Errors
/// `Conflict` when there is nothing to confirm; a fault at `/code`.
pub(crate) fn confirm_totp(conn: &mut Conn, keys: &Keys, id: AccountId, code: &str, moment: Moment) -> Result<()> {
    if store::find(conn, id)?.is_none_or(|row| row.totp_confirmed || row.totp_sealed.is_none()) {
        return Err(Error::Problem(Kind::Conflict));
    }
    if !use_totp(conn, keys, id, code, moment)? {
        return Err(Error::field("/code", "code_wrong"));
    }
    store::confirm_totp(conn, id)
}

/// Switches the second factor off.
///
/// # Errors
/// `Conflict` when there is none; a fault at `/code`.
pub(crate) fn remove_totp(conn: &mut Conn, keys: &Keys, id: AccountId, code: &str, moment: Moment) -> Result<()> {
    if store::find(conn, id)?.is_none_or(|row| !row.totp_confirmed) {
        return Err(Error::Problem(Kind::Conflict));
    }
    if !use_totp(conn, keys, id, code, moment)? {
        return Err(Error::field("/code", "code_wrong"));
    }
    store::remove_totp(conn, id)
}

/// Whether the code is right and was not used before; it is used up thereby.
///
/// # Errors
/// When the secret cannot be opened, or the database refuses.
pub(crate) fn use_totp(conn: &mut Conn, keys: &Keys, id: AccountId, code: &str, moment: Moment) -> Result<bool> {
    let Some(sealed) = store::find(conn, id)?.and_then(|row| row.totp_sealed) else {
        return Ok(false);
    };
    let totp = Totp::from_bytes(keys.open_sealed(&totp_context(id), &sealed)?);
    match totp.step_of(code, moment.time())? {
        Some(step) => store::use_step(conn, id, step),
        None => Ok(false),
    }
}
