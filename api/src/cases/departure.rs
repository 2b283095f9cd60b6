//! What becomes of somebody's cases when they take them along, leave, or their time is over.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    cases::{Because, Case},
    ids::{AccountId, CaseId},
    privacy::OwnSharing,
};

use super::{
    access::{Access, Reader},
    deed::Deed,
    erasure, handling,
    model::{self, Party},
    publicity,
    service::{self, Desk},
    store::{self, Which},
};
use crate::{
    auth::policy::Actor,
    db::Conn,
    error::{Error, Result},
    liaison,
    moment::Moment,
    open311, publication,
};

/// Every case that somebody reported, as they may know it; for their export.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of_reporter(conn: &mut Conn, desk: &Desk, actor: &Actor) -> Result<Vec<Case>> {
    let reader = Reader::Actor(actor.clone());
    erasure::reported_by(conn, actor.id)?
        .into_iter()
        .map(|id| service::read(conn, desk, &reader, Which::Id(id)))
        .collect()
}

/// With whom somebody's name and number were shared; for their export.
///
/// # Errors
/// When the database refuses.
pub(crate) fn shared_of(conn: &mut Conn, account: AccountId) -> Result<Vec<OwnSharing>> {
    handling::sharing::of_reporter(conn, account)
}

/// Erases what somebody wrote in all their cases, which are then nobody's. Returns the cases, whose pictures are to
/// be erased as well, with whom each concerned.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_reporter(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<Vec<(CaseId, Access)>> {
    handling::organisations::forget(conn, account, moment)?;
    let cases = erasure::reported_by(conn, account)?;
    cases.into_iter().map(|case| take_back(conn, case, moment)).collect()
}

/// Takes somebody's cases from public view, and whatever they agreed to: they do not agree to publication any longer. Returns
/// those that it touched, with whom each concerns.
///
/// # Errors
/// When the database refuses.
pub(crate) fn make_private(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<Vec<(CaseId, Access)>> {
    let mut touched = Vec::new();
    for case in erasure::reported_by(conn, account)? {
        store::hold(conn, case)?;
        let mut whole = store::find(conn, Which::Id(case))?.ok_or(Error::NOT_FOUND)?;
        let refuse = Deed::Refuse(Because::default());
        let Ok(state) = model::next(whole.standing(), refuse.action(), Party::Reporter, moment.time()) else {
            continue;
        };
        let by = (Role::Resident, Some(account));
        service::carry_out(conn, &mut whole, &refuse, state, by, moment)?;
        publication::service::end(conn, case)?;
        touched.push((case, Access::of(&whole)));
    }
    Ok(touched)
}

/// Erases up to `limit` cases of people who are erased themselves: what they sent while that was done.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_of_erased(conn: &mut Conn, moment: Moment, limit: i64) -> Result<Vec<CaseId>> {
    let cases = erasure::of_erased(conn, limit)?;
    cases.iter().try_for_each(|case| take_back(conn, *case, moment).map(drop))?;
    Ok(cases)
}

/// Erases the texts of up to `limit` cases that were closed before `time`; returns them, as [`erase_of_erased`] does.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_closed_before(conn: &mut Conn, time: DateTime<Utc>, limit: i64) -> Result<Vec<CaseId>> {
    let cases = erasure::closed_before(conn, time, limit)?;
    cases.iter().try_for_each(|case| wipe(conn, *case))?;
    Ok(cases)
}

/// Erases a case; an open one is withdrawn first, so that the station does not work on an empty page.
fn take_back(conn: &mut Conn, case: CaseId, moment: Moment) -> Result<(CaseId, Access)> {
    store::hold(conn, case)?;
    let mut whole = store::find(conn, Which::Id(case))?.ok_or(Error::NOT_FOUND)?;
    let access = Access::of(&whole);
    let withdraw = Deed::Withdraw(Because::default());
    if let Ok(state) = model::next(whole.standing(), withdraw.action(), Party::Reporter, moment.time()) {
        service::carry_out(conn, &mut whole, &withdraw, state, (Role::Resident, access.reporter), moment)?;
    }
    wipe(conn, case)?;
    Ok((case, access))
}

/// Erases what people wrote with a case, here and where its channel keeps more.
fn wipe(conn: &mut Conn, case: CaseId) -> Result<()> {
    liaison::service::erase_of_case(conn, case)?;
    open311::service::erase_of_case(conn, case)?;
    publication::service::end(conn, case)?;
    publicity::forget(conn, case)?;
    erasure::erase(conn, case)
}
