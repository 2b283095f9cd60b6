//! The one thread that writes to SQLite.
//!
//! `synchronous = FULL` makes every commit wait for the disk. Committing many requests' work at once makes
//! them wait together: each runs in a savepoint of its own, so that one that fails undoes only itself, and each
//! is answered only after the common commit.
//!
//! What costs as much for one as for many is left until the end ([`last`]), and then done for all who share the commit.

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    time::{Duration, Instant},
};

use tokio::sync::oneshot;

use super::Conn;
use crate::error::{Error, Result};

/// Work that may wait before newcomers are turned away.
const QUEUE: usize = 4096;
/// Work that shares one commit at most.
const TOGETHER: usize = 256;
/// How long the first of a batch waits for the work of the others at most.
const GATHERING: Duration = Duration::from_millis(20);

thread_local! {
    /// What those who share a commit have left until its end; `None` where no commit is shared.
    static LAST: RefCell<Option<Vec<Last>>> = const { RefCell::new(None) };
}

type Last = Box<dyn FnOnce(&mut Conn) -> Result<()>>;

/// Does `work` within the transaction, but after everything else: where others share the commit, after their work, too,
/// and in the order in which it was left. Whatever is undone takes with it what it left.
///
/// This is for the full-text index. FTS5 gathers words in memory and writes them out at every savepoint; so each request
/// would make a segment of its own, to be merged with those of others.
///
/// # Errors
/// What `work` returns, where no commit is shared. Where one is, it fails for everybody.
pub(crate) fn last(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<()> + 'static) -> Result<()> {
    let at_once = LAST.with_borrow_mut(|last| match last {
        Some(last) => {
            last.push(Box::new(work));
            None
        }
        None => Some(work),
    });
    at_once.map_or(Ok(()), |work| work(conn))
}

/// How much was left so far.
fn left() -> usize {
    LAST.with_borrow(|last| last.as_ref().map_or(0, Vec::len))
}

/// Forgets what was left after there were so many.
fn forget(from: usize) {
    LAST.with_borrow_mut(|last| {
        if let Some(last) = last {
            last.truncate(from);
        }
    });
}

/// What waits to be written.
pub(super) trait Job: Send {
    /// Does the work in a savepoint.
    fn run(self: Box<Self>, conn: &mut Conn) -> Settled;
    /// Answers without having done anything.
    fn refuse(self: Box<Self>, fate: Fate);
}

/// What one job came to, before the commit.
pub(super) struct Settled {
    /// False when not even the savepoint could be kept or undone: the whole transaction is lost.
    sound: bool,
    /// Answers the waiting request.
    tell: Box<dyn FnOnce(Result<(), Fate>) + Send>,
}

/// Why a batch was not committed; an [`Error`] cannot be cloned for everybody in it.
#[derive(Clone, Copy)]
pub(super) enum Fate {
    Full,
    Gone,
}

impl From<Fate> for Error {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Full => Self::StorageFull,
            Fate::Gone => Self::Unavailable("the transaction was not committed".to_owned()),
        }
    }
}

/// The handle of the writing thread.
pub(super) struct Thread {
    queue: SyncSender<Box<dyn Job>>,
}

impl Thread {
    pub(super) fn start(conn: Conn) -> Result<Self> {
        let (queue, jobs) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || run(conn, &jobs))
            .map_err(Error::internal)?;
        Ok(Self { queue })
    }

    pub(super) fn submit(&self, job: Box<dyn Job>) -> Result<()> {
        self.queue.try_send(job).map_err(|error| {
            Error::Unavailable(match error {
                TrySendError::Full(_) => "too much is waiting to be written".to_owned(),
                TrySendError::Disconnected(_) => "the writer stopped".to_owned(),
            })
        })
    }
}

/// Work, and the request that waits for its answer.
struct Waiting<T, W> {
    work: W,
    answer: oneshot::Sender<Result<T>>,
}

/// Wraps work so that it runs in a savepoint and answers through `answer` when its fate is known.
pub(super) fn job<T: Send + 'static>(
    work: impl FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    answer: oneshot::Sender<Result<T>>,
) -> Box<dyn Job> {
    Box::new(Waiting { work, answer })
}

impl<T: Send + 'static, W: FnOnce(&mut Conn) -> Result<T> + Send> Job for Waiting<T, W> {
    fn run(self: Box<Self>, conn: &mut Conn) -> Settled {
        let Self { work, answer } = *self;
        let before = left();
        let outcome = conn
            .batch("SAVEPOINT job")
            .map_err(Error::from)
            .and_then(|()| unwound(|| work(conn)));
        let kept = if outcome.is_ok() {
            conn.batch("RELEASE job")
        } else {
            forget(before);
            conn.batch("ROLLBACK TO job; RELEASE job")
        };
        Settled {
            sound: kept.is_ok(),
            tell: Box::new(move |fate| {
                // The request may have gone away; what it wrote stays written.
                let _ = answer.send(fate.map_err(Error::from).and(outcome));
            }),
        }
    }

    fn refuse(self: Box<Self>, fate: Fate) {
        let _ = self.answer.send(Err(fate.into()));
    }
}

/// One request's panic is its own failure: the thread that writes for everybody goes on.
fn unwound<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::internal("a write panicked")))
}

fn run(mut conn: Conn, jobs: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = jobs.recv() {
        if let Err(error) = conn.batch("BEGIN IMMEDIATE") {
            tracing::error!(%error, "no transaction could begin");
            let _ = conn.batch("ROLLBACK");
            first.refuse(fate_of(&error.into()));
            continue;
        }
        LAST.set(Some(Vec::new()));
        let settled = work(&mut conn, first, jobs);
        let last = LAST.take().unwrap_or_default();
        let fate = finish(&mut conn, settled.iter().all(|each| each.sound), last);
        metrics::histogram!("lianxin_db_commit_size").record(f64::from(u32::try_from(settled.len()).unwrap_or(u32::MAX)));
        for each in settled {
            (each.tell)(fate);
        }
    }
}

fn work(conn: &mut Conn, first: Box<dyn Job>, jobs: &Receiver<Box<dyn Job>>) -> Vec<Settled> {
    let begun = Instant::now();
    let mut settled = vec![first.run(conn)];
    while settled.len() < TOGETHER && begun.elapsed() < GATHERING && settled.iter().all(|each| each.sound) {
        let Ok(next) = jobs.try_recv() else { break };
        settled.push(next.run(conn));
    }
    settled
}

fn finish(conn: &mut Conn, sound: bool, last: Vec<Last>) -> Result<(), Fate> {
    let committed = if sound {
        unwound(|| last.into_iter().try_for_each(|work| work(conn))).and_then(|()| Ok(conn.batch("COMMIT")?))
    } else {
        Err(diesel::result::Error::RollbackTransaction.into())
    };
    committed.map_err(|error| {
        tracing::error!(%error, "a batch was not committed");
        // SQLite may already have rolled back by itself, which makes this one fail harmlessly.
        let _ = conn.batch("ROLLBACK");
        fate_of(&error)
    })
}

fn fate_of(error: &Error) -> Fate {
    let text = error.to_string();
    if text.contains("full") || text.contains("disk I/O") {
        Fate::Full
    } else {
        Fate::Gone
    }
}
