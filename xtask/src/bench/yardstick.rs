//! What the server is measured against, in the same run: a handler that does nothing, a database that only inserts.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use super::{
    load::{self, Effort},
    server::Server,
    wire,
};
use crate::{process, programs};

/// How many bare answers a second: the body, and the same unchanged.
pub(super) fn handler(bare: &Path, body: &[u8], folder: &Path, effort: Effort) -> Result<(f64, f64)> {
    let file = folder.join("bare.json");
    fs::write(&file, body)?;
    let server = Server::start(Command::new(bare), "/", &folder.join("bare.log"), |command, port| {
        command.args(["http", &port.to_string()]).arg(&file);
    })?;
    let whole = wire::request("GET", "/", &[("authorization", "Bearer nobody")], b"");
    let unchanged = wire::request("GET", "/", &[("if-none-match", "\"bare\"")], b"");
    let whole = load::drive(server.port, effort, 200, |_, _| whole.clone())?.rate();
    let unchanged = load::drive(server.port, effort, 304, |_, _| unchanged.clone())?.rate();
    Ok((whole, unchanged))
}

/// How many single inserts a second SQLite makes durable, one transaction after the other.
pub(super) fn sqlite(bare: &Path, folder: &Path, effort: Effort) -> Result<f64> {
    let seconds = effort.time.as_secs().max(1).to_string();
    let text = process::output(Command::new(bare).arg("sqlite").arg(folder.join("bare.sqlite")).arg(seconds))?;
    text.trim().parse().context("the bare insert gave no rate")
}

/// How many transactions of a message and a timeline row a second pgbench makes; `None` where it is not installed.
pub(super) fn postgres(url: &str, folder: &Path, effort: Effort) -> Result<Option<f64>> {
    let beside = programs::POSTGRES.find().map(|postgres| postgres.with_file_name(""));
    let Some(pgbench) = process::find("pgbench", &beside.into_iter().collect::<Vec<_>>()) else {
        return Ok(None);
    };
    query(
        url,
        "CREATE TABLE IF NOT EXISTS bare_messages (id bytea PRIMARY KEY, community bytea, title text, body text, at bigint);
         CREATE TABLE IF NOT EXISTS bare_entries (id bytea PRIMARY KEY, message bytea, at bigint, action text)",
    )?;
    let script = folder.join("insert.sql");
    fs::write(
        &script,
        "BEGIN;\n\
         INSERT INTO bare_messages VALUES (uuid_send(gen_random_uuid()), '\\x00', 'title', repeat('字', 200), 1);\n\
         INSERT INTO bare_entries VALUES (uuid_send(gen_random_uuid()), '\\x00', 1, 'submit');\n\
         COMMIT;\n",
    )?;
    let clients = effort.connections.to_string();
    let seconds = effort.time.as_secs().max(1).to_string();
    let mut command = Command::new(pgbench);
    command.args([
        "--no-vacuum",
        "--protocol=prepared",
        "--jobs=2",
        "--client",
        &clients,
        "--time",
        &seconds,
    ]);
    let text = process::output(command.arg("--file").arg(script).arg(url))?;
    let rate = text
        .lines()
        .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok());
    rate.map_or_else(|| bail!("pgbench told no rate:\n{text}"), |rate| Ok(Some(rate)))
}

/// Runs SQL and gives what comes of it.
pub(super) fn query(url: &str, sql: &str) -> Result<String> {
    let beside = programs::POSTGRES.find().map(|postgres| postgres.with_file_name(""));
    let psql = process::find("psql", &beside.into_iter().collect::<Vec<_>>()).context("psql is not installed")?;
    process::output(Command::new(psql).args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", sql, url]))
}
