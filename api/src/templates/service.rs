//! What is decided about templates.

use contract::{
    cases::{Action, Category, Template},
    ids::CommunityId,
};

use super::store;
use crate::{db::Conn, error::Result};

/// The templates of a community for an action, those for the category first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn list(
    conn: &mut Conn,
    community: CommunityId,
    action: Option<Action>,
    category: Option<Category>,
) -> Result<Vec<Template>> {
    let mut items = store::list(conn, community, action, category)?;
    // The two databases sort nulls at different ends.
    items.sort_by_key(|template| template.category.is_none());
    Ok(items)
}

/// Adds a template, if there is none of this id.
///
/// # Errors
/// When the database refuses.
pub fn add(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<()> {
    store::add(conn, community, template)
}

/// Adds a template, or changes the one of the same action and title; true if it is new.
///
/// # Errors
/// When the database refuses.
pub fn prepare(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<bool> {
    if store::change(conn, community, template)? {
        return Ok(false);
    }
    store::add(conn, community, template)?;
    Ok(true)
}
