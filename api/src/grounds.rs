//! What an answer rests on, noted while it is made: what may change, and until when what is believed may be believed.
//!
//! Whoever tells of something that may change says so *before* looking ([`rests_on`]), and whoever changed it says so *after*
//! ([`moved`]). So an answer that was made while something changed rests on how that stood before, and holds no longer. What
//! cannot tell when it changes, as the database, says so, too ([`rests_on_more`]).

use std::{
    cell::RefCell,
    future::Future,
    hash::{DefaultHasher, Hash, Hasher},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// How many counters there are. What shares one is thought to have changed together, which costs looking again, and no more.
const COUNTERS: usize = 4_096;

/// How often something changed that has its counter here.
static MOVES: [AtomicU64; COUNTERS] = [const { AtomicU64::new(0) }; COUNTERS];

tokio::task_local! {
    static NOTED: RefCell<Noted>;
}

/// What an answer rests on.
#[derive(Debug)]
pub(crate) struct Grounds {
    /// Counters, and how they stood.
    things: Vec<(usize, u64)>,
    until: Instant,
}

#[derive(Debug, Default)]
struct Noted {
    things: Vec<(usize, u64)>,
    /// The first moment at which something has to be asked again.
    until: Option<Instant>,
    more: bool,
}

impl Noted {
    fn end(&mut self, moment: Instant) {
        self.until = Some(self.until.map_or(moment, |until| until.min(moment)));
    }
}

impl Grounds {
    /// Whether all of it is as it was.
    pub(crate) fn hold(&self) -> bool {
        let stands = |(counter, stood): &(usize, u64)| MOVES[*counter].load(Ordering::Acquire) == *stood;
        self.things.iter().all(stands) && Instant::now() < self.until
    }
}

/// Notes what comes of `work` rests on; nothing where that cannot be told, or for how long.
pub(crate) async fn noting<T>(work: impl Future<Output = T>) -> (T, Option<Grounds>) {
    let noted = async {
        let done = work.await;
        (done, NOTED.with(RefCell::take))
    };
    let (done, noted) = NOTED.scope(RefCell::default(), noted).await;
    let until = noted.until.filter(|_| !noted.more);
    let things = noted.things;
    (done, until.map(|until| Grounds { things, until }))
}

/// What is being answered rests on how this is now; to be said before it is looked at.
pub(crate) fn rests_on(thing: &str) {
    note(|noted| {
        let counter = counter(thing);
        noted.things.push((counter, MOVES[counter].load(Ordering::Acquire)));
    });
}

/// What is being answered rests on something that is believed until then.
pub(crate) fn rests_until(moment: Instant) {
    note(|noted| noted.end(moment));
}

/// The same, from now on for so long.
pub(crate) fn rests_for(time: Duration) {
    note(|noted| noted.end(Instant::now() + time));
}

/// What is being answered rests on more than can be noted.
pub(crate) fn rests_on_more() {
    note(|noted| noted.more = true);
}

/// This is no longer as it was; to be said after it was changed.
pub(crate) fn moved(thing: &str) {
    MOVES[counter(thing)].fetch_add(1, Ordering::AcqRel);
}

fn note(note: impl FnOnce(&mut Noted)) {
    // Most of what is done is no answer that could be given again.
    let _ = NOTED.try_with(|noted| note(&mut noted.borrow_mut()));
}

fn counter(thing: &str) -> usize {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    usize::try_from(hasher.finish() % COUNTERS as u64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_mins(1);

    async fn grounds(work: impl FnOnce()) -> Option<Grounds> {
        noting(async { work() }).await.1
    }

    #[tokio::test]
    async fn what_an_answer_rests_on_holds_until_it_moves() {
        let grounds = grounds(|| {
            rests_on("a lift");
            rests_for(LONG);
        });
        let grounds = grounds.await.expect("grounds");
        assert!(grounds.hold());
        moved("a lift");
        assert!(!grounds.hold());
    }

    #[tokio::test]
    async fn what_moves_while_it_is_looked_at_holds_no_longer() {
        let grounds = grounds(|| {
            rests_for(LONG);
            rests_on("a gate");
            moved("a gate");
        });
        assert!(!grounds.await.expect("grounds").hold());
    }

    #[tokio::test]
    async fn what_is_believed_shortest_says_for_how_long() {
        let grounds = grounds(|| {
            rests_for(LONG);
            rests_until(Instant::now());
            rests_for(LONG);
        });
        assert!(!grounds.await.expect("grounds").hold());
    }

    #[tokio::test]
    async fn an_answer_from_elsewhere_or_for_no_known_time_has_no_grounds() {
        let elsewhere = grounds(|| {
            rests_for(LONG);
            rests_on_more();
        });
        assert!(elsewhere.await.is_none());
        assert!(grounds(|| rests_on("a lamp")).await.is_none());
    }
}
