//! HTTP/1.1 as plainly as it can be spoken, so that measuring costs little.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Its status line and its headers, line by line as they came.
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// All of it, as it came.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), b"\r\n", &self.body].concat()
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(':'));
        headers.find_map(|(each, value)| each.eq_ignore_ascii_case(name).then(|| value.trim()))
    }

    /// The body as JSON; fails unless the status is what was hoped for.
    pub(crate) fn json(self, status: u16) -> Result<Value> {
        if self.status != status {
            bail!(
                "the server answered {} where {status} was due: {}",
                self.status,
                String::from_utf8_lossy(&self.body)
            );
        }
        if self.body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&self.body).context("the server's answer is not JSON")
    }
}

/// A connection that is kept open.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    /// Connects to a port of this machine.
    pub(crate) fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).context("the server does not listen")?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self {
            stream: BufReader::new(stream),
        })
    }

    /// Sends a whole request and reads the whole answer.
    pub(crate) fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream
            .get_mut()
            .write_all(request)
            .context("the server closed the connection")?;
        let mut answer = self.head()?;
        if answer.header("transfer-encoding").is_some() {
            bail!("answers in pieces are not understood here");
        }
        let length = match (answer.status, answer.header("content-length")) {
            (304 | 204, _) | (_, None) => 0,
            (_, Some(length)) => length.parse().context("content-length")?,
        };
        answer.body.resize(length, 0);
        self.stream
            .read_exact(&mut answer.body)
            .context("the server broke off its answer")?;
        Ok(answer)
    }

    /// What comes before a body.
    fn head(&mut self) -> Result<Answer> {
        let mut head = String::new();
        loop {
            let begun = head.len();
            if self.stream.read_line(&mut head).context("no answer came")? == 0 {
                bail!("the server closed the connection");
            }
            if head[begun..].trim_end().is_empty() {
                head.truncate(begun);
                break;
            }
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        Ok(Answer {
            status: status.context("no status line")?,
            head,
            body: Vec::new(),
        })
    }
}

/// Reads whatever is at an address to its end; gives how many bytes came, heads and the sizes of pieces among them.
pub(crate) fn download(port: u16, path: &str, authorization: &str) -> Result<usize> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context("the server does not listen")?;
    stream.set_read_timeout(Some(Duration::from_mins(2)))?;
    stream.write_all(&request(
        "GET",
        path,
        &[("authorization", authorization), ("connection", "close")],
        b"",
    ))?;
    let (mut first, mut total, mut piece) = (Vec::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = stream.read(&mut piece).context("the server broke off its answer")?;
        if read == 0 {
            break;
        }
        if first.is_empty() {
            first = piece[..read].to_vec();
        }
        total += read;
    }
    if !first.starts_with(b"HTTP/1.1 200") {
        bail!("the server answered {}", String::from_utf8_lossy(&first));
    }
    Ok(total)
}

/// A request, ready to be sent.
pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut text = format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        text.extend([name, ": ", value, "\r\n"]);
    }
    if !body.is_empty() {
        text += "content-type: application/json\r\n";
    }
    text += "\r\n";
    [text.as_bytes(), body].concat()
}

/// A text as a part of a query.
pub(crate) fn escaped(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let letters = text
        .bytes()
        .flat_map(|byte| [b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    letters.map(char::from).collect()
}
