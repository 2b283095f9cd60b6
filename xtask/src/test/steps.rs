//! The steps of a run, one function each.

use std::{collections::BTreeSet, env, num::NonZero, path::PathBuf, process::Command, thread};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{environment::Environment, report::Report};
use crate::{
    client::{self, Client},
    process::{self, BROWSER, SERVER, WASM},
    tidy, tools,
};

/// How many tests of a program run at once. Tests of a server wait for databases, and for what is to happen by itself, as
/// long as they compute; browsers compute.
const THREADS: &str = "RUST_TEST_THREADS";

/// The test target that needs a browser.
pub(crate) const BROWSER_TESTS: &str = "journeys";

/// Formatting, laws, licences.
pub(crate) fn order(report: &mut Report) {
    report.step("format", || {
        tools::components()?;
        process::run(&mut process::cargo(&["fmt", "--all", "--check", "--", "--files-with-diff"]))
            .context("`cargo fmt --all` mends this")
    });
    report.step("tidy", tidy::run);
    if process::find("cargo-deny", &[]).is_some() {
        let words = [
            "deny",
            "--offline",
            "--all-features",
            "check",
            "--hide-inclusion-graph",
            "licenses",
            "bans",
            "sources",
        ];
        report.step("licences", || process::run(&mut process::cargo(&words)));
    } else {
        report.optional("licences: cargo-deny is not installed (cargo install --locked cargo-deny)");
    }
}

/// The client, and its budgets where checks are wanted.
pub(crate) fn client(checks: bool) -> Result<()> {
    if checks { Client::checked().run() } else { client::build() }
}

/// Clippy for the machine's packages and for the browser's, unless all are linted as they are compiled: the browser's for the
/// tests of their units, on the machine, where they are the same but for the few lines that take the place of the machine's own.
pub(crate) fn lint(report: &mut Report) {
    if linter().is_some() {
        return;
    }
    let clippy = || process::cargo(&["clippy", "--all-targets"]);
    let deny = ["--", "-D", "warnings"];
    report.step("lint", || {
        process::run(clippy().args(process::packages(&SERVER)).args(deny))?;
        process::run(clippy().args(["-p", "xtask"]).args(deny))
    });
    report.step("lint of the client", || {
        tools::wasm_target()?;
        let mut clippy = clippy();
        clippy.args(["-p", "kit", "--target", WASM]);
        process::run(clippy.args(process::packages(&BROWSER)).args(deny))
    });
}

/// Packages whose tests run together, and the kinds of targets they have.
pub(crate) fn selections() -> [(Vec<&'static str>, &'static [&'static str]); 3] {
    let client = ["kit"].into_iter().chain(BROWSER).collect();
    [
        (SERVER.to_vec(), &["--lib", "--bins"]),
        (client, &["--lib", "--bins"]),
        (vec!["xtask"], &["--bins"]),
    ]
}

/// Clippy in the compiler's place, where a cold machine would check every dependency and then compile it, and where the
/// compiler was told to take no warning: continuous integration. Nothing that is compiled so is shipped.
fn linter() -> Option<PathBuf> {
    let strict = env::var_os("RUSTFLAGS").is_some_and(|flags| flags.to_string_lossy().contains("-D warnings"));
    let wanted = strict && process::is_set("CI");
    wanted.then(|| process::find("clippy-driver", &[])).flatten()
}

/// Cargo for what is ours and runs on this machine.
fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = process::cargo(arguments);
    if let Some(clippy) = linter() {
        cargo.env("RUSTC_WORKSPACE_WRAPPER", clippy);
    }
    cargo
}

/// The server and its tests. With `--tests`, so that features unify as they do when tests are run.
pub(crate) fn build() -> Result<()> {
    process::run(cargo(&["build", "--bins", "--tests", "--examples"]).args(process::packages(&SERVER)))
}

/// Runs some of the tests of some packages.
pub(crate) fn tests(packages: &[&str], which: &[&str], words: &[&str], environment: &Environment) -> Result<()> {
    let mut test = cargo(&["test", "--no-fail-fast"]);
    test.args(process::packages(packages))
        .args(which)
        .args(["--", "--quiet"])
        .args(words);
    environment.give_to(&mut test);
    if env::var_os(THREADS).is_none() && !which.contains(&BROWSER_TESTS) {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        test.env(THREADS, (cores * 2).to_string());
    }
    process::run(&mut test)
}

/// The names of the integration tests, those with a browser last.
pub(crate) fn test_targets(report: &mut Report) -> Vec<String> {
    match metadata() {
        Ok(names) => names,
        Err(error) => {
            report.not_run(format!("integration tests: {error:#}"));
            Vec::new()
        }
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

fn metadata() -> Result<Vec<String>> {
    let text = process::output(&mut process::cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Metadata = serde_json::from_str(&text).context("cargo's metadata could not be read")?;
    let targets = metadata.packages.into_iter().flat_map(|package| package.targets);
    let tests = targets
        .filter(|target| target.kind.iter().any(|kind| kind == "test"))
        .map(|target| target.name);
    let names: BTreeSet<String> = tests.collect();
    let (browser, rest): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name == BROWSER_TESTS);
    Ok(rest.into_iter().chain(browser).collect())
}
