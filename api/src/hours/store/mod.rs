//! The tables of hours, of disputes about them and of certificates.

pub(super) mod disputes;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, HoursId, ServiceId},
    teams::{HoursDispute, HoursEntry, HoursKind},
};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{hour_certificates, volunteer_hours},
    },
    error::Result,
};

/// A row of `volunteer_hours`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = volunteer_hours, treat_none_as_default_value = false)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) account_id: Key,
    pub(super) kind: Word<HoursKind>,
    pub(super) service_id: Option<Key>,
    pub(super) number: Option<String>,
    pub(super) day: String,
    pub(super) minutes: i32,
    pub(super) reason: Option<String>,
    pub(super) written_by: Key,
    pub(super) at: Micros,
}

impl Row {
    /// The line, with what is said against it.
    pub(super) fn shown(self, dispute: Option<HoursDispute>) -> HoursEntry {
        HoursEntry {
            id: self.id.into(),
            kind: self.kind.0,
            service_id: self.service_id.map(Into::into),
            number: self.number,
            day: self.day,
            minutes: self.minutes,
            reason: self.reason,
            dispute,
            at: self.at.into(),
        }
    }
}

/// Adds a line; a service that stands there already is not counted twice.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    each_backend!(conn, |conn| diesel::insert_into(volunteer_hours::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// A line.
pub(super) fn find(conn: &mut Conn, id: HoursId) -> Result<Option<Row>> {
    Ok(volunteer_hours::table
        .filter(volunteer_hours::id.eq(Key::from(id)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// The latest lines of somebody, the latest first.
pub(super) fn latest(conn: &mut Conn, account: AccountId, limit: i64) -> Result<Vec<Row>> {
    Ok(volunteer_hours::table
        .filter(volunteer_hours::account_id.eq(Key::from(account)))
        .order(volunteer_hours::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?)
}

/// A sum that both databases give as the same kind of number.
fn minutes() -> diesel::expression::SqlLiteral<BigInt> {
    sql::<BigInt>("CAST(COALESCE(SUM(minutes), 0) AS BIGINT)")
}

/// All minutes of these people, of those who have any.
pub(super) fn totals(conn: &mut Conn, accounts: &[AccountId]) -> Result<HashMap<AccountId, i64>> {
    let keys: Vec<Key> = accounts.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, i64)> = volunteer_hours::table
        .filter(volunteer_hours::account_id.eq_any(keys))
        .group_by(volunteer_hours::account_id)
        .select((volunteer_hours::account_id, minutes()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, sum)| (id.into(), sum)).collect())
}

/// The minutes that these people gave since a moment, of those who gave any.
pub(super) fn since(conn: &mut Conn, accounts: &[AccountId], at: DateTime<Utc>) -> Result<HashMap<AccountId, i64>> {
    let keys: Vec<Key> = accounts.iter().copied().map(Key::from).collect();
    // Asked of each database in its own dialect: PostgreSQL takes thousands of people as one value.
    let rows: Vec<(Key, i64)> = each_backend!(conn, |conn| volunteer_hours::table
        .filter(volunteer_hours::account_id.eq_any(keys))
        .filter(volunteer_hours::at.ge(Micros::from(at)))
        .group_by(volunteer_hours::account_id)
        .select((volunteer_hours::account_id, minutes()))
        .load(conn))?;
    Ok(rows.into_iter().map(|(id, sum)| (id.into(), sum)).collect())
}

/// What was given in a community from one day to another: whose, the minutes, and in how many services.
pub(super) fn given_in(conn: &mut Conn, community: CommunityId, (from, to): (&str, &str)) -> Result<Vec<(AccountId, i64, i64)>> {
    let services = sql::<BigInt>("CAST(COUNT(CASE WHEN kind = 'service' AND minutes > 0 THEN 1 END) AS BIGINT)");
    let rows: Vec<(Key, i64, i64)> = volunteer_hours::table
        .filter(volunteer_hours::community_id.eq(Key::from(community)))
        .filter(volunteer_hours::day.between(from, to))
        .group_by(volunteer_hours::account_id)
        .order(volunteer_hours::account_id)
        .select((volunteer_hours::account_id, minutes(), services))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, minutes, services)| (id.into(), minutes, services))
        .collect())
}

/// In how many services somebody gave time.
pub(super) fn services(conn: &mut Conn, account: AccountId) -> Result<i64> {
    Ok(volunteer_hours::table
        .filter(volunteer_hours::account_id.eq(Key::from(account)))
        .filter(volunteer_hours::kind.eq(Word(HoursKind::Service)))
        .filter(volunteer_hours::minutes.gt(0))
        .count()
        .get_result(conn)?)
}

/// A line as it counts for a certificate: of which request, on which day, how many minutes.
pub(super) struct Counted {
    /// The request; none of a counter-entry.
    pub(super) service: Option<ServiceId>,
    pub(super) day: String,
    pub(super) minutes: i32,
}

/// Every line of somebody.
pub(super) fn counted(conn: &mut Conn, account: AccountId) -> Result<Vec<Counted>> {
    let rows: Vec<(Option<Key>, String, i32)> = volunteer_hours::table
        .filter(volunteer_hours::account_id.eq(Key::from(account)))
        .select((volunteer_hours::service_id, volunteer_hours::day, volunteer_hours::minutes))
        .load(conn)?;
    let counted = |(service, day, minutes): (Option<Key>, String, i32)| Counted {
        service: service.map(Into::into),
        day,
        minutes,
    };
    Ok(rows.into_iter().map(counted).collect())
}

/// A row of `hour_certificates`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = hour_certificates, treat_none_as_default_value = false)]
pub(super) struct CertificateRow {
    pub(super) number: String,
    pub(super) community_id: Key,
    pub(super) account_id: Key,
    pub(super) code_digest: Vec<u8>,
    pub(super) name: String,
    pub(super) volunteer_number: Option<String>,
    pub(super) minutes: i64,
    pub(super) services: i32,
    pub(super) issued_at: Micros,
    pub(super) first_day: Option<String>,
    pub(super) last_day: Option<String>,
    pub(super) content: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) honours: Option<String>,
}

/// Keeps a certificate; false when its number is taken.
pub(super) fn certify(conn: &mut Conn, row: &CertificateRow) -> Result<bool> {
    let added = each_backend!(conn, |conn| diesel::insert_into(hour_certificates::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(added == 1)
}

/// The certificate of a number.
pub(super) fn certificate(conn: &mut Conn, number: &str) -> Result<Option<CertificateRow>> {
    Ok(hour_certificates::table
        .filter(hour_certificates::number.eq(number))
        .select(CertificateRow::as_select())
        .first(conn)
        .optional()?)
}

/// Somebody's certificates, the latest first.
pub(super) fn certificates_of(conn: &mut Conn, account: AccountId) -> Result<Vec<CertificateRow>> {
    Ok(hour_certificates::table
        .filter(hour_certificates::account_id.eq(Key::from(account)))
        .order((hour_certificates::issued_at.desc(), hour_certificates::number.desc()))
        .select(CertificateRow::as_select())
        .load(conn)?)
}

/// Removes somebody's certificates: they name them.
pub(super) fn remove_certificates(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::delete(hour_certificates::table.filter(hour_certificates::account_id.eq(Key::from(account)))).execute(conn)?;
    Ok(())
}
