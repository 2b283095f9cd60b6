//! The table of what people want outside of the app.

use std::collections::HashMap;

use contract::{
    ids::{AccountId, CommunityId},
    notifications::{NotificationPreferences, NotificationTopic},
    outbox::DeliveryWay,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Json, Key, each_backend,
        schema::{accounts, notification_preferences},
    },
    error::{Error, Result},
};

/// The columns of what somebody wants.
type Read = (Json<Vec<NotificationTopic>>, bool, Json<Vec<DeliveryWay>>);

fn said((topics, quiet, ways): Read) -> NotificationPreferences {
    NotificationPreferences {
        topics: topics.0,
        quiet,
        ways: ways.0,
    }
}

/// What these people want; nothing of those who never said.
pub(in crate::notifications) fn of_all(conn: &mut Conn, accounts: &[AccountId]) -> Result<HashMap<Key, NotificationPreferences>> {
    let keys: Vec<Key> = accounts.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, Read)> = notification_preferences::table
        .filter(notification_preferences::account_id.eq_any(keys))
        .select((
            notification_preferences::account_id,
            (
                notification_preferences::topics,
                notification_preferences::quiet,
                notification_preferences::ways,
            ),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, wants)| (account, said(wants))).collect())
}

/// What somebody wants; the defaults, for who never said.
pub(in crate::notifications) fn of(conn: &mut Conn, account: AccountId) -> Result<NotificationPreferences> {
    let row: Option<Read> = notification_preferences::table
        .filter(notification_preferences::account_id.eq(Key::from(account)))
        .select((
            notification_preferences::topics,
            notification_preferences::quiet,
            notification_preferences::ways,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(said).unwrap_or_default())
}

/// The residents of a community who want what belongs to a topic.
pub(in crate::notifications) fn who_want(
    conn: &mut Conn,
    community: CommunityId,
    topic: NotificationTopic,
) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = notification_preferences::table
        .inner_join(accounts::table.on(accounts::id.eq(notification_preferences::account_id)))
        .filter(accounts::community_id.eq(Some(Key::from(community))))
        .filter(notification_preferences::topics.like(format!("%\"{}\"%", topic.word())))
        .select(notification_preferences::account_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Sets it.
pub(in crate::notifications) fn set(conn: &mut Conn, account: AccountId, wanted: &NotificationPreferences) -> Result<()> {
    let topics = Json(&wanted.topics).text().map_err(Error::internal)?;
    let wants = (
        notification_preferences::topics.eq(topics),
        notification_preferences::quiet.eq(wanted.quiet),
        notification_preferences::ways.eq(Json(&wanted.ways).text().map_err(Error::internal)?),
    );
    let row = (notification_preferences::account_id.eq(Key::from(account)), wants.clone());
    each_backend!(conn, |conn| diesel::insert_into(notification_preferences::table)
        .values(row)
        .on_conflict(notification_preferences::account_id)
        .do_update()
        .set(wants)
        .execute(conn))?;
    Ok(())
}

/// Forgets it.
pub(in crate::notifications) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    let own = notification_preferences::table.filter(notification_preferences::account_id.eq(Key::from(account)));
    diesel::delete(own).execute(conn)?;
    Ok(())
}
