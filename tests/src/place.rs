//! Where a real server runs as a process: its folder, its database, and how it is started there.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use contract::mailbox::NewMessage;
use tempfile::TempDir;

use crate::{
    Backend, Client, Database, Sql,
    app::{LIMITS, PLENTY},
    make,
    process::{self, Server},
    sms,
    smtp::{self, Mail, Post},
};

/// A message and the key under which it is sent, however often.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The key.
    pub key: String,
    /// The message.
    pub message: NewMessage,
}

impl Letter {
    /// An anonymous letter that is like no other.
    #[expect(clippy::new_without_default, reason = "no two are the same")]
    pub fn new() -> Self {
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

    /// Sends it; the status of the answer, or `None` when there was none.
    pub async fn send(&self, by: &Client) -> Option<u16> {
        let request = by.request(reqwest::Method::POST, "/mailbox/messages");
        let request = request.header(contract::IDEMPOTENCY_KEY, &self.key).json(&self.message);
        Some(request.try_send().await.ok()?.status)
    }
}

/// Where a server runs.
#[derive(Debug)]
pub struct Place {
    binary: PathBuf,
    // Dropped before the folder it may lie in.
    database: Database,
    folder: TempDir,
}

impl Place {
    /// With places and staff in its database; `None` when something it needs is not here.
    pub async fn seeded(backend: Backend) -> Option<Self> {
        let (binary, folder) = (process::binary()?, folder());
        let database = Database::seeded(backend, folder.path()).await?;
        Some(Self {
            binary,
            database,
            folder,
        })
    }

    /// With an empty database.
    pub async fn empty(backend: Backend) -> Option<Self> {
        let (binary, folder) = (process::binary()?, folder());
        let database = Database::empty(backend, folder.path()).await?;
        Some(Self {
            binary,
            database,
            folder,
        })
    }

    /// The program, with limits that no test meets by chance.
    pub fn command(&self) -> Command {
        let mut command = command(&self.binary, self.folder.path(), self.database.url());
        command
            .env("LIANXIN_SMS__SENDER", "http")
            .env("LIANXIN_SMS__URL", sms::url(&self.network()))
            .env("LIANXIN_SMS__TOKEN", sms::TOKEN)
            .env("LIANXIN_MAIL__SERVER", "127.0.0.1")
            .env("LIANXIN_MAIL__PORT", smtp::port().to_string())
            .env("LIANXIN_MAIL__TLS", "none")
            .env("LIANXIN_MAIL__FROM", smtp::from(&self.network()));
        command
    }

    /// The telephone network it speaks to.
    fn network(&self) -> String {
        let name = self.folder.path().file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// The identifiers of everything that was sent by telephone, repeats and all.
    pub fn sent(&self) -> Vec<String> {
        sms::ids(&self.network())
    }

    /// Every mail that was sent, repeats and all.
    pub fn mails(&self) -> Vec<Mail> {
        smtp::mails(&self.network())
    }

    /// Changes how the post office is.
    pub fn set_post(&self, post: Post) {
        smtp::set_post(&self.network(), post);
    }

    /// A resident of community 0 who has just signed in at a server with [`Place::command`].
    pub async fn resident(&self, server: &Server) -> Client {
        self.resident_of(server, "13912345678", "王秀兰").await
    }

    /// A resident of community 0 who has just signed in with a number, and is called so.
    pub async fn resident_of(&self, server: &Server, phone: &str, name: &str) -> Client {
        let nobody = process::client(server.address());
        let resident = nobody.sign_in_by_phone(phone, &self.network()).await;
        resident.settle(name).await;
        resident
    }

    /// A running server.
    pub async fn server(&self) -> Server {
        Server::ready(self.command(), &self.log()).await
    }

    /// What the server logs.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }

    /// Its data directory.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A look into the database.
    pub fn sql(&self) -> Sql {
        Sql::connect(self.database.url())
    }
}

/// The program with a folder and a database.
pub fn command(binary: &Path, folder: &Path, database: &str) -> Command {
    let mut command = process::command(binary, folder, database);
    for key in &*LIMITS {
        let name = key.replace('.', "__").to_uppercase();
        command.env(format!("LIANXIN_{name}"), PLENTY.to_string());
    }
    command.env("LIANXIN_LOG__FILTER", "warn").env("LIANXIN_SERVER__WORKERS", "2");
    command
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("lianxin-fault-").tempdir().expect("a folder")
}
