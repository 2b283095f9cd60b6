//! Whether the client has to be built again: a digest of everything it is made of, kept beside what was made.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::process;

/// What the client is made of: its sources, the wire, versions and profiles, and this very program.
const INPUTS: [&str; 7] = [
    "client-wasm",
    "openapi/src",
    "openapi/Cargo.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "xtask/src/client",
];

/// A digest of the inputs and of the tools that turn them into a client.
pub(crate) fn of_inputs(root: &Path) -> Result<String> {
    let mut digest = Sha256::new();
    for input in INPUTS {
        for entry in WalkDir::new(root.join(input)).sort_by_file_name() {
            let entry = entry.with_context(|| format!("{input} could not be read"))?;
            if !entry.file_type().is_file() {
                continue;
            }
            let name = entry
                .path()
                .strip_prefix(root)
                .unwrap_or(entry.path())
                .to_string_lossy()
                .into_owned();
            let content = fs::read(entry.path()).with_context(|| format!("{name} could not be read"))?;
            digest.update(format!("{name} {}\n", content.len()));
            digest.update(content);
        }
    }
    digest.update(process::output(Command::new("rustc").arg("--version").current_dir(root))?);
    Ok(format!("{:x}", digest.finalize()))
}

/// Whether this folder was made from these inputs.
pub(crate) fn is_fresh(folder: &Path, inputs: &str) -> bool {
    folder.exists() && fs::read_to_string(file(folder)).is_ok_and(|made_from| made_from == inputs)
}

/// Remembers what a folder was made from.
pub(crate) fn write(folder: &Path, inputs: &str) -> Result<()> {
    let file = file(folder);
    fs::write(&file, inputs).with_context(|| format!("{} could not be written", file.display()))
}

/// Beside the folder, of which everything is served.
fn file(folder: &Path) -> PathBuf {
    folder.with_extension("inputs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_fresh_for_its_own_inputs_only() {
        let parent = tempfile::tempdir().expect("a folder");
        let folder = parent.path().join("client");
        fs::create_dir(&folder).expect("made");
        assert!(!is_fresh(&folder, "a"));
        write(&folder, "a").expect("written");
        assert!(is_fresh(&folder, "a"));
        assert!(!is_fresh(&folder, "b"));
        fs::remove_dir(&folder).expect("removed");
        assert!(!is_fresh(&folder, "a"));
    }
}
