//! What `cargo xtask bench` measures the server against: the same answer from a handler that does nothing else, and
//! the same rows by one transaction for each message.

mod answer;
mod rows;

use std::{
    error::Error,
    io::{Write, stdout},
    time::{Duration, Instant},
};

use diesel::{
    Connection, PgConnection, QueryResult, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Binary,
    sqlite::Sqlite,
};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["http", port, file] => answer::serve(port.parse()?, &std::fs::read(file)?),
        ["sqlite", file, seconds] => insert(file, Duration::from_secs(seconds.parse()?)),
        ["least", file, seconds] => insert_least(file, Duration::from_secs(seconds.parse()?)),
        ["pgbench", url] => script(url),
        ["sql", file, script] => run(file, &std::fs::read_to_string(script)?),
        _ => Err(
            "bare http PORT FILE | bare sqlite FILE SECONDS | bare least FILE SECONDS | bare pgbench URL | bare sql FILE SCRIPT"
                .into(),
        ),
    }
}

/// Runs a script, as fast as can be: what it makes is thrown away after measuring.
fn run(file: &str, script: &str) -> Result<(), Box<dyn Error>> {
    let mut conn = SqliteConnection::establish(file)?;
    conn.batch_execute("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000; BEGIN")?;
    conn.batch_execute(script)?;
    // No figures for the planner: the server never makes any either.
    Ok(conn.batch_execute("COMMIT")?)
}

/// Inserts the rows of a message by each transaction, one after the other, into a database of the server's, and writes how
/// many a second.
fn insert(file: &str, time: Duration) -> Result<(), Box<dyn Error>> {
    let mut conn = SqliteConnection::establish(file)?;
    // As the server does.
    conn.batch_execute(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000",
    )?;
    let statements = rows::of_sqlite(&mut conn)?;
    transactions(&mut conn, &statements, time)
}

/// The least that could be inserted: two short rows by each transaction, into tables without an index.
fn insert_least(file: &str, time: Duration) -> Result<(), Box<dyn Error>> {
    let mut conn = SqliteConnection::establish(file)?;
    conn.batch_execute(
        "CREATE TABLE messages (id BLOB PRIMARY KEY, community BLOB, title TEXT, body TEXT, at INTEGER);
         CREATE TABLE entries (id BLOB PRIMARY KEY, message BLOB, at INTEGER, action TEXT)",
    )?;
    let body = "字".repeat(200);
    let statements = [
        format!("INSERT INTO messages VALUES (?1, ?1, 'title', '{body}', 1)"),
        "INSERT INTO entries VALUES (?1, ?1, 1, 'submit')".to_owned(),
    ];
    transactions(&mut conn, &statements, time)
}

fn transactions(conn: &mut SqliteConnection, statements: &[String], time: Duration) -> Result<(), Box<dyn Error>> {
    conn.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")?;
    let (start, mut count) = (Instant::now(), 0_u32);
    while start.elapsed() < time {
        let id = uuid::Uuid::now_v7();
        conn.immediate_transaction(|conn| {
            let mut insert = |sql| Insert { sql, id: id.as_bytes() }.execute(conn).map(drop);
            statements.iter().try_for_each(|sql| insert(sql))
        })?;
        count += 1;
    }
    writeln!(stdout(), "{:.1}", f64::from(count) / start.elapsed().as_secs_f64())?;
    Ok(())
}

/// Writes a script for pgbench: the rows of a message by each transaction.
fn script(url: &str) -> Result<(), Box<dyn Error>> {
    let mut conn = PgConnection::establish(url)?;
    conn.batch_execute("CREATE SEQUENCE IF NOT EXISTS bare")?;
    let statements = rows::of_postgres(&mut conn)?;
    writeln!(stdout(), "BEGIN;\n{};\nCOMMIT;", statements.join(";\n"))?;
    Ok(())
}

/// A statement whose only value is an identifier. It is prepared once.
#[derive(Clone, Copy)]
struct Insert<'a> {
    sql: &'a str,
    id: &'a [u8],
}

impl QueryFragment<Sqlite> for Insert<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        let mut pieces = self.sql.split("?1");
        out.push_sql(pieces.next().unwrap_or_default());
        for piece in pieces {
            out.push_bind_param::<Binary, _>(self.id)?;
            out.push_sql(piece);
        }
        Ok(())
    }
}

impl QueryId for Insert<'_> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<SqliteConnection> for Insert<'_> {}
