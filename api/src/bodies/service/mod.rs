//! What is decided about bodies, one file for each matter.

mod confirming;
mod correcting;
mod forming;
mod joining;
mod reading;
mod rules;
mod voting;

use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, BodyId},
};

pub(crate) use confirming::{Decided, called_off, decided, propose};
pub(crate) use correcting::correct;
pub(crate) use forming::{dissolve, end_seat, form, invite};
pub(crate) use joining::answer;
pub(crate) use reading::{list, own, read};
pub(crate) use rules::{current as current_rules, set as set_rules};
pub(crate) use voting::{decider, electorate, entitled, is_member, roll, seated, supervisors};

use super::store::{self, Row};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// A body, held, for whoever forms those of its community.
fn formed(conn: &mut Conn, desk: &Desk, by: &Actor, id: BodyId) -> Result<Row> {
    by.require_somewhere(Right::FormBodies)?;
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community())?;
    by.require(Right::FormBodies, place)?;
    Ok(row)
}

/// Writes into the log what was done to a body.
fn note(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row, facts: &[(&str, &str)]) -> Result<()> {
    let place = desk.places.place(row.community())?;
    let by = By::somebody(by.id, by.require(Right::FormBodies, place)?);
    let subject = Subject::new(SubjectKind::Body, row.id());
    audit::record(conn, by, place, Act::SetBody, subject, facts, desk.moment)
}

/// That something is not possible as a body stands, and how it stands for who asked.
fn refused(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row, why: &'static str) -> Result<Error> {
    let now = reading::shown(conn, desk, Some(by), row)?;
    Error::refused(why, &now)
}

/// Writes down which offers of a seat lapsed.
///
/// # Errors
/// When the database refuses.
pub(crate) fn lapse(conn: &mut Conn, moment: Moment) -> Result<()> {
    store::seats::lapse(conn, moment.time())
}

/// Leaves of somebody's seats only that there were some; a body may be incomplete without them.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<()> {
    for seat in store::seats::of_account(conn, account)? {
        // Nobody joins meanwhile who would count on them.
        store::hold(conn, seat.body())?;
    }
    store::seats::forget(conn, account, moment.time())
}
