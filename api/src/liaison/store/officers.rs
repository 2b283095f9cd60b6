//! The table of how officers present themselves.

use contract::ids::{AccountId, CommunityId};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, each_backend, schema::liaison_officers},
    error::Result,
    moment::Moment,
};

/// A row of `liaison_officers`.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = liaison_officers)]
pub(in crate::liaison) struct Profile {
    pub(in crate::liaison) account_id: Key,
    pub(in crate::liaison) community_id: Key,
    pub(in crate::liaison) shown_name: String,
    pub(in crate::liaison) visiting_hours: String,
    pub(in crate::liaison) updated_at: Micros,
}

/// How the officers of a community present themselves, those of before too.
pub(in crate::liaison) fn of(conn: &mut Conn, community: CommunityId) -> Result<Vec<Profile>> {
    Ok(liaison_officers::table
        .filter(liaison_officers::community_id.eq(Key::from(community)))
        .select(Profile::as_select())
        .load(conn)?)
}

/// How one officer presents themselves.
pub(in crate::liaison) fn one(conn: &mut Conn, community: CommunityId, officer: AccountId) -> Result<Option<Profile>> {
    let key = (Key::from(officer), Key::from(community));
    Ok(liaison_officers::table
        .find(key)
        .select(Profile::as_select())
        .first(conn)
        .optional()?)
}

/// Keeps how an officer presents themselves from now on.
pub(in crate::liaison) fn keep(
    conn: &mut Conn,
    officer: AccountId,
    community: CommunityId,
    (name, hours): (&str, &str),
    moment: Moment,
) -> Result<()> {
    let profile = Profile {
        account_id: officer.into(),
        community_id: community.into(),
        shown_name: name.to_owned(),
        visiting_hours: hours.to_owned(),
        updated_at: moment.time().into(),
    };
    each_backend!(conn, |conn| diesel::insert_into(liaison_officers::table)
        .values(&profile)
        .on_conflict((liaison_officers::account_id, liaison_officers::community_id))
        .do_update()
        .set(&profile)
        .execute(conn))?;
    Ok(())
}

/// Forgets how somebody presented themselves.
pub(in crate::liaison) fn forget(conn: &mut Conn, officer: AccountId) -> Result<()> {
    diesel::delete(liaison_officers::table.filter(liaison_officers::account_id.eq(Key::from(officer)))).execute(conn)?;
    Ok(())
}
