//! What is decided about disputes: whoever gave the time says what a line should be, and somebody who did not write it decides.

use chrono::TimeDelta;
use contract::{
    accounts::Role,
    ids::{CommunityId, HoursDisputeId, HoursId},
    notifications::NotificationKind,
    page::Page,
    problem::Kind,
    teams::{DISPUTE_DAYS, DisputeDecision, DisputeState, DisputedHours, Hours, HoursKind, NewHoursDispute},
};

use super::{
    service::{self, china_day, total},
    store::{
        self, Row,
        disputes::{self, Decided, Dispute},
    },
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    notifications::service::{self as notifications, About, Tell},
};

/// Disputes that are listed at most.
const MOST: i64 = 100;

/// Says that a line of one's own is wrong; the station is told.
///
/// # Errors
/// Not found for lines of others; faults for a line that is too old and for minutes that it has already; conflict, with the
/// hours as they stand, while it is disputed.
pub(super) fn raise(conn: &mut Conn, desk: &Desk, by: &Actor, line: HoursId, said: &NewHoursDispute) -> Result<Hours> {
    // Whoever raises two at once waits for themselves.
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let entry = store::find(conn, line)?.filter(|entry| entry.account_id == Key::from(by.id));
    let entry = entry.ok_or(Error::NOT_FOUND)?;
    let now = desk.moment.time();
    if now - TimeDelta::days(DISPUTE_DAYS) > entry.at.into() {
        return Err(Error::field("", "dispute_late"));
    }
    let takes_back = entry.minutes < 0;
    if said.minutes == entry.minutes || said.minutes < 0 && !takes_back {
        return Err(Error::field("/minutes", "dispute_minutes"));
    }
    let before = disputes::of_lines(conn, &[entry.id])?;
    if before.values().any(|dispute| dispute.state.0 == DisputeState::Open) {
        return Err(Error::overtaken(Kind::Conflict, &service::of(conn, by.id)?)?);
    }
    let row = Dispute {
        id: desk.moment.id::<contract::ids::kind::HoursDispute>().into(),
        community_id: entry.community_id,
        account_id: entry.account_id,
        hours_id: entry.id,
        minutes: said.minutes,
        reason: said.reason.trim().to_owned(),
        state: Word(DisputeState::Open),
        answer: None,
        counter_id: None,
        decided_by: None,
        decided_at: None,
        at: now.into(),
    };
    disputes::add(conn, &row)?;
    let community = entry.community_id.into();
    let deciders = accounts::holders(conn, community, &[Role::StationAdmin])?;
    let tell = |to| Tell::new(to, community, NotificationKind::HoursDisputed, About::Account(to));
    let told: Vec<Tell> = deciders.into_iter().map(|holder| tell(holder.id)).collect();
    notifications::tell(conn, &told, desk.moment)?;
    service::of(conn, by.id)
}

/// Disputes of a community, the open ones first, the oldest of them first; then the latest that are decided.
///
/// # Errors
/// Forbidden for who is not in charge.
pub(super) fn list(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId) -> Result<Page<DisputedHours>> {
    by.require(Right::ManageHelpers, desk.places.place(community)?)?;
    let mut all = disputes::of_community(conn, community, true, MOST)?;
    all.extend(disputes::of_community(conn, community, false, MOST)?);
    let ids: Vec<_> = all.iter().map(|(dispute, _)| dispute.account_id.into()).collect();
    let names = accounts::names(conn, &ids)?;
    let items = all.into_iter().map(|(dispute, entry)| {
        let account_id = dispute.account_id.into();
        DisputedHours {
            account_id,
            name: names.get(&account_id).cloned().unwrap_or_default(),
            decides: dispute.state.0 == DisputeState::Open && is_impartial(by, &entry),
            entry: entry.shown(Some(dispute.shown())),
        }
    });
    Ok(Page {
        items: items.collect(),
        next: None,
    })
}

/// Whether somebody neither wrote a line nor gained by it.
fn is_impartial(by: &Actor, entry: &Row) -> bool {
    let own = Key::from(by.id);
    entry.written_by != own && entry.account_id != own
}

/// Decides a dispute: a counter-entry sets the line right, or it stands. The volunteer is told.
///
/// # Errors
/// Forbidden for who is not in charge, who wrote the line, and whose it is; a fault for a counter-entry that changes nothing
/// or leaves less than nothing; conflict, with the hours as they stand, once it is decided.
pub(super) fn decide(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (community, id): (CommunityId, HoursDisputeId),
    decision: &DisputeDecision,
) -> Result<Hours> {
    by.require(Right::ManageHelpers, desk.places.place(community)?)?;
    let (dispute, entry) = disputes::find(conn, community, id)?.ok_or(Error::NOT_FOUND)?;
    if !is_impartial(by, &entry) {
        return Err(Error::FORBIDDEN);
    }
    let account = dispute.account_id.into();
    // Who sets the same hours right at the same time waits.
    accounts::hold(conn, account)?.ok_or(Error::NOT_FOUND)?;
    let answer = decision.reason.trim();
    let counter = decision.minutes.map(|minutes| Row {
        id: desk.moment.id::<contract::ids::kind::Hours>().into(),
        community_id: entry.community_id,
        account_id: entry.account_id,
        kind: Word(HoursKind::Correction),
        service_id: None,
        number: None,
        day: china_day(desk.moment),
        minutes: minutes - entry.minutes,
        reason: Some(answer.to_owned()),
        written_by: by.id.into(),
        at: desk.moment.time().into(),
    });
    if let Some(counter) = &counter {
        if counter.minutes == 0 || total(conn, account)? + i64::from(counter.minutes) < 0 {
            return Err(Error::field("/minutes", "dispute_minutes"));
        }
        store::add(conn, counter)?;
    }
    let decided = Decided {
        state: if counter.is_some() {
            DisputeState::Corrected
        } else {
            DisputeState::Refused
        },
        answer,
        counter: counter.map(|row| row.id),
        by: by.id,
        at: desk.moment.time(),
    };
    if !disputes::decide(conn, dispute.id, &decided)? {
        return Err(Error::overtaken(Kind::Conflict, &service::of(conn, account)?)?);
    }
    let told = Tell::new(account, community, NotificationKind::HoursDecided, About::Account(account));
    notifications::tell(conn, &[told.word(decided.state.word())], desk.moment)?;
    service::of(conn, account)
}
