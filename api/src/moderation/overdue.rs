//! What is overdue goes up to the street, once: what waits to be moderated, and answers that are owed to proposals.
//!
//! Every server looks once a minute. Which of them writes it down is settled by the row that both want to write.

use actix_web::web::Data;
use contract::{
    ids::{AccountId, CommunityId},
    notifications::NotificationKind,
};

use super::store;
use crate::{
    accounts::service as accounts,
    beat::{Beat, MINUTE},
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
    places::Directory,
    proposals,
    publication::service as publication,
};

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, directory: Data<Directory>) {
    let mut beat = Beat::every(MINUTE, "what is overdue was not looked for");
    loop {
        let outcome = sweep(&db, &directory, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Lets what is overdue at `moment` go up; gives how much.
///
/// # Errors
/// What the first that failed says; what went up before it stays so.
pub async fn sweep(db: &Db, directory: &Directory, moment: Moment) -> Result<usize> {
    let (places, mut raised) = (directory.places(db).await?, 0);
    for community in &places.communities {
        let id = community.id;
        if db.read(move |conn| is_any_late(conn, id, moment)).await? {
            raised += db.write(move |conn| raise(conn, id, moment)).await?;
        }
    }
    Ok(raised)
}

fn is_any_late(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<bool> {
    let now = moment.time();
    Ok(store::is_any_late(conn, community, now)?
        || publication::is_any_late(conn, community, now)?
        || proposals::service::is_overdue(conn, community, moment)?)
}

/// Lets everything of a community that is overdue go up; gives how much.
fn raise(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<usize> {
    let now = moment.time();
    let mut raised = store::raise(conn, community, now)? + publication::raise(conn, community, now)?;
    if raised > 0 {
        tell(conn, community, moment)?;
    }
    while proposals::service::escalate(conn, community, moment)? {
        raised += 1;
    }
    Ok(raised)
}

/// Tells those who answer for the street.
fn tell(conn: &mut Conn, community: CommunityId, moment: Moment) -> Result<()> {
    let those = accounts::overseers(conn, community)?;
    let kind = NotificationKind::ModerationOverdue;
    let tell = |to: AccountId| Tell::new(to, community, kind, About::Account(to));
    let told: Vec<Tell> = those.into_iter().map(tell).collect();
    notifications::tell(conn, &told, moment)
}
