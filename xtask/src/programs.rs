//! The programs that tests need and no crate brings: databases, a browser, and what looks over their shoulders.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::process;

/// Something tests need.
pub(crate) struct Program {
    /// What it is for.
    pub(crate) what: &'static str,
    /// Any of these names will do.
    pub(crate) names: &'static [&'static str],
    /// The Debian package that brings it.
    pub(crate) package: &'static str,
}

/// The program that makes a PostgreSQL cluster.
pub(crate) const INITDB: Program = Program {
    what: "PostgreSQL (initdb)",
    names: &["initdb"],
    package: "postgresql",
};
/// PostgreSQL itself.
pub(crate) const POSTGRES: Program = Program {
    what: "PostgreSQL (postgres)",
    names: &["postgres"],
    package: "postgresql",
};
/// Redis, or its twin.
pub(crate) const REDIS: Program = Program {
    what: "Redis (redis-server)",
    names: &["redis-server", "valkey-server"],
    package: "redis-server",
};
/// A browser.
pub(crate) const CHROMIUM: Program = Program {
    what: "Chromium",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    package: "chromium",
};
/// The browser's driver.
pub(crate) const CHROMEDRIVER: Program = Program {
    what: "ChromeDriver",
    names: &["chromedriver"],
    package: "chromium-driver",
};
/// Shows which system calls a process makes, and in which order.
const STRACE: Program = Program {
    what: "strace",
    names: &["strace"],
    package: "strace",
};
/// Fetches axe-core, which knows what makes a page accessible and comes from npm only.
const NPM: Program = Program {
    what: "npm",
    names: &["npm"],
    package: "npm",
};
/// Makes PostgreSQL's certificate. On Debian it comes with PostgreSQL anyway.
pub(crate) const OPENSSL: Program = Program {
    what: "OpenSSL",
    names: &["openssl"],
    package: "openssl",
};

/// All of them.
pub(crate) const ALL: [&Program; 8] = [&INITDB, &POSTGRES, &OPENSSL, &REDIS, &CHROMIUM, &CHROMEDRIVER, &STRACE, &NPM];

impl Program {
    /// Where it lies, if it is there.
    pub(crate) fn find(&self) -> Option<PathBuf> {
        let elsewhere = folders();
        self.names.iter().find_map(|name| process::find(name, &elsewhere))
    }
}

/// Whether pages in Chinese can be drawn. Only Linux comes without.
pub(crate) fn has_chinese_font() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let known = std::process::Command::new("fc-list").args([":lang=zh", "file"]).output();
    known.is_ok_and(|list| !list.stdout.is_empty())
        || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists()
}

/// Where distributions keep PostgreSQL off the PATH, the newest first, and macOS its browsers.
fn folders() -> Vec<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    folders.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    folders
        .into_iter()
        .map(|(_, folder)| folder)
        .chain([PathBuf::from("/usr/pgsql/bin")])
        .collect()
}
