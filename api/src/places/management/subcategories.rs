//! What a street distinguishes within the categories (二级类别). Never removed: cases are of it.

mod store;

use contract::{
    audit::{Act, SubjectKind},
    grid::{PlaceSaved, Subcategory, SubcategorySheet},
    ids::{StreetId, SubcategoryId},
};

use super::service::{Changing, added, changed};
use crate::{
    auth::policy::Right,
    db::Conn,
    error::{Error, Result},
};

/// Those of all streets, each with its own.
///
/// # Errors
/// When the database refuses.
pub(in crate::places) fn all(conn: &mut Conn) -> Result<Vec<(SubcategoryId, (StreetId, Subcategory))>> {
    store::all(conn)
}

/// Those of a street, also retired ones, by category and name.
///
/// # Errors
/// When the database refuses.
pub(in crate::places) fn of_street(conn: &mut Conn, street: StreetId) -> Result<Vec<Subcategory>> {
    store::of_street(conn, street)
}

/// Adds one.
///
/// # Errors
/// Names the name when its category has it already.
pub(super) fn add(conn: &mut Conn, changing: &Changing, street: StreetId, sheet: &SubcategorySheet) -> Result<PlaceSaved> {
    changing.by.require_somewhere(Right::ManagePlaces)?;
    changing.may(street).map_err(|_| Error::NOT_FOUND)?;
    let id: SubcategoryId = changing.moment.id();
    store::add(conn, street, id, sheet).map_err(named)?;
    changing.note(conn, street, Act::SetCategory, (SubjectKind::Category, id))?;
    Ok(added(id))
}

/// Renames one, retires it or takes it into use again.
///
/// # Errors
/// As [`add`]; `Stale` when somebody was quicker; names the category when it is another.
pub(super) fn change(conn: &mut Conn, changing: &Changing, id: SubcategoryId, sheet: &SubcategorySheet) -> Result<PlaceSaved> {
    changing.by.require_somewhere(Right::ManagePlaces)?;
    let (street, category, version) = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    changing.may(street).map_err(|_| Error::NOT_FOUND)?;
    let version = changing.version(version)?;
    if category != sheet.category {
        return Err(Error::field("/category", "category_stays"));
    }
    let done = store::change(conn, id, version, sheet).map_err(named)?;
    changing.note(conn, street, Act::SetCategory, (SubjectKind::Category, id))?;
    changed(done, id, version)
}

/// Adds one that is made up; once it is there it stays as it is.
pub(crate) fn seed(conn: &mut Conn, street: StreetId, id: SubcategoryId, sheet: &SubcategorySheet) -> Result<()> {
    match store::find(conn, id)? {
        Some(_) => Ok(()),
        None => store::add(conn, street, id, sheet),
    }
}

fn named(error: Error) -> Error {
    match error {
        Error::Database(error) if crate::idempotency::is_double(&error) => Error::field("/name", "subcategory_taken"),
        other => other,
    }
}
