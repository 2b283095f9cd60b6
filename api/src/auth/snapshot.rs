//! What is known of whoever asks, believed for a few seconds so that most requests read nothing for it.
//!
//! A change begins a new generation, as it does for cases, so that what was read before it is never found after it.
//! Only where instances share no cache does another one learn of it when what it believes has run out.

use std::time::Duration;

use contract::{
    accounts::Post,
    ids::{AccountId, CommunityId},
    problem::Kind,
};
use serde::{Deserialize, Serialize};

use super::{policy::Actor, store, tokens::Claims};
use crate::{
    accounts,
    cache::Cache,
    db::{Conn, Db},
    error::{Error, Result},
};

const KEEP: Duration = Duration::from_secs(10);

/// What decides what somebody may do.
#[derive(Serialize, Deserialize)]
struct Standing {
    epoch: i32,
    community_id: Option<CommunityId>,
    posts: Vec<Post>,
    resident: bool,
    consented: bool,
}

fn name(account: AccountId) -> String {
    format!("account:{account}")
}

/// Whoever an access token speaks of.
///
/// # Errors
/// `SessionEnded` when the account or the session is no more.
pub(super) async fn of(cache: &Cache, db: &Db, claims: &Claims) -> Result<Actor> {
    let (account, session) = (claims.sub, claims.sid);
    let name = name(account);
    let key = cache
        .generation(&name)
        .await
        .map(|generation| format!("{name}:{generation}:{session}"));
    let kept = match &key {
        Some(key) => cache.get(key).await.and_then(|kept| serde_json::from_slice(&kept).ok()),
        None => None,
    };
    let standing: Standing = if let Some(standing) = kept {
        standing
    } else {
        let standing = db.read(move |conn| read(conn, account, session)).await?;
        if let (Some(key), Ok(bytes)) = (key, serde_json::to_vec(&standing)) {
            cache.put(&key, bytes.into(), KEEP).await;
        }
        standing
    };
    if standing.epoch != claims.epoch {
        return Err(Error::Problem(Kind::SessionEnded));
    }
    let Standing {
        community_id,
        posts,
        resident,
        consented,
        ..
    } = standing;
    Ok(Actor {
        id: account,
        community_id,
        posts,
        resident,
        consented,
    })
}

fn read(conn: &mut Conn, account: AccountId, session: uuid::Uuid) -> Result<Standing> {
    let about = store::about(conn, account, session)?
        .filter(|about| about.alive)
        .ok_or(Error::Problem(Kind::SessionEnded))?;
    Ok(Standing {
        epoch: about.epoch,
        community_id: about.community.map(Into::into),
        posts: accounts::service::posts(conn, account)?,
        resident: about.resident,
        consented: about.consented,
    })
}

/// Drops what is known of an account, after its posts, consents, place, sessions or epoch changed.
pub(crate) async fn forget(cache: &Cache, account: AccountId) {
    cache.advance(&name(account)).await;
}
