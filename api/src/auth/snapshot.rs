//! What is known of whoever asks, believed for a few seconds so that most requests read nothing for it.
//!
//! A change begins a new generation, as it does for cases, so that what was read before it is never found after it.
//! Only where instances share no cache does another one learn of it when what it believes has run out.

use std::{cell::RefCell, rc::Rc, time::Duration};

use bytes::Bytes;
use contract::{
    accounts::Post,
    ids::{AccountId, CommunityId},
    problem::Kind,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{policy::Actor, recent::Recent, store, tokens::Claims};
use crate::{
    accounts,
    cache::Cache,
    db::{Conn, Db},
    error::{Error, Result},
};

const KEEP: Duration = Duration::from_secs(10);
/// Accounts whose standing a worker need not read out of its bytes again, for certain.
const REMEMBERED: usize = 1_024;

thread_local! {
    /// The standing of an account's session, and the bytes that it was read out of.
    static READ: RefCell<Recent<(AccountId, Uuid), (Bytes, Rc<Standing>)>> = RefCell::new(Recent::new(REMEMBERED));
}

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
        Some(key) => cache.get(key).await.and_then(|kept| unpacked((account, session), kept)),
        None => None,
    };
    let standing = if let Some(standing) = kept {
        standing
    } else {
        let standing = db.read(move |conn| read(conn, account, session)).await?;
        if let (Some(key), Ok(bytes)) = (key, serde_json::to_vec(&standing)) {
            cache.put(&key, bytes.into(), KEEP).await;
        }
        Rc::new(standing)
    };
    if standing.epoch != claims.epoch {
        return Err(Error::Problem(Kind::SessionEnded));
    }
    Ok(Actor {
        id: account,
        community_id: standing.community_id,
        posts: standing.posts.clone(),
        resident: standing.resident,
        consented: standing.consented,
    })
}

/// What the cache kept. It gives the very same bytes as long as it keeps them here, and they need be read only once.
fn unpacked(of: (AccountId, Uuid), kept: Bytes) -> Option<Rc<Standing>> {
    READ.with_borrow_mut(|read| {
        let known = read.get(&of).filter(|(bytes, _)| bytes.as_ptr_range() == kept.as_ptr_range());
        if let Some((_, standing)) = known {
            return Some(standing.clone());
        }
        let standing: Rc<Standing> = Rc::new(serde_json::from_slice(&kept).ok()?);
        read.put(of, (kept, standing.clone()));
        Some(standing)
    })
}

fn read(conn: &mut Conn, account: AccountId, session: Uuid) -> Result<Standing> {
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
    cache.advance(&[name(account)]).await;
}
