//! The binary alone is the product: built by the same command as the image's, it carries every file of the client.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::{bench::wire, client, process, run, services};

/// Builds the binary as it is shipped, looks for the client inside, and has a copy of it serve, far from the sources.
pub(super) fn check() -> Result<()> {
    let server = run::server_to_ship()?;
    let binary = fs::read(&server)?;
    for entry in WalkDir::new(client::folder()) {
        let entry = entry.context("the client could not be read")?;
        if entry.file_type().is_file() && !contains(&binary, &fs::read(entry.path())?) {
            bail!("{} is not in the binary", entry.path().display());
        }
    }
    let folder = services::folder()?;
    let alone = folder.path().join("lianxin");
    fs::copy(&server, &alone).context("the binary could not be copied")?;
    let outcome = serves(&alone, folder.path());
    services::stop_all();
    outcome
}

fn serves(binary: &Path, folder: &Path) -> Result<()> {
    let port = services::free_port()?;
    let mut command = Command::new(binary);
    process::without_settings(&mut command);
    command
        .current_dir(folder)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}")]);
    let get = |path: &str| wire::Connection::open(port)?.ask(&wire::request("GET", path, &[], b""));
    let is_ready = || get("/readyz").is_ok_and(|answer| answer.status == 200);
    services::start(&mut command, "-TERM", &folder.join("log"), is_ready)?;
    for (path, file) in [("/", "index.html"), ("/console/", "console/index.html")] {
        let answer = get(path)?;
        if answer.status != 200 || answer.body != fs::read(client::folder().join(file))? {
            bail!("{path} is answered with {} and not with {file}", answer.status);
        }
    }
    Ok(())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    part.is_empty() || bytes.windows(part.len()).any(|window| window == part)
}
