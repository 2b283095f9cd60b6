//! Out of the database: every table as it was at one moment.

use contract::ids::PhotoId;
use diesel::{
    QueryDsl, QueryableByName, RunQueryDsl, connection::DefaultLoadingMode, pg::PgRowByRowLoadingMode, sql_query, sql_types::Text,
};

use super::{
    archive::{Writer, table_path},
    catalog::{self, Table},
};
use crate::{
    auth::installation,
    db::{Backend, Conn, Db, Key, schema::photos},
    error::{Error, Result},
};

/// Bytes after which a part of a table ends, so that no table has to fit into memory.
const PART: usize = 4 * 1024 * 1024;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Writes every table, in one transaction that sees one moment; returns the pictures that belong to it.
///
/// # Errors
/// When the database refuses, or the file cannot be written.
pub(super) fn everything(conn: &mut Conn, writer: Writer) -> Result<(Writer, Vec<PhotoId>)> {
    conn.batch(match conn.backend() {
        Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        Backend::Sqlite => "BEGIN",
    })?;
    let outcome = tables(conn, writer);
    let ended = conn.batch("ROLLBACK");
    let outcome = outcome?;
    ended?;
    Ok(outcome)
}

fn tables(conn: &mut Conn, mut writer: Writer) -> Result<(Writer, Vec<PhotoId>)> {
    writer.manifest.migrations = catalog::migrations(conn)?;
    if writer.manifest.migrations != Db::known_migrations()? {
        return Err(Error::Internal(format!(
            "the database has migrations {}, which are not this program's: back it up with the program that uses it, or bring it \
             up to date with `lianxin migrate` first",
            writer.manifest.migrations.join(", ")
        )));
    }
    writer.manifest.digest_key = installation::digest_key(conn)?;
    for table in catalog::tables(conn)? {
        let rows = rows(conn, &mut writer, &table)?;
        writer.manifest.rows.insert(table.name, rows);
    }
    let keys: Vec<Key> = photos::table.select(photos::id).load(conn)?;
    Ok((writer, keys.into_iter().map(Into::into).collect()))
}

/// Writes the rows of a table; returns how many there are.
fn rows(conn: &mut Conn, writer: &mut Writer, table: &Table) -> Result<u64> {
    let mut parts = Parts {
        writer,
        table: &table.name,
        lines: Vec::new(),
        part: 0,
        rows: 0,
    };
    let query = sql_query(table.select(conn.backend()));
    match conn {
        Conn::Postgres(conn) => {
            for line in query.load_iter::<Line, PgRowByRowLoadingMode>(conn)? {
                parts.add(&line?.line)?;
            }
        }
        Conn::Sqlite(conn) => {
            for line in query.load_iter::<Line, DefaultLoadingMode>(conn)? {
                parts.add(&line?.line)?;
            }
        }
    }
    parts.end()?;
    Ok(parts.rows)
}

struct Parts<'a> {
    writer: &'a mut Writer,
    table: &'a str,
    lines: Vec<u8>,
    part: usize,
    rows: u64,
}

impl Parts<'_> {
    fn add(&mut self, line: &str) -> Result<()> {
        self.lines.extend_from_slice(line.as_bytes());
        self.lines.push(b'\n');
        self.rows += 1;
        if self.lines.len() < PART { Ok(()) } else { self.end() }
    }

    fn end(&mut self) -> Result<()> {
        if self.lines.is_empty() {
            return Ok(());
        }
        self.part += 1;
        self.writer.add(&table_path(self.table, self.part), &self.lines)?;
        self.lines.clear();
        Ok(())
    }
}
