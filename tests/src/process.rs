//! The real binary, as a process that can be killed.

use std::{
    env,
    fs::File,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Output, Stdio},
    sync::{Arc, OnceLock},
    time::Duration,
};

use uuid::Uuid;

use crate::{Client, client::http, database, not_run, within};

/// The binary under test, if it was built.
pub fn binary() -> Option<PathBuf> {
    let file = not_run::variable("LIANXIN_TEST_BIN").map_or_else(
        || database::root().join("target").join("debug").join("lianxin"),
        PathBuf::from,
    );
    if file.is_file() {
        return Some(file);
    }
    not_run::note(&format!("tests of the real binary: there is none at {}", file.display()));
    None
}

/// The binary with a data directory and a database, and none of the settings that whoever runs the tests may have.
pub fn command(binary: &Path, data: &Path, database: &str) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("LIANXIN_")) {
        command.env_remove(name);
    }
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
    /// Set once the server has said it; empty when it ended without.
    address: Arc<OnceLock<String>>,
}

impl Server {
    /// Starts `lianxin serve` on a port that the system chooses, with its log beside its data.
    pub fn spawn(mut command: Command, log: &Path) -> Self {
        let log = File::options().create(true).append(true).open(log).expect("a log");
        command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(log.try_clone().expect("a log"));
        let mut child = command.spawn().expect("the binary starts");
        let address = Arc::new(OnceLock::new());
        let (said, found) = (child.stdout.take().expect("what it says"), address.clone());
        std::thread::spawn(move || listen(said, log, &found));
        Self { child, address }
    }

    /// Starts it and waits until it is ready.
    pub async fn ready(command: Command, log: &Path) -> Self {
        let mut server = Self::spawn(command, log);
        server.wait_until_ready(log).await;
        server
    }

    /// Waits until it answers that it is ready.
    pub async fn wait_until_ready(&mut self, log: &Path) {
        within(Duration::from_mins(1), "the server gets ready", async || {
            if let Some(status) = self.child.try_wait().expect("a child") {
                panic!(
                    "the server ended ({status}): {}",
                    std::fs::read_to_string(log).unwrap_or_default()
                );
            }
            let nobody = client(self.address.get()?);
            let reply = nobody.request(reqwest::Method::GET, "/readyz").try_send().await.ok()?;
            (reply.status == 200).then_some(())
        })
        .await;
    }

    /// Its address, once it has said it.
    pub fn address(&self) -> &str {
        self.address.wait()
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What one of its figures is at: the sum over all labels, or nothing when there is no such figure.
    pub async fn figure(&self, name: &str) -> Option<f64> {
        figure(&client(self.address()), name).await
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

/// Writes down what a server says, and takes its address from that.
fn listen(said: ChildStdout, mut log: File, address: &OnceLock<String>) {
    for line in BufReader::new(said).lines().map_while(Result::ok) {
        let _ = writeln!(log, "{line}");
        if let Some(at) = line.find("http://127.0.0.1:") {
            address.get_or_init(|| line[at..].trim_end_matches('/').to_owned());
        }
    }
    address.get_or_init(String::new);
}

/// What a figure of a server is at: the sum over all labels, or nothing when there is no such figure.
pub async fn figure(client: &Client, name: &str) -> Option<f64> {
    let figures = client.get("/metrics").await.expect(200).text();
    let of_it = figures
        .lines()
        .filter_map(|line| line.strip_prefix(name)?.rsplit_once(' '))
        .filter(|(labels, _)| labels.is_empty() || labels.starts_with('{'))
        .map(|(_, value)| value.parse::<f64>().expect("a number"));
    of_it.reduce(|sum, value| sum + value)
}

/// Somebody without credentials at this address, who does not wait for ever.
pub fn client(address: &str) -> Client {
    Client::new(http().build().expect("a client"), address.to_owned())
}

/// A port nobody listens on. It lies below those that systems give out by themselves, so that nobody is given it by
/// chance while whoever uses it is away.
pub fn free_port() -> u16 {
    loop {
        let [high, low, ..] = Uuid::new_v4().into_bytes();
        let port = 20_000 + u16::from_be_bytes([high, low]) % 10_000;
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
