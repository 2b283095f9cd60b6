//! Public programs in Python, taken from its index as they are.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::process::Command;

use crate::not_run;

/// A Python that has these packages, kept in the build's folder under a name; `None`, and a note of what is not tested, where they
/// cannot be had.
pub async fn with(name: &str, modules: &str, packages: &[&str]) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").join(name);
    let python = folder.join("bin").join("python");
    let imports = format!("import {modules}");
    if succeeds(Command::new(&python).args(["-c", &imports])).await {
        return Some(python);
    }
    let made = succeeds(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder)).await
        && succeeds(
            Command::new(&python)
                .args(["-m", "pip", "install", "--quiet", "--retries", "1"])
                .args(packages),
        )
        .await;
    if !made {
        not_run::note(&format!("{name}: {} could not be had from PyPI", packages.join(", ")));
    }
    made.then_some(python)
}

async fn succeeds(command: &mut Command) -> bool {
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    silent.status().await.is_ok_and(|status| status.success())
}
