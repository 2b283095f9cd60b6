//! The server of one test: real, in this process, on a port of its own, with a database of its own.

use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

pub use api::settings::Settings;
use api::{Running, auth::keys::Keys, db::Db, settings::DEFAULTS};
use contract::sessions::CodeRequest;
use tempfile::TempDir;
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{
    Backend, Client, Database, Reply,
    client::http,
    not_run,
    redis::Lease,
    sms,
    smtp::{self, Mail, Post},
    until, wechat,
};

/// A server, and everything a test needs to speak with it.
#[derive(Clone)]
pub struct TestApp {
    inner: Arc<Inner>,
}

struct Inner {
    backend: Backend,
    // Dropped in this order: the database goes before the folder it may lie in.
    database: Database,
    folder: TempDir,
    _redis: Option<Lease>,
    name: String,
    settings: Settings,
    http: reqwest::Client,
    base: String,
    running: Mutex<Vec<Running>>,
    /// Who has signed in, by whatever name they were asked for.
    known: Mutex<HashMap<String, Client>>,
    phones: AtomicU32,
}

/// What every app logs, and the one recorder of metrics of this process.
static TELEMETRY: LazyLock<()> = LazyLock::new(|| {
    let mut settings = Settings::read(None, Vec::new()).expect("settings");
    settings.log.filter = not_run::variable("LIANXIN_TEST_LOG").unwrap_or_else(|| "off".to_owned());
    api::telemetry::start(&settings).expect("telemetry");
});

impl TestApp {
    /// Starts a server on this database, with limits that no test meets by chance.
    pub async fn start(backend: Backend) -> Option<Self> {
        Self::start_with(backend, |_| {}).await
    }

    /// Starts a server whose settings were changed first.
    pub async fn start_with(backend: Backend, change: impl FnOnce(&mut Settings)) -> Option<Self> {
        LazyLock::force(&TELEMETRY);
        let folder = tempfile::Builder::new().prefix("lianxin-test-").tempdir().expect("a folder");
        let database = Database::seeded(backend, folder.path()).await?;
        let name = Uuid::new_v4().simple().to_string();
        let mut settings = settings(&database, folder.path(), &name);
        let redis = if backend == Backend::Postgres {
            Lease::take().await
        } else {
            None
        };
        if let Some(redis) = &redis {
            settings.redis.url = redis.url().to_owned().into();
        }
        change(&mut settings);
        let running = api::serve(settings.clone()).await.expect("the server starts");
        let inner = Inner {
            backend,
            database,
            folder,
            _redis: redis,
            name,
            settings,
            // A connection that is kept makes the server wait a second for it when it stops.
            http: http().pool_max_idle_per_host(0).build().expect("a client"),
            base: format!("http://{}", running.address()),
            running: Mutex::new(vec![running]),
            known: Mutex::default(),
            phones: AtomicU32::new(0),
        };
        Some(Self { inner: Arc::new(inner) })
    }

    /// Starts a second instance on the same database, keys and pictures; returns its address.
    pub async fn another_instance(&self) -> String {
        let running = api::serve(self.inner.settings.clone()).await.expect("a second server starts");
        let base = format!("http://{}", running.address());
        self.inner.running.lock().await.push(running);
        base
    }

    /// Stops every instance, as a signal would.
    pub async fn stop(&self) {
        self.inner.known.lock().await.clear();
        for running in self.inner.running.lock().await.drain(..) {
            running.stop().await;
        }
    }

    /// Which database it runs on.
    pub fn backend(&self) -> Backend {
        self.inner.backend
    }

    /// Its database.
    pub fn database(&self) -> &Database {
        &self.inner.database
    }

    /// Its data directory.
    pub fn folder(&self) -> &Path {
        self.inner.folder.path()
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Its address.
    pub fn base(&self) -> &str {
        &self.inner.base
    }

    /// A second way into its database, for looking at what was really written.
    pub async fn db(&self) -> Db {
        let settings = self.inner.settings.clone();
        tokio::task::spawn_blocking(move || Db::open(&settings))
            .await
            .expect("a thread")
            .expect("the database")
    }

    /// Its keys.
    pub fn keys(&self) -> Keys {
        Keys::open(&self.inner.settings.keys_file()).expect("the keys")
    }

    /// Who has signed in so far.
    pub(crate) fn known(&self) -> &Mutex<HashMap<String, Client>> {
        &self.inner.known
    }

    /// Somebody without credentials.
    pub fn nobody(&self) -> Client {
        Client::new(self.inner.http.clone(), self.inner.base.clone())
    }

    /// A telephone number that nobody has.
    pub fn phone(&self) -> String {
        format!("139{:08}", self.inner.phones.fetch_add(1, Ordering::Relaxed))
    }

    /// The code last sent to a telephone, once it has arrived.
    pub async fn code(&self, phone: &str) -> String {
        until("a code arrives", async || sms::code(&self.inner.name, phone)).await
    }

    /// Asks for a code for a telephone.
    pub async fn send_code(&self, phone: &str) -> Reply {
        let request = CodeRequest { phone: phone.to_owned() };
        self.nobody().post("/sessions/codes", &request).await
    }

    /// The telephone network it speaks to.
    pub(crate) fn network(&self) -> &str {
        &self.inner.name
    }

    /// How many codes were sent to a telephone.
    pub fn codes_sent(&self, phone: &str) -> usize {
        sms::count(&self.inner.name, phone)
    }

    /// What was sent to a telephone, oldest first.
    pub fn texts_to(&self, phone: &str) -> Vec<String> {
        sms::texts(&self.inner.name, phone)
    }

    /// Every mail that it sent, oldest first, repeats and all.
    pub fn mails(&self) -> Vec<Mail> {
        smtp::mails(&self.inner.name)
    }

    /// Changes how the post office is.
    pub fn set_post(&self, post: Post) {
        smtp::set_post(&self.inner.name, post);
    }

    /// The messages that it sent through WeChat, oldest first.
    pub fn wechat_messages(&self) -> Vec<serde_json::Value> {
        wechat::messages(&self.inner.name)
    }

    /// What it had WeChat check, oldest first.
    pub fn wechat_questions(&self) -> Vec<serde_json::Value> {
        wechat::questions(&self.inner.name)
    }

    /// Has WeChat refuse every message with this number, or take them again.
    pub fn refuse_wechat(&self, code: Option<i64>) {
        wechat::refuse(&self.inner.name, code);
    }

    /// Lets its token for WeChat run out before its time.
    pub fn forget_wechat_token(&self) {
        wechat::forget_token(&self.inner.name);
    }

    /// Breaks or mends the telephone network.
    pub fn break_telephones(&self, broken: bool) {
        sms::set_broken(&self.inner.name, broken);
    }
}

/// The keys of all limits.
pub(crate) static LIMITS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let of_limits = DEFAULTS.split("[limits]").nth(1).and_then(|rest| rest.split("\n[").next());
    let lines = of_limits.expect("limits").lines().filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| Some(line.split_once('=')?.0.trim()));
    names.map(|name| &*format!("limits.{name}").leak()).collect()
});

/// More than any test asks for.
pub(crate) const PLENTY: u32 = 1_000_000;

fn settings(database: &Database, folder: &Path, name: &str) -> Settings {
    let raised = LIMITS.iter().map(|key| (*key, PLENTY.into())).collect();
    let mut settings = Settings::read(None, raised).expect("settings");
    settings.server.listen = ([127, 0, 0, 1], 0).into();
    settings.server.workers = 1;
    settings.server.shutdown_seconds = 5;
    folder.clone_into(&mut settings.data.directory);
    settings.database.url = database.url().to_owned().into();
    settings.sms.sender = api::settings::SmsSender::Http;
    settings.sms.url = sms::url(name);
    settings.sms.token = sms::TOKEN.to_owned().into();
    "127.0.0.1".clone_into(&mut settings.mail.server);
    settings.mail.port = smtp::port();
    settings.mail.tls = api::settings::MailTls::None;
    settings.mail.from = smtp::from(name);
    settings.wechat.address = wechat::url(name);
    "wx-test".clone_into(&mut settings.wechat.app_id);
    settings.wechat.secret = wechat::SECRET.to_owned().into();
    "template-1".clone_into(&mut settings.wechat.template);
    settings
}
