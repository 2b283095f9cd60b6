//! What is known of whoever asks, believed for a few seconds so that most requests read nothing for it.
//!
//! A change begins a new generation, as it does for cases, so that what was read before it is never found after it.
//! Only where instances share no cache does another one learn of it when what it believes has run out.

use std::time::Duration;

use contract::{ids::AccountId, problem::Kind};

use crate::{
    accounts::service::{self, Standing},
    cache::Cache,
    db::Db,
    error::{Error, Result},
};

const KEEP: Duration = Duration::from_secs(10);

fn name(account: AccountId) -> String {
    format!("account:{account}")
}

/// What is known of an account.
///
/// # Errors
/// `SessionEnded` when there is no such account any more.
pub(super) async fn of(cache: &Cache, db: &Db, account: AccountId) -> Result<Standing> {
    let name = name(account);
    let key = cache.generation(&name).await.map(|generation| format!("{name}:{generation}"));
    if let Some(key) = &key
        && let Some(kept) = cache.get(key).await
        && let Ok(standing) = serde_json::from_slice(&kept)
    {
        return Ok(standing);
    }
    let standing = db
        .read(move |conn| service::standing(conn, account))
        .await?
        .ok_or(Error::Problem(Kind::SessionEnded))?;
    if let (Some(key), Ok(bytes)) = (key, serde_json::to_vec(&standing)) {
        cache.put(&key, bytes.into(), KEEP).await;
    }
    Ok(standing)
}

/// Drops what is known of an account, after its posts, consents, place or epoch changed.
pub(crate) async fn forget(cache: &Cache, account: AccountId) {
    cache.advance(&name(account)).await;
}
