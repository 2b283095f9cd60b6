//! Who holds a post in a community.

use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId},
};

use super::store;
use crate::{db::Conn, error::Result};

/// Somebody who holds a post.
pub(crate) struct PostHolder {
    /// Their account.
    pub(crate) id: AccountId,
    /// The role.
    pub(crate) role: Role,
    /// The name they work under, else the name they gave.
    pub(crate) name: String,
}

impl PostHolder {
    fn new(id: AccountId, role: Role, name: String, work_name: Option<String>) -> Self {
        let name = work_name.filter(|name| !name.is_empty()).unwrap_or(name);
        Self { id, role, name }
    }
}

/// Somebody, if they hold one of `roles` in a community; in the first of them that they hold.
///
/// # Errors
/// When the database refuses.
pub(crate) fn holder(conn: &mut Conn, community: CommunityId, id: AccountId, roles: &[Role]) -> Result<Option<PostHolder>> {
    let held = store::held(conn, id, community)?;
    let place = |role| roles.iter().position(|each| *each == role);
    let first = held.into_iter().filter(|(role, ..)| roles.contains(role));
    let first = first.min_by_key(|(role, ..)| place(*role));
    Ok(first.map(|(role, name, work_name)| PostHolder::new(id, role, name, work_name)))
}

/// Everybody who holds one of `roles` in a community; each once, in the first of them that they hold.
///
/// # Errors
/// When the database refuses.
pub(crate) fn holders(conn: &mut Conn, community: CommunityId, roles: &[Role]) -> Result<Vec<PostHolder>> {
    let mut all: Vec<PostHolder> = Vec::new();
    for role in roles {
        for (id, name, work_name) in store::holders(conn, community, *role)? {
            if all.iter().all(|known| known.id != id) {
                all.push(PostHolder::new(id, *role, name, work_name));
            }
        }
    }
    Ok(all)
}

/// The administrators of the street of a community.
///
/// # Errors
/// When the database refuses.
pub(crate) fn overseers(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    store::overseers(conn, community)
}
