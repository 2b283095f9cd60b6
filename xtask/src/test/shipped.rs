//! The binary alone is the product: built by the same command as the image's, it carries every file of the client.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::{bench::wire, client, process, run, services};

/// The binary as it is shipped, being built beside everything that follows the client.
pub(super) struct Build(Child);

impl Build {
    /// Begins it. What it has to say is said when [`check`] builds again what it could not.
    pub(super) fn begin() -> Result<Self> {
        let mut cargo = process::cargo_aside(&run::TO_SHIP);
        cargo.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(Self(cargo.spawn().context("cargo could not be started")?))
    }

    /// Waits for its end, whatever that is.
    pub(super) fn finish(mut self) {
        let _ = self.0.wait();
    }
}

/// Builds the binary as it is shipped and has a copy of it serve, while the client it was built from is out of reach.
pub(super) fn check() -> Result<()> {
    let server = run::server_to_ship()?;
    let folder = services::folder()?;
    let alone = folder.path().join("lianxin");
    fs::copy(&server, &alone).context("the binary could not be copied")?;
    let files = files(&client::folder())?;
    let away = Away::put(&client::folder())?;
    let outcome = serves(&alone, folder.path(), &files);
    services::stop_all();
    drop(away);
    outcome
}

/// Every file of a folder: its name as seen from there, and what is in it.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.with_context(|| format!("{} could not be read", folder.display()))?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            files.push((name, fs::read(entry.path())?));
        }
    }
    Ok(files)
}

fn serves(binary: &Path, folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let port = services::free_port()?;
    let mut command = Command::new(binary);
    process::without_settings(&mut command);
    command
        .current_dir(folder)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}")]);
    let get = |path: &str| wire::Connection::open(port)?.ask(&wire::request("GET", path, &[], b""));
    let is_ready = || get("/readyz").is_ok_and(|answer| answer.status == 200);
    services::start(&mut command, "-TERM", &folder.join("log"), is_ready)?;
    for (name, bytes) in files {
        let answer = get(&format!("/{name}"))?;
        if answer.status != 200 || answer.body != *bytes {
            bail!("the binary does not carry {name}: answered {}", answer.status);
        }
    }
    Ok(())
}

/// A folder that is elsewhere until this is dropped. Should that never happen, the client is only built again.
struct Away {
    home: PathBuf,
    away: PathBuf,
}

impl Away {
    fn put(home: &Path) -> Result<Self> {
        let away = home.with_extension("away");
        fs::rename(home, &away).with_context(|| format!("{} could not be moved", home.display()))?;
        Ok(Self {
            home: home.to_path_buf(),
            away,
        })
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        let _ = fs::rename(&self.away, &self.home);
    }
}
