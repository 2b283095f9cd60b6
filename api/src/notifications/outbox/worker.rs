//! Handing over what waits.

use std::time::Duration;

use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};
use contract::{Language, outbox::OutboxState};
use futures_util::future::join_all;

use super::{
    pace,
    store::{self, Batch, Outcome, Taking},
    words,
};
use crate::{
    addresses::service as addresses,
    auth::keys::Keys,
    beat::Beat,
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    outside::{Handed, News, Senders},
};

const EVERY: Duration = Duration::from_secs(5);
/// Lines that are looked at in one go; their messages are handed over beside each other.
const AT_ONCE: i64 = 20;
/// Seconds that a message taken is left alone, besides twice what a try may take.
const GRACE: u64 = 10;

/// Looks every few seconds, for as long as the server runs. Within `window` after a message to somebody others to them wait,
/// to leave together.
pub(crate) async fn run(db: Data<Db>, keys: Data<Keys>, senders: Data<Senders>, window: TimeDelta) {
    let mut beat = Beat::every(EVERY, "what is to leave the app was not looked for");
    loop {
        let outcome = sweep(&db, &keys, &senders, window, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Hands over what waits at `moment`; gives how many messages were handed over.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(db: &Db, keys: &Keys, senders: &Senders, window: TimeDelta, moment: Moment) -> Result<usize> {
    let mut sent = 0;
    loop {
        let keys = keys.clone();
        let taking = Taking {
            now: moment.time(),
            lease: lease(senders, moment.time()),
            window,
            limit: AT_ONCE,
        };
        let (looked_at, parcels) = db.write(move |conn| claim(conn, &keys, taking)).await?;
        let outcomes = join_all(parcels.iter().map(|parcel| hand_over(senders, parcel, moment))).await;
        sent += outcomes.iter().filter(|outcome| outcome.state == OutboxState::Sent).count();
        if !outcomes.is_empty() {
            db.write(move |conn| outcomes.iter().try_for_each(|outcome| store::settle(conn, outcome)))
                .await?;
        }
        if i64::try_from(looked_at).is_ok_and(|many| many < AT_ONCE) {
            return Ok(sent);
        }
    }
}

/// Until when nobody else may take what is taken now: longer than a try can take.
fn lease(senders: &Senders, now: DateTime<Utc>) -> DateTime<Utc> {
    let seconds = senders.patience().as_secs().saturating_mul(2).saturating_add(GRACE);
    now + TimeDelta::seconds(i64::try_from(seconds).unwrap_or(i64::from(i32::MAX)))
}

/// A message that was taken, and how whom it is for is reached, if at all.
struct Parcel {
    batch: Batch,
    to: Option<(String, Language)>,
}

fn claim(conn: &mut Conn, keys: &Keys, taking: Taking) -> Result<(usize, Vec<Parcel>)> {
    let (looked_at, batches) = store::claim(conn, taking)?;
    let parcel = |batch: Batch| {
        let to = addresses::reached(conn, keys, batch.account, batch.way)?;
        Ok(Parcel { batch, to })
    };
    let parcels: Result<Vec<_>> = batches.into_iter().map(parcel).collect();
    Ok((looked_at, parcels?))
}

/// What a batch tells, as far as it was not read meanwhile.
fn news(batch: &Batch, language: Language) -> Option<News> {
    let unread = batch.lines.iter().filter(|line| !line.read);
    let mut lines: Vec<String> = unread
        .map(|line| words::line(line.kind, line.number.as_deref(), language))
        .collect();
    let headline = match lines.len() {
        0 => return None,
        1 => lines.pop()?,
        many => words::several(many, language),
    };
    Some(News {
        id: batch.id.0,
        language,
        headline,
        lines,
    })
}

/// One try, and what follows from it.
async fn hand_over(senders: &Senders, parcel: &Parcel, moment: Moment) -> Outcome {
    let batch = &parcel.batch;
    let outcome = |state, fault, next_at| Outcome {
        id: batch.id,
        state,
        fault,
        read: batch.lines.iter().filter(|line| line.read).map(|line| line.id).collect(),
        next_at,
        now: moment.time(),
    };
    let known = senders.of(batch.way).zip(parcel.to.as_ref());
    let told = known.and_then(|(sender, (to, language))| Some((sender, to, news(batch, *language)?)));
    let Some((sender, to, news)) = told else {
        return outcome(OutboxState::Dropped, None, None);
    };
    let (state, fault) = match sender.hand_over(to, &news).await {
        Handed::Taken => (OutboxState::Sent, None),
        Handed::Refused => (OutboxState::Dead, Some("refused")),
        Handed::Unsure if batch.tries >= pace::MOST_TRIES => (OutboxState::Dead, Some("no_answer")),
        Handed::Unsure => (OutboxState::Waiting, Some("no_answer")),
    };
    metrics::counter!("lianxin_outbox_total", "way" => batch.way.word(), "state" => state.word()).increment(1);
    let again = (state == OutboxState::Waiting).then(|| moment.time() + pace::wait(batch.tries, moment.below(pace::JITTER)));
    outcome(state, fault, again)
}
