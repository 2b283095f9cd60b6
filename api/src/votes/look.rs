//! Votes whose time has come, or is over: they are opened, and closed and counted.
//!
//! Every server looks once a minute. Which of them acts is settled by the vote, which one of them holds.

use actix_web::web::Data;

use super::{ballot::SigningKey, service};
use crate::{
    auth::keys::Keys,
    beat::{Beat, MINUTE},
    cases::service::Desk,
    db::Db,
    error::{Error, Result},
    moment::Moment,
    places::Directory,
};

/// Votes that are looked at in one go.
const AT_ONCE: i64 = 50;

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, keys: Data<Keys>, directory: Data<Directory>) {
    let mut beat = Beat::every(MINUTE, "votes were not looked after");
    loop {
        let outcome = sweep(&db, &keys, &directory, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// What a look came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Votes that it opened.
    pub opened: usize,
    /// Votes that it closed and counted.
    pub closed: usize,
}

/// Opens and closes what is due at `moment`.
///
/// # Errors
/// When the database cannot be read.
pub async fn sweep(db: &Db, keys: &Keys, directory: &Directory, moment: Moment) -> Result<Looked> {
    let mut looked = Looked::default();
    let now = moment.time();
    let (opening, closing) = db.read(move |conn| service::due(conn, now, AT_ONCE)).await?;
    if opening.is_empty() && closing.is_empty() {
        return Ok(looked);
    }
    let desk = Desk {
        places: directory.places(db).await?,
        keys: keys.clone(),
        moment,
    };
    for id in opening {
        // Making a key takes long: nobody waits for it who wants to write.
        let maker = keys.clone();
        let key = tokio::task::spawn_blocking(move || service::sealed(&maker, id, &SigningKey::new()?))
            .await
            .map_err(Error::internal)??;
        let here = desk.clone();
        match db.write(move |conn| service::open(conn, &here, id, key)).await {
            Ok(did) => looked.opened += usize::from(did),
            // Those behind it do not wait for one that cannot be opened.
            Err(error) => tracing::error!(%id, %error, "a vote was not opened"),
        }
    }
    for id in closing {
        let here = desk.clone();
        match db.write(move |conn| service::close(conn, &here, id)).await {
            Ok(did) => looked.closed += usize::from(did),
            Err(error) => tracing::error!(%id, %error, "a vote was not closed"),
        }
    }
    Ok(looked)
}
