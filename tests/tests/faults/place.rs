//! Where a real server runs: its folder, its database, and how it is started there.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use contract::mailbox::NewMessage;
use tempfile::TempDir;
use tests::{
    Backend, Database, Sql, make,
    process::{self, Server},
};

/// A message and the key under which it is sent, however often.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) key: String,
    pub(crate) message: NewMessage,
}

impl Letter {
    /// An anonymous letter that is like no other.
    pub(crate) fn new() -> Self {
        let key = make::key();
        let (_, anonymous) = make::tracking();
        let title = format!("来信 {key}");
        Self {
            key,
            message: NewMessage {
                title,
                anonymous: Some(anonymous),
                ..make::plain()
            },
        }
    }

    /// Sends it; `None` when there was no answer.
    pub(crate) async fn send(&self, address: &str) -> Option<u16> {
        let client = process::client(address);
        let request = client.request(reqwest::Method::POST, "/mailbox/messages");
        let request = request.header(contract::IDEMPOTENCY_KEY, &self.key).json(&self.message);
        Some(request.try_send().await.ok()?.status)
    }
}

/// Where a server runs.
pub(crate) struct Place {
    binary: PathBuf,
    database: Database,
    folder: TempDir,
}

impl Place {
    /// With places and staff in its database; `None` when something it needs is not here.
    pub(crate) async fn seeded(backend: Backend) -> Option<Self> {
        let (binary, folder) = (process::binary()?, folder());
        let database = Database::seeded(backend, folder.path()).await?;
        Some(Self {
            binary,
            database,
            folder,
        })
    }

    /// With an empty database.
    pub(crate) async fn empty(backend: Backend) -> Option<Self> {
        let (binary, folder) = (process::binary()?, folder());
        let database = Database::empty(backend, folder.path()).await?;
        Some(Self {
            binary,
            database,
            folder,
        })
    }

    /// The program, with limits that no test meets by chance.
    pub(crate) fn command(&self) -> Command {
        command(&self.binary, self.folder.path(), self.database.url())
    }

    /// A running server.
    pub(crate) async fn server(&self) -> Server {
        Server::ready(self.command(), &self.log()).await
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A look into the database.
    pub(crate) fn sql(&self) -> Sql {
        Sql::connect(self.database.url())
    }
}

/// The program with a folder and a database.
pub(crate) fn command(binary: &Path, folder: &Path, database: &str) -> Command {
    let mut command = process::command(binary, folder, database);
    for limit in ["ANONYMOUS_PER_HOUR", "WRITE_PER_MINUTE", "READ_PER_MINUTE"] {
        command.env(format!("LIANXIN_LIMITS__{limit}"), "1000000");
    }
    command.env("LIANXIN_LOG__FILTER", "warn").env("LIANXIN_SERVER__WORKERS", "2");
    command
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("lianxin-fault-").tempdir().expect("a folder")
}
