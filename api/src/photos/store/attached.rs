//! The table of pictures, of what is attached to answers: pictures, and documents, which are rows with a name.

use contract::{
    ids::{CaseId, EntryId, PhotoId, ProposalId},
    photos::Document,
};
use diesel::prelude::*;

use super::{NewPhoto, photo, signed};
use crate::{
    db::{Conn, Key, Micros, schema::photos},
    error::{Error, Result},
    photos::{AnswerPart, Attached},
};

/// What tells a picture from a document.
type Row = (Key, Option<Key>, i32, i32, Option<String>, Option<i32>);
/// Where that stands.
type Columns = (
    photos::id,
    photos::entry_id,
    photos::width,
    photos::height,
    photos::name,
    photos::bytes,
);
const COLUMNS: Columns = (
    photos::id,
    photos::entry_id,
    photos::width,
    photos::height,
    photos::name,
    photos::bytes,
);

/// Writes down a document that nobody has claimed yet.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn add(conn: &mut Conn, row: &NewPhoto, name: &str, bytes: usize) -> Result<()> {
    let bytes = u32::try_from(bytes).map_err(Error::internal)?;
    diesel::insert_into(photos::table)
        .values((
            photos::id.eq(Key::from(row.id)),
            photos::claim_digest.eq(row.claim_digest.to_vec()),
            photos::width.eq(signed(row.width)?),
            photos::height.eq(signed(row.height)?),
            photos::position.eq(0),
            photos::created_at.eq(Micros::from(row.at)),
            photos::name.eq(name),
            photos::bytes.eq(signed(bytes)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// What is attached to the answers of a case, in the order it was attached, each with the line it belongs to.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn of_case(conn: &mut Conn, case: CaseId) -> Result<Vec<(EntryId, Attached)>> {
    let rows: Vec<Row> = photos::table
        .filter(photos::case_id.eq(Key::from(case)))
        .filter(photos::entry_id.is_not_null())
        .order(photos::position)
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((row.1?.into(), attached(row))))
        .collect())
}

/// What is attached to the answer to a proposal, in the order it was attached, each with the part it belongs to.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn of_proposal(conn: &mut Conn, proposal: ProposalId) -> Result<Vec<(AnswerPart, Attached)>> {
    let rows: Vec<(i32, Row)> = photos::table
        .filter(photos::proposal_id.eq(Key::from(proposal)))
        .filter(photos::answer_part.is_not_null())
        .order((photos::answer_part, photos::position))
        .select((photos::answer_part.assume_not_null(), COLUMNS))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(part, row)| (AnswerPart::of(part), attached(row)))
        .collect())
}

/// What is attached under this identifier; pictures that belong to something else are given alike.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn one(conn: &mut Conn, id: PhotoId) -> Result<Option<Attached>> {
    let row: Option<Row> = photos::table
        .filter(photos::id.eq(Key::from(id)))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    Ok(row.map(attached))
}

fn attached((id, _, width, height, name, bytes): Row) -> Attached {
    match name {
        Some(name) => Attached::Document(Document {
            id: id.into(),
            name,
            bytes: bytes.unwrap_or_default().unsigned_abs(),
        }),
        None => Attached::Photo(photo(id.into(), width, height)),
    }
}

/// Moves what is attached to one line to another.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn hand_on(conn: &mut Conn, from: EntryId, to: EntryId) -> Result<()> {
    diesel::update(photos::table.filter(photos::entry_id.eq(Key::from(from))))
        .set(photos::entry_id.eq(Some(Key::from(to))))
        .execute(conn)?;
    Ok(())
}

/// Every picture and document of a case, whoever it is of.
///
/// # Errors
/// When the database refuses.
pub(in crate::photos) fn everything_of(conn: &mut Conn, case: CaseId) -> Result<Vec<PhotoId>> {
    let keys: Vec<Key> = photos::table
        .filter(photos::case_id.eq(Key::from(case)))
        .select(photos::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}
