//! `cargo xtask client`: what browsers load, from Rust to hashed and compressed files in target/client.
//!
//! The resident app lies at the root, the others below their names; `assets/` holds files whose names change with
//! their content, so that browsers may keep them for ever.

mod assets;
mod layout;
mod pages;
mod sizes;
mod stamp;
mod style;
mod wasm;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    process::{self, BROWSER},
    say, tools,
};
use assets::Assets;
use layout::Page;

/// What `cargo xtask client` can be told.
#[derive(Args)]
pub(crate) struct Client {
    /// Fail where an app is larger than its budget.
    #[arg(long)]
    check: bool,
    /// Build even if nothing changed.
    #[arg(long)]
    force: bool,
}

impl Client {
    /// Only if something changed, and with the budgets as law.
    pub(crate) fn checked() -> Self {
        Self {
            check: true,
            force: false,
        }
    }

    /// Builds the apps and shows their sizes.
    pub(crate) fn run(self) -> Result<()> {
        let folder = folder();
        if self.force && folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("{} could not be emptied", folder.display()))?;
        }
        build()?;
        sizes::show(&folder, self.check)
    }
}

/// Builds the apps, unless nothing changed since the last time.
pub(crate) fn build() -> Result<()> {
    let folder = folder();
    let inputs = stamp::of_inputs(process::root())?;
    if stamp::is_fresh(&folder, &inputs) {
        say::progress("The client is up to date.");
        return Ok(());
    }
    say::progress("Building the client (the first time takes some minutes)");
    tools::wasm_target()?;
    wasm::compile()?;

    let fresh = folder.with_extension("new");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).with_context(|| format!("{} could not be emptied", fresh.display()))?;
    }
    let mut assets = Assets::new(&fresh)?;
    for app in BROWSER {
        add(app, &mut assets)?;
    }
    say::during("Compressing", || assets.compress())?;
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} could not be replaced", folder.display()))?;
    }
    fs::rename(&fresh, &folder).with_context(|| format!("{} could not be put in place", folder.display()))?;
    stamp::write(&folder, &inputs)
}

/// Adds one app: program, glue, stylesheet, boot module, page and what lies in its `static` folder.
fn add(app: &str, assets: &mut Assets) -> Result<()> {
    let source = source(app);
    let program = say::during(&format!("Binding {app} to the browser"), || wasm::bind(app))?;
    let wasm = assets.add_hashed(app, "wasm", &program.wasm)?;
    let js = assets.add_hashed(app, "js", program.glue.as_bytes())?;
    let boot = assets.add_hashed(&format!("{app}-boot"), "js", pages::boot(&js, &wasm).as_bytes())?;
    let css = assets.add_hashed(app, "css", style::sheet(app)?.as_bytes())?;

    let mount = mount(app);
    let about = Page::of(app)?;
    let (file, link) = (about.file(app), about.manifest_link(app));
    let values = [
        ("css", css.as_str()),
        ("js", &js),
        ("wasm", &wasm),
        ("boot", &boot),
        ("name", &about.name),
        ("manifest", &link),
    ];
    let page = pages::fill(&pages::bare(&pages::read(&file)?), &values).with_context(|| format!("in {}", file.display()))?;
    assets.add(&format!("{mount}index.html"), page.as_bytes())?;

    // What changes without a new name: phones must hear of it all the same.
    let mut unnamed = vec![assets::digest(page.as_bytes())];
    let mut kept_offline = vec![format!("/{mount}"), css, js, wasm, boot];
    let made = about
        .manifest(app)?
        .map(|text| ("manifest.webmanifest".to_owned(), text.into_bytes()));
    for (name, content) in statics(&source)?.into_iter().chain(made) {
        let name = format!("{mount}{name}");
        assets.add(&name, &content)?;
        unnamed.push(assets::digest(&content));
        kept_offline.push(format!("/{name}"));
    }
    if about.installed {
        let list = serde_json::to_string(&kept_offline)?;
        let version = assets::digest(format!("{list}{unnamed:?}").as_bytes());
        let home = format!("/{mount}");
        let others = serde_json::to_string(&BROWSER[1..])?;
        let values = [
            ("assets", list.as_str()),
            ("others", &others),
            ("version", &version),
            ("home", &home),
        ];
        let text = pages::fill(&pages::read(&self::source("kit").join("sw.js"))?, &values).context("in client-wasm/kit/sw.js")?;
        assets.add(&format!("{mount}sw.js"), text.as_bytes())?;
    }
    Ok(())
}

/// Files an app wants to have copied as they are, by name: its icons, a manifest of its own.
fn statics(source: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = source.join("static");
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("{} could not be read", folder.display()))?;
        if entry.file_type().is_file() {
            let content = fs::read(entry.path()).with_context(|| format!("{} could not be read", entry.path().display()))?;
            let name = entry.path().strip_prefix(&folder)?;
            files.push((name.to_string_lossy().replace('\\', "/"), content));
        }
    }
    Ok(files)
}

/// What an app's addresses begin with.
fn mount(app: &str) -> String {
    if app == BROWSER[0] { String::new() } else { format!("{app}/") }
}

/// Where an app's sources lie.
fn source(app: &str) -> PathBuf {
    process::root().join("client-wasm").join(app)
}

/// Where the result goes. Not below `CARGO_TARGET_DIR`: the server embeds this very folder.
pub(crate) fn folder() -> PathBuf {
    process::root().join("target").join("client")
}
