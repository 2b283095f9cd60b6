//! Who did not answer in time: they are no longer asked, and the next best is.
//!
//! Every server looks once a minute. Which of them acts is settled by the request, which one of them holds.

use actix_web::web::Data;

use super::{service, store::offers};
use crate::{
    auth::keys::Keys,
    beat::{Beat, MINUTE},
    cases::service::Desk,
    db::Db,
    error::Result,
    moment::Moment,
    places::Directory,
};

/// Requests that are looked at in one go.
const AT_ONCE: i64 = 200;

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, keys: Data<Keys>, directory: Data<Directory>) {
    let mut beat = Beat::every(MINUTE, "those who did not answer were not looked for");
    loop {
        let outcome = sweep(&db, &keys, &directory, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Lets lapse what is due at `moment`; gives in how many requests.
///
/// # Errors
/// When the database cannot be read.
pub async fn sweep(db: &Db, keys: &Keys, directory: &Directory, moment: Moment) -> Result<usize> {
    let mut lapsed = 0;
    for id in db.read(move |conn| offers::lapsed(conn, moment.time(), AT_ONCE)).await? {
        let desk = Desk {
            places: directory.places(db).await?,
            keys: keys.clone(),
            moment,
        };
        match db.write(move |conn| service::lapse(conn, &desk, id)).await {
            Ok(did) => lapsed += usize::from(did),
            // Those behind it do not wait for one that cannot be settled.
            Err(error) => tracing::error!(%id, %error, "a request whose people did not answer was not settled"),
        }
    }
    Ok(lapsed)
}
