//! Looking at what was really written, past the server.

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};

use crate::{Backend, TestApp};

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Nullable<Text>)]
    words: Option<String>,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// A connection to a database of either kind, for SQL that both understand.
pub enum Sql {
    /// To PostgreSQL.
    Postgres(PgConnection),
    /// To SQLite.
    Sqlite(SqliteConnection),
}

macro_rules! each {
    ($self:expr, |$conn:ident| $work:expr) => {
        match $self {
            Sql::Postgres($conn) => $work,
            Sql::Sqlite($conn) => $work,
        }
    };
}

impl Sql {
    /// Connects to the database at this address.
    pub fn connect(url: &str) -> Self {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let mut conn = SqliteConnection::establish(path).expect("the database");
            conn.batch_execute("PRAGMA busy_timeout = 10000").expect("patience");
            return Self::Sqlite(conn);
        }
        Self::Postgres(PgConnection::establish(url).expect("the database"))
    }

    /// Runs statements.
    pub fn run(&mut self, sql: &str) {
        each!(self, |conn| conn.batch_execute(sql)).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Whether the database carries out statements.
    pub fn admits(&mut self, sql: &str) -> bool {
        each!(self, |conn| conn.batch_execute(sql)).is_ok()
    }

    /// The one number that a query gives, called `number`.
    pub fn number(&mut self, sql: &str) -> i64 {
        let row: Number = each!(self, |conn| sql_query(sql).get_result(conn)).unwrap_or_else(|error| panic!("{sql}: {error}"));
        row.number
    }

    /// The texts that a query gives, called `words`.
    pub fn words(&mut self, sql: &str) -> Vec<String> {
        let rows: Vec<Words> = each!(self, |conn| sql_query(sql).load(conn)).unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.into_iter().filter_map(|row| row.words).collect()
    }

    /// Every table that the migrations made.
    pub fn tables(&mut self) -> Vec<String> {
        self.words(match self {
            Self::Postgres(_) => {
                "SELECT table_name::text AS words FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
            }
            Self::Sqlite(_) => {
                "SELECT name AS words FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
            }
        })
    }

    /// The columns of a table, in the order of their names.
    pub fn columns(&mut self, table: &str) -> Vec<String> {
        self.words(&match self {
            Self::Postgres(_) => format!(
                "SELECT column_name::text AS words FROM information_schema.columns \
                 WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY column_name COLLATE \"C\""
            ),
            Self::Sqlite(_) => format!("SELECT name AS words FROM pragma_table_info('{table}') ORDER BY name"),
        })
    }

    /// Every row of a table as text in lower case, with bytes in hexadecimal.
    pub fn rows(&mut self, table: &str) -> Vec<String> {
        let sql = match self {
            Self::Postgres(_) => format!("SELECT each::text AS words FROM \"{table}\" each"),
            Self::Sqlite(_) => {
                let columns = self.columns(table);
                let parts: Vec<_> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
                format!("SELECT {} AS words FROM \"{table}\"", parts.join(" || '|' || "))
            }
        };
        self.words(&sql).into_iter().map(|row| row.to_lowercase()).collect()
    }

    /// Every row of every table, as [`Sql::rows`] gives them.
    pub fn everything(&mut self) -> String {
        let tables = self.tables();
        tables
            .iter()
            .flat_map(|table| self.rows(table))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl TestApp {
    /// A look into its database with SQL.
    pub async fn sql<T: Send + 'static>(&self, look: impl FnOnce(&mut Sql) -> T + Send + 'static) -> T {
        let url = self.database().url().to_owned();
        tokio::task::spawn_blocking(move || look(&mut Sql::connect(&url)))
            .await
            .expect("a look")
    }

    /// Runs statements in its database.
    pub async fn run_sql(&self, sql: &str) {
        let sql = sql.to_owned();
        self.sql(move |conn| conn.run(&sql)).await;
    }

    /// The number of rows of a table that fit a condition.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let sql = format!("SELECT count(*) AS number FROM {table} WHERE {condition}");
        self.sql(move |conn| conn.number(&sql)).await
    }

    /// Bytes as this database writes them in SQL.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        let digits = crate::text::hexadecimal(bytes);
        match self.backend() {
            Backend::Postgres => format!("'\\x{digits}'::bytea"),
            Backend::Sqlite => format!("x'{digits}'"),
        }
    }
}
