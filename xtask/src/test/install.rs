//! Installing what is missing, where that is ours to do: on Debian, as root.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use crate::{
    process,
    programs::{ALL, has_chinese_font},
    say,
};

/// The package with Chinese letters; without them a browser test draws boxes.
const FONT: &str = "fonts-noto-cjk";

/// Installs what is missing, or says what it is. What is still missing afterwards shows up as not run.
pub(crate) fn what_is_missing() -> Result<()> {
    let mut packages: Vec<&str> = Vec::new();
    for program in ALL {
        if program.find().is_none() {
            say::progress(format_args!("  {} is missing (Debian: {})", program.what, program.package));
            packages.push(program.package);
        }
    }
    if !has_chinese_font() {
        say::progress(format_args!("  a font with Chinese letters is missing (Debian: {FONT})"));
        packages.push(FONT);
    }
    packages.dedup();
    if packages.is_empty() {
        say::progress("  nothing is missing");
        return Ok(());
    }
    if !is_debian() || !process::is_root()? {
        say::progress(format_args!(
            "  Only on Debian and as root these are installed for you. Please install: {}",
            packages.join(", ")
        ));
        return Ok(());
    }
    process::run(&mut apt_get(&["update", "--quiet"]))?;
    process::run(apt_get(&["install", "--yes", "--quiet", "--no-install-recommends"]).args(&packages))
        .with_context(|| format!("apt-get could not install {}", packages.join(" ")))
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_debian() -> bool {
    let release = fs::read_to_string(Path::new("/etc/os-release")).unwrap_or_default();
    release.lines().any(|line| line == "ID=debian") && process::find("apt-get", &[]).is_some()
}
