//! A killed process does not prove that a disk was told to write; the trace of its system calls does.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
};

use tests::{
    Backend, not_run,
    place::{Letter, Place},
    process, until,
};

/// The calls that matter: hearing, writing, syncing, answering.
const CALLS: &str = "trace=recvfrom,read,pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg";

/// Watches every thread of a process; `None` where that is not possible.
async fn watch(process: u32, trace: &Path) -> Option<Child> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-s", "120", "-e", CALLS, "-o"]).arg(trace);
    let started = strace
        .args(["-p", &process.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut strace) = started else {
        not_run::note("the order of sync and answer: strace is not installed (Debian: strace)");
        return None;
    };
    let attached = until("strace attaches or gives up", async || {
        if strace.try_wait().expect("a child").is_some() {
            return Some(false);
        }
        let threads = fs::read_dir(format!("/proc/{process}/task")).expect("threads");
        let traced = |thread: fs::DirEntry| {
            let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
            !status.lines().any(|line| line == "TracerPid:\t0")
        };
        threads.flatten().all(traced).then_some(true)
    })
    .await;
    if !attached {
        not_run::note("the order of sync and answer: tracing a process (ptrace) is not permitted here");
    }
    attached.then_some(strace)
}

/// What happened, in this order, to one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Heard,
    Written,
    Synced,
    Answered,
}

/// The steps in a trace: an answer counts from when it begins, everything else from when it is done.
fn steps(trace: &str) -> Vec<Step> {
    let mut begun: HashMap<&str, String> = HashMap::new();
    let mut steps = Vec::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.trim_start().split_once(' ') else {
            continue;
        };
        let call = call.trim_start();
        let resumed = call.starts_with("<... ");
        if !resumed && call.contains("HTTP/1.1 201") {
            steps.push(Step::Answered);
        }
        if let Some(unfinished) = call.strip_suffix("<unfinished ...>") {
            begun.insert(thread, unfinished.to_owned());
            continue;
        }
        let whole = if resumed {
            begun.remove(thread).unwrap_or_default() + call
        } else {
            call.to_owned()
        };
        let journal = whole.contains(".sqlite-wal>");
        if whole.contains("POST /api/v1/mailbox/messages") {
            steps.push(Step::Heard);
        } else if journal && whole.starts_with("pwrite64(") {
            steps.push(Step::Written);
        } else if journal && (whole.starts_with("fsync(") || whole.starts_with("fdatasync(")) && whole.ends_with("= 0") {
            steps.push(Step::Synced);
        }
    }
    steps.dedup();
    steps
}

#[test]
fn an_answer_leaves_only_after_the_disk_has_written() {
    tests::run(async {
        let Some(place) = Place::seeded(Backend::Sqlite).await else {
            return;
        };
        let server = place.server().await;
        let client = process::client(server.address());
        // Sweeping at the start writes too, and the first letter makes the journal.
        assert_eq!(Letter::new().send(&client).await, Some(201));
        let trace = place.folder().join("trace");
        let Some(mut strace) = watch(server.id(), &trace).await else {
            return;
        };
        for _ in 0..3 {
            assert_eq!(Letter::new().send(&client).await, Some(201));
        }
        let _ = Command::new("kill").args(["-INT", &strace.id().to_string()]).status();
        let _ = strace.wait();
        let text = fs::read_to_string(&trace).expect("a trace");
        let one = [Step::Heard, Step::Written, Step::Synced, Step::Answered];
        assert_eq!(steps(&text), one.repeat(3), "{text}");
    });
}

#[test]
fn a_sync_that_is_done_too_late_is_seen() {
    let trace = "7 recvfrom(9<TCP:[1]>, \"POST /api/v1/mailbox/messages HT\"..., 99, 0, NULL, NULL) = 99\n\
        8 pwrite64(5</d/x.sqlite-wal>, \"\", 24, 0) = 24\n\
        8 fdatasync(5</d/x.sqlite-wal> <unfinished ...>\n\
        7 sendto(9<TCP:[1]>, \"HTTP/1.1 201 Created\", 20, 0, NULL, 0) = 20\n\
        8 <... fdatasync resumed>) = 0\n\
        8 fdatasync(6</d/other>) = 0\n";
    assert_eq!(
        steps(trace),
        [Step::Heard, Step::Written, Step::Answered, Step::Synced],
        "{trace}"
    );
}
