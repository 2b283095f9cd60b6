//! Members of staff as a workbook has them: without passwords, which an administrator gives them one by one.

use contract::{
    accounts::{Post, Role},
    ids::{AccountId, CommunityId, StreetId},
    people::{NewMember, PostSheet},
};

use super::{
    super::{
        model::{normal, tidy},
        store::{self as accounts, Row},
    },
    store,
};
use crate::{
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// A post of somebody who has a login.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StaffPost {
    /// Their account.
    pub(crate) id: AccountId,
    /// What they sign in with.
    pub(crate) login: String,
    /// The name they work under.
    pub(crate) work_name: String,
    /// The role.
    pub(crate) role: Role,
    /// The community it is held in.
    pub(crate) community_id: Option<CommunityId>,
    /// Whether it is held in the street that was asked for.
    pub(crate) here: bool,
}

/// Everybody who has a login, with their posts.
pub(crate) fn staff_posts(conn: &mut Conn, street: StreetId) -> Result<Vec<StaffPost>> {
    store::staff_posts(conn, street)
}

/// Makes somebody a member of staff who cannot sign in until they are given a first password.
pub(crate) fn import_staff(conn: &mut Conn, street: StreetId, id: AccountId, new: &NewMember, moment: Moment) -> Result<()> {
    let mut row = Row::new(id, moment);
    row.login = Some(normal(&new.login));
    row.work_name = Some(tidy(&new.work_name));
    if !accounts::add(conn, &row)? {
        return Err(Error::Internal(
            "the login of a workbook was taken in the meantime".to_owned(),
        ));
    }
    add_staff_post(conn, street, id, new.post, moment)
}

/// Gives a member of staff the post that a workbook names.
pub(crate) fn add_staff_post(conn: &mut Conn, street: StreetId, id: AccountId, post: PostSheet, moment: Moment) -> Result<()> {
    let post = Post {
        role: post.role,
        street_id: street,
        community_id: post.community_id,
    };
    accounts::add_post(conn, id, post, moment)
}

/// Gives a member of staff the work name that a workbook has.
pub(crate) fn rename_staff(conn: &mut Conn, id: AccountId, name: &str) -> Result<()> {
    store::rename(conn, id, &tidy(name))
}
