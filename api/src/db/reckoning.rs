//! What SQLite knows of how much there is of everything, by which it decides how to look for something. PostgreSQL finds out by
//! itself.

use std::time::Duration;

use actix_web::web::Data;

use super::{Backend, Db};
use crate::{beat::Beat, error::Result};

/// How often it is asked whether something has grown so much that it should be counted anew.
const EVERY: Duration = Duration::from_hours(1);

/// Counts, of every table that has become ten times as large since it was counted, some two thousand rows for each index, as
/// SQLite's manual advises for programs that run long. Who reads knows of it with their next connection, in half an hour at most.
const COUNT: &str = "PRAGMA optimize = 0x10012";

/// Lets SQLite count from time to time.
pub(crate) async fn run(db: Data<Db>) {
    let mut beat = Beat::every(EVERY, "what there is was not counted");
    loop {
        beat.next().await;
        beat.looked(reckon(&db).await);
    }
}

/// Lets SQLite count what has grown.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn reckon(db: &Db) -> Result<()> {
    match db.backend() {
        Backend::Postgres => Ok(()),
        Backend::Sqlite => db.write(|conn| Ok(conn.batch(COUNT)?)).await,
    }
}
