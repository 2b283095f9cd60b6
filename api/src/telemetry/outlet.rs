//! Where the log's lines go: they are gathered for a moment and written together by a thread of their own, so that a
//! request does not wait for whoever reads the log. A warning is written before work goes on, and so is whatever was
//! said before it.

use std::{
    io::{self, Write, stdout},
    mem,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

/// How long a line waits for others at most.
const GATHERING: Duration = Duration::from_millis(10);
/// Bytes that wait at most: where the log's reader is slow, requests are slowed down rather than lines lost.
const MOST: usize = 1024 * 1024;

static WAITING: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static FILLED: Condvar = Condvar::new();
/// Held while lines are written, so that they keep their order.
static WRITING: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// The standard output, by way of the thread that writes.
pub(super) struct Outlet;

/// Takes one line.
pub(super) struct Line {
    urgent: bool,
}

impl MakeWriter<'_> for Outlet {
    type Writer = Line;

    fn make_writer(&self) -> Line {
        Line { urgent: false }
    }

    fn make_writer_for(&self, about: &Metadata<'_>) -> Line {
        Line {
            urgent: *about.level() <= Level::WARN,
        }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut waiting = lock(&WAITING);
        let first = waiting.is_empty();
        waiting.extend_from_slice(bytes);
        let many = waiting.len() > MOST;
        drop(waiting);
        if self.urgent || many {
            flush();
        } else if first {
            FILLED.notify_one();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to write what is gathered.
pub(super) fn start() -> io::Result<()> {
    let write = || loop {
        let waiting = FILLED.wait_while(lock(&WAITING), |waiting| waiting.is_empty());
        drop(waiting);
        thread::sleep(GATHERING);
        flush();
    };
    thread::Builder::new().name("log-writer".to_owned()).spawn(write).map(|_| ())
}

/// Writes all that is gathered.
pub(super) fn flush() {
    let mut lines = lock(&WRITING);
    mem::swap(&mut *lines, &mut *lock(&WAITING));
    let mut out = stdout().lock();
    // Nobody is left to be told that nobody reads the log.
    let _ = out.write_all(&lines).and_then(|()| out.flush());
    lines.clear();
}

fn lock(lines: &Mutex<Vec<u8>>) -> MutexGuard<'_, Vec<u8>> {
    lines.lock().unwrap_or_else(PoisonError::into_inner)
}
