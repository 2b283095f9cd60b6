//! The table of lists.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, StreetId, WordListId},
    proposals::{NewWordList, Severity, WordList},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Json, Key, Micros, Word, schema::word_lists},
    error::{Error, Result},
};

/// A row of `word_lists`.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = word_lists)]
struct Row {
    id: Key,
    street_id: Key,
    name: String,
    severity: Word<Severity>,
    words: Json<Vec<String>>,
    changed_at: Micros,
    version: i32,
}

impl Row {
    fn shown(self) -> WordList {
        WordList {
            id: self.id.into(),
            street_id: self.street_id.into(),
            name: self.name,
            severity: self.severity.0,
            words: self.words.0,
            changed_at: self.changed_at.into(),
            version: self.version.unsigned_abs(),
        }
    }
}

/// The lists of a street, by name.
pub(super) fn of_street(conn: &mut Conn, street: StreetId) -> Result<Vec<WordList>> {
    let rows: Vec<Row> = word_lists::table
        .filter(word_lists::street_id.eq(Key::from(street)))
        .order((word_lists::name, word_lists::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Row::shown).collect())
}

/// One.
pub(super) fn find(conn: &mut Conn, id: WordListId) -> Result<Option<WordList>> {
    let row: Option<Row> = word_lists::table
        .find(Key::from(id))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(Row::shown))
}

/// Who changes a list, and when.
pub(super) type Change = (AccountId, DateTime<Utc>);

/// Adds one.
pub(super) fn add(conn: &mut Conn, id: WordListId, street: StreetId, new: &NewWordList, (by, at): Change) -> Result<()> {
    diesel::insert_into(word_lists::table)
        .values((
            word_lists::id.eq(Key::from(id)),
            word_lists::street_id.eq(Key::from(street)),
            word_lists::name.eq(new.name.trim()),
            word_lists::severity.eq(Word(new.severity)),
            word_lists::words.eq(words(new)?),
            word_lists::changed_by.eq(Key::from(by)),
            word_lists::changed_at.eq(Micros::from(at)),
            word_lists::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes one of this version; false when it has another one.
pub(super) fn change(conn: &mut Conn, id: WordListId, version: i32, new: &NewWordList, (by, at): Change) -> Result<bool> {
    let row = word_lists::table.filter(word_lists::id.eq(Key::from(id)).and(word_lists::version.eq(version)));
    let changed = diesel::update(row)
        .set((
            word_lists::name.eq(new.name.trim()),
            word_lists::severity.eq(Word(new.severity)),
            word_lists::words.eq(words(new)?),
            word_lists::changed_by.eq(Key::from(by)),
            word_lists::changed_at.eq(Micros::from(at)),
            word_lists::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

fn words(of: &NewWordList) -> Result<String> {
    let trimmed: Vec<String> = of.words.iter().map(|word| word.trim().to_owned()).collect();
    Json(trimmed).text().map_err(Error::internal)
}

/// Removes one.
pub(super) fn remove(conn: &mut Conn, id: WordListId) -> Result<()> {
    diesel::delete(word_lists::table.find(Key::from(id))).execute(conn)?;
    Ok(())
}
