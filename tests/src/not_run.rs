//! Saying what could not be tested, instead of passing in silence.

use std::{
    collections::BTreeSet,
    fs::OpenOptions,
    io::Write,
    sync::{Mutex, PoisonError},
};

static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Notes, once, that something was not run, and why.
pub fn note(what: &str) {
    if !SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(what.to_owned()) {
        return;
    }
    eprintln!("NOT RUN: {what}");
    let Some(file) = std::env::var_os("LIANXIN_TEST_NOT_RUN").filter(|file| !file.is_empty()) else {
        return;
    };
    let opened = OpenOptions::new().create(true).append(true).open(&file);
    opened
        .and_then(|mut file| writeln!(file, "{what}"))
        .unwrap_or_else(|error| panic!("LIANXIN_TEST_NOT_RUN: {error}"));
}

/// The value of an environment variable that names what a test needs.
pub fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(|value| {
        value
            .into_string()
            .unwrap_or_else(|value| panic!("{name} is not UTF-8: {}", value.display()))
    })
}
