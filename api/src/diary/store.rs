//! The tables of the diary: that something was noted, and apart from it the words.

use chrono::{DateTime, NaiveDate, Utc};
use contract::{
    accounts::Role,
    diary::DiaryWords,
    ids::{AccountId, CaseId, CommunityId, DiaryNoteId},
    places::{Datum, Point},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{diary_notes, diary_texts},
    },
    error::Result,
};

/// Notes at most in one answer: a month of a busy station.
const MOST: i64 = 2_000;

/// A row of `diary_notes`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = diary_notes, treat_none_as_default_value = false)]
pub(super) struct NoteRow {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) author_id: Key,
    pub(super) role: Word<Role>,
    pub(super) seen_at: Micros,
    pub(super) day: String,
    pub(super) cell_id: Option<Key>,
    pub(super) met: i32,
    pub(super) corrects_id: Option<Key>,
    pub(super) case_id: Option<Key>,
    pub(super) written_at: Micros,
    pub(super) changed_at: Option<Micros>,
    pub(super) version: i32,
}

/// A row of `diary_texts`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = diary_texts, treat_none_as_default_value = false)]
pub(super) struct TextRow {
    note_id: Key,
    community_id: Key,
    text: String,
    people: Option<String>,
    address: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    datum: Option<String>,
}

fn said(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl TextRow {
    /// The words of a note, as they are kept.
    pub(super) fn new(note: Key, community: Key, words: &DiaryWords) -> Self {
        let datum = |point: Point| match point.datum {
            Datum::Wgs84 => "wgs84".to_owned(),
            Datum::Gcj02 => "gcj02".to_owned(),
        };
        Self {
            note_id: note,
            community_id: community,
            text: words.text.trim().to_owned(),
            people: said(words.people.as_ref()),
            address: said(words.address.as_ref()),
            latitude: words.point.map(|point| point.latitude),
            longitude: words.point.map(|point| point.longitude),
            datum: words.point.map(datum),
        }
    }

    /// The words of a note, as they were kept.
    pub(super) fn words(self, note: &NoteRow) -> DiaryWords {
        let datum = match self.datum.as_deref() {
            Some("gcj02") => Datum::Gcj02,
            _ => Datum::Wgs84,
        };
        let point = self.latitude.zip(self.longitude).map(|(latitude, longitude)| Point {
            latitude,
            longitude,
            datum,
        });
        DiaryWords {
            text: self.text,
            cell_id: note.cell_id.map(Into::into),
            address: self.address,
            point,
            met: u16::try_from(note.met).unwrap_or_default(),
            people: self.people,
        }
    }
}

/// Writes down a note; false when it was written down before.
pub(super) fn add(conn: &mut Conn, row: &NoteRow, text: &TextRow) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(diary_notes::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    if added == 1 {
        diesel::insert_into(diary_texts::table).values(text).execute(conn)?;
    }
    Ok(added == 1)
}

/// A note with its words.
pub(super) fn find(conn: &mut Conn, id: DiaryNoteId) -> Result<Option<(NoteRow, Option<TextRow>)>> {
    Ok(diary_notes::table
        .left_join(diary_texts::table.on(diary_texts::note_id.eq(diary_notes::id)))
        .filter(diary_notes::id.eq(Key::from(id)))
        .select((NoteRow::as_select(), Option::<TextRow>::as_select()))
        .first(conn)
        .optional()?)
}

/// A note, held for the rest of the transaction.
pub(super) fn hold(conn: &mut Conn, id: DiaryNoteId) -> Result<Option<(NoteRow, Option<TextRow>)>> {
    if let Conn::Postgres(conn) = conn {
        diary_notes::table
            .filter(diary_notes::id.eq(Key::from(id)))
            .select(diary_notes::met)
            .for_update()
            .first::<i32>(conn)
            .optional()?;
    }
    find(conn, id)
}

/// Whose notes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whose {
    Author(AccountId),
    Community(CommunityId),
}

/// The notes of some days, in the order in which they were seen.
pub(super) fn between(
    conn: &mut Conn,
    whose: Whose,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<(NoteRow, Option<TextRow>)>> {
    let mut query = diary_notes::table
        .left_join(diary_texts::table.on(diary_texts::note_id.eq(diary_notes::id)))
        .filter(diary_notes::day.between(first.to_string(), last.to_string()))
        .order((diary_notes::day, diary_notes::seen_at, diary_notes::id))
        .limit(MOST)
        .select((NoteRow::as_select(), Option::<TextRow>::as_select()))
        .into_boxed();
    query = match whose {
        Whose::Author(account) => query.filter(diary_notes::author_id.eq(Key::from(account))),
        Whose::Community(community) => query.filter(diary_notes::community_id.eq(Key::from(community))),
    };
    Ok(query.load(conn)?)
}

/// Writes what changed of a note.
pub(super) fn change(conn: &mut Conn, row: &NoteRow, text: &TextRow) -> Result<()> {
    diesel::update(diary_notes::table.filter(diary_notes::id.eq(row.id)))
        .set((
            diary_notes::cell_id.eq(row.cell_id),
            diary_notes::met.eq(row.met),
            diary_notes::changed_at.eq(row.changed_at),
            diary_notes::version.eq(row.version),
        ))
        .execute(conn)?;
    diesel::delete(diary_texts::table.filter(diary_texts::note_id.eq(row.id))).execute(conn)?;
    diesel::insert_into(diary_texts::table).values(text).execute(conn)?;
    Ok(())
}

/// Remembers the case that a note became.
pub(super) fn set_case(conn: &mut Conn, id: Key, case: CaseId) -> Result<()> {
    diesel::update(diary_notes::table.filter(diary_notes::id.eq(id)))
        .set(diary_notes::case_id.eq(Some(Key::from(case))))
        .execute(conn)?;
    Ok(())
}

/// Removes a note. What corrected it stands by itself.
pub(super) fn remove(conn: &mut Conn, id: Key) -> Result<()> {
    diesel::update(diary_notes::table.filter(diary_notes::corrects_id.eq(Some(id))))
        .set(diary_notes::corrects_id.eq(None::<Key>))
        .execute(conn)?;
    diesel::delete(diary_texts::table.filter(diary_texts::note_id.eq(id))).execute(conn)?;
    diesel::delete(diary_notes::table.filter(diary_notes::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Erases the words of at most `limit` notes of before `time`; gives how many.
pub(super) fn erase_before(conn: &mut Conn, time: DateTime<Utc>, limit: i64) -> Result<usize> {
    let notes: Vec<Key> = diary_notes::table
        .inner_join(diary_texts::table.on(diary_texts::note_id.eq(diary_notes::id)))
        .filter(diary_notes::written_at.lt(Micros::from(time)))
        .order(diary_notes::written_at)
        .limit(limit)
        .select(diary_notes::id)
        .load(conn)?;
    diesel::delete(diary_texts::table.filter(diary_texts::note_id.eq_any(notes.clone()))).execute(conn)?;
    Ok(notes.len())
}
