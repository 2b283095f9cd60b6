//! `cargo xtask tidy`: the laws that keep the workspace in order. Also a test.

mod dependencies;
pub(crate) mod docker;
mod migrations;
mod sources;

use anyhow::{Result, bail};

use crate::{process, say};

/// Checks all laws and lists every breach.
pub(crate) fn run() -> Result<()> {
    let breaches = breaches()?;
    for breach in &breaches {
        say::line(format_args!("  {breach}"));
    }
    if !breaches.is_empty() {
        bail!(
            "breaches of the laws of the house: {} (ARCHITECTURE.md tells the laws)",
            breaches.len()
        );
    }
    say::line("  Everything is in its place.");
    Ok(())
}

fn breaches() -> Result<Vec<String>> {
    let root = process::root();
    let mut breaches = sources::breaches(root)?;
    breaches.extend(migrations::breaches(&root.join("migrations"))?);
    breaches.extend(dependencies::breaches()?);
    breaches.extend(docker::breaches(root)?);
    Ok(breaches)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_workspace_is_in_order() {
        let breaches = super::breaches().expect("the laws could be checked");
        assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
    }
}
