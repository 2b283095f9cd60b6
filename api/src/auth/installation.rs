//! Which keys a database belongs to.
//!
//! Accounts are found by a keyed digest of their telephone number. With another key nobody would be found, and
//! whoever signs in would get an empty account without a word; so a database is served with its own keys or not at all.

use std::path::Path;

use diesel::prelude::*;

use super::keys::Keys;
use crate::{
    db::{Conn, Db, each_backend, schema::installation},
    error::{Error, Result},
};

/// Opens the keys that belong to this database; makes them where neither has been used yet.
///
/// # Errors
/// When the file is not there, or is another one than the database was used with.
pub async fn keys(db: &Db, path: &Path) -> Result<Keys> {
    let failed = |error: Error| Error::Internal(format!("keys.file: {error}"));
    if let Some(known) = db.read(digest_key).await? {
        return insist(Keys::existing(path), path, &known).map_err(failed);
    }
    let keys = Keys::open(path).map_err(failed)?;
    let id = keys.digest_key();
    db.write(move |conn| tie(conn, &id)).await?;
    // Another instance, with another file, may have been quicker.
    let known = db.read(digest_key).await?.unwrap_or_default();
    insist(Ok(Some(keys)), path, &known).map_err(failed)
}

/// Insists that a file of keys is there and holds this digest key.
///
/// # Errors
/// Says which key is missing, and where.
pub(crate) fn insist(keys: Result<Option<Keys>>, path: &Path, digest_key: &str) -> Result<Keys> {
    let held = match keys? {
        Some(keys) if keys.digest_key() == digest_key => return Ok(keys),
        Some(keys) => format!("{} holds the digest key {}", path.display(), keys.digest_key()),
        None => format!("there is no {}", path.display()),
    };
    Err(Error::Internal(format!(
        "{held}, but the database was used with the digest key {digest_key}: put the file with that key back; with any other \
         nobody in the database would be found"
    )))
}

/// The digest key that this database was used with, if it was used at all.
///
/// # Errors
/// When the database refuses.
pub(crate) fn digest_key(conn: &mut Conn) -> Result<Option<String>> {
    Ok(installation::table.select(installation::digest_key).first(conn).optional()?)
}

/// Ties the database to a digest key, unless it is tied to one already.
///
/// # Errors
/// When the database refuses.
pub(crate) fn tie(conn: &mut Conn, digest_key: &str) -> Result<()> {
    let row = (installation::one.eq(1), installation::digest_key.eq(digest_key));
    each_backend!(conn, |conn| diesel::insert_into(installation::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}
