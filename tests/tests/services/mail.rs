//! Mail leaves encrypted, to the server it is meant for, or not at all: against a real mail server, with certificates good and bad.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};
use tests::{Backend, Client, place::Place, process::Server, python};
use tokio::sync::OnceCell;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/services/mail.py");
const PROGRAMS: [&str; 2] = ["aiosmtpd==1.4.6", "trustme==1.2.1"];
const EMAIL: &str = "wang.xiulan@example.cn";
/// What the mail server knows the app by, which no log may tell.
const USER: &str = "lianxin";
const PASSWORD: &str = "a-Password-0f-mail";

static PYTHON: OnceCell<Option<PathBuf>> = OnceCell::const_new();

async fn python() -> Option<&'static PathBuf> {
    let made = || python::with("mail-programs", "aiosmtpd, trustme", &PROGRAMS);
    PYTHON.get_or_init(made).await.as_ref()
}

/// A mail server as a process.
struct Post {
    child: Child,
    port: String,
    folder: PathBuf,
}

impl Post {
    /// One that encrypts in a way, and shows a certificate.
    async fn open(folder: &Path, way: &str, certificate: &str) -> Option<Self> {
        let mut command = Command::new(python().await?);
        command.arg(SCRIPT).arg(folder).args([way, certificate]);
        // It complains of every caller that hangs up on it.
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("a mail server");
        let mut port = String::new();
        let said = child.stdout.take().expect("what it says");
        BufReader::new(said).read_line(&mut port).expect("what it says");
        assert!(port.trim().parse::<u16>().is_ok(), "a port: {port}");
        Some(Self {
            child,
            port: port.trim().to_owned(),
            folder: folder.to_owned(),
        })
    }

    /// What it heard: logins and mails.
    fn heard(&self) -> Vec<Value> {
        let lines = fs::read_to_string(self.folder.join("heard.jsonl")).unwrap_or_default();
        lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line"))
            .collect()
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server that hands its mails to that one, and trusts the authority that made the good certificate; and a resident there.
async fn sends(place: &Place, post: &Post, tls: &str) -> (Server, Client) {
    let mut command = place.command();
    command
        .env("SSL_CERT_FILE", post.folder.join("known.pem"))
        .env("LIANXIN_MAIL__SERVER", "localhost")
        .env("LIANXIN_MAIL__PORT", &post.port)
        .env("LIANXIN_MAIL__TLS", tls)
        .env("LIANXIN_MAIL__FROM", "连心 <noreply@example.cn>")
        .env("LIANXIN_MAIL__USER", USER)
        .env("LIANXIN_MAIL__PASSWORD", PASSWORD)
        .env("LIANXIN_LOG__FILTER", "debug");
    let server = Server::ready(command, &place.log()).await;
    let resident = place.resident(&server).await;
    (server, resident)
}

fn email() -> Value {
    json!({"email": EMAIL})
}

/// That the log tells nothing of how the mail server knows us, nor of whom we write to.
fn tells_nothing(place: &Place) -> String {
    let log = fs::read_to_string(place.log()).expect("a log");
    let token = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, format!("\0{USER}\0{PASSWORD}"));
    for secret in [PASSWORD, &token, EMAIL] {
        assert!(!log.contains(secret), "{log}");
    }
    log
}

#[test]
fn mail_is_handed_over_encrypted_from_the_first_byte_or_after_starttls() {
    tests::run(async {
        for way in ["tls", "starttls"] {
            let Some(place) = Place::seeded(Backend::Sqlite).await else {
                return;
            };
            let Some(post) = Post::open(place.folder(), way, "good").await else {
                return;
            };
            let (_server, resident) = sends(&place, &post, way).await;
            let _ = resident.put("/me/addresses/email", &email()).await.expect(202);
            let heard = post.heard();
            let [login, mail] = heard.as_slice() else {
                panic!("{way}: {heard:?}")
            };
            assert_eq!(login, &json!({"login": USER, "encrypted": true}), "{way}");
            assert_eq!((&mail["mail"], &mail["encrypted"]), (&json!(EMAIL), &json!(true)), "{way}");
            let _ = tells_nothing(&place);
        }
    });
}

#[test]
fn a_server_whose_certificate_is_not_good_is_told_nothing() {
    tests::run(async {
        for (way, certificate) in [
            ("tls", "stranger"),
            ("tls", "elsewhere"),
            ("starttls", "stranger"),
            ("starttls", "late"),
        ] {
            let Some(place) = Place::seeded(Backend::Sqlite).await else {
                return;
            };
            let Some(post) = Post::open(place.folder(), way, certificate).await else {
                return;
            };
            let (_server, resident) = sends(&place, &post, way).await;
            let refused = resident.put("/me/addresses/email", &email()).await;
            refused.refused_field("/email", "mail_failed");
            assert_eq!(post.heard(), Vec::<Value>::new(), "{way} {certificate}");
            let log = tells_nothing(&place);
            assert!(log.contains("certificate"), "whoever runs it reads why: {log}");
        }
    });
}

#[test]
fn a_server_that_does_not_encrypt_is_told_nothing() {
    tests::run(async {
        let Some(place) = Place::seeded(Backend::Sqlite).await else {
            return;
        };
        let Some(post) = Post::open(place.folder(), "never", "good").await else {
            return;
        };
        for way in ["starttls", "tls"] {
            let (_server, resident) = sends(&place, &post, way).await;
            let refused = resident.put("/me/addresses/email", &email()).await;
            refused.refused_field("/email", "mail_failed");
            assert_eq!(post.heard(), Vec::<Value>::new(), "{way}");
        }
        let _ = tells_nothing(&place);
    });
}
