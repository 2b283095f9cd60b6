//! What the build needs beside cargo: rustup's targets and components.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{
    process::{self, WASM},
    say,
};

/// Makes sure that Rust can compile for browsers.
pub(crate) fn wasm_target() -> Result<()> {
    let library = process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if std::path::Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    let Some(rustup) = process::find("rustup", &[]) else {
        bail!(
            "Rust cannot compile for browsers yet and rustup is not on the PATH. Either install Rust with rustup \
             (https://rustup.rs), or install the standard library for {WASM} from where your Rust came from \
             (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-{WASM})."
        );
    };
    say::progress(format_args!("Adding Rust's standard library for browsers ({WASM})"));
    process::run(
        Command::new(rustup)
            .args(["target", "add", WASM])
            .current_dir(process::root()),
    )
}

/// Makes sure that the formatter and the linter are there; a minimal toolchain comes without.
pub(crate) fn components() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::output(&mut process::cargo(&[subcommand, "--version"])).is_ok() {
            continue;
        }
        let Some(rustup) = process::find("rustup", &[]) else {
            bail!("cargo {subcommand} is missing; install {component} from where your Rust came from");
        };
        process::run(
            Command::new(rustup)
                .args(["component", "add", component])
                .current_dir(process::root()),
        )?;
    }
    Ok(())
}
