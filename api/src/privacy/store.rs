//! The table of consents, and the age of idempotency keys.

use chrono::{DateTime, Utc};
use contract::{
    ids::AccountId,
    privacy::{Consent, ConsentKind},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{consents, idempotency_keys},
    },
    error::Result,
    moment::Moment,
};

type Row = (Word<ConsentKind>, i32, Micros, Option<Micros>);

fn consent((kind, version, granted, withdrawn): Row) -> Consent {
    Consent {
        kind: kind.0,
        version: u16::try_from(version).unwrap_or_default(),
        granted_at: granted.into(),
        withdrawn_at: withdrawn.map(Into::into),
    }
}

/// Every consent somebody ever gave, the latest first.
pub(super) fn consents(conn: &mut Conn, id: AccountId) -> Result<Vec<Consent>> {
    let rows: Vec<Row> = consents::table
        .filter(consents::account_id.eq(Key::from(id)))
        .order((consents::granted_at.desc(), consents::id.desc()))
        .select((
            consents::kind,
            consents::version,
            consents::granted_at,
            consents::withdrawn_at,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(consent).collect())
}

/// Writes down that a consent was given.
pub(super) fn grant(conn: &mut Conn, id: AccountId, kind: ConsentKind, version: u16, moment: Moment) -> Result<()> {
    diesel::insert_into(consents::table)
        .values((
            consents::id.eq(Key::from(moment.id::<()>())),
            consents::account_id.eq(Key::from(id)),
            consents::kind.eq(Word(kind)),
            consents::version.eq(i32::from(version)),
            consents::granted_at.eq(Micros::from(moment.time())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes down that consents of a kind were taken back, to whichever version.
pub(super) fn withdraw(conn: &mut Conn, id: AccountId, kind: ConsentKind, moment: Moment) -> Result<()> {
    let given = consents::account_id
        .eq(Key::from(id))
        .and(consents::kind.eq(Word(kind)))
        .and(consents::withdrawn_at.is_null());
    diesel::update(consents::table.filter(given))
        .set(consents::withdrawn_at.eq(Some(Micros::from(moment.time()))))
        .execute(conn)?;
    Ok(())
}

/// Removes what somebody consented to.
pub(super) fn erase(conn: &mut Conn, id: AccountId) -> Result<()> {
    diesel::delete(consents::table.filter(consents::account_id.eq(Key::from(id)))).execute(conn)?;
    Ok(())
}

/// Removes the idempotency keys of before `time`, with the answers they hold.
pub(super) fn remove_idempotency_keys(conn: &mut Conn, time: DateTime<Utc>) -> Result<usize> {
    Ok(diesel::delete(idempotency_keys::table.filter(idempotency_keys::created_at.lt(Micros::from(time)))).execute(conn)?)
}
