//! Into the database: all of it, in one transaction, or nothing.

use std::{collections::BTreeMap, path::Path};

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text},
};

use super::{
    archive::{self, Manifest},
    catalog::{self, Table},
};
use crate::{
    auth::installation,
    cases,
    db::{Conn, each_backend},
    error::{Error, Result},
    proposals,
};

/// Rows that are inserted by one statement.
const AT_ONCE: usize = 500;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// Insists that the database has the same tables as the backup and nothing in them.
///
/// # Errors
/// Says what does not fit.
pub(super) fn fits(conn: &mut Conn, manifest: &Manifest) -> Result<()> {
    let known = catalog::migrations(conn)?;
    if known != manifest.migrations {
        return Err(Error::Internal(format!(
            "the backup has migrations {} and this program {}: restore with the program that made it, then update",
            manifest.migrations.join(", "),
            known.join(", ")
        )));
    }
    let (here, there) = (installation::digest_key(conn)?, manifest.digest_key.as_deref());
    if let (Some(here), Some(there)) = (here, there)
        && here != there
    {
        return Err(Error::Internal(format!(
            "the backup was made with the digest key {there}, and this database was used with {here}: restore into a new one"
        )));
    }
    for table in catalog::tables(conn)? {
        let sql = format!("SELECT count(*) AS rows FROM \"{}\"", table.name);
        let count: Count = each_backend!(conn, |conn| sql_query(sql).get_result(conn))?;
        if count.rows > 0 {
            return Err(Error::Internal(format!(
                "the database is not empty: {} has {} rows",
                table.name, count.rows
            )));
        }
    }
    Ok(())
}

/// Inserts every row of the file and makes the search index.
///
/// # Errors
/// As [`fits`]; when the database refuses, or not as many rows came as were said.
pub(super) fn everything(conn: &mut Conn, file: &Path, manifest: &Manifest) -> Result<()> {
    // Again, inside the transaction: somebody may have begun to use it.
    fits(conn, manifest)?;
    let tables: BTreeMap<String, Table> = catalog::tables(conn)?
        .into_iter()
        .map(|table| (table.name.clone(), table))
        .collect();
    let mut rows: BTreeMap<String, u64> = tables.keys().map(|name| (name.clone(), 0)).collect();
    for entry in archive::open(file)?.entries().map_err(Error::internal)? {
        let mut entry = entry.map_err(Error::internal)?;
        let path = archive::path_of(&entry)?;
        let Some(name) = archive::table_of(&path) else { continue };
        let table = tables
            .get(name)
            .ok_or_else(|| Error::Internal(format!("{path}: there is no such table")))?;
        let text = String::from_utf8(archive::bytes(&mut entry)?).map_err(Error::internal)?;
        let inserted = insert(conn, table, &text)?;
        rows.entry(table.name.clone()).and_modify(|rows| *rows += inserted);
    }
    if rows != manifest.rows {
        return Err(Error::internal("the backup does not hold the rows that its manifest names"));
    }
    if let Some(digest_key) = &manifest.digest_key {
        installation::tie(conn, digest_key)?;
    }
    cases::index::rebuild(conn)?;
    proposals::rebuild(conn)
}

fn insert(conn: &mut Conn, table: &Table, text: &str) -> Result<u64> {
    let sql = table.insert(conn.backend());
    let lines: Vec<&str> = text.lines().collect();
    let mut inserted = 0;
    for some in lines.chunks(AT_ONCE) {
        let array = format!("[{}]", some.join(","));
        let rows = each_backend!(conn, |conn| sql_query(sql.as_str()).bind::<Text, _>(array).execute(conn))?;
        inserted += u64::try_from(rows).map_err(Error::internal)?;
    }
    Ok(inserted)
}
