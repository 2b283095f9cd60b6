//! Other programs: cargo, and what lies on the PATH.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use anyhow::{Context, Result, bail};

use crate::say;

/// The server and its tests, always selected together: cargo unifies features over what is selected, so another
/// selection would compile the same dependencies a second time.
pub(crate) const SERVER: [&str; 5] = ["contract", "api", "triage", "matching", "tests"];

/// The packages that are built for browsers: the first lies at the root, the others below their names.
pub(crate) const BROWSER: [&str; 14] = [
    "resident",
    "console",
    "card",
    "field",
    "office",
    "proposals",
    "moderation",
    "service",
    "teams",
    "rules",
    "inbox",
    "votes",
    "projects",
    "council",
];

/// The compilation target of browsers.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        here.parent().unwrap_or(here).to_path_buf()
    });
    &ROOT
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The server's binary of a profile, `debug` or `release`.
pub(crate) fn server(profile: &str) -> PathBuf {
    target().join(profile).join(format!("lianxin{}", env::consts::EXE_SUFFIX))
}

/// The cargo that started us, in the folder of the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    at_home(Command::new(own_cargo()), arguments)
}

/// The same, giving way to all other work where there is `nice` to see to it.
pub(crate) fn cargo_aside(arguments: &[&str]) -> Command {
    let command = find("nice", &[]).map(|nice| {
        let mut command = Command::new(nice);
        command.args(["-n", "19"]).arg(own_cargo());
        command
    });
    at_home(command.unwrap_or_else(|| Command::new(own_cargo())), arguments)
}

fn own_cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn at_home(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments).current_dir(root());
    // `cargo run` describes the package xtask to us in these; build scripts that watch them (ring's, for one) would
    // take that for a change and compile again.
    for (key, _) in env::vars_os() {
        let name = key.to_string_lossy();
        let about_us = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_"];
        if about_us.iter().any(|prefix| name.starts_with(prefix)) {
            command.env_remove(&key);
        }
    }
    command
}

/// Keeps from a program the settings of Lianxin that whoever started us may have; where tests find things is none.
pub(crate) fn without_settings(command: &mut Command) {
    for (key, _) in env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("LIANXIN_") && !name.starts_with("LIANXIN_TEST_") {
            command.env_remove(&key);
        }
    }
}

/// `-p` for each of the packages.
pub(crate) fn packages<'a>(names: &[&'a str]) -> Vec<&'a str> {
    names.iter().flat_map(|name| ["-p", name]).collect()
}

/// Runs a program in full view and waits for it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    say::progress(format_args!("  $ {shown}"));
    let status = command
        .status()
        .with_context(|| format!("`{shown}` could not be started; is it installed and on the PATH?"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status}); what it said stands above");
    }
    Ok(())
}

/// Runs a program unseen and gives what it wrote to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .output()
        .with_context(|| format!("`{shown}` could not be started; is it installed and on the PATH?"))?;
    if !output.status.success() {
        bail!(
            "`{shown}` failed ({}):\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` wrote something that is not UTF-8"))
}

/// Where a program lies: on the PATH, or in one of the folders given.
pub(crate) fn find(program: &str, elsewhere: &[PathBuf]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path)
        .chain(elsewhere.iter().cloned())
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> Result<bool> {
    if !cfg!(unix) {
        return Ok(false);
    }
    Ok(output(Command::new("id").arg("--user"))?.trim() == "0")
}

/// Whether an environment variable says yes.
pub(crate) fn is_set(key: &str) -> bool {
    env::var_os(key).is_some_and(|value| !value.is_empty() && value != "false" && value != "0")
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
