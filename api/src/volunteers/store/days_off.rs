//! The table of the days on which volunteers do not come.

use std::collections::HashMap;

use contract::{
    ids::{AccountId, StreetId},
    teams::DaysOff,
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key,
        schema::{volunteer_days_off, volunteers},
    },
    error::Result,
};

/// A row: whose, the first day, the last.
type Row = (Key, String, String);

fn by_person(rows: Vec<Row>) -> HashMap<Key, Vec<DaysOff>> {
    let mut all: HashMap<Key, Vec<DaysOff>> = HashMap::new();
    for (account, from, to) in rows {
        all.entry(account).or_default().push(DaysOff { from, to });
    }
    all
}

/// The days off of these people that are not over on a day, the next first.
pub(in crate::volunteers) fn of_all(conn: &mut Conn, accounts: &[Key], today: &str) -> Result<HashMap<Key, Vec<DaysOff>>> {
    let rows: Vec<Row> = volunteer_days_off::table
        .filter(volunteer_days_off::account_id.eq_any(accounts.to_vec()))
        .filter(volunteer_days_off::last_day.ge(today))
        .order(volunteer_days_off::first_day)
        .load(conn)?;
    Ok(by_person(rows))
}

/// The days off of a street's volunteers that touch the days from one to another.
pub(in crate::volunteers) fn between(
    conn: &mut Conn,
    street: StreetId,
    (from, to): (&str, &str),
) -> Result<HashMap<Key, Vec<DaysOff>>> {
    let rows: Vec<Row> = volunteer_days_off::table
        .inner_join(volunteers::table.on(volunteers::account_id.eq(volunteer_days_off::account_id)))
        .filter(volunteer_days_off::last_day.ge(from))
        .filter(volunteer_days_off::first_day.le(to))
        .filter(volunteers::street_id.eq(Key::from(street)))
        .select(volunteer_days_off::all_columns)
        .load(conn)?;
    Ok(by_person(rows))
}

/// Keeps these days off of somebody, and no others, as this version.
pub(in crate::volunteers) fn replace(conn: &mut Conn, account: AccountId, (version, days): (i32, &[DaysOff])) -> Result<()> {
    remove(conn, account)?;
    diesel::update(volunteers::table.filter(volunteers::account_id.eq(Key::from(account))))
        .set(volunteers::days_off_version.eq(version))
        .execute(conn)?;
    for each in days {
        let row = (
            volunteer_days_off::account_id.eq(Key::from(account)),
            volunteer_days_off::first_day.eq(&each.from),
            volunteer_days_off::last_day.eq(&each.to),
        );
        diesel::insert_into(volunteer_days_off::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Forgets the days off of somebody.
pub(in crate::volunteers) fn remove(conn: &mut Conn, account: AccountId) -> Result<()> {
    let of = volunteer_days_off::table.filter(volunteer_days_off::account_id.eq(Key::from(account)));
    diesel::delete(of).execute(conn)?;
    Ok(())
}

/// Forgets days off that were over before a day.
pub(in crate::volunteers) fn remove_before(conn: &mut Conn, day: &str) -> Result<()> {
    diesel::delete(volunteer_days_off::table.filter(volunteer_days_off::last_day.lt(day))).execute(conn)?;
    Ok(())
}
