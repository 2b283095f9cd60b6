//! The outbox: what is to reach people outside of the app, written with the change it tells of, handed over afterwards.

mod store;

use chrono::{DateTime, Utc};
use contract::{
    ids::AccountId,
    outbox::{DeliveryWay, OutboxState},
};

use self::store::Line;
use super::store::Row;
use crate::{
    db::{Conn, Key, Word},
    error::Result,
    moment::Moment,
};

/// Writes down that what somebody is told is to leave the app, not before `at`.
pub(super) fn add(conn: &mut Conn, of: &Row, way: DeliveryWay, at: DateTime<Utc>, moment: Moment) -> Result<()> {
    let now = moment.time().into();
    let line = Line {
        id: moment.id::<contract::ids::kind::Delivery>().into(),
        community_id: of.community_id,
        account_id: of.account_id,
        notification_id: of.id,
        way: Word(way),
        state: Word(OutboxState::Waiting),
        tries: 0,
        next_at: at.into(),
        fault: None,
        created_at: now,
        updated_at: now,
    };
    store::add(conn, &line)
}

/// Forgets what was on its way to somebody.
pub(super) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    store::remove_to(conn, account)
}

/// Forgets what was on its way of these notifications.
pub(super) fn forget_of(conn: &mut Conn, notifications: &[Key]) -> Result<()> {
    store::remove_of(conn, notifications)
}
