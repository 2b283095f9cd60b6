//! The real binary, with a data folder and an empty database of its own.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;
use tests::{Backend, Database, Sql, process};

/// Where commands run.
pub(crate) struct Here {
    binary: PathBuf,
    // Dropped in this order: the database goes before the folder it may lie in.
    database: Database,
    folder: TempDir,
}

/// Makes two tests of each function, one for each database.
macro_rules! on_each_database {
    ($(async fn $name:ident($here:ident: Here) $body:block)+) => {
        $(
            mod $name {
                use super::*;

                async fn test($here: Here) $body

                async fn on(backend: tests::Backend) {
                    if let Some(here) = Here::new(backend).await {
                        test(here).await;
                    }
                }

                #[test]
                fn sqlite() {
                    tests::run(on(tests::Backend::Sqlite));
                }

                #[test]
                fn postgres() {
                    tests::run(on(tests::Backend::Postgres));
                }
            }
        )+
    };
}
pub(crate) use on_each_database;

impl Here {
    pub(crate) async fn new(backend: Backend) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        Some(Self {
            binary: process::binary()?,
            database: Database::empty(backend, folder.path()).await?,
            folder,
        })
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The binary, on this folder and this database.
    pub(crate) fn command(&self) -> Command {
        process::command(&self.binary, self.folder(), self.database.url())
    }

    /// Runs a command that succeeds; what it said.
    pub(crate) fn said(&self, words: &[&str]) -> String {
        said(self.command().args(words))
    }

    /// Runs a command that is refused; why.
    pub(crate) fn refused(&self, words: &[&str]) -> String {
        refused(self.command().args(words))
    }

    /// A look into its database.
    pub(crate) fn sql(&self) -> Sql {
        Sql::connect(self.database.url())
    }

    /// The number of rows of a table that fit a condition.
    pub(crate) fn count(&self, table: &str, condition: &str) -> i64 {
        self.sql()
            .number(&format!("SELECT count(*) AS number FROM {table} WHERE {condition}"))
    }

    /// A file in its folder.
    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        let file = self.folder().join(name);
        std::fs::write(&file, text).expect("a file");
        file.to_string_lossy().into_owned()
    }

    /// Two communities of one street, brought in from a file.
    pub(crate) fn places(&self) -> String {
        let community = |name: &str| {
            format!(
                "[[community]]\nname = \"{name}\"\n[[community.station]]\nname = \"{name}驿站\"\nphone = \"0512-60000101\"\n\
                 address = \"梧桐路18号\"\nopening_hours = \"9:00–17:00\"\ncells = [\"第一网格\", \"第二网格\"]\n"
            )
        };
        let text = format!("street = \"清河街道\"\n{}{}", community("梧桐社区"), community("桂花社区"));
        self.said(&["import", "places", &self.file("places.toml", &text)])
    }
}

/// What a command said that succeeded.
pub(crate) fn said(command: &mut Command) -> String {
    let output = process::output(command);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Why a command was refused.
pub(crate) fn refused(command: &mut Command) -> String {
    why(&process::output(command))
}

/// Why a command failed.
pub(crate) fn why(output: &Output) -> String {
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs a command that reads one line.
pub(crate) fn told(command: &mut Command, line: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // It may have ended without reading.
    let _ = writeln!(child.stdin.take().expect("its input"), "{line}");
    child.wait_with_output().expect("the binary ends")
}
