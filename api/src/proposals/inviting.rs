//! Telling those who were asked by number to propose together.
//!
//! Every server looks once a minute, and whichever writes it down tells. Whoever asks somebody learns from none of it
//! whether the number belongs to anybody: asking does the same work for every number, and this comes later.

use actix_web::web::Data;

use super::service;
use crate::{
    beat::{Beat, MINUTE},
    db::Db,
    error::Result,
    moment::Moment,
};

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>) {
    let mut beat = Beat::every(MINUTE, "who was asked to propose together was not told");
    loop {
        let outcome = sweep(&db, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Tells everybody who was asked and does not know yet; gives how many invitations were looked at.
///
/// # Errors
/// What the first that failed says; who was told before stays told.
pub async fn sweep(db: &Db, moment: Moment) -> Result<usize> {
    let mut seen = 0;
    while db.read(service::is_any_untold).await? {
        seen += db.write(move |conn| service::tell_invited(conn, moment)).await?;
    }
    Ok(seen)
}
