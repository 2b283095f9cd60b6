//! What an app says of its page in its `Cargo.toml`. Apps differ in their names and share their layouts; the residents' own page
//! and manifest lie beside its sources.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{mount, pages, source};

#[derive(Deserialize)]
struct Cargo {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    page: Page,
}

/// The page of an app.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    layout: Layout,
    /// What the app is called until it has started, and among the apps of a phone.
    pub(crate) name: String,
    /// Whether phones may install it: it opens without a network then as well.
    #[serde(default)]
    pub(crate) installed: bool,
}

/// Which page an app takes.
#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Layout {
    /// That of residents' phones.
    Phone,
    /// That of stations.
    Station,
    /// One of its own.
    Own,
}

impl Page {
    /// Reads what an app says of it.
    pub(crate) fn of(app: &str) -> Result<Self> {
        let file = source(app).join("Cargo.toml");
        let cargo: Cargo = toml::from_str(&pages::read(&file)?).with_context(|| format!("in {}", file.display()))?;
        Ok(cargo.package.metadata.page)
    }

    /// The file it is made from.
    pub(crate) fn file(&self, app: &str) -> PathBuf {
        match self.layout {
            Layout::Phone => shared("phone.html"),
            Layout::Station => shared("station.html"),
            Layout::Own => source(app).join("index.html"),
        }
    }

    /// How it names its manifest, where it has one that is made from the shared one.
    pub(crate) fn manifest_link(&self, app: &str) -> String {
        if self.shares_manifest() {
            format!("<link rel=\"manifest\" href=\"/{}manifest.webmanifest\" />", mount(app))
        } else {
            String::new()
        }
    }

    /// The manifest that is made from the shared one.
    pub(crate) fn manifest(&self, app: &str) -> Result<Option<String>> {
        let values = [("name", self.name.as_str()), ("app", app)];
        let shared = self.shares_manifest().then(|| pages::read(&shared("manifest.webmanifest")));
        shared.map(|text| pages::fill(&text?, &values)).transpose()
    }

    fn shares_manifest(&self) -> bool {
        self.installed && self.layout != Layout::Own
    }
}

fn shared(name: &str) -> PathBuf {
    source("kit").join("page").join(name)
}
