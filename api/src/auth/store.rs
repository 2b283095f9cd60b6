//! The tables of sign-in codes and refresh tokens, and what they and others tell of whoever asks.

use chrono::{DateTime, Utc};
use contract::{ids::AccountId, privacy::ConsentKind};
use diesel::{dsl::exists, prelude::*};
use uuid::Uuid;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{accounts, consents, refresh_tokens, sign_in_codes},
    },
    error::Result,
};

/// Keeps the code of a telephone in place of an earlier one.
pub(super) fn set_code(conn: &mut Conn, phone: &[u8; 32], code: &[u8; 32], expires: DateTime<Utc>) -> Result<()> {
    let fresh = (
        sign_in_codes::code_digest.eq(code.to_vec()),
        sign_in_codes::expires_at.eq(Micros::from(expires)),
        sign_in_codes::tries.eq(0),
    );
    each_backend!(conn, |conn| diesel::insert_into(sign_in_codes::table)
        .values((sign_in_codes::phone_digest.eq(phone.to_vec()), fresh.clone()))
        .on_conflict(sign_in_codes::phone_digest)
        .do_update()
        .set(fresh)
        .execute(conn))?;
    Ok(())
}

/// Counts a try at the code of a telephone and returns the code's digest; `None` when there is none that is still
/// good for a try.
///
/// Counting comes first and in one statement: of guesses that arrive together, each sees the count of the others.
pub(super) fn count_try(conn: &mut Conn, phone: &[u8; 32], most: i32, now: DateTime<Utc>) -> Result<Option<Vec<u8>>> {
    let open = sign_in_codes::table.filter(
        sign_in_codes::phone_digest
            .eq(phone.to_vec())
            .and(sign_in_codes::tries.lt(most))
            .and(sign_in_codes::expires_at.gt(Micros::from(now))),
    );
    let counted = diesel::update(open)
        .set(sign_in_codes::tries.eq(sign_in_codes::tries + 1))
        .execute(conn)?;
    if counted == 0 {
        return Ok(None);
    }
    Ok(sign_in_codes::table
        .filter(sign_in_codes::phone_digest.eq(phone.to_vec()))
        .select(sign_in_codes::code_digest)
        .first(conn)
        .optional()?)
}

/// Removes the code of a telephone.
pub(super) fn remove_code(conn: &mut Conn, phone: &[u8; 32]) -> Result<()> {
    diesel::delete(sign_in_codes::table.filter(sign_in_codes::phone_digest.eq(phone.to_vec()))).execute(conn)?;
    Ok(())
}

/// Removes codes that expired before `time`.
pub(super) fn remove_expired_codes(conn: &mut Conn, time: DateTime<Utc>) -> Result<usize> {
    Ok(diesel::delete(sign_in_codes::table.filter(sign_in_codes::expires_at.lt(Micros::from(time)))).execute(conn)?)
}

/// A row of `refresh_tokens`.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = refresh_tokens, treat_none_as_default_value = false)]
pub(super) struct TokenRow {
    pub(super) digest: Vec<u8>,
    pub(super) family_id: Key,
    pub(super) account_id: Key,
    pub(super) epoch: i32,
    pub(super) created_at: Micros,
    pub(super) expires_at: Micros,
    pub(super) used_at: Option<Micros>,
}

/// Keeps a refresh token.
pub(super) fn add_token(conn: &mut Conn, row: &TokenRow) -> Result<()> {
    diesel::insert_into(refresh_tokens::table).values(row).execute(conn)?;
    Ok(())
}

/// Marks a token as used, unless it was used before; returns whether this was the first use, and the token.
///
/// Marking comes first and in one statement, so that of two uses at once exactly one is the first.
pub(super) fn use_token(conn: &mut Conn, digest: &[u8; 32], now: DateTime<Utc>) -> Result<Option<(bool, TokenRow)>> {
    let unused = refresh_tokens::table.filter(
        refresh_tokens::digest
            .eq(digest.to_vec())
            .and(refresh_tokens::used_at.is_null()),
    );
    let first = diesel::update(unused)
        .set(refresh_tokens::used_at.eq(Some(Micros::from(now))))
        .execute(conn)?
        > 0;
    let row = refresh_tokens::table
        .filter(refresh_tokens::digest.eq(digest.to_vec()))
        .select(TokenRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| (first, row)))
}

/// Whose token it is.
pub(super) fn owner(conn: &mut Conn, digest: &[u8; 32]) -> Result<Option<AccountId>> {
    let owner: Option<Key> = refresh_tokens::table
        .find(digest.to_vec())
        .select(refresh_tokens::account_id)
        .first(conn)
        .optional()?;
    Ok(owner.map(Into::into))
}

/// Whether there is such a token, and nobody has used it.
pub(super) fn is_unused(conn: &mut Conn, digest: &[u8; 32]) -> Result<bool> {
    let unused = refresh_tokens::table
        .find(digest.to_vec())
        .filter(refresh_tokens::used_at.is_null());
    Ok(diesel::select(exists(unused)).get_result(conn)?)
}

/// Removes the tokens of one session.
pub(super) fn remove_family(conn: &mut Conn, family: Uuid) -> Result<()> {
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::family_id.eq(Key(family)))).execute(conn)?;
    Ok(())
}

/// Removes every token of an account.
pub(super) fn remove_tokens(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}

/// Removes every token of an account but those of one session, which goes on in a new epoch.
pub(super) fn keep_family(conn: &mut Conn, account: AccountId, family: Uuid, epoch: i32) -> Result<()> {
    let of_account = refresh_tokens::account_id.eq(Key::from(account));
    diesel::delete(refresh_tokens::table.filter(of_account.and(refresh_tokens::family_id.ne(Key(family))))).execute(conn)?;
    diesel::update(refresh_tokens::table.filter(of_account))
        .set(refresh_tokens::epoch.eq(epoch))
        .execute(conn)?;
    Ok(())
}

/// Removes tokens that expired before `time`, and those that were used before `used`.
pub(super) fn remove_old_tokens(conn: &mut Conn, time: DateTime<Utc>, used: DateTime<Utc>) -> Result<usize> {
    let old = refresh_tokens::expires_at
        .lt(Micros::from(time))
        .or(refresh_tokens::used_at.lt(Some(Micros::from(used))).assume_not_null());
    Ok(diesel::delete(refresh_tokens::table.filter(old)).execute(conn)?)
}

/// What is true of somebody and one session of theirs.
pub(super) struct About {
    pub(super) epoch: i32,
    pub(super) community: Option<Key>,
    /// Whether the account belongs to a telephone.
    pub(super) resident: bool,
    /// Whether they consented to the handling of personal data as it is today.
    pub(super) consented: bool,
    /// Whether the session goes on.
    pub(super) alive: bool,
}

/// What decides what somebody may do by one of their sessions, in one statement; `None` when there is no such
/// account any more.
pub(super) fn about(conn: &mut Conn, account: AccountId, session: Uuid) -> Result<Option<About>> {
    let account = Key::from(account);
    let consented = consents::table
        .filter(consents::account_id.eq(account))
        .filter(consents::kind.eq(Word(ConsentKind::Handling)))
        .filter(consents::version.ge(i32::from(ConsentKind::Handling.since())))
        .filter(consents::withdrawn_at.is_null());
    let alive = refresh_tokens::table.filter(
        refresh_tokens::family_id
            .eq(Key(session))
            .and(refresh_tokens::account_id.eq(account)),
    );
    let row: Option<(i32, Option<Key>, bool, bool, bool)> = accounts::table
        .filter(accounts::id.eq(account).and(accounts::erased_at.is_null()))
        .select((
            accounts::epoch,
            accounts::community_id,
            accounts::phone_digest.is_not_null(),
            exists(consented),
            exists(alive),
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(epoch, community, resident, consented, alive)| About {
        epoch,
        community,
        resident,
        consented,
        alive,
    }))
}
