//! Sessions: how they begin, go on and end.
//!
//! A session is a family of refresh tokens, each good for one use. Using one makes the next. One that is used
//! again, after its time or after the next one, was taken by somebody: then the whole family ends, for the thief and
//! for the owner, who signs in again.

use chrono::{DateTime, Duration, Utc};
use contract::ids::AccountId;
use uuid::Uuid;

use super::{
    keys::Keys,
    store::{self, TokenRow},
    tokens::{REFRESH, RefreshToken},
};
use crate::{
    accounts,
    db::{Conn, Key},
    error::Result,
    moment::Moment,
};

/// For how long a used token may be used again: the answer to the first use may have been lost on the way.
const REPEAT: Duration = Duration::seconds(60);
/// For how long used tokens are remembered, to notice that one was stolen.
const REMEMBER: Duration = Duration::days(14);

/// A session that has begun or goes on, with what its holder needs to renew it.
pub(super) struct Running {
    pub(super) account: AccountId,
    pub(super) session: Uuid,
    pub(super) epoch: i32,
    pub(super) refresh: RefreshToken,
}

/// Begins a session.
///
/// # Errors
/// When the database refuses.
pub(super) fn begin(conn: &mut Conn, account: AccountId, epoch: i32, moment: Moment) -> Result<Running> {
    let running = Running {
        account,
        session: moment.id::<()>().uuid(),
        epoch,
        refresh: RefreshToken::new(moment),
    };
    keep(conn, &running, moment)?;
    Ok(running)
}

fn keep(conn: &mut Conn, running: &Running, moment: Moment) -> Result<()> {
    let now = moment.time();
    let row = TokenRow {
        digest: running.refresh.digest.to_vec(),
        family_id: Key(running.session),
        account_id: running.account.into(),
        epoch: running.epoch,
        created_at: now.into(),
        expires_at: (now + REFRESH).into(),
        used_at: None,
    };
    store::add_token(conn, &row)
}

/// What became of a refresh token. That a session ended is no error, because what was found out must stay written.
pub(super) enum Renewal<T> {
    /// The session goes on.
    Running(T),
    /// It has ended, or there never was one. Of whom, if that is known.
    Ended(Option<AccountId>),
}

/// Exchanges a refresh token for the next one.
///
/// The next token follows from the one that is used. So whoever repeats a use gets the same token again, and tabs
/// that renew together stay together; once the next token was used itself, a repeat is somebody else's.
///
/// # Errors
/// When the database refuses.
pub(super) fn renew(conn: &mut Conn, keys: &Keys, digest: &[u8; 32], moment: Moment) -> Result<Renewal<Running>> {
    let now = moment.time();
    let Some(account) = store::owner(conn, digest)? else {
        return Ok(Renewal::Ended(None));
    };
    // Whoever renews or ends a session holds its account, so that neither misses what the other one writes.
    let epoch = accounts::service::hold(conn, account)?;
    let Some((first, token)) = store::use_token(conn, digest, now)? else {
        return Ok(Renewal::Ended(Some(account)));
    };
    let running = Running {
        account,
        session: token.family_id.0,
        epoch: token.epoch,
        refresh: RefreshToken::after(keys, digest),
    };
    let ended = DateTime::<Utc>::from(token.expires_at) <= now || epoch != Some(token.epoch);
    let late = !first && too_late(token.used_at.map(Into::into), now);
    let stolen = late || !first && !store::is_unused(conn, &running.refresh.digest)?;
    if ended || stolen {
        if stolen {
            tracing::warn!(session = %running.session, "a refresh token was used by two; its session was ended");
        }
        store::remove_family(conn, running.session)?;
        return Ok(Renewal::Ended(Some(account)));
    }
    if first {
        keep(conn, &running, moment)?;
    }
    Ok(Renewal::Running(running))
}

fn too_late(used: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    used.is_none_or(|used| now - used > REPEAT)
}

/// Ends one session.
///
/// # Errors
/// When the database refuses.
pub(super) fn end(conn: &mut Conn, account: AccountId, session: Uuid) -> Result<()> {
    accounts::service::hold(conn, account)?;
    store::remove_family(conn, session)
}

/// Ends every session of an account. The caller forgets the snapshot once this is committed.
///
/// # Errors
/// When the database refuses.
pub(crate) fn end_all(conn: &mut Conn, account: AccountId) -> Result<()> {
    accounts::service::next_epoch(conn, account)?;
    store::remove_tokens(conn, account)
}

/// Ends every session of an account but one, whose holder renews it with the refresh token they have. The caller
/// forgets the snapshot once this is committed.
///
/// # Errors
/// When the database refuses.
pub(crate) fn end_others(conn: &mut Conn, account: AccountId, session: Uuid) -> Result<()> {
    let epoch = accounts::service::next_epoch(conn, account)?;
    store::keep_family(conn, account, session, epoch)
}

/// Removes what time has made useless: expired codes and tokens. Returns how many rows that was.
///
/// # Errors
/// When the database refuses.
pub(crate) fn sweep(conn: &mut Conn, moment: Moment) -> Result<usize> {
    let now = moment.time();
    Ok(store::remove_expired_codes(conn, now)? + store::remove_old_tokens(conn, now, now - REMEMBER)?)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{Duration, too_late};

    #[test]
    fn a_lost_answer_can_be_asked_for_again_for_a_minute() {
        let used = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        assert!(!too_late(Some(used), used));
        assert!(!too_late(Some(used), used + Duration::seconds(60)));
        assert!(too_late(Some(used), used + Duration::seconds(61)));
    }
}
