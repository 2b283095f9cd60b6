//! Laws of dependency between crates, read from what cargo would build.

use anyhow::Result;

use crate::process::{self, BROWSER, WASM};

/// What never reaches a browser.
const SERVERS_OWN: [&str; 6] = ["api", "diesel", "actix-web", "tokio", "redis", "reqwest"];

/// Every crate that would be built with something it may not know.
pub(crate) fn breaches() -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    for package in ["contract", "kit"].into_iter().chain(BROWSER) {
        breaches.extend(known_to(package, Some(WASM), &SERVERS_OWN)?);
    }
    breaches.extend(known_to("contract", None, &["kit", "api", "diesel", "actix-web"])?);
    breaches.extend(known_to("api", None, &["kit", "yew", "tests"])?);
    if process::root().join("api").join("matching").exists() {
        breaches.extend(known_to("matching", None, &["api", "contract", "diesel", "actix-web"])?);
    }
    Ok(breaches)
}

fn known_to(package: &str, target: Option<&str>, strangers: &[&str]) -> Result<Vec<String>> {
    let mut tree = process::cargo(&[
        "tree", "--edges", "normal", "--prefix", "none", "--format", "{p}", "-p", package,
    ]);
    if let Some(target) = target {
        tree.args(["--target", target]);
    }
    let known = process::output(&mut tree)?;
    let names: Vec<&str> = known.lines().filter_map(|line| line.split(' ').next()).collect();
    let found = strangers.iter().filter(|stranger| names.contains(stranger));
    Ok(found
        .map(|stranger| format!("{package} depends on {stranger}; `cargo tree -p {package} -i {stranger}` shows how"))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::known_to;

    #[test]
    fn a_dependency_is_seen_where_there_is_one() {
        let found = known_to("api", None, &["diesel", "yew"]).expect("cargo tree");
        assert_eq!(found, ["api depends on diesel; `cargo tree -p api -i diesel` shows how"]);
    }
}
