//! The table of who reported what.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, ProposalId},
    privacy::OwnReport,
    proposals::{NewReport, Reason, ReportCase},
};
use diesel::prelude::*;

use super::{super::model::Published, Row};
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{moderation_items, proposal_reports},
    },
    error::Result,
    moment::Moment,
};

/// Puts somebody behind what waits.
pub(in crate::moderation) fn add(conn: &mut Conn, item: &Row, by: AccountId, new: &NewReport, moment: Moment) -> Result<()> {
    let text = new.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    diesel::insert_into(proposal_reports::table)
        .values((
            proposal_reports::id.eq(Key::from(moment.id::<ReportCase>())),
            proposal_reports::item_id.eq(item.id),
            proposal_reports::community_id.eq(item.community_id),
            proposal_reports::proposal_id.eq(item.proposal_id),
            proposal_reports::comment_id.eq(item.comment_id),
            proposal_reports::account_id.eq(Key::from(by)),
            proposal_reports::reason.eq(Word(new.reason)),
            proposal_reports::text.eq(text),
            proposal_reports::reported_at.eq(Micros::from(moment.time())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether somebody reported these words, or this picture, before, whatever became of it.
pub(in crate::moderation) fn is_known(
    conn: &mut Conn,
    proposal: ProposalId,
    what: Published,
    edition: i32,
    by: AccountId,
) -> Result<bool> {
    let theirs = proposal_reports::table
        .inner_join(moderation_items::table.on(moderation_items::id.eq(proposal_reports::item_id)))
        .filter(proposal_reports::account_id.eq(Key::from(by)))
        .filter(proposal_reports::proposal_id.eq(Key::from(proposal)))
        .into_boxed();
    let known = match what {
        Published::Comment(comment) => theirs
            .filter(proposal_reports::comment_id.eq(Some(Key::from(comment))))
            .filter(moderation_items::edition.eq(edition)),
        Published::Proposal(_) => theirs
            .filter(proposal_reports::comment_id.is_null())
            .filter(moderation_items::photo_id.is_null())
            .filter(moderation_items::edition.eq(edition)),
        // A picture has no editions.
        Published::Photo(_, photo) => theirs.filter(moderation_items::photo_id.eq(Some(Key::from(photo)))),
    };
    Ok(known.count().get_result::<i64>(conn)? > 0)
}

/// Whether somebody stands behind it.
pub(in crate::moderation) fn is_by(conn: &mut Conn, item: Key, by: AccountId) -> Result<bool> {
    let found = proposal_reports::table
        .filter(proposal_reports::item_id.eq(item))
        .filter(proposal_reports::account_id.eq(Key::from(by)));
    Ok(found.count().get_result::<i64>(conn)? > 0)
}

/// How many stand behind it.
pub(in crate::moderation) fn count(conn: &mut Conn, item: Key) -> Result<u32> {
    let count: i64 = proposal_reports::table
        .filter(proposal_reports::item_id.eq(item))
        .count()
        .get_result(conn)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How much somebody has reported since.
pub(in crate::moderation) fn count_since(conn: &mut Conn, by: AccountId, since: DateTime<Utc>) -> Result<i64> {
    Ok(proposal_reports::table
        .filter(proposal_reports::account_id.eq(Key::from(by)))
        .filter(proposal_reports::reported_at.ge(Micros::from(since)))
        .count()
        .get_result(conn)?)
}

/// What was said by those who stand behind it, the earliest first.
pub(in crate::moderation) fn list(conn: &mut Conn, item: Key) -> Result<Vec<ReportCase>> {
    let rows: Vec<(Word<Reason>, Option<String>, Micros)> = proposal_reports::table
        .filter(proposal_reports::item_id.eq(item))
        .order(proposal_reports::id)
        .limit(100)
        .select((
            proposal_reports::reason,
            proposal_reports::text,
            proposal_reports::reported_at,
        ))
        .load(conn)?;
    let shown = |(reason, text, at): (Word<Reason>, Option<String>, Micros)| ReportCase {
        reason: reason.0,
        text,
        at: at.into(),
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// What somebody reported, the latest first.
pub(in crate::moderation) fn of(conn: &mut Conn, by: AccountId) -> Result<Vec<OwnReport>> {
    let rows: Vec<(Key, Option<Key>, Word<Reason>, Option<String>, Micros)> = proposal_reports::table
        .filter(proposal_reports::account_id.eq(Key::from(by)))
        .order(proposal_reports::id.desc())
        .select((
            proposal_reports::proposal_id,
            proposal_reports::comment_id,
            proposal_reports::reason,
            proposal_reports::text,
            proposal_reports::reported_at,
        ))
        .load(conn)?;
    let own = |(proposal, comment, reason, text, at): (Key, Option<Key>, Word<Reason>, Option<String>, Micros)| OwnReport {
        proposal_id: proposal.into(),
        comment_id: comment.map(Into::into),
        report: ReportCase {
            reason: reason.0,
            text,
            at: at.into(),
        },
    };
    Ok(rows.into_iter().map(own).collect())
}

/// Takes out who stood behind what waits no longer.
pub(in crate::moderation) fn drop_of(conn: &mut Conn, items: &[Key]) -> Result<()> {
    diesel::delete(proposal_reports::table.filter(proposal_reports::item_id.eq_any(items.to_vec()))).execute(conn)?;
    Ok(())
}

/// Takes out the words of somebody.
pub(in crate::moderation) fn erase_words_of(conn: &mut Conn, by: AccountId) -> Result<()> {
    diesel::update(proposal_reports::table.filter(proposal_reports::account_id.eq(Key::from(by))))
        .set(proposal_reports::text.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
