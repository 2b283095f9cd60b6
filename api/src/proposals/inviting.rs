//! Telling those who were asked by number to propose together.
//!
//! Every server looks once a minute, and whichever writes it down tells. Whoever asks somebody learns from none of it
//! whether the number belongs to anybody: asking does the same work for every number, and this comes later.

use super::service;
use crate::{db::Db, error::Result, moment::Moment};

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
