//! Bringing the schema up to date, under a lock, so that two instances may start at once.

use diesel::{
    migration::{Migration, MigrationSource},
    sqlite::Sqlite,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::{Address, Conn};
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../migrations/postgres");

/// "lianxin" as a number, for PostgreSQL's advisory lock.
const LOCK: i64 = 0x006c_6961_6e78_696e;

pub(super) fn run(address: &Address) -> Result<()> {
    locked(address, |conn| match conn {
        Conn::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(|_| ()),
        Conn::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|_| ()),
    })
}

pub(super) fn undo(address: &Address) -> Result<()> {
    locked(address, |conn| match conn {
        Conn::Postgres(conn) => conn.revert_all_migrations(POSTGRES).map(|_| ()),
        Conn::Sqlite(conn) => conn.revert_all_migrations(SQLITE).map(|_| ()),
    })
}

/// The migrations of this program, oldest first; both databases have the same.
pub(super) fn known() -> Result<Vec<String>> {
    let all: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().map_err(Error::internal)?;
    let mut versions: Vec<_> = all.iter().map(|each| each.name().version().to_string()).collect();
    versions.sort();
    Ok(versions)
}

type Outcome = diesel::migration::Result<()>;

fn locked(address: &Address, work: impl FnOnce(&mut Conn) -> Outcome) -> Result<()> {
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| Error::Internal(format!("migration failed: {error}"));
    match address {
        Address::Postgres(_) => {
            let mut conn = address.connect()?;
            conn.batch(&format!("SELECT pg_advisory_lock({LOCK})"))?;
            work(&mut conn).map_err(failed)?;
            Ok(conn.batch(&format!("SELECT pg_advisory_unlock({LOCK})"))?)
        }
        Address::Sqlite(path) => {
            let lock = std::fs::File::create(format!("{path}.lock"))
                .map_err(|error| Error::Internal(format!("cannot write beside the database {path}: {error}")))?;
            lock.lock().map_err(Error::internal)?;
            work(&mut address.connect()?).map_err(failed)
        }
    }
}
