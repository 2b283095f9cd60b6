//! Laws of source files: what they begin with, how long they are, what they may speak of.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// The most lines a file may have.
const LONGEST: usize = 350;

/// A part of a feature, and what it may not speak of.
const SILENCE: [(&str, &[&str]); 4] = [
    ("routes", &["diesel"]),
    ("service", &["diesel", "actix", "routes"]),
    ("store", &["actix", "routes", "service"]),
    ("model", &["actix", "diesel_migrations", "routes", "service", "store"]),
];

/// Every breach in every Rust file of the workspace.
pub(crate) fn breaches(root: &Path) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    let apart = ["target", "data", ".git"];
    let entries = WalkDir::new(root).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() != 1 || !apart.iter().any(|name| entry.file_name() == *name)) {
        let entry = entry.context("the workspace could not be read")?;
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let name = entry
            .path()
            .strip_prefix(root)
            .unwrap_or(entry.path())
            .to_string_lossy()
            .replace('\\', "/");
        let text = fs::read_to_string(entry.path()).with_context(|| format!("{name} could not be read"))?;
        breaches.extend(in_file(&name, &text));
    }
    Ok(breaches)
}

fn in_file(name: &str, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    if !text.starts_with("//!") {
        breaches.push(format!("{name}: the first line is to say what the file is, with //!"));
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        breaches.push(format!("{name}: {lines} lines; more than {LONGEST} are hard to read"));
    }
    for (number, line) in text.lines().enumerate() {
        let line = code(line);
        for (mark, instead) in [
            ("allow(", "`expect` with a reason"),
            ("ignore", "nothing: a test that cannot run says so"),
        ] {
            if line.trim_start().starts_with(&format!("#[{mark}")) || line.trim_start().starts_with(&format!("#![{mark}")) {
                breaches.push(format!("{name}:{}: use {instead}", number + 1));
            }
        }
        if name.starts_with("api/src/") && opens_a_store(line) {
            breaches.push(format!(
                "{name}:{}: a store is its feature's own; others ask the service",
                number + 1
            ));
        }
        for word in forbidden(name) {
            if speaks_of(line, word) {
                breaches.push(format!("{name}:{}: may not speak of {word}", number + 1));
            }
        }
    }
    breaches
}

/// What a file may not speak of: the server's parts each have one concern.
fn forbidden(name: &str) -> impl Iterator<Item = &'static str> {
    let inside = name.strip_prefix("api/src/").unwrap_or_default();
    let parts: Vec<&str> = inside.trim_end_matches(".rs").split('/').skip(1).collect();
    SILENCE
        .into_iter()
        .filter(move |(part, _)| parts.contains(part))
        .flat_map(|(_, words)| words.iter().copied())
}

/// Whether a line lets others than the feature itself at its table.
fn opens_a_store(line: &str) -> bool {
    let open = line.trim_start().starts_with("pub");
    open && (line.contains(" mod store") || line.contains(" use ") && line.contains("store::"))
}

/// Whether a line of code uses a crate or a module of this name.
fn speaks_of(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        let after = &line[place + word.len()..];
        let whole = !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '"');
        let crates = word == "actix" && after.starts_with("_web") || word == "diesel" && after.starts_with("::");
        let module =
            matches!(word, "routes" | "service" | "store") && after.starts_with("::") && line[..place].ends_with("super::");
        let other = !matches!(word, "routes" | "service" | "store") && after.starts_with("::");
        whole && (crates || module || other)
    })
}

/// A line without its comment. Two slashes within a string cut it short too, which no law minds.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::in_file;

    #[test]
    fn parts_of_a_feature_keep_to_their_concern() {
        for (file, line) in [
            ("routes", "use diesel::prelude::*;"),
            ("service", "use actix_web::web::Json;"),
            ("service", "    diesel::insert_into(cases::table)"),
            ("store", "use super::service::accept;"),
            ("model", "use super::store;\nuse super::store::Row;"),
        ] {
            assert!(
                !in_file(&format!("api/src/cases/{file}.rs"), &format!("//! A\n{line}\n")).is_empty(),
                "{file}: {line}"
            );
        }
        for (file, line) in [
            ("routes", "// diesel::prelude would be wrong here"),
            ("routes", "let row = super::service::accept();"),
            ("service", "use super::store::find;"),
            ("store", "use diesel::prelude::*;"),
        ] {
            assert_eq!(
                in_file(&format!("api/src/cases/{file}.rs"), &format!("//! A\n{line}\n")),
                [""; 0],
                "{file}: {line}"
            );
        }
    }

    #[test]
    fn a_store_is_closed_to_other_features() {
        for (line, closed) in [
            ("mod store;", true),
            ("use store::find;", true),
            ("pub mod store;", false),
            ("pub(crate) mod store;", false),
            ("pub(crate) use store::Which;", false),
        ] {
            let breaches = in_file("api/src/cases/mod.rs", &format!("//! A\n{line}\n"));
            assert_eq!(breaches.is_empty(), closed, "{line}");
        }
    }

    #[test]
    fn other_files_may_speak_of_anything() {
        assert_eq!(in_file("api/src/db/conn.rs", "//! A\nuse diesel::prelude::*;\n"), [""; 0]);
        assert_eq!(in_file("tests/src/lib.rs", "//! A\nuse actix_web::App;\n"), [""; 0]);
    }

    #[test]
    fn beginnings_lengths_and_silenced_lints_are_seen() {
        assert_eq!(in_file("a.rs", "fn main() {}\n").len(), 1);
        assert_eq!(in_file("a.rs", &"//! A\n".repeat(350)), [""; 0]);
        assert_eq!(in_file("a.rs", &"//! A\n".repeat(351)).len(), 1);
        for mark in [
            "#[allow(dead_code)]",
            "#![allow(dead_code)]",
            "    #[ignore]",
            "#[ignore = \"slow\"]",
        ] {
            assert_eq!(in_file("a.rs", &format!("//! A\n{mark}\n")).len(), 1, "{mark}");
        }
    }
}
