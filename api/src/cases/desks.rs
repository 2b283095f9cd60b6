//! At which desk somebody sits: whose cases a list is about.

use contract::ids::CommunityId;

use super::{
    cached::Shelf,
    list::Scope,
    office::Office,
    query::{Asked, CaseQuery},
};
use crate::{
    auth::policy::{Actor, Right},
    error::{Error, Result},
};

/// Whose cases somebody asks for, and on which shelf their list is kept.
///
/// # Errors
/// Forbidden for whoever has no desk; not found for a desk that is not theirs.
pub(super) fn scope(actor: &Actor, office: &Office, query: &CaseQuery) -> Result<(Shelf, Scope)> {
    match query.asked(actor)? {
        Asked::Mine => return Ok((Shelf::Mine(actor.id), Scope::Mine(actor.id))),
        Asked::Recorded => {
            actor.require_somewhere(Right::RecordForOthers)?;
            return Ok((Shelf::Recorded(actor.id), Scope::Recorded(actor.id)));
        }
        Asked::Desk | Asked::Received => {}
    }
    let holds = |id| {
        office
            .places
            .place(id)
            .ok()
            .and_then(|place| actor.role_for(Right::SeeDesk, place).map(|_| place))
    };
    if let Some(community) = query.community_id {
        return holds(community)
            .map(|_| (Shelf::Community(community), Scope::Desk(vec![community])))
            .ok_or(Error::NOT_FOUND);
    }
    let mine: Vec<_> = office
        .places
        .communities
        .iter()
        .filter_map(|community| holds(community.id))
        .collect();
    match mine.as_slice() {
        [] => Err(Error::FORBIDDEN),
        [one] => Ok((Shelf::Community(one.community_id), Scope::Desk(vec![one.community_id]))),
        [first, ..]
            if mine.iter().all(|place| place.street_id == first.street_id)
                && actor.posts.iter().any(|post| post.community_id.is_none()) =>
        {
            Ok((
                Shelf::Street(first.street_id),
                Scope::Desk(mine.iter().map(|place| place.community_id).collect()),
            ))
        }
        // Posts in several communities, but not in the whole street: they choose which desk they sit at.
        _ => Err(Error::field("/community_id", "missing_field")),
    }
}

/// The communities for which somebody looks at what was handed to them, if that is what they ask for.
///
/// # Errors
/// Not found for a desk that is not theirs.
pub(super) fn received(actor: &Actor, office: &Office, query: &CaseQuery) -> Result<Option<Vec<CommunityId>>> {
    if query.asked(actor)? != Asked::Received {
        return Ok(None);
    }
    let mut mine: Vec<CommunityId> = office.places.communities.iter().map(|community| community.id).collect();
    mine.retain(|id| {
        let place = office.places.place(*id).ok();
        place.is_some_and(|place| actor.role_for(Right::WorkOnCases, place).is_some())
    });
    if let Some(community) = query.community_id {
        mine.retain(|id| *id == community);
        if mine.is_empty() {
            return Err(Error::NOT_FOUND);
        }
    }
    Ok(Some(mine))
}
