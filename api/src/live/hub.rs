//! Where streams listen, and who has which case open.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CaseId, CommunityId},
    live::{HERE_SECONDS, LiveCase, LivePresence},
    notifications::Notification,
};
use serde::{Deserialize, Serialize};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

use super::link::Link;
use crate::{error::Result, moment::Moment, settings::Settings};

/// News that wait for a slow reader; whoever is further behind looks at everything again.
const WAITING: usize = 512;
/// Streams that one account may have open at a server; with one more, the oldest ends: its page may be gone unnoticed.
const MOST: usize = 10;

/// Something that streams tell, as far as their readers may know it.
#[derive(Debug, Clone)]
pub(super) enum News {
    /// A case changed; by this entry of its timeline.
    Case(Uuid, Arc<LiveCase>),
    /// Somebody is told something.
    Told(AccountId, Arc<Notification>),
    /// Somebody has a case open, or no longer.
    Here(Arc<Here>),
    /// This stream has to make room.
    Over(Uuid),
    /// The server stops.
    End,
}

/// Somebody who has a case open, as servers tell each other.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Here {
    pub(super) account: AccountId,
    pub(super) community: CommunityId,
    pub(super) shown: LivePresence,
    pub(super) until: DateTime<Utc>,
}

/// What every stream of this server listens to; cheap to clone.
#[derive(Clone)]
pub(crate) struct Live(Arc<Inner>);

struct Inner {
    news: broadcast::Sender<News>,
    woken: Notify,
    here: Mutex<Vec<Here>>,
    streams: Mutex<HashMap<AccountId, Vec<Uuid>>>,
    link: Option<Link>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Makes it ready. Redis need not be there yet.
    ///
    /// # Errors
    /// Names `redis.url` when it is no address of a Redis.
    pub(crate) fn open(settings: &Settings) -> Result<Self> {
        Ok(Self(Arc::new(Inner {
            news: broadcast::channel(WAITING).0,
            woken: Notify::new(),
            here: Mutex::default(),
            streams: Mutex::default(),
            link: Link::open(settings)?,
        })))
    }

    /// Something was written here: whoever watches looks at once.
    pub(crate) fn wake(&self) {
        self.0.woken.notify_one();
    }

    /// Ends every stream.
    pub(crate) fn end(&self) {
        self.tell(News::End);
    }

    /// Waits until something was written, or so long.
    pub(super) async fn woken(&self, at_most: Duration) -> bool {
        tokio::time::timeout(at_most, self.0.woken.notified()).await.is_ok()
    }

    /// Whether anybody listens.
    pub(super) fn is_heard(&self) -> bool {
        self.0.news.receiver_count() > 0
    }

    /// Tells every stream; nobody need listen.
    pub(super) fn tell(&self, news: News) {
        self.0.news.send(news).ok();
    }

    /// The way to other servers, if there is one.
    pub(super) fn link(&self) -> Option<&Link> {
        self.0.link.as_ref()
    }

    /// Listens from now on.
    pub(super) fn listen(&self, account: AccountId, moment: Moment) -> Listening {
        let (id, news) = (moment.id::<()>().uuid(), self.0.news.subscribe());
        let mut streams = locked(&self.0.streams);
        let open = streams.entry(account).or_default();
        open.push(id);
        let oldest = (open.len() > MOST).then(|| open.remove(0));
        drop(streams);
        if let Some(oldest) = oldest {
            self.tell(News::Over(oldest));
        }
        Listening {
            live: self.clone(),
            account,
            id,
            news,
        }
    }

    /// Somebody says which case they have open: tells streams what is new of it.
    pub(super) fn note(&self, here: Here, now: DateTime<Utc>) {
        let mut known = locked(&self.0.here);
        known.retain(|each| each.until > now);
        let same = |each: &Here| each.account == here.account && each.shown.case_id == here.shown.case_id;
        let was_known = known.iter().any(same);
        known.retain(|each| !same(each));
        if here.shown.here {
            known.push(here.clone());
        }
        drop(known);
        if was_known != here.shown.here {
            self.tell(News::Here(Arc::new(here)));
        }
    }

    /// Which cases somebody has open.
    pub(super) fn open_of(&self, account: AccountId) -> Vec<Here> {
        let known = locked(&self.0.here);
        known.iter().filter(|each| each.account == account).cloned().collect()
    }

    /// Who else has a case open.
    pub(super) fn beside(&self, case: CaseId, account: AccountId, now: DateTime<Utc>) -> Vec<String> {
        let known = locked(&self.0.here);
        let others = known
            .iter()
            .filter(|each| each.shown.case_id == case && each.account != account && each.until > now);
        others.map(|each| each.shown.name.clone()).collect()
    }

    /// Whoever did not say again that they have a case open has gone.
    pub(super) fn let_go(&self, now: DateTime<Utc>) {
        let mut known = locked(&self.0.here);
        let (here, gone): (Vec<Here>, Vec<Here>) = known.drain(..).partition(|each| each.until > now);
        *known = here;
        drop(known);
        for mut each in gone {
            each.shown.here = false;
            self.tell(News::Here(Arc::new(each)));
        }
    }
}

/// Until when somebody counts as being there who says so at `now`.
pub(super) fn until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + chrono::TimeDelta::seconds(HERE_SECONDS.into())
}

/// One stream that listens; it is counted until it is dropped.
pub(super) struct Listening {
    live: Live,
    account: AccountId,
    pub(super) id: Uuid,
    pub(super) news: broadcast::Receiver<News>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut streams = locked(&self.live.0.streams);
        if let Some(open) = streams.get_mut(&self.account) {
            open.retain(|each| *each != self.id);
            if open.is_empty() {
                streams.remove(&self.account);
            }
        }
    }
}
