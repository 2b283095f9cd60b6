//! The servers that are measured, as processes of their own.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::Result;

use super::wire::{self, Connection};
use crate::services;

/// A running server.
pub(super) struct Server {
    id: u32,
    pub(super) port: u16,
    /// From its start until it was ready.
    pub(super) ready_after: Duration,
}

impl Server {
    /// Starts a server that listens where `listen` tells it to, and waits until `path` answers 200.
    pub(super) fn start(mut command: Command, path: &str, log: &Path, listen: impl Fn(&mut Command, u16)) -> Result<Self> {
        let port = services::free_port()?;
        listen(&mut command, port);
        let ask = wire::request("GET", path, &[], b"");
        let is_ready = || {
            Connection::open(port)
                .and_then(|mut server| server.ask(&ask))
                .is_ok_and(|answer| answer.status == 200)
        };
        let start = Instant::now();
        let id = services::start(&mut command, "-TERM", log, is_ready)?;
        Ok(Self {
            id,
            port,
            ready_after: start.elapsed(),
        })
    }

    /// The processor time it used so far, in microseconds; nothing where the machine does not tell.
    pub(super) fn processor_time(&self) -> Option<f64> {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.id)).ok()?;
        // The second field is a name in brackets and may hold anything; user and system time are fields 14 and 15.
        let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
        let ticks: f64 = [11, 12]
            .iter()
            .map(|field| fields.get(*field)?.parse::<f64>().ok())
            .sum::<Option<f64>>()?;
        // Linux counts in hundredths of a second for user space, whatever its own clock does.
        Some(ticks * 10_000.0)
    }

    /// The statements it sent to its database so far, as it counts them.
    pub(super) fn statements(&self) -> Result<Option<f64>> {
        let answer = Connection::open(self.port)?.ask(&wire::request("GET", "/metrics", &[], b""))?;
        let figures = String::from_utf8_lossy(&answer.body).into_owned();
        let line = figures
            .lines()
            .find_map(|line| line.strip_prefix("lianxin_db_statements_total "));
        Ok(line.and_then(|count| count.trim().parse().ok()))
    }

    /// The memory it occupies, in megabytes.
    pub(super) fn memory(&self) -> Option<f64> {
        self.status("VmRSS:")
    }

    /// What of it shows files, in megabytes: the machine takes it back when somebody needs it.
    pub(super) fn mapped(&self) -> Option<f64> {
        self.status("RssFile:")
    }

    /// The most memory it ever occupied, or since it was forgotten, in megabytes.
    pub(super) fn peak(&self) -> Option<f64> {
        self.status("VmHWM:")
    }

    /// Forgets the most memory it ever occupied, where the machine can.
    pub(super) fn forget_peak(&self) {
        fs::write(format!("/proc/{}/clear_refs", self.id), "5").unwrap_or_default();
    }

    fn status(&self, name: &str) -> Option<f64> {
        let text = fs::read_to_string(format!("/proc/{}/status", self.id)).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1000.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        services::stop(self.id);
    }
}
