//! What the station decides of a volunteer: whether they are one, and what it knows of them.

use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    problem::Kind,
    teams::{PooledVolunteer, VolunteerDecision, VolunteerState},
};

use super::{
    records::Whose,
    service::{held, pooled, post, retire},
    store::{self, Row},
};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
};

/// A volunteer of a community, for its station.
///
/// # Errors
/// Forbidden where the desk is not theirs; not found for who is no volunteer there.
pub(super) fn one(conn: &mut Conn, desk: &Desk, by: &Actor, (community, account): Whose) -> Result<PooledVolunteer> {
    by.require(Right::ArrangeServices, desk.places.place(community)?)?;
    let row = store::find(conn, account)?.filter(|row| row.community_id == Key::from(community));
    row.ok_or(Error::NOT_FOUND)?;
    pooled(conn, desk, account)
}

/// Whether a volunteer stands already as it is decided.
fn is_so(row: &Row, decision: &VolunteerDecision) -> bool {
    let state = match row.state.0 {
        VolunteerState::Active | VolunteerState::Resting => decision.accept,
        VolunteerState::Refused => !decision.accept && row.reason.as_deref() == decision.reason.as_deref().map(str::trim),
        VolunteerState::Applied => false,
    };
    state && row.level == i32::from(decision.level) && row.checked == decision.checked && row.number == decision.number
}

/// Takes a volunteer on, or not, or changes what the station knows of them, as they were `seen`.
///
/// # Errors
/// Forbidden where they are not in charge, and of oneself; not found for who never asked; stale, with the volunteer as they are now,
/// where they were changed since and are not as it is decided.
pub(crate) fn decide(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    ((community, account), seen): (Whose, Option<i32>),
    decision: &VolunteerDecision,
) -> Result<PooledVolunteer> {
    let (role, mut row) = held(conn, desk, by, community, account)?;
    if account == by.id {
        return Err(Error::FORBIDDEN);
    }
    if seen.is_some_and(|seen| seen != row.version) {
        let now = pooled(conn, desk, account)?;
        return if is_so(&row, decision) {
            Ok(now)
        } else {
            Err(Error::overtaken(Kind::Stale, &now)?)
        };
    }
    row.level = decision.level.into();
    row.checked = decision.checked;
    row.number.clone_from(&decision.number);
    row.decided_at = Some(desk.moment.time().into());
    row.decided_by = Some(by.id.into());
    let act = if decision.accept {
        row.reason = None;
        if row.state.0 != VolunteerState::Resting {
            row.state = Word(VolunteerState::Active);
        }
        accounts::give_post(conn, account, post(&row), desk.moment)?;
        Act::GrantPost
    } else {
        row.reason = decision.reason.as_deref().map(str::trim).map(str::to_owned);
        row.state = Word(VolunteerState::Refused);
        retire(conn, account, &row)?;
        Act::RevokePost
    };
    store::put(conn, &mut row)?;
    let subject = Subject::new(SubjectKind::Account, account);
    let detail = [("role", Role::Volunteer.word())];
    audit::record(
        conn,
        By::somebody(by.id, role),
        desk.places.place(community)?,
        act,
        subject,
        &detail,
        desk.moment,
    )?;
    pooled(conn, desk, account)
}
