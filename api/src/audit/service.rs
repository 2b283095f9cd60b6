//! What is decided about the audit log: what is written down, who reads it, and whether it is whole.

use std::collections::HashMap;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeZone, Utc};
use contract::{
    accounts::Role,
    audit::{Act, AuditEntry, AuditVerification, Fact, SubjectKind},
    ids::{AccountId, AuditId, CommunityId, Id, StreetId},
    page::Page,
    problem::Kind,
};

use super::{
    chain::{self, Link},
    store::{self, Filter, Row},
};
use crate::{
    accounts,
    auth::policy::{Actor, Place, Right},
    db::{Conn, Micros, Word},
    error::{Error, Result},
    moment::Moment,
    paging,
    places::Places,
};

/// Entries that are looked at in one go.
const AT_ONCE: i64 = 1_000;
/// China's one time zone, in seconds east.
const CHINA: i32 = 8 * 3600;

/// Who did it.
#[derive(Debug, Clone, Copy)]
pub struct By {
    account: Option<AccountId>,
    role: Role,
}

impl By {
    /// Somebody who is signed in, in this role.
    pub const fn somebody(account: AccountId, role: Role) -> Self {
        Self {
            account: Some(account),
            role,
        }
    }

    /// Whoever runs the server.
    pub const fn operator() -> Self {
        Self {
            account: None,
            role: Role::System,
        }
    }

    /// In which role.
    pub(crate) const fn role(self) -> Role {
        self.role
    }
}

/// Where it was done: in a community, or in the whole street.
#[derive(Debug, Clone, Copy)]
pub struct Whereabouts {
    /// The street, whose chain it is written into.
    pub street_id: StreetId,
    /// The community, whose station may read it.
    pub community_id: Option<CommunityId>,
}

impl From<Place> for Whereabouts {
    fn from(place: Place) -> Self {
        Self {
            street_id: place.street_id,
            community_id: Some(place.community_id),
        }
    }
}

impl From<StreetId> for Whereabouts {
    fn from(street_id: StreetId) -> Self {
        Self {
            street_id,
            community_id: None,
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    kind: SubjectKind,
    id: AuditId,
}

impl Subject {
    /// The thing of this kind and identifier.
    pub fn new<T>(kind: SubjectKind, id: Id<T>) -> Self {
        Self {
            kind,
            id: id.uuid().into(),
        }
    }
}

/// Writes down that something was done, in the transaction that does it. `detail` holds words and identifiers, never
/// what erasing somebody would have to take out again.
///
/// # Errors
/// When there is no such street, or the database refuses.
pub fn record(
    conn: &mut Conn,
    by: By,
    place: impl Into<Whereabouts>,
    act: Act,
    subject: Subject,
    detail: &[(&str, &str)],
    moment: Moment,
) -> Result<()> {
    let place = place.into();
    let last = store::hold(conn, place.street_id)?;
    let mut row = Row {
        id: moment.id::<contract::ids::kind::Audit>().into(),
        street_id: place.street_id.into(),
        community_id: place.community_id.map(Into::into),
        position: last.position + 1,
        at: moment.time().into(),
        act: Word(act),
        account_id: by.account.map(Into::into),
        role: Word(by.role),
        subject_kind: Word(subject.kind),
        subject_id: subject.id.into(),
        detail: serde_json::to_string(detail).map_err(Error::internal)?,
        previous: last.digest,
        digest: Vec::new(),
    };
    row.digest = chain::digest(&row).to_vec();
    store::add(conn, &row)
}

/// Which entries somebody asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) community: Option<CommunityId>,
    pub(crate) act: Option<Act>,
    pub(crate) actor: Option<AccountId>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) cursor: Option<String>,
    pub(crate) limit: Option<u16>,
}

impl Asked {
    fn filter(&self, community: Option<CommunityId>) -> Result<Filter> {
        let limit = paging::limit(self.limit)?;
        Ok(Filter {
            community,
            act: self.act,
            actor: self.actor,
            from: self.from.and_then(|day| begins(Some(day))),
            to: self.to.and_then(|day| begins(day.checked_add_days(Days::new(1)))),
            before: self.cursor.as_deref().map(position).transpose()?,
            limit: i64::from(limit) + 1,
        })
    }
}

/// Reads a cursor: the position of the last entry that was seen.
fn position(cursor: &str) -> Result<i64> {
    let position = cursor.parse().ok().filter(|position| *position > 0);
    position.ok_or(Error::Problem(Kind::BadCursor))
}

/// When a day begins in China.
fn begins(day: Option<NaiveDate>) -> Option<Micros> {
    let zone = FixedOffset::east_opt(CHINA)?;
    let start = zone.from_local_datetime(&day?.and_time(NaiveTime::MIN)).single()?;
    Some(DateTime::<Utc>::from(start).into())
}

/// Which chain somebody reads, and of which community only: the street all of it, a station its own part.
///
/// # Errors
/// [`Error::NOT_FOUND`] for a community that there is not; [`Error::FORBIDDEN`].
pub(crate) fn scope(by: &Actor, places: &Places, community: Option<CommunityId>) -> Result<Whereabouts> {
    if let Some(id) = community {
        let place = places.place(id)?;
        by.require(Right::ReadAudit, place)?;
        return Ok(place.into());
    }
    by.require_somewhere(Right::ReadAudit)?;
    let of_street = by.posts.iter().find(|post| post.role == Role::StreetAdmin);
    let post = of_street.or_else(|| by.posts.iter().find(|post| post.role == Role::StationAdmin));
    let post = post.ok_or(Error::FORBIDDEN)?;
    Ok(Whereabouts {
        street_id: post.street_id,
        community_id: post.community_id,
    })
}

/// Entries within a scope, the latest first.
///
/// # Errors
/// A fault at `/limit`; a cursor that is none; when the database refuses.
pub(crate) fn list(conn: &mut Conn, places: &Places, scope: Whereabouts, asked: &Asked) -> Result<Page<AuditEntry>> {
    let filter = asked.filter(scope.community_id)?;
    let mut rows = store::list(conn, scope.street_id, &filter)?;
    let more = i64::try_from(rows.len()).map_err(Error::internal)? == filter.limit;
    if more {
        rows.pop();
    }
    let next = rows.last().filter(|_| more).map(|row| row.position.to_string());
    let accounts = rows.iter().flat_map(|row| {
        let subject = (row.subject_kind.0 == SubjectKind::Account).then_some(row.subject_id);
        row.account_id.into_iter().chain(subject)
    });
    let ids: Vec<AccountId> = accounts.map(Into::into).collect();
    let names = accounts::service::work_names(conn, &ids)?;
    let items = rows.iter().map(|row| shown(row, places, &names)).collect::<Result<_>>()?;
    Ok(Page { items, next })
}

fn shown(row: &Row, places: &Places, names: &HashMap<AccountId, String>) -> Result<AuditEntry> {
    let facts: Vec<(String, String)> = serde_json::from_str(&row.detail).map_err(Error::internal)?;
    let by: Option<AccountId> = row.account_id.map(Into::into);
    let subject_name = match row.subject_kind.0 {
        SubjectKind::Account => names.get(&row.subject_id.into()).cloned(),
        _ => places.name(row.subject_id.0),
    };
    Ok(AuditEntry {
        id: row.id.into(),
        position: row.position,
        at: row.at.into(),
        act: row.act.0,
        role: row.role.0,
        by_name: by.and_then(|id| names.get(&id).cloned()),
        by,
        community_id: row.community_id.map(Into::into),
        subject: row.subject_kind.0,
        subject_id: row.subject_id.into(),
        subject_name,
        detail: facts.into_iter().map(|(name, value)| Fact { name, value }).collect(),
    })
}

/// Looks through a street's chain from its beginning.
///
/// # Errors
/// When the database refuses.
pub fn verify(conn: &mut Conn, street: StreetId) -> Result<AuditVerification> {
    let mut link = Link::beginning();
    loop {
        let rows = store::following(conn, street, link.position, AT_ONCE)?;
        for row in &rows {
            let Some(next) = link.next(row) else {
                return Ok(AuditVerification {
                    entries: link.position,
                    broken_at: Some(link.position + 1),
                });
            };
            link = next;
        }
        if rows.is_empty() {
            return Ok(AuditVerification {
                entries: link.position,
                broken_at: None,
            });
        }
    }
}

/// Every street's chain, looked through from its beginning.
///
/// # Errors
/// When the database refuses.
pub fn verify_all(conn: &mut Conn) -> Result<Vec<(String, AuditVerification)>> {
    let streets = store::streets(conn)?;
    streets.into_iter().map(|(id, name)| Ok((name, verify(conn, id)?))).collect()
}
