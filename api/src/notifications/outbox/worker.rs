//! Handing over what waits.

use std::time::Duration;

use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};
use contract::{Language, outbox::OutboxState};
use futures_util::future::join_all;

use super::{
    pace,
    store::{self, Claimed, Outcome},
    words,
};
use crate::{
    accounts::service as accounts,
    auth::keys::Keys,
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    outside::sms::{Handed, Sms},
};

const EVERY: Duration = Duration::from_secs(5);
/// Lines that are taken in one go, and handed over beside each other.
const AT_ONCE: i64 = 20;
/// Seconds that a line taken is left alone, besides twice what a try may take.
const GRACE: u64 = 10;

/// Looks every few seconds, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, keys: Data<Keys>, sms: Data<Sms>) {
    let mut beats = tokio::time::interval(EVERY);
    beats.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        beats.tick().await;
        if let Err(error) = sweep(&db, &keys, &sms, Moment::now()).await {
            tracing::error!(%error, "what is to leave the app was not looked for; it is tried again in a moment");
        }
    }
}

/// Hands over what waits at `moment`; gives how many lines were handed over.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(db: &Db, keys: &Keys, sms: &Sms, moment: Moment) -> Result<usize> {
    let mut sent = 0;
    loop {
        let (keys, lease) = (keys.clone(), lease(sms, moment.time()));
        let parcels = db.write(move |conn| claim(conn, &keys, moment, lease)).await?;
        let many = parcels.len();
        let outcomes = join_all(parcels.iter().map(|parcel| hand_over(sms, parcel, moment))).await;
        sent += outcomes.iter().filter(|outcome| outcome.state == OutboxState::Sent).count();
        if !outcomes.is_empty() {
            db.write(move |conn| outcomes.iter().try_for_each(|outcome| store::settle(conn, outcome)))
                .await?;
        }
        if i64::try_from(many).is_ok_and(|many| many < AT_ONCE) {
            return Ok(sent);
        }
    }
}

/// Until when nobody else may take what is taken now: longer than a try can take.
fn lease(sms: &Sms, now: DateTime<Utc>) -> DateTime<Utc> {
    let seconds = sms.patience().as_secs().saturating_mul(2).saturating_add(GRACE);
    now + TimeDelta::seconds(i64::try_from(seconds).unwrap_or(i64::from(i32::MAX)))
}

/// A line that was taken, and how whom it is for is reached, if at all.
struct Parcel {
    line: Claimed,
    to: Option<(String, Language)>,
}

fn claim(conn: &mut Conn, keys: &Keys, moment: Moment, lease: DateTime<Utc>) -> Result<Vec<Parcel>> {
    let lines = store::claim(conn, moment.time(), lease, AT_ONCE)?;
    let parcel = |line: Claimed| {
        let to = accounts::reached(conn, keys, line.account)?;
        Ok(Parcel { line, to })
    };
    lines.into_iter().map(parcel).collect()
}

/// One try, and what follows from it.
async fn hand_over(sms: &Sms, parcel: &Parcel, moment: Moment) -> Outcome {
    let line = &parcel.line;
    let outcome = |state, fault, next_at| Outcome {
        id: line.id,
        state,
        fault,
        next_at,
        now: moment.time(),
    };
    let Some((phone, language)) = parcel.to.as_ref().filter(|_| !line.read) else {
        return outcome(OutboxState::Dropped, None, None);
    };
    let text = words::sentence(sms.site(), line.kind, line.number.as_deref(), *language);
    let (state, fault) = match sms.hand_over(phone, &text, line.id.0).await {
        Handed::Taken => (OutboxState::Sent, None),
        Handed::Refused => (OutboxState::Dead, Some("refused")),
        Handed::Unsure if line.tries >= pace::MOST_TRIES => (OutboxState::Dead, Some("no_answer")),
        Handed::Unsure => (OutboxState::Waiting, Some("no_answer")),
    };
    metrics::counter!("lianxin_outbox_total", "state" => state.word()).increment(1);
    let again = (state == OutboxState::Waiting).then(|| moment.time() + pace::wait(line.tries, moment.below(pace::JITTER)));
    outcome(state, fault, again)
}
