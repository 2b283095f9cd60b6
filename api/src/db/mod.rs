//! The database, as a feature sees it: two doors, [`Db::read`] and [`Db::write`].
//!
//! A write is one transaction. On SQLite every write goes to one thread, which gathers what waits, gives each
//! its savepoint and commits once: many writers, one fsync, and nobody is answered before it is on disk.

mod conn;
mod editions;
mod migrations;
mod part;
mod reckoning;
#[expect(missing_docs, reason = "the migrations say what the tables are")]
pub mod schema;
#[cfg(test)]
mod tests;
mod types;
mod writer;

use std::{sync::Arc, time::Duration};

use diesel::r2d2;
use tokio::sync::oneshot;

#[cfg(test)]
pub(crate) use conn::counting;
pub(crate) use conn::each_backend;
pub use conn::{Backend, Conn};
pub(crate) use editions::editions;
pub(crate) use part::{Part, Proviso, part};
pub(crate) use reckoning::{reckon, run};
pub(crate) use types::spelled_out;
pub use types::{Json, Key, Micros, Vocabulary, Word};
pub(crate) use writer::last;

use crate::{
    error::{Error, Result},
    grounds,
    settings::{Database, Settings},
};
use conn::{Address, Manager};

/// How long a request waits for a free connection before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(3);

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    readers: r2d2::Pool<Manager>,
    writer: Writer,
}

#[derive(Clone)]
enum Writer {
    /// PostgreSQL: any connection writes.
    Pool,
    /// SQLite: the one thread that writes.
    Thread(Arc<writer::Thread>),
}

impl Db {
    /// Opens the database that the settings name and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be reached, or a migration fails.
    pub fn open(settings: &Settings) -> Result<Self> {
        Self::open_url(&settings.database_url(), &settings.database)
    }

    /// Opens the database that the settings name, with whatever schema it has.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub fn open_unchanged(settings: &Settings) -> Result<Self> {
        Self::connect(Address::parse(&settings.database_url())?, &settings.database)
    }

    /// Opens the database at `url`.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub fn open_url(url: &str, sizes: &Database) -> Result<Self> {
        let address = Address::parse(url)?;
        migrations::run(&address)?;
        Self::connect(address, sizes)
    }

    fn connect(address: Address, sizes: &Database) -> Result<Self> {
        let size = match &address {
            Address::Postgres(_) => sizes.connections,
            Address::Sqlite(_) => sizes.readers,
        };
        let writer = match &address {
            Address::Postgres(_) => Writer::Pool,
            Address::Sqlite(_) => Writer::Thread(Arc::new(writer::Thread::start(address.connect_to_write()?)?)),
        };
        let readers = r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(PATIENCE)
            .build_unchecked(Manager::reading(address));
        Ok(Self { readers, writer })
    }

    /// The migrations that this program knows, oldest first.
    ///
    /// # Errors
    /// When they cannot be read, which they always can.
    pub(crate) fn known_migrations() -> Result<Vec<String>> {
        migrations::known()
    }

    /// Undoes every migration, newest first. For tests of the migrations themselves.
    ///
    /// # Errors
    /// When a down migration fails.
    pub fn undo_migrations(url: &str) -> Result<()> {
        migrations::undo(&Address::parse(url)?)
    }

    /// Whether it can be read and written.
    ///
    /// # Errors
    /// As [`Db::read`] and [`Db::write`].
    pub(crate) async fn answers(&self) -> Result<()> {
        let ask = |conn: &mut Conn| Ok(conn.batch("SELECT 1")?);
        self.read(ask).await?;
        match self.writer {
            Writer::Pool => Ok(()),
            Writer::Thread(_) => self.write(ask).await,
        }
    }

    /// Which database it is.
    pub fn backend(&self) -> Backend {
        match self.writer {
            Writer::Pool => Backend::Postgres,
            Writer::Thread(_) => Backend::Sqlite,
        }
    }

    /// Reads, off the asynchronous threads.
    ///
    /// # Errors
    /// What `work` returns, or [`Error::Unavailable`] when no connection is to be had.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> Result<T> {
        grounds::rests_on_more();
        let pool = self.readers.clone();
        tokio::task::spawn_blocking(move || work(&mut *checked_out(&pool)?))
            .await
            .map_err(Error::internal)?
    }

    /// Writes in one transaction, which is on disk when this returns.
    ///
    /// # Errors
    /// What `work` returns, and then nothing was written; [`Error::Unavailable`] when the database is gone;
    /// [`Error::StorageFull`] when there is no room.
    pub async fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static) -> Result<T> {
        grounds::rests_on_more();
        match &self.writer {
            Writer::Pool => {
                let pool = self.readers.clone();
                tokio::task::spawn_blocking(move || conn::transaction(&mut *checked_out(&pool)?, work))
                    .await
                    .map_err(Error::internal)?
            }
            Writer::Thread(thread) => {
                let (answer, committed) = oneshot::channel();
                thread.submit(writer::job(work, answer))?;
                committed
                    .await
                    .map_err(|_| Error::Unavailable("the writer stopped".to_owned()))?
            }
        }
    }

    /// Writes with work that is a single writing statement on PostgreSQL, and so a transaction of its own there:
    /// this saves the two round trips that begin and end one. Reading may follow. On SQLite it is like any write.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub(crate) async fn write_single<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match &self.writer {
            Writer::Pool => self.read(work).await,
            Writer::Thread(_) => self.write(work).await,
        }
    }
}

fn checked_out(pool: &r2d2::Pool<Manager>) -> Result<r2d2::PooledConnection<Manager>> {
    pool.get()
        .map_err(|error| Error::Unavailable(format!("no connection: {error}")))
}
