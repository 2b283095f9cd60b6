//! What test processes find in their environment.

use std::{env, ffi::OsString, fs, path::Path, process::Command};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::{
    process,
    programs::{self, CHROMEDRIVER, CHROMIUM, has_chinese_font},
    services,
};

const POSTGRES: &str = "LIANXIN_TEST_POSTGRES_URL";
const REDIS: &str = "LIANXIN_TEST_REDIS_URL";
/// The program, for tests that stop it.
const REDIS_SERVER: &str = "LIANXIN_TEST_REDIS_SERVER";
const NOT_RUN: &str = "LIANXIN_TEST_NOT_RUN";

/// The environment of test processes. The services in it end with it.
pub(crate) struct Environment {
    variables: Vec<(&'static str, Option<OsString>)>,
    /// What is not there, each with what to do about it.
    pub(crate) missing: Vec<String>,
    folder: TempDir,
}

impl Environment {
    /// Starts what has to be started and finds the rest.
    pub(crate) fn new(fast: bool) -> Result<Self> {
        let folder = services::fast_folder()?;
        let mut new = Self {
            variables: Vec::new(),
            missing: Vec::new(),
            folder,
        };
        new.set(NOT_RUN, new.folder.path().join("not-run"));
        let files = new.folder.path().join("files");
        fs::create_dir(&files).with_context(|| format!("{} could not be made", files.display()))?;
        new.set("TMPDIR", files);
        new.set("LIANXIN_TEST_BIN", process::server("debug"));
        let data = env::var_os("LIANXIN_TEST_DATA").unwrap_or_else(|| "../shared/data".into());
        let data = process::root().join(data);
        new.set("LIANXIN_TEST_DATA", fs::canonicalize(&data).unwrap_or(data));
        if fast {
            new.variables.extend([POSTGRES, REDIS, REDIS_SERVER].map(|key| (key, None)));
            new.missing
                .push("tests on PostgreSQL and Redis: left out by --fast".to_owned());
            return Ok(new);
        }
        new.service(POSTGRES, "tests on PostgreSQL", |folder| {
            services::postgres(folder, services::FORGETFUL)
        })?;
        new.service(REDIS, "tests on Redis", services::redis)?;
        for (key, program, tests) in [
            (REDIS_SERVER, &programs::REDIS, "tests that stop Redis"),
            ("CHROMIUM", &CHROMIUM, "browser tests"),
            ("CHROMEDRIVER", &CHROMEDRIVER, "browser tests"),
        ] {
            match program.find() {
                Some(file) => new.set(key, file),
                None => new.missing.push(format!(
                    "{tests}: {} is not installed (Debian: {})",
                    program.what, program.package
                )),
            }
        }
        if !has_chinese_font() {
            new.missing
                .push("browser tests with Chinese letters: no font has them (Debian: fonts-noto-cjk)".to_owned());
        }
        Ok(new)
    }

    /// Gives it to a process, without the settings of whoever runs the tests.
    pub(crate) fn give_to(&self, command: &mut Command) {
        process::without_settings(command);
        for (key, value) in &self.variables {
            match value {
                Some(value) => command.env(key, value),
                None => command.env_remove(key),
            };
        }
    }

    /// What test processes wrote down as not run.
    pub(crate) fn not_run(&self) -> Vec<String> {
        let text = fs::read_to_string(self.folder.path().join("not-run")).unwrap_or_default();
        text.lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(ToOwned::to_owned)
            .collect()
    }

    /// Takes the service the environment names, or starts one of our own.
    fn service(&mut self, key: &'static str, what: &str, start: fn(&Path) -> Result<Option<String>>) -> Result<()> {
        if let Some(url) = env::var_os(key).filter(|url| !url.is_empty()) {
            self.set(key, url);
        } else if let Some(url) = start(self.folder.path())? {
            self.set(key, url);
        } else {
            self.missing
                .push(format!("{what}: not installed; install it, or name a server in {key}"));
        }
        Ok(())
    }

    fn set(&mut self, key: &'static str, value: impl Into<OsString>) {
        self.variables.push((key, Some(value.into())));
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        services::stop_all();
    }
}

/// Writes down that a test of this crate could not be run, as other crates' tests do.
#[cfg(test)]
pub(crate) fn was_not_run(what: &str) {
    use std::io::Write;
    let Some(file) = env::var_os(NOT_RUN) else {
        return crate::say::progress(format_args!("NOT RUN: {what}"));
    };
    let mut file = fs::File::options()
        .append(true)
        .create(true)
        .open(file)
        .expect("the list of what did not run");
    writeln!(file, "{what}").expect("a line in it");
}
