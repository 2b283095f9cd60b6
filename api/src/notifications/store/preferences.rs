//! The table of what people want outside of the app.

use contract::{
    ids::AccountId,
    notifications::{NotificationPreferences, NotificationTopic},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, each_backend, schema::notification_preferences},
    error::{Error, Result},
};

/// What somebody wants; the defaults, for who never said.
pub(in crate::notifications) fn of(conn: &mut Conn, account: AccountId) -> Result<NotificationPreferences> {
    let row: Option<(Json<Vec<NotificationTopic>>, bool)> = notification_preferences::table
        .filter(notification_preferences::account_id.eq(Key::from(account)))
        .select((notification_preferences::topics, notification_preferences::quiet))
        .first(conn)
        .optional()?;
    let said = row.map(|(topics, quiet)| NotificationPreferences { topics: topics.0, quiet });
    Ok(said.unwrap_or_default())
}

/// Sets it.
pub(in crate::notifications) fn set(conn: &mut Conn, account: AccountId, wanted: &NotificationPreferences) -> Result<()> {
    let topics = Json(&wanted.topics).text().map_err(Error::internal)?;
    let wants = (
        notification_preferences::topics.eq(topics),
        notification_preferences::quiet.eq(wanted.quiet),
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
