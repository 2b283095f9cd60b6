//! The table of what people want outside of the app.

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

/// What somebody wants; the defaults, for who never said.
pub(in crate::notifications) fn of(conn: &mut Conn, account: AccountId) -> Result<NotificationPreferences> {
    let row: Option<(Json<Vec<NotificationTopic>>, bool, Json<Vec<DeliveryWay>>)> = notification_preferences::table
        .filter(notification_preferences::account_id.eq(Key::from(account)))
        .select((
            notification_preferences::topics,
            notification_preferences::quiet,
            notification_preferences::ways,
        ))
        .first(conn)
        .optional()?;
    let said = row.map(|(topics, quiet, ways)| NotificationPreferences {
        topics: topics.0,
        quiet,
        ways: ways.0,
    });
    Ok(said.unwrap_or_default())
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
