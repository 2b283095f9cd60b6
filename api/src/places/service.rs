//! What is decided about places and notices.

use contract::{
    audit::{Act, SubjectKind},
    ids::{CommunityId, NoticeId, StreetId},
    notices::{NewNotice, Notice},
    places::Community,
};

pub(crate) use super::management::service::{
    import_cell, import_community, import_station, managed, promise, update_cell, update_station,
};
pub(crate) use super::management::subcategories::seed as distinguish;
use super::store;
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::Place,
    db::Conn,
    error::Result,
    moment::Moment,
    notifications::service as notifications,
};

/// Notices that a community shows at most.
const NOTICES: i64 = 20;

/// Adds a street with its communities; what exists already stays as it is.
///
/// # Errors
/// When the database refuses.
pub fn add(conn: &mut Conn, street: StreetId, name: &str, communities: &[Community]) -> Result<()> {
    store::add_street(conn, street, name)?;
    communities
        .iter()
        .try_for_each(|community| store::add_community(conn, community))
}

/// The latest notices of a community.
pub(crate) fn notices(conn: &mut Conn, community: CommunityId) -> Result<Vec<Notice>> {
    store::notices(conn, community, NOTICES)
}

/// Publishes a notice on somebody's behalf, and writes down who it was.
///
/// # Errors
/// When the database refuses.
pub(crate) fn announce(conn: &mut Conn, by: By, place: Place, notice: &NewNotice, moment: Moment) -> Result<Notice> {
    let notice = publish(conn, place.community_id, notice, moment)?;
    let subject = Subject::new(SubjectKind::Notice, notice.id);
    audit::record(conn, by, place, Act::PublishNotice, subject, &[], moment)?;
    notifications::announce(conn, place.community_id, notice.id, moment)?;
    Ok(notice)
}

/// Publishes a notice to the residents of a community.
///
/// # Errors
/// When the database refuses.
pub fn publish(conn: &mut Conn, community: CommunityId, notice: &NewNotice, moment: Moment) -> Result<Notice> {
    let id: NoticeId = moment.id();
    store::add_notice(conn, id, community, notice, moment)?;
    Ok(Notice {
        id,
        community_id: community,
        title: notice.title.clone(),
        body: notice.body.clone(),
        published_at: moment.time(),
    })
}
