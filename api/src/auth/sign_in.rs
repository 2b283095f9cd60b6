//! Signing in: from what somebody shows to a session.

use contract::{Language, accounts::Me, problem::Kind};

use super::{
    codes,
    keys::Keys,
    sessions::{self, Renewal, Running},
};
use crate::{
    accounts::service::{self as accounts, Credentials},
    db::Conn,
    error::Result,
    moment::Moment,
};

/// What became of it. A refusal is no error, because what was counted for it must stay written.
pub(super) enum Outcome {
    /// A session has begun.
    In(Running, Box<Me>),
    /// It has not.
    Refused(Kind),
}

/// Signs in whoever holds a telephone; the first time makes their account.
///
/// # Errors
/// When the database refuses.
pub(super) fn by_code(
    conn: &mut Conn,
    keys: &Keys,
    phone: &str,
    code: &str,
    language: Language,
    moment: Moment,
) -> Result<Outcome> {
    match codes::try_one(conn, keys, phone, code, moment)? {
        codes::Outcome::Wrong => return Ok(Outcome::Refused(Kind::WrongCode)),
        codes::Outcome::Expired => return Ok(Outcome::Refused(Kind::ExpiredCode)),
        codes::Outcome::Right => {}
    }
    let (account, epoch) = accounts::holder_of(conn, keys, phone, language, moment)?;
    let running = sessions::begin(conn, account, epoch, moment)?;
    welcome(conn, keys, running)
}

/// Signs in a member of staff whose password was right.
///
/// # Errors
/// When the database refuses.
pub(super) fn by_password(
    conn: &mut Conn,
    keys: &Keys,
    known: &Credentials,
    totp: Option<&str>,
    chosen: Option<&str>,
    moment: Moment,
) -> Result<Outcome> {
    // Checking a password takes a while; it may have been changed since it was read.
    if accounts::epoch(conn, known.id)? != Some(known.epoch) {
        return Ok(Outcome::Refused(Kind::WrongCredentials));
    }
    if known.totp {
        let Some(code) = totp else {
            return Ok(Outcome::Refused(Kind::TotpNeeded));
        };
        if !accounts::use_totp(conn, keys, known.id, code, moment)? {
            return Ok(Outcome::Refused(Kind::WrongCredentials));
        }
    }
    if known.first_password {
        let (Some(old), Some(new)) = (known.password_hash.as_deref(), chosen) else {
            return Ok(Outcome::Refused(Kind::NewPasswordNeeded));
        };
        accounts::choose_password(conn, known.id, old, new)?;
    }
    let running = sessions::begin(conn, known.id, known.epoch, moment)?;
    welcome(conn, keys, running)
}

fn welcome(conn: &mut Conn, keys: &Keys, running: Running) -> Result<Outcome> {
    let me = accounts::me(conn, keys, running.account)?;
    Ok(Outcome::In(running, Box::new(me)))
}

/// Goes on with a session.
///
/// # Errors
/// When the database refuses.
pub(super) fn renew(conn: &mut Conn, keys: &Keys, digest: &[u8; 32], moment: Moment) -> Result<Renewal<(Running, Me)>> {
    match sessions::renew(conn, keys, digest, moment)? {
        Renewal::Running(running) => {
            let me = accounts::me(conn, keys, running.account)?;
            Ok(Renewal::Running((running, me)))
        }
        Renewal::Ended(account) => Ok(Renewal::Ended(account)),
    }
}
