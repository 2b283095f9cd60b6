//! Laws of the container files, as far as they can be checked without containers: every setting exists, every file is
//! there, every command is one of ours, every name means something, and the compiler is the workspace's.

pub(crate) mod compose;
pub(crate) mod dockerfile;

use std::{fs, path::Path};

use anyhow::{Context, Result};

use compose::Compose;
use dockerfile::Dockerfile;

/// Every breach in the files of docker/.
pub(super) fn breaches(root: &Path) -> Result<Vec<String>> {
    let read = |name: &str| fs::read_to_string(root.join(name)).with_context(|| format!("{name} could not be read"));
    let settings: toml::Table = toml::from_str(&read("api/config.default.toml")?).context("api/config.default.toml")?;
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")?).context("Cargo.toml")?;
    let version = manifest["workspace"]["package"]["rust-version"].as_str().unwrap_or_default();
    let dockerfile = Dockerfile::read(root)?;
    let compose = Compose::read(root)?;
    Ok([
        named("docker/Dockerfile", dockerfile.breaches(&settings, root, version)),
        named("docker/compose.yaml", compose.breaches(&settings, &root.join("docker"))),
        named("docker/example.env", compose.breaches_of_names(&read("docker/example.env")?)),
        named(
            "docker/Caddyfile",
            compose.breaches_of_proxy(&read("docker/Caddyfile")?, dockerfile.port()),
        ),
    ]
    .concat())
}

fn named(file: &str, breaches: Vec<String>) -> Vec<String> {
    breaches.into_iter().map(|breach| format!("{file}: {breach}")).collect()
}

/// A `LIANXIN_SECTION__KEY` that the configuration does not have.
fn unknown(key: &str, settings: &toml::Table) -> Option<String> {
    let name = key.strip_prefix("LIANXIN_")?.to_lowercase();
    let exists = name
        .split_once("__")
        .is_some_and(|(section, key)| settings.get(section).and_then(|of| of.get(key)).is_some());
    (!exists).then(|| format!("{key} is no setting of api/config.default.toml"))
}

#[cfg(test)]
fn settings() -> toml::Table {
    toml::from_str("[server]\nlisten = \"\"\n").expect("settings")
}
