//! Who holds posts, and when they are away.

use chrono::{DateTime, Utc};
use contract::{
    accounts::{Post, Role},
    ids::{AbsenceId, AccountId, CommunityId, StreetId},
};
use diesel::prelude::*;

use super::import::StaffPost;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{absences, accounts, posts},
    },
    error::Result,
};

/// Somebody who holds a post.
#[derive(Queryable)]
pub(super) struct Holder {
    pub(super) id: Key,
    pub(super) name: String,
    pub(super) work_name: Option<String>,
    pub(super) login: Option<String>,
    pub(super) phone_sealed: Option<Vec<u8>>,
}

/// Which of those who hold posts.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) community: Option<CommunityId>,
    pub(super) role: Option<Role>,
    pub(super) after: Option<AccountId>,
    pub(super) limit: i64,
}

/// Those who hold posts in a street, in the order of their accounts.
pub(super) fn holders(conn: &mut Conn, street: StreetId, filter: &Filter) -> Result<Vec<Holder>> {
    let mut query = accounts::table
        .inner_join(posts::table.on(posts::account_id.eq(accounts::id)))
        .filter(posts::street_id.eq(Key::from(street)).and(accounts::erased_at.is_null()))
        .order(accounts::id)
        .select((
            accounts::id,
            accounts::name,
            accounts::work_name,
            accounts::login,
            accounts::phone_sealed,
        ))
        .distinct()
        .limit(filter.limit)
        .into_boxed();
    if let Some(community) = filter.community {
        query = query.filter(posts::community_id.eq(Key::from(community)).assume_not_null());
    }
    if let Some(role) = filter.role {
        query = query.filter(posts::role.eq(Word(role)));
    }
    if let Some(after) = filter.after {
        query = query.filter(accounts::id.gt(Key::from(after)));
    }
    Ok(query.load(conn)?)
}

/// The posts that these hold in a street.
pub(super) fn posts_of(conn: &mut Conn, street: StreetId, ids: &[Key]) -> Result<Vec<(Key, Post)>> {
    let rows: Vec<(Key, Word<Role>, Option<Key>)> = posts::table
        .filter(
            posts::street_id
                .eq(Key::from(street))
                .and(posts::account_id.eq_any(ids.to_vec())),
        )
        .order((posts::granted_at, posts::role, posts::place_id))
        .select((posts::account_id, posts::role, posts::community_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(account, role, community)| {
            let post = Post {
                role: role.0,
                street_id: street,
                community_id: community.map(Into::into),
            };
            (account, post)
        })
        .collect())
}

/// A time in which somebody is away.
pub(super) type AbsenceRow = (Key, Key, Micros, Micros);

/// When these are away, of what is not over by now.
pub(super) fn absences_of(conn: &mut Conn, ids: &[Key], now: DateTime<Utc>) -> Result<Vec<AbsenceRow>> {
    Ok(absences::table
        .filter(
            absences::account_id
                .eq_any(ids.to_vec())
                .and(absences::to_at.gt(Micros::from(now))),
        )
        .order(absences::from_at)
        .load(conn)?)
}

/// Whose absence it is.
pub(super) fn absent(conn: &mut Conn, id: AbsenceId) -> Result<Option<AccountId>> {
    let row = absences::table.find(Key::from(id)).select(absences::account_id);
    Ok(row.first::<Key>(conn).optional()?.map(Into::into))
}

/// Notes that somebody is away.
pub(super) fn add_absence(
    conn: &mut Conn,
    id: AbsenceId,
    account: AccountId,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<()> {
    let row = (
        absences::id.eq(Key::from(id)),
        absences::account_id.eq(Key::from(account)),
        absences::from_at.eq(Micros::from(from)),
        absences::to_at.eq(Micros::from(to)),
    );
    diesel::insert_into(absences::table).values(row).execute(conn)?;
    Ok(())
}

/// Takes an absence back.
pub(super) fn remove_absence(conn: &mut Conn, id: AbsenceId) -> Result<()> {
    diesel::delete(absences::table.find(Key::from(id))).execute(conn)?;
    Ok(())
}

/// Gives a member of staff another work name.
pub(super) fn rename(conn: &mut Conn, id: AccountId, name: &str) -> Result<()> {
    diesel::update(accounts::table.find(Key::from(id)))
        .set(accounts::work_name.eq(name))
        .execute(conn)?;
    Ok(())
}

/// Everybody who has a login, with their posts.
pub(super) fn staff_posts(conn: &mut Conn, street: StreetId) -> Result<Vec<StaffPost>> {
    type Found = (Key, Option<String>, Option<String>, Word<Role>, Key, Option<Key>);
    let rows: Vec<Found> = accounts::table
        .inner_join(posts::table.on(posts::account_id.eq(accounts::id)))
        .filter(accounts::login.is_not_null().and(accounts::erased_at.is_null()))
        .order((accounts::login, posts::granted_at))
        .select((
            accounts::id,
            accounts::login,
            accounts::work_name,
            posts::role,
            posts::street_id,
            posts::community_id,
        ))
        .load(conn)?;
    let shown = |(id, login, work_name, role, of, community): Found| StaffPost {
        id: id.into(),
        login: login.unwrap_or_default(),
        work_name: work_name.unwrap_or_default(),
        role: role.0,
        community_id: community.map(Into::into),
        here: of == Key::from(street),
    };
    Ok(rows.into_iter().map(shown).collect())
}
