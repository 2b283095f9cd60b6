//! One of many connections that a thread serves: it never waits.

use std::{
    io::{ErrorKind, Read, Write},
    net,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use mio::net::TcpStream;

/// A connection with its question and as much of the answer as has come.
pub(super) struct Talk {
    stream: TcpStream,
    number: usize,
    sent: usize,
    question: Vec<u8>,
    /// How much of the question is on its way.
    written: usize,
    asked: Instant,
    answer: Vec<u8>,
    /// How much of the answer has come.
    read: usize,
    /// How long the whole answer will be, once that is known.
    whole: Option<usize>,
}

impl Talk {
    /// Connects to a port of this machine.
    pub(super) fn open(port: u16, number: usize) -> Result<Self> {
        let stream = net::TcpStream::connect(("127.0.0.1", port)).context("the server does not listen")?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        Ok(Self {
            stream: TcpStream::from_std(stream),
            number,
            sent: 0,
            question: Vec::new(),
            written: 0,
            asked: Instant::now(),
            answer: vec![0; 16 * 1024],
            read: 0,
            whole: None,
        })
    }

    /// What to wait for events of.
    pub(super) fn stream(&mut self) -> &mut TcpStream {
        &mut self.stream
    }

    /// Asks the next question.
    pub(super) fn ask(&mut self, make: impl Fn(usize, usize) -> Vec<u8>) -> Result<()> {
        self.question = make(self.number, self.sent);
        (self.written, self.read, self.whole) = (0, 0, None);
        self.sent += 1;
        self.asked = Instant::now();
        self.send()
    }

    /// Sends what can be sent of the question.
    pub(super) fn send(&mut self) -> Result<()> {
        while self.written < self.question.len() {
            match self.stream.write(&self.question[self.written..]) {
                Ok(written) => self.written += written,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error).context("the server closed the connection"),
            }
        }
        Ok(())
    }

    /// Reads what has come; tells how long the answer took when it is whole.
    pub(super) fn answer(&mut self, expected: u16) -> Result<Option<Duration>> {
        loop {
            if self.read == self.answer.len() {
                self.answer.resize(2 * self.read, 0);
            }
            match self.stream.read(&mut self.answer[self.read..]) {
                Ok(0) => bail!("the server closed the connection"),
                Ok(more) => self.read += more,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(None),
                Err(error) => return Err(error).context("no answer came"),
            }
            if self.whole.is_none() {
                self.whole = length(&self.answer[..self.read])?;
            }
            if self.whole.is_some_and(|whole| self.read >= whole) {
                return self.finished(expected).map(Some);
            }
        }
    }

    fn finished(&self, expected: u16) -> Result<Duration> {
        let took = self.asked.elapsed();
        let answer = &self.answer[..self.read];
        if answer.get(9..12) != Some(expected.to_string().as_bytes()) {
            bail!("answered where {expected} was due: {}", String::from_utf8_lossy(answer));
        }
        Ok(took)
    }
}

/// How long the answer is that begins so: its head and its body. `None` while its head is not whole.
fn length(answer: &[u8]) -> Result<Option<usize>> {
    const NAME: &[u8] = b"\ncontent-length: ";
    let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Ok(None);
    };
    // A 304 may tell how long what it does not send would be.
    if matches!(answer.get(9..12), Some(b"304" | b"204")) {
        return Ok(Some(head + 4));
    }
    let named = answer[..head]
        .windows(NAME.len())
        .position(|window| window[1] | 32 == b'c' && window.eq_ignore_ascii_case(NAME));
    let at = named.context("answers in pieces are not understood here")?;
    let digits = answer[at + NAME.len()..].iter().take_while(|byte| byte.is_ascii_digit());
    let body = digits.fold(0, |length, digit| length * 10 + usize::from(digit - b'0'));
    Ok(Some(head + 4 + body))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn an_answer_is_whole_when_its_body_is() {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\netag: \"x\"\r\n\r\n";
        assert_eq!(length(head.as_bytes()).expect("plain"), Some(head.len() + 12));
        assert_eq!(length(&head.as_bytes()[..20]).expect("plain"), None);
        let unchanged = "HTTP/1.1 304 Not Modified\r\ncontent-length: 12\r\n\r\n";
        assert_eq!(length(unchanged.as_bytes()).expect("plain"), Some(unchanged.len()));
        length(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").expect_err("in pieces");
    }
}
