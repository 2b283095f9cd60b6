//! The real binary, as a process that can be killed.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use crate::{Client, database, not_run, within};

/// The binary under test, if it was built.
pub fn binary() -> Option<PathBuf> {
    let file = not_run::variable("LIANXIN_BIN").map_or_else(
        || database::root().join("target").join("debug").join("lianxin"),
        PathBuf::from,
    );
    if file.is_file() {
        return Some(file);
    }
    not_run::note(&format!("tests of the real binary: there is none at {}", file.display()));
    None
}

/// The binary with a data directory and a database, and nothing else from the environment of the tests.
pub fn command(binary: &Path, data: &Path, database: &str) -> Command {
    let mut command = Command::new(binary);
    command
        .env("LIANXIN_DATA__DIRECTORY", data)
        .env("LIANXIN_DATABASE__URL", database)
        .stdin(Stdio::null());
    command
}

/// Runs a command of the binary to its end.
pub fn output(command: &mut Command) -> Output {
    command.output().expect("the binary runs")
}

/// A running server.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts `lianxin serve` on a free port, with its log beside its data.
    pub fn spawn(mut command: Command, log: &Path) -> Self {
        let port = free_port();
        let log = File::options().create(true).append(true).open(log).expect("a log");
        command
            .args(["serve", "--listen", &format!("127.0.0.1:{port}")])
            .stdout(log.try_clone().expect("a log"))
            .stderr(log);
        Self {
            child: command.spawn().expect("the binary starts"),
            address: format!("http://127.0.0.1:{port}"),
        }
    }

    /// Starts it and waits until it is ready.
    pub async fn ready(command: Command, log: &Path) -> Self {
        let mut server = Self::spawn(command, log);
        server.wait_until_ready(log).await;
        server
    }

    /// Waits until it answers that it is ready.
    pub async fn wait_until_ready(&mut self, log: &Path) {
        let client = client(&self.address);
        within(Duration::from_mins(1), "the server gets ready", async || {
            if let Some(status) = self.child.try_wait().expect("a child") {
                panic!(
                    "the server ended ({status}): {}",
                    std::fs::read_to_string(log).unwrap_or_default()
                );
            }
            let reply = client.request(reqwest::Method::GET, "/readyz").try_send().await.ok()?;
            (reply.status == 200).then_some(())
        })
        .await;
    }

    /// Its address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it without any warning.
    pub fn kill(&mut self) {
        self.child.kill().expect("the server can be killed");
        self.child.wait().expect("the server is gone");
    }

    /// Asks it to end, as a container's host does.
    pub fn terminate(&self) {
        let sent = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .expect("kill");
        assert!(sent.success(), "the signal was sent");
    }

    /// Waits for its end; true if it ended well.
    pub async fn ended(&mut self) -> bool {
        within(Duration::from_secs(40), "the server ends", async || {
            self.child.try_wait().expect("a child")
        })
        .await
        .success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody without credentials at this address, who does not wait for ever.
pub fn client(address: &str) -> Client {
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(20))
        .build()
        .expect("a client");
    Client::new(http, address.to_owned())
}

/// A port nobody listens on.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
