//! What is decided about duties.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId, DutyId},
    people::{Duty, DutyKind, DutySheet},
    problem::Kind,
};

use super::{
    super::{
        service::names,
        staff::service::{Office, away},
    },
    store::{self, Row},
};
use crate::{
    audit::service::{self as audit, Subject, Whereabouts},
    auth::policy::{Place, Right},
    db::{Conn, Word},
    error::{Error, Result},
    places::Places,
};

/// The duties within reach.
pub(super) fn list(conn: &mut Conn, office: &Office) -> Result<Vec<Duty>> {
    let scope = office.scope()?;
    let rows = store::list(conn, scope.street_id, scope.community_id)?;
    all_shown(conn, &rows, office.moment.time())
}

fn people_of(row: &Row) -> impl Iterator<Item = AccountId> {
    [Some(row.a_id), row.b_id].into_iter().flatten().map(Into::into)
}

fn shown(row: &Row, names: &HashMap<AccountId, String>, away: &[AccountId]) -> Duty {
    let (a, b): (AccountId, Option<AccountId>) = (row.a_id.into(), row.b_id.map(Into::into));
    let name = |id: AccountId| names.get(&id).cloned();
    Duty {
        id: row.id.into(),
        sheet: DutySheet {
            place_id: row.place_id.0,
            kind: row.kind.0,
            a,
            b,
        },
        a_name: name(a).unwrap_or_default(),
        b_name: b.and_then(name),
        today: stands(a, b, away),
        version: row.version,
    }
}

/// Who does it: A, or B while A is away, or nobody while both are.
fn stands(a: AccountId, b: Option<AccountId>, away: &[AccountId]) -> Option<AccountId> {
    [Some(a), b].into_iter().flatten().find(|person| !away.contains(person))
}

/// Who does a duty at a moment: A, or B while A is away. Nobody: then it is for those in charge of the place.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is no such duty.
pub fn on_duty(conn: &mut Conn, duty: DutyId, at: DateTime<Utc>) -> Result<Option<AccountId>> {
    let row = store::find(conn, duty)?.ok_or(Error::NOT_FOUND)?;
    let people: Vec<AccountId> = people_of(&row).collect();
    let away = away(conn, &people, at)?;
    Ok(stands(row.a_id.into(), row.b_id.map(Into::into), &away))
}

/// Settles who does something for a place that has nobody for it yet.
pub(super) fn add(conn: &mut Conn, places: &Places, office: &Office, sheet: &DutySheet) -> Result<Duty> {
    let scope = office.scope()?;
    let place = places
        .whereabouts(sheet.place_id)
        .filter(|place| place.street_id == scope.street_id)
        .ok_or_else(|| Error::field("/place_id", "place_unknown"))?;
    office.may(Right::ManageHelpers, place)?;
    check(conn, office, sheet)?;
    let id: DutyId = office.moment.id();
    let row = new(id, place, sheet);
    if !store::add(conn, &row)? {
        return Err(Error::field("/kind", "duty_taken"));
    }
    note(conn, office, place, id)?;
    one(conn, office, &row)
}

/// Changes who does a duty and who stands in.
pub(super) fn change(conn: &mut Conn, office: &Office, id: DutyId, seen: Option<i32>, sheet: &DutySheet) -> Result<Duty> {
    let (mut row, place) = reachable(conn, office, id)?;
    check(conn, office, sheet)?;
    if seen.is_some_and(|seen| seen != row.version) || !store::change(conn, id, row.version, sheet)? {
        return Err(Error::Problem(Kind::Stale));
    }
    note(conn, office, place, id)?;
    (row.a_id, row.b_id, row.version) = (sheet.a.into(), sheet.b.map(Into::into), row.version + 1);
    one(conn, office, &row)
}

/// Takes a duty off a place, as it was seen.
pub(super) fn remove(conn: &mut Conn, office: &Office, id: DutyId, seen: Option<i32>) -> Result<()> {
    let (row, place) = reachable(conn, office, id)?;
    if seen.is_some_and(|seen| seen != row.version) || !store::remove(conn, id, row.version)? {
        return Err(Error::Problem(Kind::Stale));
    }
    note(conn, office, place, id)
}

/// A duty within reach; to others there is none.
fn reachable(conn: &mut Conn, office: &Office, id: DutyId) -> Result<(Row, Whereabouts)> {
    office.by.require_somewhere(Right::ManageHelpers)?;
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = Whereabouts {
        street_id: row.street_id.into(),
        community_id: row.community_id.map(Into::into),
    };
    office.may(Right::ManageHelpers, place).map_err(|_| Error::NOT_FOUND)?;
    Ok((row, place))
}

/// Both hold posts within reach, and they are two.
fn check(conn: &mut Conn, office: &Office, sheet: &DutySheet) -> Result<()> {
    if sheet.b == Some(sheet.a) {
        return Err(Error::field("/b", "b_is_a"));
    }
    for (id, field) in [(Some(sheet.a), "/a"), (sheet.b, "/b")] {
        if let Some(id) = id {
            office.holder(conn, id).map_err(|_| Error::field(field, "person_unknown"))?;
        }
    }
    Ok(())
}

fn note(conn: &mut Conn, office: &Office, place: Whereabouts, id: DutyId) -> Result<()> {
    let by = office.may(Right::ManageHelpers, place)?;
    let subject = Subject::new(SubjectKind::Duty, id);
    audit::record(conn, by, place, Act::SetDuty, subject, &[], office.moment)
}

fn one(conn: &mut Conn, office: &Office, row: &Row) -> Result<Duty> {
    let people: Vec<AccountId> = people_of(row).collect();
    let (names, away) = (names(conn, &people)?, away(conn, &people, office.moment.time())?);
    Ok(shown(row, &names, &away))
}

/// A duty that nobody changed yet.
fn new(id: DutyId, place: Whereabouts, sheet: &DutySheet) -> Row {
    Row {
        id: id.into(),
        street_id: place.street_id.into(),
        community_id: place.community_id.map(Into::into),
        place_id: crate::db::Key(sheet.place_id),
        kind: Word(sheet.kind),
        a_id: sheet.a.into(),
        b_id: sheet.b.map(Into::into),
        version: 1,
    }
}

/// Settles a duty of a made-up street, unless the place has it already.
///
/// # Errors
/// When the database refuses.
pub(crate) fn ensure_duty(conn: &mut Conn, id: DutyId, place: Whereabouts, sheet: &DutySheet) -> Result<()> {
    let row = new(id, place, sheet);
    store::add(conn, &row).map(|_| ())
}

/// The duties of a community, each with who does it at a moment.
///
/// # Errors
/// When the database refuses.
pub(crate) fn community_duties(conn: &mut Conn, place: Place, at: DateTime<Utc>) -> Result<Vec<Duty>> {
    let rows = store::list(conn, place.street_id, Some(place.community_id))?;
    all_shown(conn, &rows, at)
}

/// A duty with who does it at a moment, unless it was taken off its place.
///
/// # Errors
/// When the database refuses.
pub(crate) fn duty(conn: &mut Conn, id: DutyId, at: DateTime<Utc>) -> Result<Option<Duty>> {
    let row = store::find(conn, id)?;
    Ok(all_shown(conn, row.as_slice(), at)?.pop())
}

/// The community of a duty; none for the street's own, and for one that there is not.
///
/// # Errors
/// When the database refuses.
pub(crate) fn duty_community(conn: &mut Conn, id: DutyId) -> Result<Option<CommunityId>> {
    Ok(store::find(conn, id)?.and_then(|row| row.community_id).map(Into::into))
}

/// Who answers for a community as a whole (网格长) at a moment; nobody where nobody has that duty, or both are away.
///
/// # Errors
/// When the database refuses.
pub(crate) fn community_lead(conn: &mut Conn, community: CommunityId, at: DateTime<Utc>) -> Result<Option<AccountId>> {
    let row = store::at_place(conn, community.into(), DutyKind::Lead)?;
    Ok(all_shown(conn, row.as_slice(), at)?.pop().and_then(|duty| duty.today))
}

/// The duties that somebody does at a moment: as A, and as B while A is away.
///
/// # Errors
/// When the database refuses.
pub(crate) fn duties_done_by(conn: &mut Conn, account: AccountId, at: DateTime<Utc>) -> Result<Vec<DutyId>> {
    let rows = store::of_person(conn, account)?;
    let people: Vec<AccountId> = rows.iter().flat_map(people_of).collect();
    let away = away(conn, &people, at)?;
    let does = |row: &&Row| stands(row.a_id.into(), row.b_id.map(Into::into), &away) == Some(account);
    Ok(rows.iter().filter(does).map(|row| row.id.into()).collect())
}

fn all_shown(conn: &mut Conn, rows: &[Row], at: DateTime<Utc>) -> Result<Vec<Duty>> {
    let people: Vec<AccountId> = rows.iter().flat_map(people_of).collect();
    let (names, away) = (names(conn, &people)?, away(conn, &people, at)?);
    Ok(rows.iter().map(|row| shown(row, &names, &away)).collect())
}
