//! Who may say something of a proposal, and who may read what was said.

use contract::{
    accounts::Role,
    ids::{CommunityId, ProposalId},
    proposals::{ProposalAction, ProposalRules},
};

use super::{
    super::{model, store},
    office, require, rules, who,
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// Somebody who says something of a proposal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speaker {
    pub(crate) community: CommunityId,
    /// As a resident, or for the station.
    pub(crate) role: Role,
    /// Whether they propose it.
    pub(crate) proposer: bool,
    /// The rules of the community.
    pub(crate) rules: ProposalRules,
}

/// Insists that somebody may say something of a proposal, which stays as it is for the rest of the transaction.
///
/// # Errors
/// Not found for whom there is no such proposal; a fault for who is not verified; conflict, with the proposal as it is now,
/// while nobody says anything of it.
pub(crate) fn speaker(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId) -> Result<Speaker> {
    let row = store::steady(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let who = require(conn, desk, actor, &row, ProposalAction::Comment)?;
    let role = if who.station {
        office(desk, actor, &row)?
    } else {
        Role::Resident
    };
    Ok(Speaker {
        community: row.community(),
        role,
        proposer: who.proposes(),
        rules: rules::of(conn, row.community())?,
    })
}

/// Somebody who reads what was said of a proposal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Onlooker {
    /// Whether they answer for its community.
    pub(crate) station: bool,
    /// Whether they may say something of it now.
    pub(crate) speaks: bool,
}

/// What a reader of a proposal has to do with it.
///
/// # Errors
/// Not found for whom there is no such proposal.
pub(crate) fn onlooker(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: ProposalId) -> Result<Onlooker> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (who, standing) = who(conn, desk, actor, &row)?;
    if !model::sees(row.state_at(desk.moment.time()), who) {
        return Err(Error::NOT_FOUND);
    }
    Ok(Onlooker {
        station: who.station,
        speaks: actor.is_some() && standing.actions.contains(&ProposalAction::Comment),
    })
}
