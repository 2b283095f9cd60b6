//! What comes of needs and calls by itself: votes that are over, deadlines, notices that end.
//!
//! Every server looks once a minute. Which of them acts is settled by the row, which one of them holds.

use actix_web::web::Data;

use super::service as calls;
use crate::{
    auth::keys::Keys,
    beat::{Beat, MINUTE},
    cases::service::Desk,
    db::{Conn, Db},
    error::Result,
    moment::Moment,
    needs::service as needs,
    places::Directory,
};

/// Looks once a minute, for as long as the server runs.
pub(crate) async fn run(db: Data<Db>, keys: Data<Keys>, directory: Data<Directory>) {
    let mut beat = Beat::every(MINUTE, "needs and calls were not looked after");
    loop {
        let outcome = sweep(&db, &keys, &directory, beat.next().await).await;
        beat.looked(outcome);
    }
}

/// What a look came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Votes and reviews whose result it took over.
    pub settled: usize,
    /// Calls whose plans it made public.
    pub unsealed: usize,
    /// Notices that it ended.
    pub ended: usize,
}

/// Takes over, unseals and ends what is due at `moment`.
///
/// # Errors
/// When the database cannot be read.
pub async fn sweep(db: &Db, keys: &Keys, directory: &Directory, moment: Moment) -> Result<Looked> {
    let now = moment.time();
    let due = db
        .read(move |conn| {
            let ballots = (needs::unsettled(conn)?, calls::in_review(conn)?);
            let notices = (needs::noticed(conn, now)?, calls::noticed(conn, now)?);
            Ok((ballots, calls::due(conn, now)?, notices))
        })
        .await?;
    let ((votes, reviews), deadlines, (agreed, confirmed)) = due;
    let desk = Desk {
        places: directory.places(db).await?,
        keys: keys.clone(),
        moment,
    };
    let mut looked = Looked::default();
    for vote in votes {
        looked.settled += done(db, &desk, move |conn, desk| needs::settle(conn, desk, vote)).await;
    }
    for (call, vote) in reviews {
        looked.settled += done(db, &desk, move |conn, desk| calls::settle(conn, desk, call, vote)).await;
    }
    for call in deadlines {
        looked.unsealed += done(db, &desk, move |conn, desk| calls::unseal(conn, desk, call)).await;
    }
    for need in agreed {
        looked.ended += done(db, &desk, move |conn, desk| needs::agree(conn, desk, need)).await;
    }
    for call in confirmed {
        looked.ended += done(db, &desk, move |conn, desk| calls::confirm(conn, desk, call)).await;
    }
    Ok(looked)
}

/// Does one of them; those behind one that cannot be done do not wait for it.
async fn done(db: &Db, desk: &Desk, work: impl FnOnce(&mut Conn, &Desk) -> Result<bool> + Send + 'static) -> usize {
    let here = desk.clone();
    match db.write(move |conn| work(conn, &here)).await {
        Ok(did) => usize::from(did),
        Err(error) => {
            tracing::error!(%error, "a need or a call was not looked after");
            0
        }
    }
}
