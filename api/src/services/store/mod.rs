//! The tables of requests for service.

pub(super) mod blocks;
pub(super) mod events;
pub(super) mod offers;
pub(super) mod referrals;
pub(super) mod turns;

use chrono::{DateTime, Utc};
use contract::{
    cases::Urgency,
    ids::{AccountId, CellId, CommunityId, ServiceId},
    liaison::Daypart,
    teams::{Gender, ServiceKind, ServiceState, WeekSlot},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{service_offers, services},
    },
    error::{Error, Result},
};

/// A row of `services`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = services, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(super) struct Row {
    pub(super) id: Key,
    pub(super) community_id: Key,
    pub(super) cell_id: Option<Key>,
    pub(super) case_id: Option<Key>,
    pub(super) number: String,
    pub(super) state: Word<ServiceState>,
    pub(super) version: i32,
    pub(super) asked_by: Key,
    pub(super) resident_id: Option<Key>,
    pub(super) sealed: Option<Vec<u8>>,
    pub(super) resident_digest: Option<Vec<u8>>,
    pub(super) kind: Word<ServiceKind>,
    pub(super) need: String,
    pub(super) urgency: Word<Urgency>,
    pub(super) day: String,
    pub(super) part: Word<Daypart>,
    pub(super) volunteers: i32,
    pub(super) skills: i32,
    pub(super) trainings: i32,
    pub(super) speech: i32,
    pub(super) gender: Option<Word<Gender>>,
    pub(super) safeguard: bool,
    pub(super) least_level: i32,
    pub(super) by_person: bool,
    pub(super) record: Option<String>,
    pub(super) thanks: Option<String>,
    pub(super) created_at: Micros,
    pub(super) updated_at: Micros,
}

impl Row {
    pub(super) fn id(&self) -> ServiceId {
        self.id.into()
    }

    pub(super) fn community(&self) -> CommunityId {
        self.community_id.into()
    }

    /// How many volunteers are needed.
    pub(super) fn needed(&self) -> usize {
        usize::try_from(self.volunteers).unwrap_or_default()
    }

    /// Takes out whose door it was and what was said of it; that it was, and for how long, stays.
    pub(super) fn erase_words(&mut self) {
        self.need = String::new();
        (self.sealed, self.resident_digest, self.record, self.thanks) = (None, None, None, None);
    }

    /// Its day.
    pub(super) fn date(&self) -> Result<chrono::NaiveDate> {
        contract::time::day(&self.day).ok_or_else(|| Error::internal("a day is not one"))
    }

    /// Its part of the week.
    pub(super) fn slot(&self) -> Result<WeekSlot> {
        let weekday = chrono::Datelike::weekday(&self.date()?).number_from_monday();
        Ok(WeekSlot {
            weekday: u8::try_from(weekday).map_err(Error::internal)?,
            part: self.part.0,
        })
    }
}

/// Adds a request.
pub(super) fn add(conn: &mut Conn, row: &Row) -> Result<()> {
    diesel::insert_into(services::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether a request has this number.
pub(super) fn has_number(conn: &mut Conn, number: &str) -> Result<bool> {
    let found = services::table
        .filter(services::number.eq(number))
        .count()
        .get_result::<i64>(conn)?;
    Ok(found > 0)
}

/// A request.
pub(super) fn find(conn: &mut Conn, id: ServiceId) -> Result<Option<Row>> {
    Ok(services::table
        .filter(services::id.eq(Key::from(id)))
        .select(Row::as_select())
        .first(conn)
        .optional()?)
}

/// Some requests, by day.
pub(super) fn all(conn: &mut Conn, ids: &[Key]) -> Result<Vec<Row>> {
    Ok(services::table
        .filter(services::id.eq_any(ids.to_vec()))
        .order((services::day, services::id))
        .select(Row::as_select())
        .load(conn)?)
}

/// A request, held for the rest of the transaction: nobody else changes it or answers it. Other requests go on meanwhile.
pub(super) fn hold(conn: &mut Conn, id: ServiceId) -> Result<Option<Row>> {
    turns::share(conn)?;
    if let Conn::Postgres(conn) = conn {
        services::table
            .filter(services::id.eq(Key::from(id)))
            .select(services::version)
            .for_no_key_update()
            .load::<i32>(conn)?;
    }
    find(conn, id)
}

/// Writes what changed of a request, and counts the change.
pub(super) fn update(conn: &mut Conn, row: &mut Row, now: DateTime<Utc>) -> Result<()> {
    row.version += 1;
    row.updated_at = now.into();
    diesel::update(services::table.filter(services::id.eq(row.id)))
        .set(&*row)
        .execute(conn)?;
    Ok(())
}

/// States after which nothing more will come of a request.
fn over() -> Vec<Word<ServiceState>> {
    let over = ServiceState::ALL.iter().copied().filter(|state| state.is_over());
    over.map(Word).collect()
}

/// The requests of a community: what is open by day, or what is over, the latest first.
pub(super) fn list(conn: &mut Conn, community: CommunityId, is_over: bool, limit: i64) -> Result<Vec<Row>> {
    let of = services::table
        .filter(services::community_id.eq(Key::from(community)))
        .select(Row::as_select())
        .limit(limit);
    Ok(if is_over {
        of.filter(services::state.eq_any(over()))
            .order((services::day.desc(), services::id.desc()))
            .load(conn)?
    } else {
        of.filter(services::state.ne_all(over()))
            .order((services::day, services::id))
            .load(conn)?
    })
}

/// What waits for a team in a community, from one day to another.
pub(super) fn asked_between(conn: &mut Conn, community: CommunityId, (from, to): (&str, &str), limit: i64) -> Result<Vec<Row>> {
    Ok(services::table
        .filter(services::community_id.eq(Key::from(community)))
        .filter(services::state.eq(Word(ServiceState::Asked)))
        .filter(services::day.between(from, to))
        .order((services::day, services::id))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?)
}

/// The latest requests that somebody has a part in: at their own door, or where they were asked to come.
pub(super) fn of(conn: &mut Conn, account: AccountId, limit: i64) -> Result<Vec<Row>> {
    let asked = service_offers::table
        .filter(service_offers::account_id.eq(Key::from(account)))
        .select(service_offers::service_id);
    let own = services::resident_id.eq(Some(Key::from(account)));
    Ok(services::table
        .filter(own.assume_not_null().or(services::id.eq_any(asked)))
        .order((services::day.desc(), services::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?)
}

/// What was asked for by these.
pub(super) fn kinds(conn: &mut Conn, ids: &[ServiceId]) -> Result<Vec<(ServiceId, ServiceKind)>> {
    let keys: Vec<Key> = ids.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, Word<ServiceKind>)> = services::table
        .filter(services::id.eq_any(keys))
        .select((services::id, services::kind))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, kind)| (id.into(), kind.0)).collect())
}

/// Every request at somebody's own door.
pub(super) fn at_door_of(conn: &mut Conn, account: AccountId) -> Result<Vec<ServiceId>> {
    let keys: Vec<Key> = services::table
        .filter(services::resident_id.eq(Some(Key::from(account))))
        .select(services::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// Requests that were over before a moment and still say whose door it was.
pub(super) fn over_before(conn: &mut Conn, before: DateTime<Utc>, limit: i64) -> Result<Vec<ServiceId>> {
    let keys: Vec<Key> = services::table
        .filter(services::state.eq_any(over()))
        .filter(services::updated_at.lt(Micros::from(before)))
        .filter(services::sealed.is_not_null())
        .order(services::id)
        .limit(limit)
        .select(services::id)
        .load(conn)?;
    Ok(keys.into_iter().map(Into::into).collect())
}

/// The grid cells of a community's requests that wait for people, one for each request.
pub(super) fn waiting_cells(conn: &mut Conn, community: CommunityId) -> Result<Vec<Option<CellId>>> {
    let waiting = vec![Word(ServiceState::Asked), Word(ServiceState::Short)];
    let cells: Vec<Option<Key>> = services::table
        .filter(services::community_id.eq(Key::from(community)))
        .filter(services::state.eq_any(waiting))
        .select(services::cell_id)
        .load(conn)?;
    Ok(cells.into_iter().map(|cell| cell.map(Into::into)).collect())
}

/// How many requests at somebody's door are open.
pub(super) fn open_at(conn: &mut Conn, account: AccountId) -> Result<i64> {
    Ok(services::table
        .filter(services::resident_id.eq(Some(Key::from(account))))
        .filter(services::state.ne_all(over()))
        .count()
        .get_result(conn)?)
}
