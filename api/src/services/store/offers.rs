//! The table of those who were asked to come.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, OfferId, ServiceId, StreetId},
    liaison::Daypart,
    teams::{OfferState, ServiceState, Suitability, TeamRole},
};
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

use super::{super::model::Asked, Row as Service};
use crate::{
    db::{
        Conn, Json, Key, Micros, Word,
        schema::{communities, service_offers, services},
        spelled_out,
    },
    error::{Error, Result},
};

/// A row of `service_offers`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = service_offers, treat_none_as_default_value = false, treat_none_as_null = true)]
pub(in crate::services) struct Offer {
    pub(in crate::services) id: Key,
    pub(in crate::services) service_id: Key,
    pub(in crate::services) community_id: Key,
    pub(in crate::services) account_id: Key,
    pub(in crate::services) role: Word<TeamRole>,
    pub(in crate::services) state: Word<OfferState>,
    pub(in crate::services) day: String,
    pub(in crate::services) part: Word<Daypart>,
    pub(in crate::services) suits: String,
    pub(in crate::services) asked_at: Micros,
    pub(in crate::services) answer_until: Micros,
    pub(in crate::services) answered_at: Option<Micros>,
    pub(in crate::services) reason: Option<String>,
    pub(in crate::services) arrived_at: Option<Micros>,
    pub(in crate::services) left_at: Option<Micros>,
    pub(in crate::services) minutes: Option<i32>,
    pub(in crate::services) stars: Option<i32>,
    pub(in crate::services) at_station: bool,
    pub(in crate::services) code_refused: bool,
    pub(in crate::services) moved: bool,
}

impl Offer {
    /// Somebody who is asked to come to `of`.
    pub(in crate::services) fn new(
        id: OfferId,
        of: &Service,
        (account, role, suits): (AccountId, TeamRole, Suitability),
        (now, until): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<Self> {
        Ok(Self {
            id: id.into(),
            service_id: of.id,
            community_id: of.community_id,
            account_id: account.into(),
            role: Word(role),
            state: Word(OfferState::Open),
            day: of.day.clone(),
            part: of.part,
            suits: Json(suits).text().map_err(Error::internal)?,
            asked_at: now.into(),
            answer_until: until.into(),
            answered_at: None,
            reason: None,
            arrived_at: None,
            left_at: None,
            minutes: None,
            stars: None,
            at_station: false,
            code_refused: false,
            moved: false,
        })
    }

    pub(in crate::services) fn account(&self) -> AccountId {
        self.account_id.into()
    }

    /// How well they suited when they were asked.
    pub(in crate::services) fn suits(&self) -> Option<Suitability> {
        serde_json::from_str(&self.suits).ok()
    }

    /// How they stand.
    pub(in crate::services) fn standing(&self) -> Asked {
        Asked {
            role: self.role.0,
            state: self.state.0,
            arrived: self.arrived_at.is_some(),
            left: self.left_at.is_some(),
            again: self.moved && self.state.0 == OfferState::Accepted && self.answered_at.is_none(),
        }
    }
}

/// Adds somebody who is asked.
pub(in crate::services) fn add(conn: &mut Conn, row: &Offer) -> Result<()> {
    diesel::insert_into(service_offers::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes what changed of an offer.
pub(in crate::services) fn update(conn: &mut Conn, row: &Offer) -> Result<()> {
    diesel::update(service_offers::table.filter(service_offers::id.eq(row.id)))
        .set(row)
        .execute(conn)?;
    Ok(())
}

/// Forgets who said no to a request, or nothing: it was to another time.
pub(in crate::services) fn forget_refusals(conn: &mut Conn, service: Key) -> Result<()> {
    let no = vec![Word(OfferState::Declined), Word(OfferState::Lapsed)];
    let of = service_offers::table.filter(service_offers::service_id.eq(service));
    diesel::delete(of.filter(service_offers::state.eq_any(no))).execute(conn)?;
    Ok(())
}

/// Those who were asked to come to a request, in the order in which they were.
pub(in crate::services) fn of(conn: &mut Conn, service: Key) -> Result<Vec<Offer>> {
    Ok(service_offers::table
        .filter(service_offers::service_id.eq(service))
        .order(service_offers::id)
        .select(Offer::as_select())
        .load(conn)?)
}

/// Those who were asked to come to some requests.
pub(in crate::services) fn of_all(conn: &mut Conn, services: &[Key]) -> Result<HashMap<Key, Vec<Offer>>> {
    let rows: Vec<Offer> = service_offers::table
        .filter(service_offers::service_id.eq_any(services.to_vec()))
        .order(service_offers::id)
        .select(Offer::as_select())
        .load(conn)?;
    let mut all: HashMap<Key, Vec<Offer>> = HashMap::new();
    for row in rows {
        all.entry(row.service_id).or_default().push(row);
    }
    Ok(all)
}

/// That somebody may still come, as `service_offers_standing` says it.
fn stands() -> SqlLiteral<Bool> {
    sql("service_offers.state IN ('open', 'accepted')")
}

/// When some people have to come, from one day to another, other than to one request.
pub(in crate::services) fn busy_of(
    conn: &mut Conn,
    people: &[Key],
    except: Key,
    (from, to): (&str, &str),
) -> Result<Vec<(Key, String, Word<Daypart>)>> {
    Ok(service_offers::table
        .filter(service_offers::account_id.eq_any(people.to_vec()))
        .filter(service_offers::day.between(from, to))
        .filter(stands())
        .filter(service_offers::service_id.ne(except))
        .select((service_offers::account_id, service_offers::day, service_offers::part))
        .load(conn)?)
}

/// Who in a street has to come when, from one day to another, other than to one request.
pub(in crate::services) fn busy(
    conn: &mut Conn,
    street: StreetId,
    except: Key,
    (from, to): (&str, &str),
) -> Result<Vec<(Key, String, Word<Daypart>)>> {
    let here = communities::table
        .filter(communities::street_id.eq(Key::from(street)))
        .select(communities::id);
    Ok(service_offers::table
        .filter(service_offers::day.between(from, to))
        .filter(stands())
        .filter(service_offers::community_id.eq_any(here))
        .filter(service_offers::service_id.ne(except))
        .select((service_offers::account_id, service_offers::day, service_offers::part))
        .load(conn)?)
}

/// How many open requests each of a community's leads leads.
pub(in crate::services) fn caseload(conn: &mut Conn, community: CommunityId, except: Key) -> Result<HashMap<Key, u16>> {
    let rows: Vec<Key> = service_offers::table
        .inner_join(services::table.on(services::id.eq(service_offers::service_id)))
        .filter(service_offers::community_id.eq(Key::from(community)))
        .filter(service_offers::role.eq(Word(TeamRole::Lead)))
        .filter(stands())
        .filter(service_offers::service_id.ne(except))
        .filter(services::state.ne(Word(ServiceState::Done)))
        .select(service_offers::account_id)
        .load(conn)?;
    let mut load: HashMap<Key, u16> = HashMap::new();
    for account in rows {
        let count = load.entry(account).or_default();
        *count = count.saturating_add(1);
    }
    Ok(load)
}

/// Who has been at the doors of those who have the numbers with these digests.
pub(in crate::services) fn known_at(
    conn: &mut Conn,
    community: CommunityId,
    digests: &[Vec<u8>],
) -> Result<HashMap<Vec<u8>, Vec<Key>>> {
    let rows: Vec<(Option<Vec<u8>>, Key)> = service_offers::table
        .inner_join(services::table.on(services::id.eq(service_offers::service_id)))
        .filter(services::resident_digest.assume_not_null().eq_any(digests.to_vec()))
        .filter(services::community_id.eq(Key::from(community)))
        .filter(services::state.eq(Word(ServiceState::Done)))
        .filter(service_offers::minutes.gt(Some(0)))
        .select((services::resident_digest, service_offers::account_id))
        .distinct()
        .load(conn)?;
    let mut known: HashMap<Vec<u8>, Vec<Key>> = HashMap::new();
    for (digest, account) in rows {
        known.entry(digest.unwrap_or_default()).or_default().push(account);
    }
    Ok(known)
}

/// Requests at the door with this digest that somebody said they would come to, or was asked to, and that have not begun.
pub(in crate::services) fn ahead_at(conn: &mut Conn, digest: &[u8], account: AccountId) -> Result<Vec<ServiceId>> {
    let gathering = vec![
        Word(ServiceState::Offered),
        Word(ServiceState::Short),
        Word(ServiceState::Ready),
    ];
    let rows: Vec<Key> = service_offers::table
        .inner_join(services::table.on(services::id.eq(service_offers::service_id)))
        .filter(services::resident_digest.eq(Some(digest.to_vec())))
        .filter(services::state.eq_any(gathering))
        .filter(service_offers::account_id.eq(Key::from(account)))
        .filter(stands())
        .order(services::id)
        .select(services::id)
        .load(conn)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Requests of which somebody did not answer in time.
pub(in crate::services) fn lapsed(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> Result<Vec<ServiceId>> {
    let rows: Vec<Key> = service_offers::table
        .filter(service_offers::state.eq(spelled_out(OfferState::Open)))
        .filter(service_offers::answer_until.le(Micros::from(now)))
        .select(service_offers::service_id)
        .distinct()
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Open requests that somebody said they would come to, or was asked to.
pub(in crate::services) fn standing_of(conn: &mut Conn, account: AccountId) -> Result<Vec<ServiceId>> {
    let rows: Vec<Key> = service_offers::table
        .filter(service_offers::account_id.eq(Key::from(account)))
        .filter(stands())
        .select(service_offers::service_id)
        .load(conn)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Forgets why anybody could not come to a request.
pub(in crate::services) fn forget_reasons_in(conn: &mut Conn, service: Key) -> Result<()> {
    diesel::update(service_offers::table.filter(service_offers::service_id.eq(service)))
        .set(service_offers::reason.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// Forgets why somebody could not come.
pub(in crate::services) fn forget_reasons(conn: &mut Conn, account: AccountId) -> Result<()> {
    diesel::update(service_offers::table.filter(service_offers::account_id.eq(Key::from(account))))
        .set(service_offers::reason.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}
