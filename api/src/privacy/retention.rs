//! What goes when its time is over: codes, tokens, idempotency keys, texts of cases long closed, stray pictures.
//!
//! Every step can be done twice or by two instances at once, so nobody has to be chosen to do it.

use std::time::Duration;

use actix_web::web::Data;
use chrono::Days;
use contract::ids::CaseId;

use super::store;
use crate::{
    addresses, auth,
    beat::{Beat, MINUTE},
    bodies, cases,
    db::{Conn, Db},
    diary,
    error::{Error, Result},
    moment::Moment,
    motions, notifications,
    photos::{self, PhotoStore},
    proposals, residents, services,
    settings::Settings,
    surveys, volunteers, votes,
};

const HOUR: Duration = Duration::from_hours(1);
/// Cases whose texts go in one transaction: others want to write as well.
const AT_ONCE: usize = 50;

/// Sweeps once an hour, for as long as the server runs; for the first time when it has run for a minute.
pub async fn run(db: Data<Db>, pictures: Data<PhotoStore>, settings: Data<Settings>) {
    let mut beat = Beat::every(HOUR, "what is too old was not swept").not_before(MINUTE);
    loop {
        let swept = sweep(&db, &pictures, &settings, beat.next().await).await;
        if let Ok(swept) = &swept {
            tracing::debug!(?swept, "swept what was too old");
        }
        beat.looked(swept);
    }
}

/// How much was too old.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    /// Expired codes and tokens.
    pub credentials: usize,
    /// Idempotency keys.
    pub idempotency_keys: usize,
    /// Cases whose texts were erased.
    pub cases: usize,
    /// Doors of surveys of which only counts are left.
    pub doors: usize,
    /// Notes in diaries whose words were erased.
    pub notes: usize,
    /// Requests for service that no longer say whose door it was.
    pub services: usize,
    /// Names on the rolls of votes long over.
    pub voters: usize,
    /// Names of those who seconded motions that ended long ago.
    pub seconds: usize,
    /// What people were told long ago.
    pub notifications: usize,
}

/// Removes what is too old at `moment`.
///
/// # Errors
/// What the first step that failed says; what was swept before it stays swept.
pub async fn sweep(db: &Db, pictures: &PhotoStore, settings: &Settings, moment: Moment) -> Result<Swept> {
    let keys_before = before(moment, settings.privacy.idempotency_days)?;
    let mut swept = Swept {
        credentials: db.write(move |conn| auth::sweep(conn, moment)).await?,
        idempotency_keys: db
            .write(move |conn| store::remove_idempotency_keys(conn, keys_before))
            .await?,
        ..Swept::default()
    };
    swept.cases += in_turns(db, pictures, move |conn, limit| {
        cases::service::erase_of_erased(conn, moment, limit)
    })
    .await?;
    if settings.privacy.erase_closed_after_days > 0 {
        let closed_before = before(moment, settings.privacy.erase_closed_after_days)?;
        swept.cases += in_turns(db, pictures, move |conn, limit| {
            cases::service::erase_closed_before(conn, closed_before, limit)
        })
        .await?;
        swept.doors = until_none(db, move |conn, limit| {
            surveys::service::erase_before(conn, closed_before, limit)
        })
        .await?;
        swept.notes = until_none(db, move |conn, limit| {
            diary::service::erase_before(conn, closed_before, limit)
        })
        .await?;
        swept.services = until_none(db, move |conn, limit| {
            services::service::erase_before(conn, closed_before, moment, limit)
        })
        .await?;
        swept.voters = db
            .write(move |conn| votes::service::forget_before(conn, closed_before))
            .await?;
        swept.seconds = db
            .write(move |conn| motions::service::forget_before(conn, closed_before))
            .await?;
    }
    swept.notifications = until_none(db, move |conn, limit| notifications::service::sweep(conn, moment, limit)).await?;
    db.write(move |conn| proposals::service::sweep_drafts(conn, moment)).await?;
    db.write(move |conn| proposals::service::lapse(conn, moment)).await?;
    db.write(move |conn| bodies::service::lapse(conn, moment)).await?;
    db.write(move |conn| residents::service::sweep(conn, moment)).await?;
    db.write(move |conn| addresses::service::sweep(conn, moment)).await?;
    db.write(move |conn| volunteers::days_off::sweep(conn, moment)).await?;
    settle(db, moment).await?;
    photos::service::sweep(db, pictures, moment).await?;
    Ok(swept)
}

/// Erases cases, and their pictures, a few at a time until none is left; returns how many.
async fn in_turns(
    db: &Db,
    pictures: &PhotoStore,
    erase: impl Fn(&mut Conn, i64) -> Result<Vec<CaseId>> + Copy + Send + 'static,
) -> Result<usize> {
    let limit = i64::try_from(AT_ONCE).map_err(Error::internal)?;
    let mut erased = 0;
    loop {
        let cases = db.write(move |conn| erase(conn, limit)).await?;
        let count = cases.len();
        photos::service::erase(db, pictures, cases).await?;
        erased += count;
        if count < AT_ONCE {
            return Ok(erased);
        }
    }
}

/// Erases a few at a time until none is left; returns how many.
async fn until_none(db: &Db, erase: impl Fn(&mut Conn, i64) -> Result<usize> + Copy + Send + 'static) -> Result<usize> {
    let limit = i64::try_from(AT_ONCE).map_err(Error::internal)?;
    let mut erased = 0;
    loop {
        let count = db.write(move |conn| erase(conn, limit)).await?;
        erased += count;
        if count < AT_ONCE {
            return Ok(erased);
        }
    }
}

/// Counts the signatures that a server left uncounted when it was stopped.
async fn settle(db: &Db, moment: Moment) -> Result<()> {
    let mut last = None;
    loop {
        let after = last;
        last = db
            .write(move |conn| proposals::service::settle_all(conn, after, moment))
            .await?;
        if last.is_none() {
            return Ok(());
        }
    }
}

fn before(moment: Moment, days: u32) -> Result<chrono::DateTime<chrono::Utc>> {
    moment
        .time()
        .checked_sub_days(Days::new(days.into()))
        .ok_or_else(|| Error::internal("privacy: so many days there have not been"))
}
