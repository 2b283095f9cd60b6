//! Who holds a post in a community.

use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId},
};

use super::store;
use crate::{db::Conn, error::Result};

/// Somebody who holds a post.
pub(crate) struct Holder {
    /// Their account.
    pub(crate) id: AccountId,
    /// The role.
    pub(crate) role: Role,
    /// The name they work under, else the name they gave.
    pub(crate) name: String,
}

/// Everybody who holds one of `roles` in a community; each once, in the first of them that they hold.
///
/// # Errors
/// When the database refuses.
pub(crate) fn holders(conn: &mut Conn, community: CommunityId, roles: &[Role]) -> Result<Vec<Holder>> {
    let mut all: Vec<Holder> = Vec::new();
    for role in roles {
        for (id, name, work_name) in store::holders(conn, community, *role)? {
            if all.iter().all(|known| known.id != id) {
                let (role, name) = (*role, work_name.filter(|name| !name.is_empty()).unwrap_or(name));
                all.push(Holder { id, role, name });
            }
        }
    }
    Ok(all)
}
