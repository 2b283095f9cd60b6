//! What tables there are, as the database itself describes them, and how their rows become JSON and rows again.

use std::collections::BTreeMap;

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};

use crate::{
    db::{Backend, Conn, each_backend},
    error::{Error, Result},
};

/// What is not copied: the bookkeeping of migrations and of SQLite, the indexes that are made anew and the editions that the
/// database draws itself, what signs somebody in without a password, and the name of the digest key, which the manifest has.
const LEFT_OUT: [&str; 8] = [
    "__diesel",
    "sqlite_",
    "case_search",
    "proposal_search",
    "volunteer_pools",
    "refresh_tokens",
    "sign_in_codes",
    "installation",
];

const SQLITE_COLUMNS: &str = "SELECT tables.name AS first, columns.name AS second, columns.type AS third \
    FROM sqlite_master tables, pragma_table_info(tables.name) columns WHERE tables.type = 'table' ORDER BY tables.name, columns.cid";
const POSTGRES_COLUMNS: &str = "SELECT table_name::text AS first, column_name::text AS second, data_type::text AS third \
    FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position";
const SQLITE_REFERENCES: &str = "SELECT tables.name AS first, keys.\"table\" AS second, '' AS third \
    FROM sqlite_master tables, pragma_foreign_key_list(tables.name) keys WHERE tables.type = 'table'";
const POSTGRES_REFERENCES: &str = "SELECT child.relname::text AS first, parent.relname::text AS second, '' AS third \
    FROM pg_constraint keys JOIN pg_class child ON child.oid = keys.conrelid JOIN pg_class parent ON parent.oid = keys.confrelid \
    WHERE keys.contype = 'f' AND child.relnamespace = current_schema()::regnamespace";
const MIGRATIONS: &str = "SELECT version AS first, '' AS second, '' AS third FROM __diesel_schema_migrations ORDER BY version";

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Text)]
    first: String,
    #[diesel(sql_type = Text)]
    second: String,
    #[diesel(sql_type = Text)]
    third: String,
}

/// What a column holds, on both databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bytes,
    Text,
    Integer,
    Float,
    Truth,
}

impl Kind {
    fn of(database_type: &str) -> Option<Self> {
        Some(match database_type.to_ascii_lowercase().as_str() {
            "blob" | "bytea" => Self::Bytes,
            "text" => Self::Text,
            "bigint" | "integer" => Self::Integer,
            "double" | "double precision" => Self::Float,
            "boolean" => Self::Truth,
            _ => return None,
        })
    }

    /// The value of a column as JSON. Floating numbers with all their digits, bytes as hexadecimal text.
    fn json(self, backend: Backend, column: &str) -> String {
        match (backend, self) {
            (Backend::Sqlite, Self::Bytes) => format!("CASE WHEN \"{column}\" IS NOT NULL THEN lower(hex(\"{column}\")) END"),
            (Backend::Sqlite, Self::Float) => {
                format!("json(CASE WHEN \"{column}\" IS NULL THEN 'null' ELSE printf('%!.17g', \"{column}\") END)")
            }
            (Backend::Sqlite, Self::Truth) => {
                format!("json(CASE \"{column}\" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)")
            }
            (Backend::Postgres, Self::Bytes) => format!("encode(\"{column}\", 'hex')"),
            _ => format!("\"{column}\""),
        }
    }

    /// The value of a column, from a row that is JSON.
    fn value(self, backend: Backend, column: &str) -> String {
        match (backend, self) {
            (Backend::Sqlite, Self::Bytes) => format!("unhex(json_extract(value, '$.{column}'))"),
            (Backend::Sqlite, _) => format!("json_extract(value, '$.{column}')"),
            (Backend::Postgres, Self::Bytes) => format!("decode(value->>'{column}', 'hex')"),
            (Backend::Postgres, Self::Text) => format!("value->>'{column}'"),
            (Backend::Postgres, Self::Integer) => format!("(value->>'{column}')::bigint"),
            (Backend::Postgres, Self::Float) => format!("(value->>'{column}')::double precision"),
            (Backend::Postgres, Self::Truth) => format!("(value->>'{column}')::boolean"),
        }
    }
}

/// A table and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    columns: Vec<(String, Kind)>,
}

impl Table {
    /// Every row as one JSON object, called `line`.
    pub(super) fn select(&self, backend: Backend) -> String {
        let fields: Vec<_> = self
            .columns
            .iter()
            .map(|(name, kind)| format!("'{name}', {}", kind.json(backend, name)))
            .collect();
        let (object, text) = match backend {
            Backend::Sqlite => ("json_object", ""),
            Backend::Postgres => ("json_build_object", "::text"),
        };
        format!("SELECT {object}({}){text} AS line FROM \"{}\"", fields.join(", "), self.name)
    }

    /// Inserts the rows of a JSON array, which is bound.
    pub(super) fn insert(&self, backend: Backend) -> String {
        let names: Vec<_> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let values: Vec<_> = self.columns.iter().map(|(name, kind)| kind.value(backend, name)).collect();
        let rows = match backend {
            Backend::Sqlite => "json_each(?)",
            Backend::Postgres => "jsonb_array_elements($1::jsonb)",
        };
        format!(
            "INSERT INTO \"{}\" ({}) SELECT {} FROM {rows}",
            self.name,
            names.join(", "),
            values.join(", ")
        )
    }
}

/// Every table, those before others that refer to them.
///
/// # Errors
/// When the database refuses, or a column is of a type that is not known here.
pub(super) fn tables(conn: &mut Conn) -> Result<Vec<Table>> {
    let backend = conn.backend();
    let (columns, references) = match backend {
        Backend::Sqlite => (SQLITE_COLUMNS, SQLITE_REFERENCES),
        Backend::Postgres => (POSTGRES_COLUMNS, POSTGRES_REFERENCES),
    };
    let mut tables: BTreeMap<String, Vec<(String, Kind)>> = BTreeMap::new();
    for Words {
        first: table,
        second: column,
        third: kind,
    } in words(conn, columns)?
    {
        if LEFT_OUT.iter().any(|prefix| table.starts_with(prefix)) {
            continue;
        }
        let kind =
            Kind::of(&kind).ok_or_else(|| Error::Internal(format!("{table}.{column} is a {kind}, which no backup knows")))?;
        tables.entry(table).or_default().push((column, kind));
    }
    let references = words(conn, references)?
        .into_iter()
        .map(|each| (each.first, each.second))
        .collect();
    in_order(tables, references)
}

fn in_order(mut tables: BTreeMap<String, Vec<(String, Kind)>>, mut references: Vec<(String, String)>) -> Result<Vec<Table>> {
    references.retain(|(child, parent)| child != parent);
    let mut ordered = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let free = tables.keys().find(|name| {
            !references
                .iter()
                .any(|(child, parent)| child == *name && tables.contains_key(parent))
        });
        let name = free
            .cloned()
            .ok_or_else(|| Error::internal("tables refer to each other in a circle"))?;
        let columns = tables.remove(&name).unwrap_or_default();
        ordered.push(Table { name, columns });
    }
    Ok(ordered)
}

/// The migrations that made these tables.
///
/// # Errors
/// When the database refuses.
pub(super) fn migrations(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(words(conn, MIGRATIONS)?.into_iter().map(|each| each.first).collect())
}

fn words(conn: &mut Conn, sql: &str) -> Result<Vec<Words>> {
    Ok(each_backend!(conn, |conn| sql_query(sql).load(conn))?)
}
