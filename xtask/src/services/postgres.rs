//! A PostgreSQL cluster of our own. Debian's package may have started another; it is left alone.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::{ends_with_us, free_port};
use crate::{process, programs, say};

/// Settings for a cluster of which nothing outlives the run, so that nothing has to reach the disk.
pub(crate) const FORGETFUL: &[&str] = &[
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
];

/// Makes a cluster, starts it and gives its address; `None` where PostgreSQL is not installed.
pub(crate) fn start(folder: &Path, settings: &[&str]) -> Result<Option<String>> {
    let (Some(initdb), Some(postgres)) = (programs::INITDB.find(), programs::POSTGRES.find()) else {
        return Ok(None);
    };
    let user = User::choose()?;
    let (home, data) = (folder.join("postgres"), folder.join("postgres").join("data"));
    fs::create_dir(&home).with_context(|| format!("{} could not be made", home.display()))?;
    user.own(&home)?;
    say::during("Making a PostgreSQL cluster", || {
        let words = [
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        ];
        process::output(
            user.runs(
                Command::new(&initdb)
                    .args(words)
                    .arg("--pgdata")
                    .arg(&data)
                    .current_dir(&home),
            ),
        )
    })?;

    let encrypts = certified(&user, &data)?;
    let port = free_port()?;
    let mut server = ends_with_us(&postgres, "INT");
    server.arg("-D").arg(&data).current_dir(&home);
    for setting in settings {
        server.args(["-c", setting]);
    }
    server.args([
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        &format!("port={port}"),
        "-c",
        if encrypts { "ssl=on" } else { "ssl=off" },
    ]);
    user.runs(&mut server);
    let ready = process::find("pg_isready", &[postgres.with_file_name("")]);
    say::during("Starting PostgreSQL", || {
        super::start(&mut server, "-INT", &folder.join("postgres.log"), || {
            is_ready(ready.as_deref(), port)
        })
    })?;
    // Whoever wants encryption says so; for all others it would only take time.
    Ok(Some(format!("postgres://postgres@127.0.0.1:{port}/postgres?sslmode=disable")))
}

/// Gives the cluster a key and a certificate that it signed itself, where there is a program to make them with.
fn certified(user: &User, data: &Path) -> Result<bool> {
    let Some(openssl) = programs::OPENSSL.find() else {
        return Ok(false);
    };
    let words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout server.key -out server.crt";
    let mut request = Command::new(openssl);
    request.args(words.split(' ')).current_dir(data);
    process::output(user.runs(&mut request))?;
    Ok(true)
}

fn is_ready(pg_isready: Option<&Path>, port: u16) -> bool {
    let Some(tool) = pg_isready else {
        return std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
    };
    process::output(Command::new(tool).args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])).is_ok()
}

/// Who runs the server: PostgreSQL refuses root.
struct User(Option<(u32, u32)>);

impl User {
    fn choose() -> Result<Self> {
        if !process::is_root()? {
            return Ok(Self(None));
        }
        let number = |what: &str, name: &str| -> Result<u32> {
            let text = process::output(Command::new("id").args([what, name]))?;
            text.trim()
                .parse()
                .with_context(|| format!("`id {what} {name}` gave no number"))
        };
        let name = if number("--user", "postgres").is_ok() {
            "postgres"
        } else {
            "nobody"
        };
        Ok(Self(Some((number("--user", name)?, number("--group", name)?))))
    }

    #[cfg(unix)]
    fn own(&self, folder: &Path) -> Result<()> {
        let Some((user, group)) = self.0 else { return Ok(()) };
        std::os::unix::fs::chown(folder, Some(user), Some(group))
            .with_context(|| format!("{} could not be given away", folder.display()))
    }

    #[cfg(unix)]
    fn runs<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        use std::os::unix::process::CommandExt;
        match self.0 {
            Some((user, group)) => command.uid(user).gid(group),
            None => command,
        }
    }

    #[cfg(not(unix))]
    fn own(&self, _: &Path) -> Result<()> {
        Ok(())
    }

    #[cfg(not(unix))]
    fn runs<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
    }
}
