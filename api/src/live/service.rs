//! What is decided about streams: whose cases they tell of, what was missed, who is where.

use chrono::TimeDelta;
use contract::{
    ids::{CaseId, CommunityId},
    live::{Beside, LivePresence},
};
use uuid::Uuid;

use super::{
    hub::{Here, Live, until},
    store::{self, Change},
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::{self as cases, Desk, Reader},
    db::Conn,
    error::Result,
    places::Places,
};

/// Lines that are told to who comes back; whoever missed more looks at everything again.
const MOST: i64 = 500;
/// Hours after which one looks at everything again.
const LONG: TimeDelta = TimeDelta::hours(12);
/// How far before the last line one was told one is told again: a transaction that began earlier may have ended later.
const BACK: TimeDelta = TimeDelta::seconds(15);

/// The communities whose desks somebody sees.
pub(super) fn desks(places: &Places, by: &Actor) -> Vec<CommunityId> {
    let sees = |id: &CommunityId| {
        places
            .place(*id)
            .is_ok_and(|place| by.role_for(Right::SeeDesk, place).is_some())
    };
    places.communities.iter().map(|community| community.id).filter(sees).collect()
}

/// What happened after the last line that somebody was told; nothing to tell when that was too much, or too long ago.
///
/// # Errors
/// When the database refuses.
pub(super) fn missed(conn: &mut Conn, desk: &Desk, of: &[CommunityId], last: Uuid) -> Result<Option<Vec<Change>>> {
    let since = store::written_at(last).filter(|at| desk.moment.time() - *at < LONG);
    let Some(since) = since else { return Ok(None) };
    let changes = store::changes(conn, since - BACK, Some(of), MOST)?;
    let whole = i64::try_from(changes.len()).is_ok_and(|many| many < MOST);
    Ok(whole.then(|| changes.into_iter().filter(|change| change.entry != last).collect()))
}

/// That somebody has a case of their desk open.
///
/// # Errors
/// Not found for a case that is not theirs to see; forbidden for who sees it, but at no desk.
pub(super) fn here(conn: &mut Conn, desk: &Desk, by: &Actor, case: CaseId) -> Result<Here> {
    let community = cases::community_of(conn, &desk.places, &Reader::Actor(by.clone()), case)?;
    by.require(Right::SeeDesk, desk.places.place(community)?)?;
    let name = accounts::names(conn, &[by.id])?.remove(&by.id).unwrap_or_default();
    Ok(Here {
        account: by.id,
        community,
        shown: LivePresence {
            case_id: case,
            name,
            here: true,
        },
        until: until(desk.moment.time()),
    })
}

/// Notes where somebody is now, at this server and others; whoever had another case open has it no longer. Gives who else
/// is there.
pub(super) async fn note(live: &Live, desk: &Desk, by: &Actor, now_at: Option<Here>) -> Beside {
    let now = desk.moment.time();
    let case = now_at.as_ref().map(|here| here.shown.case_id);
    let mut all: Vec<Here> = live.open_of(by.id);
    all.retain(|before| Some(before.shown.case_id) != case);
    for before in &mut all {
        before.shown.here = false;
    }
    all.extend(now_at);
    for here in all {
        live.note(here.clone(), now);
        if let Some(link) = live.link() {
            link.tell(Some(here)).await;
        }
    }
    Beside {
        names: case.map(|case| live.beside(case, by.id, now)).unwrap_or_default(),
    }
}
