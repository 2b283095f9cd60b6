//! Who waits for whom on PostgreSQL, where many write at once. SQLite has one writer, who holds everything.
//!
//! Whoever changes a request holds it, and then the people who are to be asked, all at once and in the order of their numbers: so two
//! never wait for each other, and whoever asks other people waits for nobody. Who changes one request after the other, and asks in
//! between, cannot keep to that order; they wait until nobody else is at it, and are then alone.

use diesel::{prelude::*, sql_query, sql_types::Array};

use crate::{
    db::{Conn, Key},
    error::Result,
};

/// "lianxins" as a number, under which requests are changed; people are held under numbers of their own.
const REQUESTS: i64 = 0x6c69_616e_7869_6e73;

/// Changes one request while others change theirs.
pub(in crate::services) fn share(conn: &mut Conn) -> Result<()> {
    take(conn, "pg_advisory_xact_lock_shared")
}

/// Changes several requests while nobody else changes any. Comes before whatever else is held.
pub(in crate::services) fn alone(conn: &mut Conn) -> Result<()> {
    take(conn, "pg_advisory_xact_lock")
}

fn take(conn: &mut Conn, lock: &str) -> Result<()> {
    if let Conn::Postgres(conn) = conn {
        sql_query(format!("SELECT {lock}({REQUESTS})")).execute(conn)?;
    }
    Ok(())
}

/// Holds people for the rest of the transaction: nobody else asks them to come anywhere.
pub(in crate::services) fn hold_people(conn: &mut Conn, people: &[Key]) -> Result<()> {
    if let Conn::Postgres(conn) = conn {
        sql_query(
            "SELECT pg_advisory_xact_lock(number) FROM \
             (SELECT DISTINCT hashtextextended(encode(id, 'hex'), 1) AS number FROM unnest($1) AS id ORDER BY number) AS people",
        )
        .bind::<Array<diesel::sql_types::Binary>, _>(people)
        .execute(conn)?;
    }
    Ok(())
}

/// Holds people if they still can come once they are held; otherwise lets go of them again, and false.
pub(in crate::services) fn hold_if(
    conn: &mut Conn,
    people: &[Key],
    can_come: impl FnOnce(&mut Conn) -> Result<bool>,
) -> Result<bool> {
    if matches!(conn, Conn::Sqlite(_)) {
        return Ok(true);
    }
    conn.batch("SAVEPOINT people")?;
    hold_people(conn, people)?;
    let held = can_come(conn)?;
    conn.batch(if held {
        "RELEASE SAVEPOINT people"
    } else {
        "ROLLBACK TO SAVEPOINT people"
    })?;
    Ok(held)
}
