//! What whoever runs the server does with a member of staff: letting them in again, taking a post from them.

use contract::{
    accounts::Post,
    audit::{Act, SubjectKind},
    ids::AccountId,
};

use super::{
    creation::{NewStaff, create_staff},
    model::normal,
    store::{self, Row},
};
use crate::{
    audit::service::{self as audit, By, Subject, Whereabouts},
    auth,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// Creates a member of staff, and has it written down who did.
///
/// # Errors
/// As [`create_staff`].
pub fn engage(conn: &mut Conn, staff: &NewStaff, moment: Moment) -> Result<()> {
    create_staff(conn, staff, moment)?;
    let post = store::posts(conn, staff.id)?.first().copied();
    note(conn, staff.id, post, Act::CreateStaff, moment)
}

/// Gives somebody who cannot sign in a new password: their second factor goes, and every session ends.
///
/// # Errors
/// When nobody signs in with this login, or the database refuses.
pub fn reset(conn: &mut Conn, login: &str, password_hash: &str, moment: Moment) -> Result<()> {
    let id = named(conn, login)?.id();
    auth::end_all(conn, id)?;
    store::replace_password(conn, id, password_hash, false)?;
    store::remove_totp(conn, id)?;
    let posts = store::posts(conn, id)?;
    note(conn, id, posts.first().copied(), Act::ResetPassword, moment)
}

/// Takes a post from somebody.
///
/// # Errors
/// When nobody signs in with this login, or they do not hold the post; when the database refuses.
pub fn revoke(conn: &mut Conn, login: &str, post: Post, moment: Moment) -> Result<()> {
    let id = named(conn, login)?.id();
    if store::remove_post(conn, id, post)? {
        note(conn, id, Some(post), Act::RevokePost, moment)
    } else {
        Err(Error::Internal(format!("{login} is no {} there", post.role.word())))
    }
}

/// Writes down what the operator did, in the street of the post. Who holds no post belongs to no street: then there is
/// no chain that could tell of it, and nothing that they could do.
fn note(conn: &mut Conn, id: AccountId, post: Option<Post>, act: Act, moment: Moment) -> Result<()> {
    let Some(post) = post else { return Ok(()) };
    let place = Whereabouts {
        street_id: post.street_id,
        community_id: post.community_id,
    };
    let subject = Subject::new(SubjectKind::Account, id);
    let detail = [("role", post.role.word())];
    audit::record(conn, By::operator(), place, act, subject, &detail, moment)
}

fn named(conn: &mut Conn, login: &str) -> Result<Row> {
    store::find_by_login(conn, &normal(login))?.ok_or_else(|| Error::Internal(format!("nobody signs in as {login}")))
}
