//! The table of referrals.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, OrganisationId, ServiceReferralId},
    teams::{ReferralConsent, ReferralState},
};
use diesel::prelude::*;

use super::Row as Service;
use crate::{
    db::{
        Conn, Key, Micros, Word,
        schema::{service_referrals, services},
    },
    error::Result,
};

/// A row of `service_referrals`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = service_referrals, treat_none_as_null = true)]
pub(in crate::services) struct Referral {
    pub(in crate::services) id: Key,
    pub(in crate::services) service_id: Key,
    pub(in crate::services) community_id: Key,
    pub(in crate::services) organisation_id: Key,
    pub(in crate::services) inbound: bool,
    pub(in crate::services) state: Word<ReferralState>,
    pub(in crate::services) consent: Option<Word<ReferralConsent>>,
    pub(in crate::services) referred_by: Key,
    pub(in crate::services) sent_at: Micros,
    pub(in crate::services) taken_at: Option<Micros>,
    pub(in crate::services) ended_at: Option<Micros>,
}

impl Referral {
    /// One of a request, by somebody, now.
    pub(in crate::services) fn new(
        id: ServiceReferralId,
        of: &Service,
        (organisation, inbound): (OrganisationId, bool),
        consent: Option<ReferralConsent>,
        (by, now): (AccountId, DateTime<Utc>),
    ) -> Self {
        Self {
            id: id.into(),
            service_id: of.id,
            community_id: of.community_id,
            organisation_id: organisation.into(),
            inbound,
            state: Word(ReferralState::Sent),
            consent: consent.map(Word),
            referred_by: by.into(),
            sent_at: now.into(),
            taken_at: None,
            ended_at: None,
        }
    }

    /// The organisation.
    pub(in crate::services) fn organisation(&self) -> OrganisationId {
        self.organisation_id.into()
    }

    /// How it goes on.
    pub(in crate::services) fn go_on(&mut self, state: ReferralState, now: DateTime<Utc>) {
        self.state = Word(state);
        let at = if state.is_over() {
            &mut self.ended_at
        } else {
            &mut self.taken_at
        };
        *at = Some(now.into());
    }
}

/// Adds a referral.
pub(in crate::services) fn add(conn: &mut Conn, row: &Referral) -> Result<()> {
    diesel::insert_into(service_referrals::table).values(row).execute(conn)?;
    Ok(())
}

/// Writes what changed of one.
pub(in crate::services) fn update(conn: &mut Conn, row: &Referral) -> Result<()> {
    diesel::update(service_referrals::table.filter(service_referrals::id.eq(row.id)))
        .set(row)
        .execute(conn)?;
    Ok(())
}

/// The referrals of a request, the latest last.
pub(in crate::services) fn of(conn: &mut Conn, service: Key) -> Result<Vec<Referral>> {
    Ok(service_referrals::table
        .filter(service_referrals::service_id.eq(service))
        .order(service_referrals::id)
        .select(Referral::as_select())
        .load(conn)?)
}

/// The persons whom an organisation referred to the station, by the digests of their telephones: since a moment, or those for
/// whom the station still has something to do.
pub(in crate::services) fn persons(
    conn: &mut Conn,
    organisation: OrganisationId,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Vec<u8>>> {
    let mut referred = service_referrals::table
        .inner_join(services::table.on(services::id.eq(service_referrals::service_id)))
        .filter(service_referrals::organisation_id.eq(Key::from(organisation)))
        .filter(service_referrals::inbound)
        .into_boxed();
    referred = match since {
        Some(since) => referred.filter(service_referrals::sent_at.ge(Micros::from(since))),
        None => referred.filter(service_referrals::ended_at.is_null()),
    };
    let digests: Vec<Option<Vec<u8>>> = referred.select(services::resident_digest).distinct().load(conn)?;
    Ok(digests.into_iter().flatten().collect())
}

/// The latest requests that are referred to one of some organisations, or were by one of them.
pub(in crate::services) fn with(conn: &mut Conn, organisations: &[OrganisationId], limit: i64) -> Result<Vec<Service>> {
    let theirs: Vec<Key> = organisations.iter().map(|id| Key::from(*id)).collect();
    let open = service_referrals::table
        .filter(service_referrals::organisation_id.eq_any(theirs))
        .filter(service_referrals::inbound.or(service_referrals::ended_at.is_null()))
        .select(service_referrals::service_id);
    Ok(services::table
        .filter(services::id.eq_any(open))
        .order((services::day.desc(), services::id.desc()))
        .limit(limit)
        .select(Service::as_select())
        .load(conn)?)
}
