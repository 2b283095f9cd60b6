//! The table of subcategories.

use contract::{
    cases::Category,
    grid::{Subcategory, SubcategorySheet},
    ids::{StreetId, SubcategoryId},
};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Word, schema::subcategories},
    error::Result,
};

type Row = (Key, Key, Word<Category>, String, bool, i32);

fn shown((id, street, category, name, retired, version): Row) -> (StreetId, Subcategory) {
    let sheet = SubcategorySheet {
        category: category.0,
        name,
        retired,
    };
    let id = id.into();
    (street.into(), Subcategory { id, sheet, version })
}

/// Those of all streets, each with its own.
pub(super) fn all(conn: &mut Conn) -> Result<Vec<(SubcategoryId, (StreetId, Subcategory))>> {
    let rows: Vec<Row> = subcategories::table.load(conn)?;
    let all = rows.into_iter().map(shown);
    Ok(all
        .map(|(street, subcategory)| (subcategory.id, (street, subcategory)))
        .collect())
}

/// Those of a street, also retired ones, by category and name.
pub(super) fn of_street(conn: &mut Conn, street: StreetId) -> Result<Vec<Subcategory>> {
    let rows: Vec<Row> = subcategories::table
        .filter(subcategories::street_id.eq(Key::from(street)))
        .order((subcategories::retired, subcategories::category, subcategories::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| shown(row).1).collect())
}

/// Its street, its category and its version.
pub(super) fn find(conn: &mut Conn, id: SubcategoryId) -> Result<Option<(StreetId, Category, i32)>> {
    let row: Option<Row> = subcategories::table.find(Key::from(id)).first(conn).optional()?;
    Ok(row.map(|(_, street, category, _, _, version)| (street.into(), category.0, version)))
}

/// Adds one.
pub(super) fn add(conn: &mut Conn, street: StreetId, id: SubcategoryId, sheet: &SubcategorySheet) -> Result<()> {
    diesel::insert_into(subcategories::table)
        .values((
            subcategories::id.eq(Key::from(id)),
            subcategories::street_id.eq(Key::from(street)),
            subcategories::category.eq(Word(sheet.category)),
            subcategories::name.eq(sheet.name.trim()),
            subcategories::retired.eq(sheet.retired),
            subcategories::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes one; false when it is no longer at this version.
pub(super) fn change(conn: &mut Conn, id: SubcategoryId, version: i32, sheet: &SubcategorySheet) -> Result<bool> {
    let of_version = subcategories::table
        .filter(subcategories::id.eq(Key::from(id)))
        .filter(subcategories::version.eq(version));
    let changed = diesel::update(of_version)
        .set((
            subcategories::name.eq(sheet.name.trim()),
            subcategories::retired.eq(sheet.retired),
            subcategories::version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
