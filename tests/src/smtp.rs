//! The post office of the tests: a small mail server that keeps what it is given, for each app apart.
//!
//! An app is known by the name it sends as. Like a real one it answers by numbers, and names the address it does not take.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};

/// A mail that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// For whom.
    pub to: String,
    /// The name that stays from try to try.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// How the post office is today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Post {
    /// It takes everything.
    #[default]
    Works,
    /// It has no time for anybody now (451).
    Busy,
    /// It takes a mail and then says that it has no time (451): it may arrive all the same.
    Forgetful,
    /// It knows nobody of that name (550).
    Unknown,
}

#[derive(Default)]
struct Office {
    mails: Vec<Mail>,
    post: Post,
}

static OFFICES: LazyLock<Mutex<HashMap<String, Office>>> = LazyLock::new(Mutex::default);

/// Where the post office of this process listens.
static ADDRESS: LazyLock<SocketAddr> = LazyLock::new(|| {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port for the post office");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        for caller in listener.incoming().flatten() {
            // Whoever hangs up in the middle has sent nothing.
            std::thread::spawn(move || serve(&caller).ok());
        }
    });
    address
});

fn offices() -> MutexGuard<'static, HashMap<String, Office>> {
    OFFICES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(caller: &TcpStream) -> std::io::Result<()> {
    let (mut lines, mut out) = (BufReader::new(caller).lines(), caller);
    let (mut app, mut to) = (String::new(), String::new());
    out.write_all(b"220 post.example.cn\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let post = offices().entry(app.clone()).or_default().post;
        let answer = match line.split_once([' ', ':']).map_or(line.as_str(), |(word, _)| word) {
            "EHLO" => "250-post.example.cn\r\n250 8BITMIME".to_owned(),
            "MAIL" => {
                inside(&line).split('@').next().unwrap_or_default().clone_into(&mut app);
                "250 fine".to_owned()
            }
            "RCPT" => {
                inside(&line).clone_into(&mut to);
                match post {
                    Post::Busy => "451 come back later".to_owned(),
                    Post::Unknown => format!("550 5.1.1 <{to}> is nobody here"),
                    Post::Works | Post::Forgetful => "250 fine".to_owned(),
                }
            }
            "DATA" => {
                out.write_all(b"354 go on\r\n")?;
                let mut data = Vec::new();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    data.push(line);
                }
                offices().entry(app.clone()).or_default().mails.push(read(&to, &data));
                let forgets = post == Post::Forgetful;
                if forgets { "451 what was it?" } else { "250 kept" }.to_owned()
            }
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => "250 fine".to_owned(),
        };
        out.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

/// The address between angle brackets.
fn inside(line: &str) -> &str {
    let rest = line.split_once('<').map_or("", |(_, rest)| rest);
    rest.split('>').next().unwrap_or_default()
}

fn read(to: &str, data: &[String]) -> Mail {
    let end = data.iter().position(String::is_empty).unwrap_or(data.len());
    let header = |name: &str| {
        let line = data[..end].iter().find(|line| line.to_lowercase().starts_with(name));
        line.map_or("", |line| line[name.len()..].trim()).to_owned()
    };
    let body = data.get(end + 1..).unwrap_or_default();
    let text = match header("content-transfer-encoding:").as_str() {
        "base64" => String::from_utf8(STANDARD.decode(body.concat()).expect("base64")).expect("text"),
        "quoted-printable" => unquoted(&body.join("\n")),
        _ => body.join("\n"),
    };
    Mail {
        to: to.to_owned(),
        id: header("message-id:"),
        text: text.replace("\r\n", "\n"),
    }
}

/// The text of what is quoted for the journey (RFC 2045, 6.7).
fn unquoted(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let quoted = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = quoted
            .filter(|_| first == b'=')
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).expect("text")
}

/// The port it listens at, on this machine.
pub(crate) fn port() -> u16 {
    ADDRESS.port()
}

/// Whom the mails of an app are from.
pub(crate) fn from(app: &str) -> String {
    format!("连心 <{app}@example.cn>")
}

/// Every mail of an app, oldest first, repeats and all.
pub(crate) fn mails(app: &str) -> Vec<Mail> {
    offices().get(app).map(|office| office.mails.clone()).unwrap_or_default()
}

/// Changes how the post office is for an app.
pub(crate) fn set_post(app: &str, post: Post) {
    offices().entry(app.to_owned()).or_default().post = post;
}
