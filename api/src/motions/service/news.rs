//! Who is told of a motion: those who made and second it, its station, and of what is late the street.

use contract::{accounts::Role, ids::AccountId, motions::MotionAction, notifications::NotificationKind};

use super::super::store::{Row, seconds};
use crate::{
    accounts::service as accounts,
    db::Conn,
    error::Result,
    moment::Moment,
    notifications::{
        crowd::{self, News},
        service::{self as notifications, About, Tell},
    },
};

/// Tells its author and everybody who seconds it how it went on.
pub(super) fn tell(conn: &mut Conn, row: &Row, action: MotionAction, moment: Moment) -> Result<()> {
    let everybody = seconds::of(conn, row.id())?;
    tell_these(conn, row, &everybody, action, moment)
}

/// Tells everybody who seconds it, but not its author, whose act it was.
pub(super) fn tell_others(conn: &mut Conn, row: &Row, action: MotionAction, moment: Moment) -> Result<()> {
    let mut others = seconds::of(conn, row.id())?;
    others.retain(|one| Some(*one) != row.author());
    tell_these(conn, row, &others, action, moment)
}

fn tell_these(conn: &mut Conn, row: &Row, these: &[AccountId], action: MotionAction, moment: Moment) -> Result<()> {
    let news = News::new(row.community(), NotificationKind::MotionChanged, About::Motion(row.id())).again(action.word());
    crowd::tell_all(conn, these, &news, moment)
}

/// Tells whoever answers for the station what it owes, and by when; the street as well once that is late.
pub(super) fn ask_station(conn: &mut Conn, row: &Row, action: MotionAction, moment: Moment) -> Result<()> {
    let holders = accounts::holders(conn, row.community(), &[Role::StationAdmin])?;
    let mut these: Vec<AccountId> = holders.into_iter().map(|holder| holder.id).collect();
    if action == MotionAction::Escalate {
        these.extend(accounts::overseers(conn, row.community())?);
        these.sort_unstable();
        these.dedup();
    }
    let tell = |to| {
        let kind = NotificationKind::MotionWaiting;
        let tell = Tell::new(to, row.community(), kind, About::Motion(row.id())).word(action.word());
        match row.due_at {
            Some(due) => tell.until(due.into()),
            None => tell,
        }
    };
    let told: Vec<Tell> = these.into_iter().map(tell).collect();
    notifications::tell(conn, &told, moment)
}
