//! Letting a proposal go into an older one on the same matter. Whether somebody may is for `moderation` to say.

use contract::{
    ids::{AccountId, CommunityId, ProposalId},
    problem::Kind,
    proposals::{ProposalAction, ProposalState},
};

use super::{
    super::store::{self, Row, events, followers, people, signatures},
    deciding::{Said, decided},
};
use crate::{
    db::{Conn, Word},
    error::{Error, Result},
    moderation,
    moment::Moment,
};

/// Lets it go into an older one: the signatures that are not there yet follow, and what was promised to it is promised there.
/// They are counted once this is committed.
///
/// # Errors
/// Not found for what there is not; conflict for what gathers no signatures; a fault at `/into` for what is not older, of
/// another community, or closed.
pub(crate) fn merge(conn: &mut Conn, id: ProposalId, into: ProposalId, said: &Said<'_>, moment: Moment) -> Result<CommunityId> {
    let mut row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let mut older = store::hold(conn, into)?.ok_or_else(|| Error::field("/into", "merge_unfit"))?;
    let now = moment.time();
    if row.state_at(now) != ProposalState::Gathering {
        return Err(Error::Problem(Kind::Conflict));
    }
    let open = matches!(older.state_at(now), ProposalState::Gathering | ProposalState::Effective);
    let first = older.published_at.map(|at| at.0) < row.published_at.map(|at| at.0);
    if id == into || !open || !first || older.community_id != row.community_id {
        return Err(Error::field("/into", "merge_unfit"));
    }
    let propose = proposers(conn, &older)?;
    signatures::follow(conn, &row, &older, &propose)?;
    // Who proposed it is told what becomes of the other.
    let mut follow = proposers(conn, &row)?;
    follow.extend(followers::of(conn, id)?);
    for account in follow {
        followers::add(conn, &older, account, now)?;
    }
    row.state = Word(ProposalState::Merged);
    row.merged_into = Some(older.id);
    moderation::service::drop_of(conn, id)?;
    let event = said.event(ProposalAction::Merge, true);
    decided(conn, &mut row, &event, moment)?;
    store::update(conn, &mut older, now)?;
    let came = format!("{}：{}", row.number, said.text.unwrap_or_default());
    let event = events::Event {
        text: Some(&came),
        ..event
    };
    events::add(conn, &older, &event, moment)?;
    Ok(row.community())
}

fn proposers(conn: &mut Conn, of: &Row) -> Result<Vec<AccountId>> {
    let together = people::together(conn, of.id())?;
    Ok(together
        .into_iter()
        .map(|person| person.account)
        .chain([of.author()])
        .collect())
}
