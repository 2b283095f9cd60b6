//! A server with data in it and two people signed in: one of the staff, one resident.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{
    server::Server,
    wire::{self, Connection},
};
use crate::{process, say};

/// Somebody made up, whom `lianxin demo` seeds.
const STAFF: (&str, &str) = ("wutong.admin", "lianxin-demo-2026");
const RESIDENT: &str = "13800000001";

/// How to start one of the servers under test.
pub(super) struct Setup {
    binary: PathBuf,
    folder: PathBuf,
    settings: Vec<(String, String)>,
    codes: Receiver<String>,
}

/// A server and what is needed to ask it something.
pub(super) struct Scene {
    pub(super) server: Server,
    pub(super) staff: String,
    pub(super) resident: String,
    pub(super) community: String,
}

impl Setup {
    /// A server of this binary on this database, with its files in this folder.
    pub(super) fn new(binary: &Path, folder: &Path, database: &str, redis: Option<&str>) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
        let (gateway, codes) = gateway()?;
        let mut settings = vec![
            (
                "LIANXIN_DATA__DIRECTORY".to_owned(),
                folder.join("data").display().to_string(),
            ),
            ("LIANXIN_DATABASE__URL".to_owned(), database.to_owned()),
            ("LIANXIN_REDIS__URL".to_owned(), redis.unwrap_or_default().to_owned()),
            ("LIANXIN_SMS__SENDER".to_owned(), "http".to_owned()),
            ("LIANXIN_SMS__URL".to_owned(), gateway),
            ("LIANXIN_LOG__FORMAT".to_owned(), "json".to_owned()),
        ];
        let defaults = fs::read_to_string(process::root().join("api/config.default.toml"))?.parse::<toml::Table>()?;
        // Counted as ever, yet never reached: what is measured is the work.
        for key in defaults["limits"].as_table().into_iter().flat_map(toml::Table::keys) {
            settings.push((format!("LIANXIN_LIMITS__{}", key.to_uppercase()), "100000000".to_owned()));
        }
        Ok(Self {
            binary: binary.to_path_buf(),
            folder: folder.to_path_buf(),
            settings,
            codes,
        })
    }

    /// Seeds, loads the messages if there are any, and starts the server anew, signed in.
    pub(super) fn scene(&self, messages: Option<&Path>) -> Result<Scene> {
        process::output(self.command().arg("demo"))?;
        self.signed_in(messages)
    }

    /// The same once more, on the data that is there.
    pub(super) fn scene_again(&self) -> Result<Scene> {
        self.signed_in(None)
    }

    fn signed_in(&self, messages: Option<&Path>) -> Result<Scene> {
        let first = self.start()?;
        let staff = json!({"login": STAFF.0, "password": STAFF.1, "carrier": "bearer"});
        let session = post(first.port, "/api/v1/sessions/password", &[], &staff, 201)?;
        let community = text(&session, "/me/posts/0/community_id")?;
        let staff = bearer(&session)?;
        drop(first);
        if let Some(messages) = messages {
            say::during("Loading messages", || {
                process::output(
                    self.command()
                        .args(["import", "messages", "--community", &community])
                        .arg(messages),
                )
            })?;
        }
        let server = self.start()?;
        let resident = self.resident(server.port, RESIDENT)?;
        let consent = json!({"kind": "handling", "version": 2, "granted": true});
        post(
            server.port,
            "/api/v1/me/consents",
            &[("authorization", &resident)],
            &consent,
            200,
        )?;
        Ok(Scene {
            server,
            staff,
            resident,
            community,
        })
    }

    /// Signs a resident in by a code; gives what they sign in with.
    pub(super) fn resident(&self, port: u16, phone: &str) -> Result<String> {
        post(port, "/api/v1/sessions/codes", &[], &json!({"phone": phone}), 202)?;
        let code = self.codes.recv_timeout(Duration::from_secs(10));
        let code = code.context("no sign-in code came")?;
        let resident = json!({"phone": phone, "code": code, "carrier": "bearer"});
        bearer(&post(port, "/api/v1/sessions/phone", &[], &resident, 201)?)
    }

    fn start(&self) -> Result<Server> {
        let log = self.folder.join("server.log");
        Server::start(self.command(), "/readyz", &log, |command, port| {
            command.args(["serve", "--listen", &format!("127.0.0.1:{port}")]);
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.binary);
        process::without_settings(&mut command);
        command
            .current_dir(&self.folder)
            .envs(self.settings.iter().map(|(key, value)| (key, value)));
        command
    }
}

/// Asks once.
pub(super) fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> Result<Value> {
    Connection::open(port)?
        .ask(&wire::request("GET", path, headers, b""))?
        .json(200)
        .with_context(|| format!("GET {path}"))
}

/// Sends a document, once.
pub(super) fn post(port: u16, path: &str, headers: &[(&str, &str)], body: &Value, status: u16) -> Result<Value> {
    let request = wire::request("POST", path, headers, body.to_string().as_bytes());
    Connection::open(port)?
        .ask(&request)?
        .json(status)
        .with_context(|| format!("POST {path}"))
}

/// A text in a document.
pub(super) fn text(document: &Value, place: &str) -> Result<String> {
    let found = document.pointer(place).and_then(Value::as_str);
    found
        .map(ToOwned::to_owned)
        .with_context(|| format!("the server's answer has no {place}"))
}

fn bearer(session: &Value) -> Result<String> {
    Ok(format!("Bearer {}", text(session, "/tokens/access_token")?))
}

/// A telephone network: takes messages from the server and gives the codes in them.
fn gateway() -> Result<(String, Receiver<String>)> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    let address = format!("http://{}", listener.local_addr()?);
    let (sender, codes) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if let Some(code) = code(BufReader::new(stream)) {
                let _ = sender.send(code);
            }
        }
    });
    Ok((address, codes))
}

fn code(mut stream: BufReader<std::net::TcpStream>) -> Option<String> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        if line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    stream
        .get_mut()
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
        .ok()?;
    let message: Value = serde_json::from_slice(&body).ok()?;
    // Other messages hold numbers, too.
    let text = message.get("text")?.as_str().filter(|text| text.contains("验证码"))?;
    text.split(|letter: char| !letter.is_ascii_digit())
        .find(|digits| digits.len() == 6)
        .map(ToOwned::to_owned)
}

/// Real messages to search in, where there are some.
pub(super) fn messages() -> Option<PathBuf> {
    let folder = std::env::var_os("LIANXIN_TEST_DATA").unwrap_or_else(|| "../shared/data".into());
    let file = process::root().join(folder).join("messages").join("labelled.jsonl");
    fs::canonicalize(file).ok()
}

/// What people write about.
pub(super) const WORDS: [&str; 24] = [
    "电梯",
    "噪音",
    "垃圾",
    "停车",
    "漏水",
    "路灯",
    "物业",
    "充电",
    "绿化",
    "装修",
    "楼道",
    "消防",
    "宠物",
    "供暖",
    "自来水",
    "下水道",
    "广场舞",
    "快递",
    "门禁",
    "监控",
    "公交",
    "学校",
    "医院",
    "施工",
];
