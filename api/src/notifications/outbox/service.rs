//! What is decided about what is on its way.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, DeliveryId, StreetId},
    outbox::{Delivery, DeliveryWay, OutboxState},
    page::Page,
};

use super::{
    super::store::Row,
    store::{self, Line},
};
use crate::{
    auth::policy::{Actor, Right},
    db::{Conn, Key, Word},
    error::{Error, Result},
    moment::Moment,
    places::Places,
};

/// Lines on a page.
const PAGE: i64 = 50;

/// When something leaves the app.
#[derive(Debug, Clone, Copy)]
pub(in crate::notifications) struct Leaving {
    /// Not before.
    pub(in crate::notifications) at: DateTime<Utc>,
    /// Whether it waits for nothing else.
    pub(in crate::notifications) urgent: bool,
}

/// Writes down that what somebody is told is to leave the app by a way.
pub(in crate::notifications) fn add(conn: &mut Conn, of: &Row, way: DeliveryWay, leaving: Leaving, moment: Moment) -> Result<()> {
    store::add(conn, &[line(of, way, leaving, moment)])
}

/// As [`add`], of many.
pub(in crate::notifications) fn add_all(conn: &mut Conn, lines: &[Line]) -> Result<()> {
    store::add(conn, lines)
}

/// That what somebody is told is to leave the app by a way.
pub(in crate::notifications) fn line(of: &Row, way: DeliveryWay, leaving: Leaving, moment: Moment) -> Line {
    let now = moment.time().into();
    Line {
        id: moment.id::<contract::ids::kind::Delivery>().into(),
        community_id: of.community_id,
        account_id: of.account_id,
        notification_id: of.id,
        way: Word(way),
        state: Word(OutboxState::Waiting),
        tries: 0,
        next_at: leaving.at.into(),
        fault: None,
        created_at: now,
        updated_at: now,
        batch_id: None,
        urgent: leaving.urgent,
    }
}

/// Forgets what was on its way to somebody.
pub(in crate::notifications) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::remove_to(conn, account)
}

/// Forgets what was on its way of these notifications.
pub(in crate::notifications) fn forget_of(conn: &mut Conn, notifications: &[Key]) -> Result<()> {
    store::remove_of(conn, notifications)
}

/// The communities of a street, for who sees to it that what leaves it arrives.
fn communities(places: &Places, by: &Actor, street: StreetId) -> Result<Vec<Key>> {
    by.require_somewhere(Right::SeeOutbox)?;
    if !by.holds_in_street(Right::SeeOutbox, street) {
        return Err(Error::NOT_FOUND);
    }
    let of = places.communities.iter().filter(|community| community.street_id == street);
    Ok(of.map(|community| community.id.into()).collect())
}

/// What is on its way in a street, as far as it stands like this; the latest first.
///
/// # Errors
/// Forbidden for who sees no outbox, not found for another street's.
pub(super) fn list(
    conn: &mut Conn,
    places: &Places,
    by: &Actor,
    street: StreetId,
    (state, before): (OutboxState, Option<DeliveryId>),
) -> Result<Page<Delivery>> {
    let here = communities(places, by, street)?;
    let mut items = store::list(conn, &here, state, before, PAGE + 1)?;
    let more = i64::try_from(items.len()).is_ok_and(|many| many > PAGE);
    items.truncate(usize::try_from(PAGE).map_err(Error::internal)?);
    let next = items.last().filter(|_| more).map(|last| last.id.to_string());
    Ok(Page { items, next })
}

/// What is to become of something that could not be handed over.
#[derive(Debug, Clone, Copy)]
pub(super) enum Verdict {
    /// It is tried again, from the beginning.
    Retry,
    /// It need not arrive any more.
    Drop,
}

/// Decides about something that could not be handed over.
///
/// # Errors
/// As [`list`]; not found for what is not there, or is not dead.
pub(super) fn decide(
    conn: &mut Conn,
    places: &Places,
    by: &Actor,
    (street, id): (StreetId, DeliveryId),
    verdict: Verdict,
    moment: Moment,
) -> Result<Delivery> {
    let here = communities(places, by, street)?;
    let state = match verdict {
        Verdict::Retry => OutboxState::Waiting,
        Verdict::Drop => OutboxState::Dropped,
    };
    if !store::revive(conn, &here, id, state, moment.time())? {
        return Err(Error::NOT_FOUND);
    }
    store::find(conn, id)?.ok_or(Error::NOT_FOUND)
}
