//! The table of what a checker outside said of texts that wait.

use chrono::{DateTime, Utc};
use contract::proposals::{ItemKind, OutsideCheck, RiskLabel, RiskSuggestion};
use diesel::prelude::*;

use super::Row;
use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{moderation_checks, moderation_items},
    },
    error::Result,
};

/// What waits since `since` with words of which nothing was said and whose turn it is at `now`, each with how often nothing
/// was said of it: first what was never shown, and of that the latest, which is looked at last.
pub(in crate::moderation) fn unchecked(
    conn: &mut Conn,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<(Row, i32)>> {
    let words = [ItemKind::Proposal, ItemKind::Amendment, ItemKind::Comment].map(Word);
    Ok(moderation_items::table
        .left_join(
            moderation_checks::table.on(moderation_checks::item_id
                .eq(moderation_items::id)
                .and(moderation_checks::edition.eq(moderation_items::edition))),
        )
        .filter(moderation_items::decided_at.is_null())
        .filter(moderation_items::kind.eq_any(words))
        .filter(moderation_items::opened_at.gt(Micros::from(since)))
        .filter(moderation_checks::item_id.nullable().is_null())
        .filter(moderation_items::check_again_at.le(Micros::from(now)))
        .order((moderation_items::check_silences, moderation_items::id.desc()))
        .limit(limit)
        .select((Row::as_select(), moderation_items::check_silences))
        .load(conn)?)
}

/// Writes down how often nothing was said of an edition of the words that wait, and when they are shown again.
pub(in crate::moderation) fn put_off(conn: &mut Conn, row: &Row, silences: i32, again: DateTime<Utc>) -> Result<()> {
    let same = moderation_items::table
        .find(row.id)
        .filter(moderation_items::edition.eq(row.edition));
    diesel::update(same)
        .set((
            moderation_items::check_silences.eq(silences),
            moderation_items::check_again_at.eq(Micros::from(again)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets that nothing was said of words that are others now.
pub(in crate::moderation) fn anew(conn: &mut Conn, item: Key) -> Result<()> {
    diesel::update(moderation_items::table.find(item))
        .set((
            moderation_items::check_silences.eq(0),
            moderation_items::check_again_at.eq(Micros(0)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes down what was said of an edition of the words that wait; what is gone or was said before stays so.
pub(in crate::moderation) fn add(conn: &mut Conn, row: &Row, said: OutsideCheck, at: DateTime<Utc>) -> Result<()> {
    if super::find(conn, row.id.into())?.is_none() {
        return Ok(());
    }
    let row = (
        moderation_checks::item_id.eq(row.id),
        moderation_checks::edition.eq(row.edition),
        moderation_checks::community_id.eq(row.community_id),
        moderation_checks::suggestion.eq(Word(said.suggestion)),
        moderation_checks::label.eq(said.label.map(Word)),
        moderation_checks::checked_at.eq(Micros::from(at)),
    );
    each_backend!(conn, |conn| diesel::insert_into(moderation_checks::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// What was said of an edition of the words that wait.
pub(in crate::moderation) fn find(conn: &mut Conn, item: Key, edition: i32) -> Result<Option<OutsideCheck>> {
    let row: Option<(Word<RiskSuggestion>, Option<Word<RiskLabel>>)> = moderation_checks::table
        .find((item, edition))
        .select((moderation_checks::suggestion, moderation_checks::label))
        .first(conn)
        .optional()?;
    Ok(row.map(|(suggestion, label)| OutsideCheck {
        suggestion: suggestion.0,
        label: label.map(|label| label.0),
    }))
}

/// Takes out what was said of what waits no longer.
pub(in crate::moderation) fn drop_of(conn: &mut Conn, items: &[Key]) -> Result<()> {
    diesel::delete(moderation_checks::table.filter(moderation_checks::item_id.eq_any(items.to_vec()))).execute(conn)?;
    Ok(())
}
