//! What is decided about the diary: who writes, who reads, until when a note changes, and how it becomes a case.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use contract::{
    cases::{Category, Channel, Voice},
    diary::{DAYS, DiaryNote, DiaryWords, NewDiaryNote},
    ids::{AccountId, CommunityId, DiaryNoteId},
    problem::Kind,
    surveys::RaisedCase,
};

use super::store::{self, NoteRow, TextRow, Whose};
use crate::{
    accounts,
    auth::policy::{Actor, Right},
    cases::{
        intake::{self, Arrival},
        service::{Access, Desk},
    },
    db::{Conn, Key, Word},
    error::{Error, Result},
    photos::{Owner, service as photos},
    places::Places,
};

/// The day in China.
fn day(at: DateTime<Utc>) -> NaiveDate {
    (at + Duration::hours(8)).date_naive()
}

/// A case that a note became, with whom it concerns.
pub(crate) type Raised = (RaisedCase, Access);

/// Writes down a note, and makes a case of it if that is wanted; a repeat changes nothing.
///
/// # Errors
/// Forbidden where they do not walk; names what is no place, no picture or no note of theirs.
pub(crate) fn write(conn: &mut Conn, desk: &Desk, actor: &Actor, new: &NewDiaryNote) -> Result<Option<Raised>> {
    let place = desk
        .places
        .place(new.community_id)
        .map_err(|_| Error::field("/community_id", "community_unknown"))?;
    let role = actor.require(Right::KeepDiary, place)?;
    check_cell(&desk.places, new.community_id, &new.words, "/words/cell_id")?;
    if let Some(corrected) = new.corrects_id {
        let known = store::find(conn, corrected)?.filter(|(row, _)| row.author_id == actor.id.into());
        known.ok_or_else(|| Error::field("/corrects_id", "note_unknown"))?;
    }
    let seen_at = new.seen_at.min(desk.moment.time());
    let row = NoteRow {
        id: new.id.into(),
        community_id: new.community_id.into(),
        author_id: actor.id.into(),
        role: Word(role),
        seen_at: seen_at.into(),
        day: day(seen_at).to_string(),
        cell_id: new.words.cell_id.map(Into::into),
        met: new.words.met.into(),
        corrects_id: new.corrects_id.map(Into::into),
        case_id: None,
        written_at: desk.moment.time().into(),
        changed_at: None,
        version: 1,
    };
    let text = TextRow::new(row.id, row.community_id, &new.words);
    if store::add(conn, &row, &text)? {
        photos::claim(conn, &new.photos, Owner::Note(new.id), new.community_id, desk.moment)?;
        return new
            .raise
            .map(|category| raise(conn, desk, actor, new.id, category))
            .transpose();
    }
    match store::find(conn, new.id)? {
        Some((known, _)) if known.author_id == actor.id.into() => Ok(None),
        _ => Err(Error::Problem(Kind::KeyReused)),
    }
}

fn check_cell(places: &Places, community: CommunityId, words: &DiaryWords, pointer: &str) -> Result<()> {
    if places.holds(community, words.cell_id) {
        Ok(())
    } else {
        Err(Error::field(pointer, "cell_unknown"))
    }
}

/// Which notes somebody asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asked {
    /// The first day; today if absent.
    pub(crate) first: Option<NaiveDate>,
    /// The last day; the first if absent.
    pub(crate) last: Option<NaiveDate>,
    /// The community whose every diary is asked for; one's own diary if absent.
    pub(crate) community: Option<CommunityId>,
}

/// The notes of some days: one's own, or those of a station for its admins.
///
/// # Errors
/// Forbidden for who keeps no diary; not found for a station not theirs; a fault at `/to` for too many days.
pub(crate) fn list(conn: &mut Conn, desk: &Desk, actor: &Actor, asked: Asked) -> Result<Vec<DiaryNote>> {
    actor.require_somewhere(Right::KeepDiary)?;
    let whose = match asked.community {
        None => Whose::Author(actor.id),
        Some(id) => {
            actor.require_somewhere(Right::ReadDiaries)?;
            let held = actor.role_for(Right::ReadDiaries, desk.places.place(id)?);
            held.ok_or(Error::NOT_FOUND)?;
            Whose::Community(id)
        }
    };
    let first = asked.first.unwrap_or_else(|| day(desk.moment.time()));
    let last = asked.last.unwrap_or(first);
    if !(0..DAYS).contains(&(last - first).num_days()) {
        return Err(Error::field("/to", "days_range"));
    }
    let rows = store::between(conn, whose, first, last)?;
    shown(conn, desk, actor, rows)
}

fn shown(conn: &mut Conn, desk: &Desk, actor: &Actor, rows: Vec<(NoteRow, Option<TextRow>)>) -> Result<Vec<DiaryNote>> {
    let ids: Vec<DiaryNoteId> = rows.iter().map(|(row, _)| row.id.into()).collect();
    let mut authors: Vec<AccountId> = rows.iter().map(|(row, _)| row.author_id.into()).collect();
    authors.sort_unstable();
    authors.dedup();
    let names = accounts::service::work_names(conn, &authors)?;
    let pictures = photos::of_notes(conn, &ids)?;
    let today = day(desk.moment.time());
    let note = |(row, text): (NoteRow, Option<TextRow>)| {
        let (id, author) = (DiaryNoteId::from(row.id), AccountId::from(row.author_id));
        let mine = author == actor.id;
        DiaryNote {
            id,
            community_id: row.community_id.into(),
            by: Voice {
                role: row.role.0,
                work_name: names.get(&author).cloned(),
            },
            mine,
            seen_at: row.seen_at.into(),
            day: row.day.clone(),
            photos: pictures
                .iter()
                .filter(|(note, _)| *note == id)
                .map(|(_, photo)| photo.clone())
                .collect(),
            corrects_id: row.corrects_id.map(Into::into),
            case_id: row.case_id.map(Into::into),
            open: mine && is_open(&row, today),
            version: row.version.unsigned_abs(),
            words: text.map(|text| text.words(&row)),
        }
    };
    Ok(rows.into_iter().map(note).collect())
}

/// A note changes only on the day it was written, and not any more once it is a case.
fn is_open(row: &NoteRow, today: NaiveDate) -> bool {
    row.case_id.is_none() && day(row.written_at.into()) == today
}

/// A note of theirs, held.
fn own(conn: &mut Conn, desk: &Desk, actor: &Actor, id: DiaryNoteId) -> Result<(NoteRow, Option<TextRow>)> {
    actor.require_somewhere(Right::KeepDiary)?;
    let (row, text) = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community_id.into())?;
    let may_read = actor.role_for(Right::ReadDiaries, place).is_some();
    match (row.author_id == actor.id.into(), may_read) {
        (true, _) => actor.require(Right::KeepDiary, place).map(|_| (row, text)),
        (false, true) => Err(Error::FORBIDDEN),
        (false, false) => Err(Error::NOT_FOUND),
    }
}

/// A note of theirs that may still change.
fn open(conn: &mut Conn, desk: &Desk, actor: &Actor, id: DiaryNoteId) -> Result<(NoteRow, Option<TextRow>)> {
    let (row, text) = own(conn, desk, actor, id)?;
    if is_open(&row, day(desk.moment.time())) {
        Ok((row, text))
    } else {
        Err(Error::Problem(Kind::Conflict))
    }
}

/// Changes what a note says, on the day it was written.
///
/// # Errors
/// Not found or forbidden for others; conflict afterwards; stale, with the note as it is now, where that is neither what was
/// `seen` nor what is said; names what is no place.
pub(crate) fn change(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    id: DiaryNoteId,
    words: &DiaryWords,
    seen: Option<i32>,
) -> Result<DiaryNote> {
    let (mut row, text) = open(conn, desk, actor, id)?;
    if seen.is_some_and(|seen| seen != row.version) {
        let now = shown(conn, desk, actor, vec![(row.clone(), text)])?.pop();
        if now.as_ref().and_then(|now| now.words.as_ref()) != Some(words) {
            return Err(Error::overtaken(Kind::Stale, &now)?);
        }
    }
    check_cell(&desk.places, row.community_id.into(), words, "/cell_id")?;
    row.cell_id = words.cell_id.map(Into::into);
    row.met = words.met.into();
    row.changed_at = Some(desk.moment.time().into());
    row.version += 1;
    let text = TextRow::new(row.id, row.community_id, words);
    store::change(conn, &row, &text)?;
    let mut notes = shown(conn, desk, actor, vec![(row, Some(text))])?;
    notes.pop().ok_or_else(|| Error::internal("a note was changed and is gone"))
}

/// Removes a note, on the day it was written.
///
/// # Errors
/// As [`change`].
pub(crate) fn remove(conn: &mut Conn, desk: &Desk, actor: &Actor, id: DiaryNoteId) -> Result<()> {
    let (row, _) = open(conn, desk, actor, id)?;
    photos::abandon(conn, id)?;
    store::remove(conn, row.id)
}

/// Makes a case of a note, once, with its pictures.
///
/// # Errors
/// As [`change`], whatever the day; conflict when it is a case already, or its time is over.
pub(crate) fn raise(conn: &mut Conn, desk: &Desk, actor: &Actor, id: DiaryNoteId, category: Category) -> Result<Raised> {
    let (row, text) = own(conn, desk, actor, id)?;
    let conflict = || Error::Problem(Kind::Conflict);
    let words = text.filter(|_| row.case_id.is_none()).ok_or_else(conflict)?.words(&row);
    let community: CommunityId = row.community_id.into();
    let title = intake::headline(&words.text);
    let mut case = Arrival::new(community, Channel::Diary, &title, &words.text, desk.moment);
    case.station(desk.places.station(community, words.cell_id).map(|station| station.id));
    case.place(words.cell_id, words.address, words.point);
    case.category(category);
    case.recorder(actor.id, row.role.0);
    case.identity("diary", &id.to_string());
    if !intake::add(conn, &mut case)? {
        return Err(conflict());
    }
    store::set_case(conn, row.id, case.id())?;
    photos::share(conn, id, case.id())?;
    let raised = RaisedCase {
        id: case.id(),
        number: case.number().to_owned(),
    };
    Ok((raised, case.access()))
}

/// Whether somebody may see a note and its pictures: its author, and the admins of the station.
///
/// # Errors
/// When the database refuses.
pub(crate) fn may_see(conn: &mut Conn, places: &Places, actor: &Actor, id: DiaryNoteId) -> Result<bool> {
    let Some((row, _)) = store::find(conn, id)? else {
        return Ok(false);
    };
    let place = places.place(row.community_id.into())?;
    let is_author = row.author_id == Key::from(actor.id) && actor.role_for(Right::KeepDiary, place).is_some();
    Ok(is_author || actor.role_for(Right::ReadDiaries, place).is_some())
}

/// Erases the words of notes of before `time`, of at most `limit`; gives how many.
///
/// # Errors
/// When the database refuses.
pub(crate) fn erase_before(conn: &mut Conn, time: DateTime<Utc>, limit: i64) -> Result<usize> {
    store::erase_before(conn, time, limit)
}
