//! `cargo xtask build` and `cargo xtask run`: the product on this machine, from nothing.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    client,
    process::{self, SERVER},
    say,
};

/// What `cargo xtask build` can be told.
#[derive(Args)]
pub(crate) struct Build {
    /// Build as it is shipped: one binary with the client inside. Slower to build, quicker to run.
    #[arg(long)]
    release: bool,
}

impl Build {
    /// Builds client and server.
    pub(crate) fn run(&self) -> Result<()> {
        let server = self.build()?;
        let shown = server.strip_prefix(process::root()).unwrap_or(&server);
        say::line(format_args!("Built {}; try {} --help.", shown.display(), shown.display()));
        Ok(())
    }

    fn build(&self) -> Result<PathBuf> {
        client::build()?;
        if self.release { server_to_ship() } else { server() }
    }
}

/// Builds the server for developers and gives its place.
pub(crate) fn server() -> Result<PathBuf> {
    say::progress("Building the server");
    process::run(process::cargo(&["build", "--bin", "lianxin"]).args(process::packages(&SERVER)))?;
    Ok(process::server("debug"))
}

/// The words for building the server as it is shipped: alone, so that no feature switched on for the tests gets in.
pub(crate) const TO_SHIP: [&str; 7] = ["build", "--release", "--locked", "-p", "api", "--bin", "lianxin"];

/// Builds the server as it is shipped.
pub(crate) fn server_to_ship() -> Result<PathBuf> {
    say::progress("Building the server as it is shipped");
    process::run(&mut process::cargo(&TO_SHIP))?;
    Ok(process::server("release"))
}

/// What `cargo xtask run` can be told.
#[derive(Args)]
pub(crate) struct Run {
    #[command(flatten)]
    build: Build,
    /// Fill an empty installation with a made-up street to try things on.
    #[arg(long)]
    demo: bool,
    /// Anything else goes to `lianxin serve`.
    #[arg(last = true)]
    rest: Vec<String>,
}

impl Run {
    /// Builds client and server and becomes the server.
    pub(crate) fn run(self) -> Result<()> {
        let mut server = command(&self.build.build()?);
        server.args(self.demo.then_some("--demo")).args(&self.rest);
        become_process(&mut server).context("the server could not be started")
    }
}

/// `lianxin serve`, with its defaults: data in ./data, port 8080.
fn command(server: &Path) -> Command {
    let mut command = Command::new(server);
    command.current_dir(process::root()).arg("serve");
    command
}

/// Replaces this process, so that signals reach the server and nothing stands between.
#[cfg(unix)]
fn become_process(command: &mut Command) -> Result<()> {
    Err(std::os::unix::process::CommandExt::exec(command).into())
}

#[cfg(not(unix))]
fn become_process(command: &mut Command) -> Result<()> {
    process::run(command)
}
