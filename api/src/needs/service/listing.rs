//! Writing a need down.

use contract::{
    accounts::Role,
    agenda::AgendaAction,
    audit::Act,
    ids::CommunityId,
    needs::{CommunityNeed, NeedState, NewCommunityNeed},
};

use super::{
    super::store::{self, Row, Source},
    go, reading, record,
};
use crate::{
    agenda::service::{Event, Matter},
    audit::service::By,
    auth::policy::{Actor, Right},
    cases::{service::Desk, voices},
    db::{Conn, Key, Word},
    error::{Error, Result},
    proposals::service as proposals,
};

/// Writes a need down, with the proposals and cases behind it.
///
/// # Errors
/// Forbidden for who does not work at the station; names what is not public or not of this community, and what stands behind
/// another need.
pub(crate) fn add(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    new: &NewCommunityNeed,
) -> Result<CommunityNeed> {
    let role: Role = actor.require(Right::ListNeeds, desk.places.place(community)?)?;
    let sources = sources(conn, desk, community, new)?;
    let id = desk.moment.id();
    let row = Row {
        id: Key::from(id),
        community_id: community.into(),
        title: new.title.trim().to_owned(),
        about: new.about.trim().to_owned(),
        field: Word(new.field),
        state: Word(NeedState::Listed),
        body_id: None,
        vote_id: None,
        vote_option: None,
        notice_until: None,
        scores: None,
        listed_at: desk.moment.time().into(),
    };
    store::add(conn, &row)?;
    store::add_sources(conn, &row, &sources)?;
    let event = Event::new(Matter::Need(id), community, AgendaAction::List).by(role);
    go(conn, desk, &row, event, AgendaAction::List)?;
    record(conn, desk, By::somebody(actor.id, role), &row, Act::ListNeed, &[])?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// What stands behind it. Each is held, so that two needs do not take the same at once.
fn sources(conn: &mut Conn, desk: &Desk, community: CommunityId, new: &NewCommunityNeed) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    let mut proposed: Vec<_> = new.proposals.iter().enumerate().collect();
    proposed.sort_by_key(|(_, id)| **id);
    for (place, id) in proposed {
        let pointer = format!("/proposals/{place}");
        proposals::hold(conn, *id).map_err(|error| unknown(error, &pointer, "proposal_not_public"))?;
        let here = proposals::whose(conn, *id)?.0 == community && proposals::is_public(conn, desk, *id)?;
        if !here {
            return Err(Error::field(&pointer, "proposal_not_public"));
        }
        put(conn, &mut sources, Source::Proposal(*id), &pointer)?;
    }
    let mut cases: Vec<_> = new.cases.iter().enumerate().collect();
    cases.sort_by_key(|(_, id)| **id);
    for (place, id) in cases {
        let pointer = format!("/cases/{place}");
        if voices::hold_of(conn, *id)? != Some(community) {
            return Err(Error::field(&pointer, "case_not_here"));
        }
        put(conn, &mut sources, Source::Case(*id), &pointer)?;
    }
    Ok(sources)
}

fn unknown(error: Error, pointer: &str, code: &str) -> Error {
    if error.kind() == Error::NOT_FOUND.kind() {
        Error::field(pointer, code)
    } else {
        error
    }
}

fn put(conn: &mut Conn, sources: &mut Vec<Source>, source: Source, pointer: &str) -> Result<()> {
    if sources.contains(&source) || store::is_behind(conn, source)? {
        return Err(Error::field(pointer, "need_source_listed"));
    }
    sources.push(source);
    Ok(())
}
