//! What is decided about programs: who gives them keys, and whose key somebody shows.
//!
//! A key is shown once and kept as its digest alone. It is random, so a digest without salt or cost is enough.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, DurationRound, Utc};
use contract::{
    accounts::Role,
    audit::{Act, SubjectKind},
    ids::{AccountId, ApiClientId, CommunityId, StreetId},
    open311::{ApiClient, IssuedKey, NewApiClient},
    page::Page,
    problem::Kind,
};
use sha2::{Digest, Sha256};

use super::store::{self, Row};
use crate::{
    audit::service::{self as audit, By, Subject, Whereabouts},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    places::Places,
};

/// Programs of a street that have a key, at most.
const MOST: i64 = 100;
/// Programs that are shown, those whose keys were revoked among them.
const SHOWN: i64 = 300;
/// Characters of a key that are kept to tell it from others.
const ENDING: usize = 4;

/// A program that showed its key.
#[derive(Debug, Clone)]
pub(in crate::open311) struct Client {
    pub(in crate::open311) id: ApiClientId,
    pub(in crate::open311) per_minute: u32,
    pub(in crate::open311) open: bool,
    /// Who answers for it, and in which role.
    pub(in crate::open311) issuer: (AccountId, Role),
    street: StreetId,
    community: Option<CommunityId>,
    last_used_at: Option<DateTime<Utc>>,
}

impl Client {
    /// The community it reports to: the one that is named, or its own.
    ///
    /// # Errors
    /// A fault where neither is; forbidden where it has nothing to report.
    pub(in crate::open311) fn community(&self, places: &Places, named: Option<CommunityId>) -> Result<CommunityId> {
        let community = named
            .or(self.community)
            .or_else(|| only(places))
            .ok_or_else(|| Error::field("/jurisdiction_id", "missing_field"))?;
        let reaches = places.place(community)?.street_id == self.street && self.community.is_none_or(|own| own == community);
        if reaches { Ok(community) } else { Err(Error::FORBIDDEN) }
    }
}

/// The community of an installation that has no other.
fn only(places: &Places) -> Option<CommunityId> {
    match places.communities.as_slice() {
        [one] => Some(one.id),
        _ => None,
    }
}

/// The program whose key this is.
///
/// # Errors
/// [`Error::FORBIDDEN`] for a key that there is not, or no longer.
pub(in crate::open311) fn by_key(conn: &mut Conn, key: &str) -> Result<Client> {
    let row = store::by_key(conn, &digest(key))?.ok_or(Error::FORBIDDEN)?;
    Ok(Client {
        id: row.id.into(),
        per_minute: row.per_minute.unsigned_abs(),
        open: row.open,
        issuer: (row.issuer(), Role::StreetAdmin),
        street: row.street_id.into(),
        community: row.community_id.map(Into::into),
        last_used_at: row.last_used_at.map(Into::into),
    })
}

/// Notes in which hour a program reported last.
///
/// # Errors
/// When the database refuses.
pub(in crate::open311) fn used(conn: &mut Conn, client: &Client, now: DateTime<Utc>) -> Result<()> {
    let hour = now.duration_trunc(Duration::hours(1)).unwrap_or(now);
    if client.last_used_at == Some(hour) {
        return Ok(());
    }
    store::used(conn, client.id.into(), hour.into())
}

fn digest(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// The role in which somebody manages the programs of a street. Strangers are told that there is no such street.
fn may(places: &Places, by: &Actor, street: StreetId) -> Result<By> {
    by.require_somewhere(Right::ManageApiClients)?;
    let known = places.communities.iter().any(|community| community.street_id == street);
    let role = by.require_in_street(Right::ManageApiClients, street);
    let role = role.ok().filter(|_| known).ok_or(Error::NOT_FOUND)?;
    Ok(By::somebody(by.id, role))
}

/// The programs of a street, also those whose keys were revoked.
///
/// # Errors
/// Forbidden for who manages none, [`Error::NOT_FOUND`] for another street.
pub(in crate::open311) fn list(conn: &mut Conn, places: &Places, by: &Actor, street: StreetId) -> Result<Page<ApiClient>> {
    may(places, by, street)?;
    let rows = store::of_street(conn, street, SHOWN)?;
    Ok(Page {
        items: rows.into_iter().map(Row::shown).collect::<Result<_>>()?,
        next: None,
    })
}

/// Gives a program a key, which is told this once.
///
/// # Errors
/// As [`list`]; a fault for a community of another street; a conflict where there are too many.
pub(in crate::open311) fn issue(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    street: StreetId,
    sheet: &NewApiClient,
) -> Result<IssuedKey> {
    let who = may(&desk.places, by, street)?;
    let place = whereabouts(&desk.places, street, sheet.community_id)?;
    if store::count(conn, street)? >= MOST {
        return Err(Error::field("", "too_many_keys"));
    }
    let key = URL_SAFE_NO_PAD.encode(desk.moment.random::<24>());
    let row = Row {
        id: desk.moment.id::<contract::ids::kind::ApiClient>().into(),
        street_id: street.into(),
        community_id: sheet.community_id.map(Into::into),
        name: sheet.name.trim().to_owned(),
        key_digest: digest(&key).to_vec(),
        key_ending: key[key.len() - ENDING..].to_owned(),
        per_minute: i32::from(sheet.per_minute),
        open: sheet.open,
        issued_by: by.id.into(),
        issued_at: desk.moment.time().into(),
        revoked_at: None,
        last_used_at: None,
    };
    store::add(conn, &row)?;
    let subject = Subject::new(SubjectKind::ApiClient, ApiClientId::from(row.id));
    let facts = [("ending", row.key_ending.as_str())];
    audit::record(conn, who, place, Act::IssueApiKey, subject, &facts, desk.moment)?;
    Ok(IssuedKey {
        client: row.shown()?,
        key,
    })
}

fn whereabouts(places: &Places, street: StreetId, community: Option<CommunityId>) -> Result<Whereabouts> {
    let Some(community) = community else {
        return Ok(street.into());
    };
    let place = places.place(community).ok().filter(|place| place.street_id == street);
    place
        .map(Into::into)
        .ok_or_else(|| Error::field("/community_id", "community_unknown"))
}

/// Revokes a program's key, from now on and for good.
///
/// # Errors
/// As [`list`]; a conflict when it was revoked before.
pub(super) fn revoke(conn: &mut Conn, desk: &Desk, by: &Actor, id: ApiClientId) -> Result<ApiClient> {
    by.require_somewhere(Right::ManageApiClients)?;
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let street: StreetId = row.street_id.into();
    let who = may(&desk.places, by, street)?;
    if !store::revoke(conn, id, desk.moment)? {
        return Err(Error::overtaken(Kind::Conflict, &row.shown()?)?);
    }
    let place = whereabouts(&desk.places, street, row.community_id.map(Into::into)).unwrap_or_else(|_| street.into());
    let subject = Subject::new(SubjectKind::ApiClient, id);
    let facts = [("ending", row.key_ending.as_str())];
    audit::record(conn, who, place, Act::RevokeApiKey, subject, &facts, desk.moment)?;
    store::find(conn, id)?.ok_or(Error::NOT_FOUND)?.shown()
}
