//! What votes ask of a body whose members decide: whether it can, with which quorum, and who they are.

use contract::{
    bodies::{BodyKind, BodyState, SeatState},
    ids::{AccountId, BodyId, CommunityId},
    votes::HALF,
};

use super::{
    super::{
        model,
        store::{self, seats},
    },
    reading,
};
use crate::{
    db::Conn,
    error::{Error, Result},
};

/// What a body that can decide is called, and more than how many percent of it must vote unless the vote says otherwise.
///
/// # Errors
/// Names the field when the community has no such body, or it does not stand, or is incomplete.
pub(crate) fn electorate(conn: &mut Conn, id: BodyId, community: CommunityId) -> Result<(String, u8)> {
    let fault = |code| Error::field("/body_id", code);
    let row = store::find(conn, id)?.filter(|row| row.community() == community);
    let row = row.ok_or_else(|| fault("body_unknown"))?;
    if row.state.0 != BodyState::Standing {
        return Err(fault("body_not_standing"));
    }
    roll(conn, id)?.ok_or_else(|| fault("body_incomplete"))?;
    let quorum = match row.kind.0 {
        BodyKind::Group => store::rules::find(conn, community)?.1.group_quorum_percent,
        BodyKind::Council | BodyKind::Committee => HALF,
    };
    Ok((row.name, quorum))
}

/// Everybody who sits in a body now, which is held for the rest of the transaction; nobody where it cannot decide, because it
/// does not stand or is incomplete.
///
/// # Errors
/// When the database refuses.
pub(crate) fn roll(conn: &mut Conn, id: BodyId) -> Result<Option<Vec<AccountId>>> {
    let standing = store::hold(conn, id)?.filter(|row| row.state.0 == BodyState::Standing);
    let Some(row) = standing else { return Ok(None) };
    let (_, rules) = store::rules::find(conn, row.community())?;
    let seats = seats::of_body(conn, id)?;
    if !model::lacks(row.kind.0, &reading::members(&seats), &rules).is_empty() {
        return Ok(None);
    }
    let sitting = seats.iter().filter(|seat| seat.state.0 == SeatState::Accepted);
    Ok(Some(sitting.filter_map(seats::Row::holder).collect()))
}

/// Whether somebody sits in a body.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_member(conn: &mut Conn, id: BodyId, account: AccountId) -> Result<bool> {
    let theirs = seats::of_account(conn, account)?;
    Ok(theirs
        .iter()
        .any(|seat| seat.body() == id && seat.state.0 == SeatState::Accepted))
}
