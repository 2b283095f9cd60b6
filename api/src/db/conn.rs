//! One connection type over both databases.

use diesel::{
    Connection, PgConnection, QueryResult, SqliteConnection,
    connection::{InstrumentationEvent, SimpleConnection},
    r2d2,
};

use crate::error::{Error, Result};

/// A connection to whichever database the settings name.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// PostgreSQL.
    Postgres,
    /// SQLite.
    Sqlite,
}

/// Writes one query and compiles it for each database, for what the common dialect lacks: upserts, batch
/// inserts, raw SQL with bound values.
macro_rules! each_backend {
    ($conn:expr, |$inner:ident| $query:expr) => {
        match $conn {
            $crate::db::Conn::Postgres($inner) => $query,
            $crate::db::Conn::Sqlite($inner) => $query,
        }
    };
}
pub(crate) use each_backend;

impl Conn {
    /// Which database this is.
    pub const fn backend(&self) -> Backend {
        match self {
            Self::Postgres(_) => Backend::Postgres,
            Self::Sqlite(_) => Backend::Sqlite,
        }
    }

    /// Runs statements that return nothing.
    pub(crate) fn batch(&mut self, sql: &str) -> QueryResult<()> {
        each_backend!(self, |conn| conn.batch_execute(sql))
    }
}

/// Where a database is.
#[derive(Debug, Clone)]
pub(super) enum Address {
    Postgres(String),
    /// The path of the file.
    Sqlite(String),
}

impl Address {
    pub(super) fn parse(url: &str) -> Result<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        url.strip_prefix("sqlite:")
            .map(|path| Self::Sqlite(path.strip_prefix("//").unwrap_or(path).to_owned()))
            .ok_or_else(|| Error::internal("database.url: must begin with postgres:// or sqlite:"))
    }

    pub(super) fn connect(&self) -> Result<Conn> {
        self.establish().map_err(|error| Error::Unavailable(error.to_string()))
    }

    /// The connection through which everybody writes to SQLite.
    pub(super) fn connect_to_write(&self) -> Result<Conn> {
        let mut conn = self.connect()?;
        conn.batch(WRITING)?;
        Ok(conn)
    }

    fn establish(&self) -> Result<Conn, r2d2::Error> {
        let mut conn = match self {
            Self::Postgres(url) => Conn::Postgres(PgConnection::establish(url)?),
            Self::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(path)?;
                // The time to wait for a lock comes first: switching to WAL already needs one.
                conn.batch_execute(
                    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000; \
                     PRAGMA wal_autocheckpoint = 4000;",
                )
                .map_err(r2d2::Error::QueryError)?;
                Conn::Sqlite(conn)
            }
        };
        conn.set_instrumentation(|event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                metrics::counter!("lianxin_db_statements_total").increment(1);
            }
        });
        Ok(conn)
    }
}

/// What those that only read are told. They look at the file where the system keeps it in memory: copies of pages have to be
/// allocated, and whoever allocates in SQLite waits for whoever else does.
const READING: &str = "PRAGMA query_only = ON; PRAGMA mmap_size = 268435456";

/// What the one that writes is told. Digests lead it all over the file; pages it has no room for are read anew.
const WRITING: &str = "PRAGMA cache_size = -16000";

/// Makes connections for the pool.
pub(super) struct Manager {
    address: Address,
}

impl Manager {
    /// On SQLite these can only read.
    pub(super) const fn reading(address: Address) -> Self {
        Self { address }
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = Conn;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<Conn, r2d2::Error> {
        let mut conn = self.address.establish()?;
        if let Conn::Sqlite(conn) = &mut conn {
            conn.batch_execute(READING).map_err(r2d2::Error::QueryError)?;
        }
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), r2d2::Error> {
        conn.batch("SELECT 1").map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        use diesel::r2d2::R2D2Connection;
        std::thread::panicking() || each_backend!(conn, |conn| conn.is_broken())
    }
}

/// One transaction on PostgreSQL.
pub(super) fn transaction<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    conn.transaction(work)
}

/// What some work gives, and how many statements it takes: whether it does the same for everybody.
#[cfg(test)]
pub(crate) fn counting<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> T) -> (T, usize) {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };
    let statements = Arc::new(AtomicUsize::new(0));
    let counted = statements.clone();
    conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            counted.fetch_add(1, Ordering::Relaxed);
        }
    });
    let done = work(conn);
    conn.set_instrumentation(|_: InstrumentationEvent<'_>| ());
    (done, statements.load(Ordering::Relaxed))
}
