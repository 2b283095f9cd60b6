//! What the container files call and set, tried with the real binary.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    process, services,
    tidy::docker::{compose::Compose, dockerfile::Dockerfile},
};

/// The commands that the image runs exist.
pub(super) fn commands() -> Result<()> {
    for command in Dockerfile::read(process::root())?.commands() {
        let mut lianxin = Command::new(process::server("debug"));
        process::output(lianxin.args(command.iter().skip(1)).arg("--help")).context("docker/Dockerfile calls it")?;
    }
    Ok(())
}

/// A server starts with the settings of the compose file; only where its files and its database are is another place.
pub(super) fn settings() -> Result<()> {
    let folder = services::folder()?;
    let (log, data) = (folder.path().join("log"), folder.path().join("data"));
    let mut server = Command::new(process::server("debug"));
    process::without_settings(&mut server);
    server
        .envs(Compose::read(process::root())?.environment())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(&data)
        .arg("--database")
        .arg(format!("sqlite:{}", data.join("lianxin.sqlite").display()));
    let says_where = || fs::read_to_string(&log).is_ok_and(|said| said.contains("http://127.0.0.1:"));
    let started = services::start(&mut server, "-TERM", &log, says_where).context("with the environment of compose.yaml");
    services::stop_all();
    started?;
    let database = &Compose::read(process::root())?.environment()["LIANXIN_DATABASE__URL"];
    if !database.starts_with("postgres://") {
        bail!("docker/compose.yaml: LIANXIN_DATABASE__URL is no address of PostgreSQL: {database}");
    }
    Ok(())
}
