//! What is known of whoever asks, believed for half a minute so that most requests read nothing for it.
//!
//! A request that read an account just before a change may put the old snapshot back just after it; it is believed
//! for as long at most. Where instances share no cache, that also bounds how late another one learns of a change.

use std::time::Duration;

use contract::{ids::AccountId, problem::Kind};

use crate::{
    accounts::service::{self, Standing},
    cache::Cache,
    db::Db,
    error::{Error, Result},
};

const KEEP: Duration = Duration::from_secs(30);

fn key(account: AccountId) -> String {
    format!("account:{account}")
}

/// What is known of an account.
///
/// # Errors
/// `SessionEnded` when there is no such account any more.
pub(super) async fn of(cache: &Cache, db: &Db, account: AccountId) -> Result<Standing> {
    let key = key(account);
    if let Some(kept) = cache.get(&key).await
        && let Ok(standing) = serde_json::from_slice(&kept)
    {
        return Ok(standing);
    }
    let standing = db
        .read(move |conn| service::standing(conn, account))
        .await?
        .ok_or(Error::Problem(Kind::SessionEnded))?;
    if let Ok(bytes) = serde_json::to_vec(&standing) {
        cache.put(&key, bytes.into(), KEEP).await;
    }
    Ok(standing)
}

/// Drops what is known of an account, after its posts, consents, place or epoch changed.
pub(crate) async fn forget(cache: &Cache, account: AccountId) {
    cache.forget(&key(account)).await;
}
