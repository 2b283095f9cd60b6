//! `ChromeDriver`, started by the tests, and browsers in it.

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tests::{TestApp, not_run, process::free_port, until};

use crate::phone::Phone;

/// A driver of browsers, which ends with the test.
pub(crate) struct Driver {
    child: Child,
    address: String,
    folders: Vec<TempDir>,
}

/// What a browser is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// The language it prefers.
    pub(crate) language: &'static str,
    /// Width and height of its window.
    pub(crate) size: (u32, u32),
}

/// The size of a resident's phone.
pub(crate) const PHONE: (u32, u32) = (390, 844);
/// The narrowest phone that anybody still has.
pub(crate) const NARROW: (u32, u32) = (320, 568);
/// The size of a station's desk.
pub(crate) const DESK: (u32, u32) = (1280, 900);

impl Kind {
    /// A resident's phone, in this language.
    pub(crate) const fn phone(language: &'static str) -> Self {
        Self { language, size: PHONE }
    }

    /// A station's desk.
    pub(crate) const fn desk() -> Self {
        Self {
            language: "zh-CN",
            size: DESK,
        }
    }
}

impl Driver {
    /// Starts it; `None` when it or the client is not here.
    pub(crate) async fn start() -> Option<Self> {
        let client = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/client/index.html");
        if !client.is_file() {
            not_run::note("browser tests: target/client was not built (cargo xtask client)");
            return None;
        }
        let program = not_run::variable("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".to_owned());
        let port = free_port();
        let started = Command::new(&program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(child) = started else {
            not_run::note(&format!("browser tests: {program} cannot be started"));
            return None;
        };
        let driver = Self {
            child,
            address: format!("http://127.0.0.1:{port}"),
            folders: Vec::new(),
        };
        let http = tests::http().build().expect("a client");
        until("the driver is ready", async || {
            let status = http.get(format!("{}/status", driver.address)).send().await.ok()?;
            status.status().is_success().then_some(())
        })
        .await;
        Some(driver)
    }

    /// Opens a browser that knows nothing yet, for the pages of this app.
    pub(crate) async fn browser(&mut self, app: &TestApp, kind: Kind) -> Phone {
        self.folders.push(tempfile::tempdir().expect("a folder"));
        self.open(app, kind).await
    }

    /// Kills the last browser as a crash would, and opens one that knows what that had on its disk.
    pub(crate) async fn after_a_crash(&mut self, app: &TestApp, kind: Kind) -> Phone {
        let mark = format!("--user-data-dir={}", self.folders.last().expect("a browser").path().display());
        let browser: Vec<String> = with_argument(&mark).collect();
        let killed = Command::new("kill").arg("-KILL").args(&browser).status();
        assert!(!browser.is_empty() && killed.is_ok(), "the browser was there and is killed");
        self.open(app, kind).await
    }

    async fn open(&self, app: &TestApp, kind: Kind) -> Phone {
        let folder = self.folders.last().expect("a folder");
        let (width, height) = kind.size;
        let arguments = [
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--no-proxy-server".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            format!("--lang={}", kind.language),
            format!("--accept-lang={}", kind.language),
            format!("--window-size={width},{height}"),
            format!("--user-data-dir={}", folder.path().display()),
        ];
        let mut options = json!({"args": arguments, "prefs": {"intl.accept_languages": kind.language}});
        if kind.size == PHONE || kind.size == NARROW {
            options["mobileEmulation"] =
                json!({"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0, "touch": true}});
        }
        if let Some(binary) = not_run::variable("CHROMIUM") {
            options["binary"] = binary.into();
        }
        let capabilities = json!({"browserName": "chrome", "goog:chromeOptions": options});
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().expect("an object").clone());
        let client = builder.connect(&self.address).await.expect("a browser");
        let session = client.session_id().await.expect("a session").expect("a session");
        let session = format!("{}/session/{session}", self.address);
        Phone::new(client, session, app.base().to_owned())
    }
}

/// The processes that were started with this very argument, by their numbers.
fn with_argument(argument: &str) -> impl Iterator<Item = String> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(move |process| {
        let line = fs::read_to_string(process.path().join("cmdline")).ok()?;
        let is_ours = line.split('\0').any(|each| each == argument);
        is_ours.then(|| process.file_name().to_string_lossy().into_owned())
    })
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
