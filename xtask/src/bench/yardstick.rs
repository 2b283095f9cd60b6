//! What the server is measured against, in the same run: a handler that does nothing, a database that only inserts.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use super::{
    load::{self, Effort, Load},
    server::Server,
    wire::Answer,
};
use crate::{process, programs};

/// In how many turns two things are measured that are compared: what else goes on in the machine meets both alike.
const TURNS: u32 = 10;

/// What came of asking a server, and of asking a handler that does nothing else than give the same answer to the same question.
pub(super) fn beside(
    bare: &Path,
    port: u16,
    (request, answer): (&[u8], &Answer),
    folder: &Path,
    effort: Effort,
) -> Result<(Load, Load)> {
    let file = folder.join("bare.http");
    fs::write(&file, answer.bytes())?;
    let handler = Server::start(Command::new(bare), "/", &folder.join("bare.log"), |command, port| {
        command.args(["http", &port.to_string()]).arg(&file);
    })?;
    let turn = Effort {
        time: effort.time / TURNS,
        ..effort
    };
    let ask = |port| load::drive(port, turn, answer.status, |_, _| request.to_vec());
    let turns = (0..TURNS).map(|_| Ok((ask(port)?, ask(handler.port)?)));
    let (ours, bare) = turns.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    Ok((Load::joined(ours), Load::joined(bare)))
}

/// How many messages a second SQLite makes durable, one transaction after the other: the rows that the server just wrote, into
/// the database that it left.
pub(super) fn sqlite(bare: &Path, database: &Path, effort: Effort) -> Result<f64> {
    singly(bare, "sqlite", database, effort)
}

/// How many a second of the least: two short rows.
pub(super) fn least(bare: &Path, folder: &Path, effort: Effort) -> Result<f64> {
    singly(bare, "least", &folder.join("least.sqlite"), effort)
}

fn singly(bare: &Path, what: &str, file: &Path, effort: Effort) -> Result<f64> {
    let seconds = effort.time.as_secs().max(1).to_string();
    let text = process::output(Command::new(bare).arg(what).arg(file).arg(seconds))?;
    text.trim().parse().context("the bare insert gave no rate")
}

/// How many messages a second pgbench makes durable: the rows that the server just wrote, beside them; `None` where it is not
/// installed.
pub(super) fn postgres(bare: &Path, url: &str, folder: &Path, effort: Effort) -> Result<Option<f64>> {
    pgbench(
        url,
        &process::output(Command::new(bare).args(["pgbench", url]))?,
        folder,
        effort,
    )
}

/// How many transactions of the least a second: a short message and a timeline row.
pub(super) fn least_postgres(url: &str, folder: &Path, effort: Effort) -> Result<Option<f64>> {
    query(
        url,
        "CREATE TABLE IF NOT EXISTS bare_messages (id bytea PRIMARY KEY, community bytea, title text, body text, at bigint);
         CREATE TABLE IF NOT EXISTS bare_entries (id bytea PRIMARY KEY, message bytea, at bigint, action text)",
    )?;
    let script = "BEGIN;\n\
         INSERT INTO bare_messages VALUES (uuid_send(gen_random_uuid()), '\\x00', 'title', repeat('字', 200), 1);\n\
         INSERT INTO bare_entries VALUES (uuid_send(gen_random_uuid()), '\\x00', 1, 'submit');\n\
         COMMIT;\n";
    pgbench(url, script, folder, effort)
}

fn pgbench(url: &str, script: &str, folder: &Path, effort: Effort) -> Result<Option<f64>> {
    let beside = programs::POSTGRES.find().map(|postgres| postgres.with_file_name(""));
    let Some(pgbench) = process::find("pgbench", &beside.into_iter().collect::<Vec<_>>()) else {
        return Ok(None);
    };
    let file = folder.join("insert.sql");
    fs::write(&file, script)?;
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
    let text = process::output(command.arg("--file").arg(file).arg(url))?;
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
