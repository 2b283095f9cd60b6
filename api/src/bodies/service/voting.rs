//! What is decided in the name of a body: whether it decides that, whether it can, with which quorum, and who its members are.

use std::collections::HashSet;

use contract::{
    bodies::{BodyAct, BodyKind, BodyState, SeatKind, SeatState, may},
    ids::{AccountId, BodyId, CommunityId},
    proposals::Field,
    votes::HALF,
};

use super::{
    super::{
        model,
        store::{self, Row, seats},
    },
    reading,
};
use crate::{
    db::Conn,
    error::{Error, Result},
};

/// A body that can decide.
pub(crate) struct Decider {
    /// What it is called.
    pub(crate) name: String,
    /// More than how many percent of it must vote where a vote says nothing.
    pub(crate) quorum: u8,
    /// How many sit in it.
    pub(crate) members: usize,
    /// How many it may ask for at least: of a group as many, by the rules of its community.
    pub(crate) least: u8,
}

fn fault(code: &str) -> Error {
    Error::field("/body_id", code)
}

/// A body that can decide whatever it is asked.
///
/// # Errors
/// Names the field when the community has no such body, or it does not stand, or is incomplete.
pub(crate) fn electorate(conn: &mut Conn, id: BodyId, community: CommunityId) -> Result<Decider> {
    entitled(conn, id, community, BodyAct::Other, &[])
}

/// A body that can decide this about things of these fields.
///
/// # Errors
/// As [`electorate`], and where it decides about other things.
pub(crate) fn entitled(conn: &mut Conn, id: BodyId, community: CommunityId, act: BodyAct, about: &[Field]) -> Result<Decider> {
    let row = store::find(conn, id)?.filter(|row| row.community() == community);
    let row = row.ok_or_else(|| fault("body_unknown"))?;
    if !decides(&row, act, about) {
        return Err(fault("body_may_not"));
    }
    if row.state.0 != BodyState::Standing {
        return Err(fault("body_not_standing"));
    }
    let members = roll(conn, id)?.ok_or_else(|| fault("body_incomplete"))?.len();
    let (quorum, least) = match row.kind.0 {
        BodyKind::Group => {
            let quorum = store::rules::find(conn, community)?.1.group_quorum_percent;
            (quorum, quorum)
        }
        BodyKind::Council | BodyKind::Committee => (HALF, 0),
    };
    Ok(Decider {
        name: row.name,
        members,
        quorum,
        least,
    })
}

fn decides(row: &Row, act: BodyAct, about: &[Field]) -> bool {
    may(row.kind.0, row.field.as_ref().map(|field| field.0), act, about)
}

/// In whose name a station writes down what was decided: that of the body which it names. It names none only where none that decides
/// this stands and is complete: a community that has just begun is not to wait for one.
///
/// # Errors
/// As [`entitled`]; names the field when one decides this and none is named.
pub(crate) fn decider(
    conn: &mut Conn,
    community: CommunityId,
    act: BodyAct,
    about: &[Field],
    named: Option<BodyId>,
) -> Result<Option<String>> {
    if let Some(id) = named {
        return entitled(conn, id, community, act, about).map(|body| Some(body.name));
    }
    for row in store::all(conn, community)? {
        if decides(&row, act, about) && sitting(conn, &row)?.is_some() {
            return Err(fault("body_decides"));
        }
    }
    Ok(None)
}

/// Everybody who sits in a body now, which is held for the rest of the transaction; nobody where it cannot decide, because it
/// does not stand or is incomplete.
///
/// # Errors
/// When the database refuses.
pub(crate) fn roll(conn: &mut Conn, id: BodyId) -> Result<Option<Vec<AccountId>>> {
    match store::hold(conn, id)? {
        Some(row) => sitting(conn, &row),
        None => Ok(None),
    }
}

fn sitting(conn: &mut Conn, row: &Row) -> Result<Option<Vec<AccountId>>> {
    if row.state.0 != BodyState::Standing {
        return Ok(None);
    }
    let (_, rules) = store::rules::find(conn, row.community())?;
    let seats = seats::of_body(conn, row.id())?;
    if !model::lacks(row.kind.0, &reading::members(&seats), &rules).is_empty() {
        return Ok(None);
    }
    let sitting = seats.iter().filter(|seat| seat.state.0 == SeatState::Accepted);
    Ok(Some(sitting.filter_map(seats::Row::holder).collect()))
}

/// Who sits in the groups of a community that supervise projects of this field, and as what. Whether a group is complete is not asked:
/// what one of them notes decides nothing.
///
/// # Errors
/// When the database refuses.
pub(crate) fn supervisors(conn: &mut Conn, community: CommunityId, field: Field) -> Result<Vec<(AccountId, SeatKind)>> {
    let mut found = Vec::new();
    for row in store::all(conn, community)? {
        if row.state.0 == BodyState::Standing && decides(&row, BodyAct::Supervise, &[field]) {
            let seats = seats::of_body(conn, row.id())?.into_iter();
            let sitting = seats.filter(|seat| seat.state.0 == SeatState::Accepted);
            found.extend(sitting.filter_map(|seat| Some((seat.holder()?, seat.kind.0))));
        }
    }
    Ok(found)
}

/// Whether somebody sits in a body.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_member(conn: &mut Conn, id: BodyId, account: AccountId) -> Result<bool> {
    Ok(seated(conn, account)?.contains(&id))
}

/// The bodies in which somebody sits.
///
/// # Errors
/// When the database refuses.
pub(crate) fn seated(conn: &mut Conn, account: AccountId) -> Result<HashSet<BodyId>> {
    let theirs = seats::of_account(conn, account)?.into_iter();
    let sitting = theirs.filter(|seat| seat.state.0 == SeatState::Accepted);
    Ok(sitting.map(|seat| seat.body()).collect())
}
