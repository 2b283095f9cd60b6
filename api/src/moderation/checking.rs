//! Texts that wait are shown to a checker outside, where the settings name one. What it says marks them for moderators and
//! decides nothing; where it says nothing they wait as they would without it.
//!
//! A text of which nothing is said stands in no other's way: it is shown again after a time of its own, which doubles.
//!
//! Only the text leaves, with numbers and doors made unreadable. Every server looks every few seconds; two that ask about the
//! same text write the same down once.

use std::time::Duration;

use actix_web::web::Data;
use chrono::TimeDelta;

use super::{service, store};
use crate::{
    beat::Beat,
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
/// After so many silences in a row it is not the texts: the checker is away, and the look ends.
const SILENCES: usize = 3;
/// When a text is shown again after the first silence, and after many.
const AGAIN: TimeDelta = TimeDelta::seconds(20);
const AGAIN_AT_LAST: TimeDelta = TimeDelta::minutes(15);

/// Looks every few seconds, for as long as the server runs; not at all where no checker is named.
pub(crate) async fn run(db: Data<Db>, senders: Data<Senders>) {
    if senders.checker().is_none() {
        return;
    }
    let mut beat = Beat::every(EVERY, "texts that wait could not be read for the checker");
    loop {
        let outcome = sweep(&db, &senders, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Shows the checker what waits at `moment` and whose turn it is; gives of how much it said something. What it says nothing
/// of is put off, each by itself; after a few silences in a row the rest waits for another look.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(db: &Db, senders: &Senders, moment: Moment) -> Result<usize> {
    let Some(checker) = senders.checker() else { return Ok(0) };
    let (mut marked, mut silent) = (0, 0);
    for Waiting { row, silences, words } in db.read(move |conn| waiting(conn, moment)).await? {
        let said = checker.check(&words).await;
        let outcome = said.map_or("none", |said| said.suggestion.word());
        metrics::counter!("lianxin_text_checks_total", "outcome" => outcome).increment(1);
        if let Some(said) = said {
            db.write(move |conn| store::checks::add(conn, &row, said, moment.time()))
                .await?;
            (marked, silent) = (marked + 1, 0);
            continue;
        }
        tracing::warn!(item = %row.id.0, "the checker of texts said nothing; moderators look without it");
        let again = moment.time() + put_off(silences);
        db.write(move |conn| store::checks::put_off(conn, &row, silences.saturating_add(1), again))
            .await?;
        silent += 1;
        if silent == SILENCES {
            break;
        }
    }
    Ok(marked)
}

/// For how long a text is put off of which nothing was said so often before.
fn put_off(silences: i32) -> TimeDelta {
    let doubled = 2_i32.saturating_pow(silences.unsigned_abs());
    AGAIN
        .checked_mul(doubled)
        .map_or(AGAIN_AT_LAST, |again| again.min(AGAIN_AT_LAST))
}

/// Something that is shown.
struct Waiting {
    row: store::Row,
    /// How often nothing was said of it.
    silences: i32,
    /// What leaves.
    words: String,
}

/// What is shown now.
fn waiting(conn: &mut Conn, moment: Moment) -> Result<Vec<Waiting>> {
    let now = moment.time();
    let rows = store::checks::unchecked(conn, now - WAITS, now, AT_ONCE)?;
    rows.into_iter()
        .map(|(row, silences)| {
            let words = service::masked(&service::words_of(conn, &row)?);
            Ok(Waiting { row, silences, words })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::put_off;

    #[test]
    fn what_nothing_is_said_of_is_put_off_for_longer_and_longer() {
        assert_eq!(
            [0, 1, 2, 5, 6, 40, i32::MAX].map(|silences| put_off(silences).num_seconds()),
            [20, 40, 80, 640, 900, 900, 900]
        );
    }
}
