//! Following a proposal: being told what becomes of it without signing it.

use contract::{ids::ProposalId, problem::Kind};

use super::{
    super::{
        model,
        store::{self, followers},
    },
    who,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// Follows a proposal. Following it twice changes nothing.
///
/// # Errors
/// Not found for whom there is no such proposal; conflict for what is not published.
pub(crate) fn follow(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId) -> Result<()> {
    actor.require_somewhere(Right::FollowProposals)?;
    let row = store::steady(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (who, _) = who(conn, desk, Some(actor), &row)?;
    let state = row.state_at(desk.moment.time());
    if !model::sees(state, who) {
        return Err(Error::NOT_FOUND);
    }
    if !state.is_public() {
        return Err(Error::Problem(Kind::Conflict));
    }
    followers::add(conn, &row, actor.id, desk.moment.time())
}

/// Follows it no longer. Whoever did not changes nothing.
///
/// # Errors
/// When the database refuses.
pub(crate) fn unfollow(conn: &mut Conn, actor: &Actor, id: ProposalId) -> Result<()> {
    actor.require_somewhere(Right::FollowProposals)?;
    followers::remove(conn, id, actor.id)
}
