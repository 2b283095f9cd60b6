//! A Redis of our own, which keeps nothing.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    time::Duration,
};

use anyhow::{Context, Result};

use super::{ends_with_us, free_port};
use crate::{programs, say};

/// Starts a server and gives its address; `None` where Redis is not installed.
pub(crate) fn start(folder: &Path) -> Result<Option<String>> {
    let Some(program) = programs::REDIS.find() else {
        return Ok(None);
    };
    let home = folder.join("redis");
    fs::create_dir(&home).with_context(|| format!("{} could not be made", home.display()))?;
    let port = free_port()?;
    let mut server = ends_with_us(&program, "TERM");
    server.args([
        "--port",
        &port.to_string(),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--databases",
        "256",
    ]);
    server.arg("--dir").arg(&home);
    say::during("Starting Redis", || {
        super::start(&mut server, "-TERM", &folder.join("redis.log"), || answers(port))
    })?;
    Ok(Some(format!("redis://127.0.0.1:{port}/0")))
}

fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<[u8; 5]> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"PING\r\n")?;
        let mut answer = [0; 5];
        stream.read_exact(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| &answer == b"+PONG")
}
