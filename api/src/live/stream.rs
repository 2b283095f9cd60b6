//! One stream: server-sent events, until its reader goes, may no longer listen, or the server stops.

use std::{collections::VecDeque, time::Duration};

use actix_web::HttpRequest;
use bytes::Bytes;
use contract::{
    ids::{AccountId, CommunityId},
    live::{CASE, LiveCase, NOTIFICATION, PRESENCE, RESET},
};
use futures_util::{Stream, stream};
use serde::Serialize;
use tokio::{
    sync::broadcast::error::RecvError,
    time::{Instant, timeout_at},
};
use uuid::Uuid;

use super::hub::{Listening, News};
use crate::auth;

/// How often something is said, so that nobody on the way takes the stream for dead; it is also asked whether its reader may
/// still listen.
const BEAT: Duration = Duration::from_secs(20);

/// Who reads, and what they may know.
pub(super) struct Reader {
    pub(super) account: AccountId,
    pub(super) desks: Vec<CommunityId>,
    pub(super) request: HttpRequest,
}

/// What one frame says. An event with an identifier is one from which one can go on later.
fn frame(event: &str, id: Option<Uuid>, data: &impl Serialize) -> Option<Bytes> {
    let data = serde_json::to_string(data).ok()?;
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    Some(format!("{id}event: {event}\ndata: {data}\n\n").into())
}

/// That a case changed.
pub(super) fn changed(entry: Uuid, case: &LiveCase) -> Option<Bytes> {
    frame(CASE, Some(entry), case)
}

/// That everything is to be looked at again.
pub(super) fn reset() -> Option<Bytes> {
    frame(RESET, None, &())
}

impl Reader {
    /// What of the news this reader may know.
    fn shows(&self, news: &News) -> Option<Bytes> {
        match news {
            News::Case(entry, case) if self.desks.contains(&case.community_id) => changed(*entry, case),
            News::Told(account, message) if *account == self.account => frame(NOTIFICATION, None, message.as_ref()),
            News::Here(here) if here.account != self.account && self.desks.contains(&here.community) => {
                frame(PRESENCE, None, &here.shown)
            }
            _ => None,
        }
    }
}

struct State {
    reader: Reader,
    /// What is to be said first.
    first: VecDeque<Bytes>,
    /// Where one listens; without, it ends when everything was said.
    listening: Option<Listening>,
    beat: Instant,
}

/// The stream: what is to be said first, and then what happens.
pub(super) fn open(
    reader: Reader,
    first: Vec<Bytes>,
    listening: Option<Listening>,
) -> impl Stream<Item = Result<Bytes, actix_web::Error>> {
    let state = State {
        reader,
        first: first.into(),
        listening,
        beat: Instant::now() + BEAT,
    };
    stream::unfold(state, async |mut state| {
        let bytes = state.next().await?;
        Some((Ok(bytes), state))
    })
}

impl State {
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(bytes) = self.first.pop_front() {
            return Some(bytes);
        }
        let listening = self.listening.as_mut()?;
        loop {
            match timeout_at(self.beat, listening.news.recv()).await {
                Err(_) => {
                    self.beat = Instant::now() + BEAT;
                    // Whoever signed out, or whose token ran out, comes back with a new one, or not.
                    auth::again(&self.reader.request).await.ok()?;
                    return Some(Bytes::from_static(b": \n\n"));
                }
                Ok(Ok(News::End) | Err(RecvError::Closed)) => return None,
                Ok(Ok(News::Over(id))) if id == listening.id => return None,
                Ok(Ok(news)) => {
                    if let Some(bytes) = self.reader.shows(&news) {
                        return Some(bytes);
                    }
                }
                Ok(Err(RecvError::Lagged(_))) => return reset(),
            }
        }
    }
}
