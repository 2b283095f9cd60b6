//! The watcher of a server: what changed, told to every stream.

use std::{collections::HashMap, time::Duration};

use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    hub::{Live, News},
    store,
};
use crate::{db::Db, error::Result, moment::Moment, notifications::service as notifications};

/// How long one waits for a write of this server, or for word of another's.
const EVERY: Duration = Duration::from_secs(5);
/// For how long what was written is gathered before it is read.
const GATHER: Duration = Duration::from_millis(100);
/// How far back one looks each time: a transaction that began earlier may end later.
const BACK: TimeDelta = TimeDelta::seconds(15);
/// Lines that are read in one go.
const AT_ONCE: i64 = 1_000;

/// Watches for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, live: Data<Live>) {
    let watching = async {
        let mut told = Told::default();
        loop {
            let here = live.woken(EVERY).await;
            tokio::time::sleep(GATHER).await;
            if let (true, Some(link)) = (here, live.link()) {
                link.tell(None).await;
            }
            let now = Moment::now().time();
            live.let_go(now);
            if let Err(error) = told.look(&db, &live, now).await {
                tracing::warn!(%error, "what changed was not read; it is tried again in a moment");
            }
        }
    };
    let listening = async {
        match live.link() {
            Some(link) => link.listen(&live).await,
            None => std::future::pending().await,
        }
    };
    tokio::join!(watching, listening);
}

/// What was told already, and when it was.
#[derive(Default)]
struct Told {
    entries: HashMap<Uuid, DateTime<Utc>>,
    messages: HashMap<(Uuid, u32), DateTime<Utc>>,
}

impl Told {
    async fn look(&mut self, db: &Db, live: &Live, now: DateTime<Utc>) -> Result<()> {
        if !live.is_heard() {
            *self = Self::default();
            return Ok(());
        }
        let since = now - BACK;
        let read = move |conn: &mut crate::db::Conn| {
            let changes = store::changes(conn, since, None, AT_ONCE)?;
            Ok((changes, notifications::since(conn, since, AT_ONCE)?))
        };
        let (changes, messages) = db.read(read).await?;
        for change in changes {
            if self.entries.insert(change.entry, now).is_none() {
                live.tell(News::Case(change.entry, change.case.into()));
            }
        }
        for (account, message) in messages {
            let key = (message.id.uuid(), message.times);
            if self.messages.insert(key, now).is_none() {
                live.tell(News::Told(account, message.into()));
            }
        }
        let old = now - BACK * 2;
        self.entries.retain(|_, at| *at > old);
        self.messages.retain(|_, at| *at > old);
        Ok(())
    }
}
