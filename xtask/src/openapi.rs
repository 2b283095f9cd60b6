//! `cargo xtask openapi`: the contract, written down from the code that keeps it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{client, process, run, say};

/// Writes openapi/openapi.json.
pub(crate) fn write() -> Result<()> {
    // The server compiles the client in, so that there has to be one.
    client::build()?;
    let fresh = generated(&run::server()?)?;
    let file = file();
    if fs::read_to_string(&file).is_ok_and(|old| old == fresh) {
        say::line("openapi/openapi.json is up to date.");
        return Ok(());
    }
    fs::write(&file, fresh).with_context(|| format!("{} could not be written", file.display()))?;
    say::line("openapi/openapi.json written.");
    Ok(())
}

/// Fails where openapi/openapi.json is not what the server says of itself.
pub(crate) fn check(server: &Path) -> Result<()> {
    let fresh = generated(server)?;
    let file = file();
    let kept = fs::read_to_string(&file).with_context(|| format!("{} is missing; run `cargo xtask openapi`", file.display()))?;
    if kept == fresh {
        return Ok(());
    }
    let line = kept.lines().zip(fresh.lines()).position(|(old, new)| old != new);
    let line = line.unwrap_or_else(|| kept.lines().count().min(fresh.lines().count())) + 1;
    bail!("openapi/openapi.json differs from the code, first in line {line}; run `cargo xtask openapi` and read the change");
}

fn file() -> PathBuf {
    process::root().join("openapi").join("openapi.json")
}

fn generated(server: &Path) -> Result<String> {
    let text = process::output(Command::new(server).arg("openapi").current_dir(process::root()))?;
    serde_json::from_str::<serde::de::IgnoredAny>(&text).context("`lianxin openapi` did not write JSON")?;
    Ok(text)
}
