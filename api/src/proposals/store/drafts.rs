//! The table of what people are typing.

use chrono::{DateTime, Utc};
use contract::{
    ids::AccountId,
    proposals::{DraftWords, SavedDraft},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, each_backend, schema::proposal_drafts},
    error::{Error, Result},
};

/// What somebody is typing; revision 0 where there is nothing.
pub(in crate::proposals) fn find(conn: &mut Conn, account: AccountId) -> Result<SavedDraft> {
    let row: Option<(i32, Json<DraftWords>, Micros)> = proposal_drafts::table
        .find(Key::from(account))
        .select((proposal_drafts::revision, proposal_drafts::content, proposal_drafts::saved_at))
        .first(conn)
        .optional()?;
    Ok(row.map_or_else(SavedDraft::default, |(revision, words, at)| SavedDraft {
        revision: revision.unsigned_abs(),
        words: Some(words.0),
        saved_at: Some(at.into()),
    }))
}

/// Puts it in the place of revision `seen`; false when another is there.
pub(in crate::proposals) fn put(
    conn: &mut Conn,
    account: AccountId,
    seen: i32,
    words: &DraftWords,
    at: DateTime<Utc>,
) -> Result<bool> {
    let content = Json(words).text().map_err(Error::internal)?;
    if seen > 0 {
        let same = proposal_drafts::table
            .find(Key::from(account))
            .filter(proposal_drafts::revision.eq(seen));
        let changed = diesel::update(same)
            .set((
                proposal_drafts::revision.eq(seen + 1),
                proposal_drafts::content.eq(content),
                proposal_drafts::saved_at.eq(Micros::from(at)),
            ))
            .execute(conn)?;
        return Ok(changed == 1);
    }
    let row = (
        proposal_drafts::account_id.eq(Key::from(account)),
        proposal_drafts::revision.eq(1),
        proposal_drafts::content.eq(content),
        proposal_drafts::saved_at.eq(Micros::from(at)),
    );
    let added = each_backend!(conn, |conn| diesel::insert_into(proposal_drafts::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// Takes it away; with `seen` only that revision.
pub(in crate::proposals) fn remove(conn: &mut Conn, account: AccountId, seen: Option<i32>) -> Result<()> {
    let own = proposal_drafts::table.filter(proposal_drafts::account_id.eq(Key::from(account)));
    match seen {
        Some(seen) => diesel::delete(own.filter(proposal_drafts::revision.eq(seen))).execute(conn)?,
        None => diesel::delete(own).execute(conn)?,
    };
    Ok(())
}

/// Takes away what nobody went on typing since `before`.
pub(in crate::proposals) fn sweep(conn: &mut Conn, before: DateTime<Utc>) -> Result<()> {
    diesel::delete(proposal_drafts::table.filter(proposal_drafts::saved_at.lt(Micros::from(before)))).execute(conn)?;
    Ok(())
}
