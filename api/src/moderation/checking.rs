//! Texts that wait are shown to a checker outside, where the settings name one. What it says marks them for moderators and
//! decides nothing; where it says nothing they wait as they would without it.
//!
//! Only the text leaves, with numbers and doors made unreadable. Every server looks every few seconds; two that ask about the
//! same text write the same down once.

use std::time::Duration;

use actix_web::web::Data;
use chrono::TimeDelta;

use super::{service, store};
use crate::{
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    outside::Senders,
};

const EVERY: Duration = Duration::from_secs(10);
/// Texts of one look.
const AT_ONCE: i64 = 20;
/// What waits longer is not shown any more: whoever is to look at it looks.
const WAITS: TimeDelta = TimeDelta::days(1);

/// Looks every few seconds, for as long as the server runs; not at all where no checker is named.
pub(crate) async fn run(db: Data<Db>, senders: Data<Senders>) {
    if senders.checker().is_none() {
        return;
    }
    let mut times = tokio::time::interval(EVERY);
    times.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        times.tick().await;
        if let Err(error) = sweep(&db, &senders, Moment::now()).await {
            tracing::error!(%error, "texts that wait could not be read for the checker; it is tried again");
        }
    }
}

/// Shows the checker what waits at `moment` and was not shown before; gives of how much it said something. Once it says
/// nothing, the rest waits for another look.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(db: &Db, senders: &Senders, moment: Moment) -> Result<usize> {
    let Some(checker) = senders.checker() else { return Ok(0) };
    let mut marked = 0;
    for (row, text) in db.read(move |conn| waiting(conn, moment)).await? {
        let said = checker.check(&text).await;
        let outcome = said.map_or("none", |said| said.suggestion.word());
        metrics::counter!("lianxin_text_checks_total", "outcome" => outcome).increment(1);
        let Some(said) = said else {
            tracing::warn!(item = %row.id.0, "the checker of texts said nothing; moderators look without it");
            return Ok(marked);
        };
        db.write(move |conn| store::checks::add(conn, &row, said, moment.time()))
            .await?;
        marked += 1;
    }
    Ok(marked)
}

/// What is shown, with the words that wait.
fn waiting(conn: &mut Conn, moment: Moment) -> Result<Vec<(store::Row, String)>> {
    let rows = store::checks::unchecked(conn, moment.time() - WAITS, AT_ONCE)?;
    rows.into_iter()
        .map(|row| {
            let words = service::words_of(conn, &row)?;
            Ok((row, service::masked(&words)))
        })
        .collect()
}
