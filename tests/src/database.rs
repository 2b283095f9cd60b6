//! A database for each test, copied from one that was migrated and seeded once.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{LazyLock, Mutex, OnceLock},
    time::Duration,
};

use api::db::Db;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{not_run, seed};

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A server, named by `LIANXIN_TEST_POSTGRES_URL`.
    Postgres,
}

/// A database of one test, which goes when this is dropped.
#[derive(Debug)]
pub struct Database {
    url: String,
    /// The server's own address and the name of the database there.
    of_server: Option<(String, String)>,
}

/// "lianxtst" as a number, so that test processes take turns making the template.
const LOCK: i64 = 0x6c69_616e_7874_7374;

/// One template at a time in this process.
static MAKING: Mutex<()> = Mutex::new(());

impl Database {
    /// A copy of the template, with places and staff in it; on SQLite it lies in `folder`.
    pub async fn seeded(backend: Backend, folder: &Path) -> Option<Self> {
        let folder = folder.to_owned();
        let made = tokio::task::spawn_blocking(move || Self::make(backend, &folder, true)).await;
        made.expect("a database")
    }

    /// An empty database, not even migrated.
    pub async fn empty(backend: Backend, folder: &Path) -> Option<Self> {
        let folder = folder.to_owned();
        let made = tokio::task::spawn_blocking(move || Self::make(backend, &folder, false)).await;
        made.expect("a database")
    }

    /// Where it is, as the settings want it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The name of the database on its server, and the server's own address.
    pub fn on_server(&self) -> Option<(&str, &str)> {
        self.of_server.as_ref().map(|(server, name)| (name.as_str(), server.as_str()))
    }

    fn make(backend: Backend, folder: &Path, seeded: bool) -> Option<Self> {
        let _turn = MAKING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match backend {
            Backend::Sqlite => {
                let file = folder.join("lianxin.sqlite");
                if seeded {
                    fs::copy(sqlite_template(), &file).expect("a copy of the template");
                }
                Some(Self {
                    url: format!("sqlite:{}", file.display()),
                    of_server: None,
                })
            }
            Backend::Postgres => {
                let server = not_run::variable("LIANXIN_TEST_POSTGRES_URL").or_else(|| {
                    not_run::note("tests on PostgreSQL: LIANXIN_TEST_POSTGRES_URL names no server");
                    None
                })?;
                let mut conn = PgConnection::establish(&server).expect("LIANXIN_TEST_POSTGRES_URL");
                let name = format!("lianxin_test_{}", Uuid::new_v4().simple());
                let template = if seeded {
                    postgres_template(&mut conn, &server)
                } else {
                    "template0".to_owned()
                };
                sql_query(format!("CREATE DATABASE {name} TEMPLATE {template}{}", as_files(&mut conn)))
                    .execute(&mut conn)
                    .expect("a database");
                Some(Self {
                    url: at(&server, &name),
                    of_server: Some((server, name)),
                })
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some((server, name)) = &self.of_server else { return };
        let dropped = PgConnection::establish(server)
            .map_err(|error| error.to_string())
            .and_then(|mut conn| {
                conn.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"))
                    .map_err(|error| error.to_string())
            });
        if let Err(error) = dropped {
            eprintln!("{name} was not dropped: {error}");
        }
    }
}

/// Has a database copied file by file, as PostgreSQL did until 15: its later way, block by block through the log, takes five times as
/// long for one as small as ours.
fn as_files(conn: &mut PgConnection) -> &'static str {
    #[derive(diesel::QueryableByName)]
    struct Version {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        number: i32,
    }
    static KNOWN: OnceLock<i32> = OnceLock::new();
    let ask = || {
        let found: Version = sql_query("SELECT current_setting('server_version_num')::integer AS number")
            .get_result(conn)
            .expect("the server's version");
        found.number
    };
    if *KNOWN.get_or_init(ask) < 150_000 {
        ""
    } else {
        " STRATEGY file_copy"
    }
}

/// The address of another database on the same server.
fn at(server: &str, name: &str) -> String {
    let (base, query) = server
        .split_once('?')
        .map_or((server, None), |(base, query)| (base, Some(query)));
    let (host, _) = base.rsplit_once('/').expect("postgres://…/database");
    query.map_or_else(|| format!("{host}/{name}"), |query| format!("{host}/{name}?{query}"))
}

/// Changes with this very program, of which migrations, seed and all that seeding does are a part.
static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let program = env::current_exe().expect("this program");
    let made = program.metadata().and_then(|data| data.modified()).expect("when it was made");
    let digest = Sha256::digest(format!("{} {made:?}", program.display()));
    format!("{digest:x}")[..16].to_owned()
});

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn migrated_and_seeded(url: &str) {
    let sizes = api::settings::Settings::read(None, Vec::new()).expect("settings").database;
    let db = Db::open_url(url, &sizes).expect("migrations");
    crate::run(seed::places_and_staff(&db)).expect("the seed");
}

fn sqlite_template() -> PathBuf {
    let folder = root().join("target").join("tmp").join("templates");
    let file = folder.join(format!("{}.sqlite", *FINGERPRINT));
    if !file.is_file() {
        fs::create_dir_all(&folder).expect("target/tmp/templates");
        remove_those_of_old_programs(&folder);
        let making = tempfile::tempdir_in(&folder).expect("a folder");
        let (full, whole) = (making.path().join("full.sqlite"), making.path().join("whole.sqlite"));
        migrated_and_seeded(&format!("sqlite:{}", full.display()));
        // One file without a journal beside it, whatever connections are still open.
        let mut conn = SqliteConnection::establish(&full.to_string_lossy()).expect("the seeded database");
        conn.batch_execute(&format!("PRAGMA busy_timeout = 5000; VACUUM INTO '{}'", whole.display()))
            .expect("a whole file");
        fs::rename(&whole, &file).expect("the template in its place");
    }
    file
}

/// Every build makes programs anew, and each has a template of its own.
fn remove_those_of_old_programs(folder: &Path) {
    let day = Duration::from_hours(24);
    let is_old = |file: &fs::DirEntry| {
        let age = file.metadata().and_then(|data| data.modified()).map(|made| made.elapsed());
        age.is_ok_and(|age| age.is_ok_and(|age| age > day))
    };
    for file in fs::read_dir(folder).expect("the templates").flatten().filter(is_old) {
        // Somebody else may have been quicker.
        let _ = fs::remove_file(file.path());
    }
}

fn postgres_template(conn: &mut PgConnection, server: &str) -> String {
    #[derive(diesel::QueryableByName)]
    struct Known {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        known: bool,
    }
    let name = format!("lianxin_template_{}", *FINGERPRINT);
    conn.batch_execute(&format!("SELECT pg_advisory_lock({LOCK})"))
        .expect("the lock");
    let found: Known = sql_query(format!(
        "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = '{name}') AS known"
    ))
    .get_result(conn)
    .expect("the list of databases");
    if !found.known {
        let making = format!("lianxin_making_{}", Uuid::new_v4().simple());
        sql_query(format!("CREATE DATABASE {making} TEMPLATE template0"))
            .execute(conn)
            .expect("a new template");
        migrated_and_seeded(&at(server, &making));
        conn.batch_execute(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{making}'"
        ))
        .expect("nobody in the template");
        conn.batch_execute(&format!("ALTER DATABASE {making} WITH ALLOW_CONNECTIONS false"))
            .expect("nobody comes in again");
        conn.batch_execute(&format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{making}'"
        ))
        .expect("nobody in the template");
        conn.batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}"))
            .expect("the template in its place");
    }
    conn.batch_execute(&format!("SELECT pg_advisory_unlock({LOCK})"))
        .expect("the lock");
    name
}
