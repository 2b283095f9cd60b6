//! A killed process does not prove that a disk was told to write; the trace of its system calls does.

use std::{
    fs,
    process::{Command, Stdio},
};

use tests::{Backend, not_run, until};

use crate::place::{Letter, Place};

#[test]
fn an_answer_leaves_only_after_the_disk_has_written() {
    tests::run(async {
        let Some(place) = Place::seeded(Backend::Sqlite).await else {
            return;
        };
        let server = place.server().await;
        let trace = place.folder().join("trace");
        let calls = "trace=recvfrom,read,sendto,write,writev,sendmsg,fsync,fdatasync";
        let strace = Command::new("strace")
            .args(["-f", "-s", "120", "-e", calls, "-o"])
            .arg(&trace)
            .args(["-p", &server.id().to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut strace) = strace else {
            return not_run::note("the order of sync and answer: strace is not installed");
        };
        let attached = until("strace attaches or gives up", async || {
            let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap_or_default();
            let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:")).map(str::trim);
            if strace.try_wait().expect("a child").is_some() {
                return Some(false);
            }
            tracer.is_some_and(|tracer| tracer != "0").then_some(true)
        })
        .await;
        if !attached {
            return not_run::note("the order of sync and answer: this machine does not permit tracing");
        }
        for _ in 0..3 {
            assert_eq!(Letter::new().send(server.address()).await, Some(201));
        }
        let _ = Command::new("kill").args(["-INT", &strace.id().to_string()]).status();
        let _ = strace.wait();
        let text = fs::read_to_string(&trace).expect("a trace");
        let lines: Vec<&str> = text.lines().collect();
        let asked = |line: &str| line.contains("POST /api/v1/mailbox/messages");
        let answered = |line: &str| line.contains("HTTP/1.1 201");
        let synced = |line: &str| (line.contains("fsync") || line.contains("fdatasync")) && line.ends_with("= 0");
        let mut letters = 0;
        let mut since_asked: Option<bool> = None;
        for line in lines {
            if asked(line) {
                since_asked = Some(false);
            } else if synced(line) {
                since_asked = since_asked.map(|_| true);
            } else if answered(line) {
                assert_eq!(since_asked, Some(true), "an answer left before the disk had written:\n{text}");
                since_asked = None;
                letters += 1;
            }
        }
        assert_eq!(letters, 3, "every answer was seen:\n{text}");
    });
}
