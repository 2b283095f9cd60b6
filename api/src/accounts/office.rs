//! What whoever runs the server does with a member of staff: letting them in again, taking a post from them.

use contract::accounts::Post;

use super::{
    model::normal,
    store::{self, Row},
};
use crate::{
    auth,
    db::Conn,
    error::{Error, Result},
};

/// Gives somebody who cannot sign in a new password: their second factor goes, and every session ends.
///
/// # Errors
/// When nobody signs in with this login, or the database refuses.
pub fn reset(conn: &mut Conn, login: &str, password_hash: &str) -> Result<()> {
    let id = named(conn, login)?.id();
    auth::end_all(conn, id)?;
    store::replace_password(conn, id, password_hash)?;
    store::remove_totp(conn, id)
}

/// Takes a post from somebody.
///
/// # Errors
/// When nobody signs in with this login, or they do not hold the post; when the database refuses.
pub fn revoke(conn: &mut Conn, login: &str, post: Post) -> Result<()> {
    let id = named(conn, login)?.id();
    if store::remove_post(conn, id, post)? {
        Ok(())
    } else {
        Err(Error::Internal(format!("{login} is no {} there", post.role.word())))
    }
}

fn named(conn: &mut Conn, login: &str) -> Result<Row> {
    store::find_by_login(conn, &normal(login))?.ok_or_else(|| Error::Internal(format!("nobody signs in as {login}")))
}
