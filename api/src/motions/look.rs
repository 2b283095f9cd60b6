//! Motions in which something happens by itself: their time is over, or what the station owes is late.
//!
//! Every server looks once a minute. Which of them acts is settled by the motion, which one of them holds.

use actix_web::web::Data;

use super::service;
use crate::{
    beat::{Beat, MINUTE},
    db::Db,
    error::Result,
    moment::Moment,
};

/// Motions that are looked at in one go.
const AT_ONCE: i64 = 100;

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>) {
    let mut beat = Beat::every(MINUTE, "motions were not looked after");
    loop {
        let outcome = sweep(&db, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Lets happen what is due at `moment`; gives to how many.
///
/// # Errors
/// When the database cannot be read.
pub async fn sweep(db: &Db, moment: Moment) -> Result<usize> {
    let mut looked = 0;
    let now = moment.time();
    for id in db.read(move |conn| service::due(conn, now, AT_ONCE)).await? {
        match db.write(move |conn| service::look(conn, id, moment)).await {
            Ok(did) => looked += usize::from(did),
            // Those behind it do not wait for one that cannot be looked after.
            Err(error) => tracing::error!(%id, %error, "a motion was not looked after"),
        }
    }
    Ok(looked)
}
