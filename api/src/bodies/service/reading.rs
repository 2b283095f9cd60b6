//! A body as its readers see it: everybody who sits in it, its station also who was asked.

use std::collections::HashMap;

use contract::{
    bodies::{Body, BodyRules, BodyState, BodySummary, OwnSeat, Seat, SeatKind, SeatState},
    ids::{AccountId, BodyId, CommunityId},
};

use super::super::{
    model::{self, Members},
    store::{self, Row, seats},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// Every body of a community: those that stand first, those that were dissolved last.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such community.
pub(crate) fn list(conn: &mut Conn, desk: &Desk, community: CommunityId) -> Result<Vec<BodySummary>> {
    desk.places.place(community)?;
    let (_, rules) = store::rules::find(conn, community)?;
    let mut kinds: HashMap<BodyId, Vec<SeatKind>> = HashMap::new();
    for (body, kind) in seats::members(conn, community)? {
        kinds.entry(body).or_default().push(kind);
    }
    let rows = store::all(conn, community)?;
    let shown = |row: &Row| summary(row, &Members::of(kinds.remove(&row.id()).unwrap_or_default()), &rules);
    let mut all: Vec<_> = rows.iter().map(shown).collect();
    all.sort_by_key(|body| match body.state {
        BodyState::Standing => 0,
        BodyState::Proposed => 1,
        BodyState::Forming => 2,
        BodyState::Dissolved => 3,
    });
    Ok(all)
}

/// A body.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn read(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: BodyId) -> Result<Body> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    shown(conn, desk, actor, &row)
}

fn summary(row: &Row, members: &Members, rules: &BodyRules) -> BodySummary {
    BodySummary {
        id: row.id(),
        community_id: row.community(),
        kind: row.kind.0,
        name: row.name.clone(),
        field: row.field.map(|field| field.0),
        state: row.state.0,
        stands_since: row.stands_since.map(Into::into),
        members: members.all(),
        complete: model::lacks(row.kind.0, members, rules).is_empty(),
    }
}

/// Who sits in a body, of all its seats.
pub(super) fn members(seats: &[seats::Row]) -> Members {
    let sitting = seats.iter().filter(|seat| seat.state.0 == SeatState::Accepted);
    Members::of(sitting.map(|seat| seat.kind.0))
}

/// A row as somebody sees it.
pub(super) fn shown(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, row: &Row) -> Result<Body> {
    let (place, (_, rules)) = (
        desk.places.place(row.community())?,
        store::rules::find(conn, row.community())?,
    );
    let forms = actor.is_some_and(|actor| actor.role_for(Right::FormBodies, place).is_some());
    let (seats, state) = (seats::of_body(conn, row.id())?, row.state.0);
    let members = members(&seats);
    let summary = summary(row, &members, &rules);
    let lacks = match state {
        BodyState::Dissolved => Vec::new(),
        _ => model::lacks(row.kind.0, &members, &rules),
    };
    let public = matches!(state, BodyState::Proposed | BodyState::Standing);
    let seen = |seat: &&seats::Row| forms || public && seat.state.0 == SeatState::Accepted;
    let seats: Vec<_> = seats
        .iter()
        .filter(seen)
        .map(|row| row.clone().at(desk.moment.time()))
        .collect();
    let phones = if forms { phones(conn, desk, &seats)? } else { HashMap::new() };
    Ok(Body {
        seats: seats.iter().map(|row| seat(row, &phones, forms)).collect(),
        allowed: if forms {
            model::allowed(state, summary.complete)
        } else {
            Vec::new()
        },
        summary,
        purpose: row.purpose.clone(),
        edition: row.edition.unsigned_abs(),
        lacks,
        rules,
        confirmation: row.confirmation()?,
        dissolved_because: row.dissolved_because.clone(),
    })
}

/// The telephone numbers of whoever these seats belong to, masked.
fn phones(conn: &mut Conn, desk: &Desk, seats: &[seats::Row]) -> Result<HashMap<AccountId, String>> {
    let holders: Vec<AccountId> = seats.iter().filter_map(seats::Row::holder).collect();
    let mut phones = accounts::phones(conn, &desk.keys, &holders)?;
    for phone in phones.values_mut() {
        *phone = accounts::masked(phone);
    }
    Ok(phones)
}

fn seat(row: &seats::Row, phones: &HashMap<AccountId, String>, forms: bool) -> Seat {
    Seat {
        id: row.id(),
        kind: row.kind.0,
        state: row.state.0,
        name: row.name.clone(),
        since: row.since.into(),
        phone: row.holder().and_then(|holder| phones.get(&holder).cloned()),
        ended_because: row.ended_because.clone().filter(|_| forms),
    }
}

/// Every seat that somebody holds, held or was offered, the latest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn own(conn: &mut Conn, account: AccountId, moment: Moment) -> Result<Vec<OwnSeat>> {
    let rows = seats::of_account(conn, account)?.into_iter();
    rows.map(|row| own_seat(conn, &row.at(moment.time()))).collect()
}

/// A seat, as whose it is sees it.
pub(super) fn own_seat(conn: &mut Conn, row: &seats::Row) -> Result<OwnSeat> {
    let body = store::find(conn, row.body())?.ok_or(Error::NOT_FOUND)?;
    let (_, rules) = store::rules::find(conn, row.community())?;
    let members = members(&seats::of_body(conn, row.body())?);
    Ok(OwnSeat {
        id: row.id(),
        body: summary(&body, &members, &rules),
        purpose: body.purpose,
        kind: row.kind.0,
        state: row.state.0,
        name: row.name.clone(),
        since: row.since.into(),
        answer_by: row.answer_by(),
        ended_because: row.ended_because.clone(),
        allowed: model::answers(row.state.0, body.state.0),
    })
}
