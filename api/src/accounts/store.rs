//! The tables of accounts and posts.

use contract::{
    Language,
    accounts::{Post, Role},
    ids::{AccountId, CommunityId},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{absences, accounts, communities, posts},
    },
    error::Result,
    moment::Moment,
};

/// A row of `accounts`.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Option<Key>,
    pub(super) cell_id: Option<Key>,
    pub(super) phone_sealed: Option<Vec<u8>>,
    pub(super) phone_digest: Option<Vec<u8>>,
    pub(super) name: String,
    pub(super) work_name: Option<String>,
    pub(super) login: Option<String>,
    pub(super) password_hash: Option<String>,
    pub(super) totp_sealed: Option<Vec<u8>>,
    pub(super) totp_confirmed: bool,
    pub(super) totp_last_step: i64,
    pub(super) language: String,
    pub(super) epoch: i32,
    pub(super) first_password: bool,
    pub(super) created_at: Micros,
    pub(super) erased_at: Option<Micros>,
}

impl Row {
    /// An account without anything.
    pub(super) fn new(id: AccountId, moment: Moment) -> Self {
        Self {
            id: id.into(),
            community_id: None,
            cell_id: None,
            phone_sealed: None,
            phone_digest: None,
            name: String::new(),
            work_name: None,
            login: None,
            password_hash: None,
            totp_sealed: None,
            totp_confirmed: false,
            totp_last_step: 0,
            language: Language::default().tag().to_owned(),
            epoch: 0,
            first_password: false,
            created_at: moment.time().into(),
            erased_at: None,
        }
    }

    pub(super) fn id(&self) -> AccountId {
        self.id.into()
    }
}

/// The account of this identifier, unless it was erased.
pub(super) fn find(conn: &mut Conn, id: AccountId) -> Result<Option<Row>> {
    Ok(accounts::table
        .filter(accounts::id.eq(Key::from(id)).and(accounts::erased_at.is_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The account that signs in with this login.
pub(super) fn find_by_login(conn: &mut Conn, login: &str) -> Result<Option<Row>> {
    Ok(accounts::table
        .filter(accounts::login.eq(login).and(accounts::erased_at.is_null()))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The account of the telephone number with this digest.
pub(super) fn find_by_phone(conn: &mut Conn, digest: &[u8; 32]) -> Result<Option<Row>> {
    Ok(accounts::table
        .filter(accounts::phone_digest.eq(digest.to_vec()))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Adds an account; false when its identifier, login or telephone number is there already.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(accounts::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added > 0)
}

/// Gives somebody a post; one they hold already stays.
pub(super) fn add_post(conn: &mut Conn, id: AccountId, post: Post, moment: Moment) -> Result<()> {
    let row = (
        posts::account_id.eq(Key::from(id)),
        posts::role.eq(Word(post.role)),
        posts::street_id.eq(Key::from(post.street_id)),
        posts::community_id.eq(post.community_id.map(Key::from)),
        posts::granted_at.eq(Micros::from(moment.time())),
        posts::place_id.eq(place_of(post)),
    );
    each_backend!(conn, |conn| diesel::insert_into(posts::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// The names of whoever holds a role in a community, by account.
pub(super) fn holders(conn: &mut Conn, community: CommunityId, role: Role) -> Result<Vec<(AccountId, String, Option<String>)>> {
    let here = posts::community_id.eq(Key::from(community)).and(posts::role.eq(Word(role)));
    let rows: Vec<(Key, String, Option<String>)> = posts::table
        .inner_join(accounts::table.on(accounts::id.eq(posts::account_id)))
        .filter(here)
        .filter(accounts::erased_at.is_null())
        .order(accounts::id)
        .select((accounts::id, accounts::name, accounts::work_name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name, work)| (id.into(), name, work)).collect())
}

/// The administrators of the street of a community.
pub(super) fn overseers(conn: &mut Conn, community: CommunityId) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = posts::table
        .inner_join(communities::table.on(communities::street_id.eq(posts::street_id)))
        .filter(communities::id.eq(Key::from(community)))
        .filter(posts::role.eq(Word(Role::StreetAdmin)).and(posts::community_id.is_null()))
        .order(posts::account_id)
        .select(posts::account_id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// The roles that somebody holds in a community, and their names.
pub(super) fn held(conn: &mut Conn, id: AccountId, community: CommunityId) -> Result<Vec<(Role, String, Option<String>)>> {
    let here = posts::account_id
        .eq(Key::from(id))
        .and(posts::community_id.eq(Key::from(community)));
    let rows: Vec<(Word<Role>, String, Option<String>)> = posts::table
        .inner_join(accounts::table.on(accounts::id.eq(posts::account_id)))
        .filter(here)
        .filter(accounts::erased_at.is_null())
        .select((posts::role, accounts::name, accounts::work_name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(role, name, work)| (role.0, name, work)).collect())
}

/// Takes a post from somebody; false when they do not hold it.
pub(super) fn remove_post(conn: &mut Conn, id: AccountId, post: Post) -> Result<bool> {
    let held = posts::table.find((Key::from(id), Word(post.role), place_of(post)));
    Ok(diesel::delete(held).execute(conn)? > 0)
}

fn place_of(post: Post) -> Key {
    post.community_id.map_or_else(|| post.street_id.into(), Key::from)
}

/// The posts somebody holds.
pub(super) fn posts(conn: &mut Conn, id: AccountId) -> Result<Vec<Post>> {
    let rows: Vec<(Word<Role>, Key, Option<Key>)> = posts::table
        .filter(posts::account_id.eq(Key::from(id)))
        .order((posts::granted_at, posts::role, posts::place_id))
        .select((posts::role, posts::street_id, posts::community_id))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(role, street, community)| Post {
            role: role.0,
            street_id: street.into(),
            community_id: community.map(Into::into),
        })
        .collect())
}

/// The names that these accounts work under, of those that have one.
pub(super) fn work_names(conn: &mut Conn, ids: &[AccountId]) -> Result<Vec<(Key, Option<String>)>> {
    let ids: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids).and(accounts::work_name.is_not_null()))
        .select((accounts::id, accounts::work_name))
        .load(conn)?)
}

/// The work name and the own name of these accounts.
pub(super) fn names(conn: &mut Conn, ids: &[AccountId]) -> Result<Vec<(Key, Option<String>, String)>> {
    let ids: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids))
        .select((accounts::id, accounts::work_name, accounts::name))
        .load(conn)?)
}

/// The sealed telephone numbers of these accounts, of those that have one.
pub(super) fn phones(conn: &mut Conn, ids: &[AccountId]) -> Result<Vec<(Key, Option<Vec<u8>>)>> {
    let ids: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids).and(accounts::phone_sealed.is_not_null()))
        .select((accounts::id, accounts::phone_sealed))
        .load(conn)?)
}

/// The account's epoch, unless it was erased.
pub(super) fn epoch(conn: &mut Conn, id: AccountId) -> Result<Option<i32>> {
    Ok(accounts::table
        .filter(accounts::id.eq(Key::from(id)).and(accounts::erased_at.is_null()))
        .select(accounts::epoch)
        .first(conn)
        .optional()?)
}

/// Those of these who were not erased.
pub(super) fn present(conn: &mut Conn, ids: &[AccountId]) -> Result<Vec<AccountId>> {
    let keys: Vec<Key> = accounts::table
        .filter(accounts::id.eq_any(ids.iter().copied().map(Key::from).collect::<Vec<_>>()))
        .filter(accounts::erased_at.is_null())
        .select(accounts::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// As [`epoch`], and holds the account for the rest of the transaction, so that whatever else wants it waits.
///
/// SQLite has one writer, who holds everything.
pub(super) fn hold(conn: &mut Conn, id: AccountId) -> Result<Option<i32>> {
    if let Conn::Postgres(conn) = conn {
        let alive = accounts::table.filter(accounts::id.eq(Key::from(id)).and(accounts::erased_at.is_null()));
        return Ok(alive.select(accounts::epoch).for_update().first(conn).optional()?);
    }
    epoch(conn, id)
}

/// Begins a new epoch.
pub(super) fn advance_epoch(conn: &mut Conn, id: AccountId) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id))))
        .set(accounts::epoch.eq(accounts::epoch + 1))
        .execute(conn)?;
    Ok(())
}

/// What somebody changes of what they told of themselves; what is `None` stays.
#[derive(Default, PartialEq, AsChangeset)]
#[diesel(table_name = accounts)]
pub(super) struct Profile {
    pub(super) name: Option<String>,
    pub(super) community_id: Option<Key>,
    #[expect(clippy::option_option, reason = "to leave the grid cell is not to keep it")]
    pub(super) cell_id: Option<Option<Key>>,
    pub(super) language: Option<&'static str>,
}

/// Keeps what somebody told of themselves, unless they were erased.
pub(super) fn set_profile(conn: &mut Conn, id: AccountId, profile: &Profile) -> Result<()> {
    if *profile != Profile::default() {
        diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id)).and(accounts::erased_at.is_null())))
            .set(profile)
            .execute(conn)?;
    }
    Ok(())
}

/// Keeps a new password, unless the old one is no longer what it was when it was checked.
pub(super) fn set_password(conn: &mut Conn, id: AccountId, old: &str, new: &str) -> Result<bool> {
    let changed = diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id)).and(accounts::password_hash.eq(old))))
        .set((accounts::password_hash.eq(new), accounts::first_password.eq(false)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Keeps a new password, whatever the old one was; `first` when it lets somebody in only to choose another.
pub(super) fn replace_password(conn: &mut Conn, id: AccountId, new: &str, first: bool) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id))))
        .set((accounts::password_hash.eq(new), accounts::first_password.eq(first)))
        .execute(conn)?;
    Ok(())
}

/// Keeps the secret of a second factor that is not confirmed yet; false when one is in use.
pub(super) fn set_totp(conn: &mut Conn, id: AccountId, sealed: Vec<u8>) -> Result<bool> {
    let changed = diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id)).and(accounts::totp_confirmed.eq(false))))
        .set((accounts::totp_sealed.eq(Some(sealed)), accounts::totp_last_step.eq(0)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Uses up the steps until `step`; false when that happened before.
pub(super) fn use_step(conn: &mut Conn, id: AccountId, step: i64) -> Result<bool> {
    let changed = diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id)).and(accounts::totp_last_step.lt(step))))
        .set(accounts::totp_last_step.eq(step))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Switches the second factor on.
pub(super) fn confirm_totp(conn: &mut Conn, id: AccountId) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id))))
        .set(accounts::totp_confirmed.eq(true))
        .execute(conn)?;
    Ok(())
}

/// Switches the second factor off and forgets its secret. The last step stays, so that no code is ever used twice.
pub(super) fn remove_totp(conn: &mut Conn, id: AccountId) -> Result<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id))))
        .set((accounts::totp_sealed.eq(None::<Vec<u8>>), accounts::totp_confirmed.eq(false)))
        .execute(conn)?;
    Ok(())
}

/// Leaves of an account only that it was there: other rows point at it.
pub(super) fn erase(conn: &mut Conn, id: AccountId, moment: Moment) -> Result<()> {
    diesel::delete(posts::table.filter(posts::account_id.eq(Key::from(id)))).execute(conn)?;
    diesel::delete(absences::table.filter(absences::account_id.eq(Key::from(id)))).execute(conn)?;
    let mut empty = Row::new(id, moment);
    empty.erased_at = Some(moment.time().into());
    diesel::update(accounts::table.filter(accounts::id.eq(Key::from(id))))
        .set((
            accounts::community_id.eq(empty.community_id),
            accounts::cell_id.eq(empty.cell_id),
            accounts::phone_sealed.eq(empty.phone_sealed),
            accounts::phone_digest.eq(empty.phone_digest),
            accounts::name.eq(empty.name),
            accounts::work_name.eq(empty.work_name),
            accounts::login.eq(empty.login),
            accounts::password_hash.eq(empty.password_hash),
            accounts::totp_sealed.eq(empty.totp_sealed),
            accounts::totp_confirmed.eq(false),
            accounts::language.eq(empty.language),
            accounts::epoch.eq(accounts::epoch + 1),
            accounts::erased_at.eq(empty.erased_at),
        ))
        .execute(conn)?;
    Ok(())
}
