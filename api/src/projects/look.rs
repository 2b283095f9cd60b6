//! Projects in which something happens by itself: work that begins, reports that are due or late, evaluations that are over.
//!
//! Every server looks once a minute. Which of them acts is settled by the project, which one of them holds.

use actix_web::web::Data;

use super::service;
use crate::{
    auth::keys::Keys,
    beat::{Beat, MINUTE},
    cases::service::Desk,
    db::Db,
    error::Result,
    moment::Moment,
    places::Directory,
};

/// Projects that are looked at in one go.
const AT_ONCE: i64 = 100;

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, keys: Data<Keys>, directory: Data<Directory>) {
    let mut beat = Beat::every(MINUTE, "projects were not looked after");
    loop {
        let outcome = sweep(&db, &keys, &directory, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// Lets happen what is due at `moment`; gives in how many projects.
///
/// # Errors
/// When the database cannot be read.
pub async fn sweep(db: &Db, keys: &Keys, directory: &Directory, moment: Moment) -> Result<usize> {
    let mut looked = 0;
    let now = moment.time();
    let due = db.read(move |conn| service::due(conn, now, AT_ONCE)).await?;
    if due.is_empty() {
        return Ok(looked);
    }
    let desk = Desk {
        places: directory.places(db).await?,
        keys: keys.clone(),
        moment,
    };
    for id in due {
        let here = desk.clone();
        match db.write(move |conn| service::look(conn, &here, id)).await {
            Ok(did) => looked += usize::from(did),
            // Those behind it do not wait for one that cannot be looked after.
            Err(error) => tracing::error!(%id, %error, "a project was not looked after"),
        }
    }
    Ok(looked)
}
