//! Trainings and honours of volunteers: what the station writes down, and what of it stands on certificates.

use contract::{
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId, VolunteerRecordId},
    notifications::NotificationKind,
    problem::Kind,
    teams::{CertifiedHonour, NewVolunteerRecord, RecordKind, ServiceReason, VolunteerRecords},
};

use super::{
    insurance, service,
    store::{
        self, Row,
        records::{self, Record},
    },
};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    notifications::service::{self as notifications, About, Tell},
};

/// Trainings and honours that are shown.
const MOST: i64 = 200;

/// Where, and whose.
pub(super) type Whose = (CommunityId, AccountId);

/// What is kept of oneself, the number of the insurance whole; nothing of who is no volunteer.
///
/// # Errors
/// When the database refuses, or the number cannot be opened.
pub(crate) fn whole(conn: &mut Conn, desk: &Desk, account: AccountId) -> Result<VolunteerRecords> {
    Ok(VolunteerRecords {
        level: level(conn, account)?,
        items: items(conn, account)?,
        insurance: insurance::whole(conn, desk, account)?,
    })
}

fn level(conn: &mut Conn, account: AccountId) -> Result<u8> {
    let row = store::find(conn, account)?;
    Ok(row.and_then(|row| u8::try_from(row.level).ok()).unwrap_or_default())
}

fn items(conn: &mut Conn, account: AccountId) -> Result<Vec<contract::teams::VolunteerRecord>> {
    Ok(records::of(conn, account, MOST)?.into_iter().map(Record::shown).collect())
}

/// What is kept of oneself as a volunteer.
///
/// # Errors
/// Not found for who never asked to be one.
pub(super) fn own(conn: &mut Conn, desk: &Desk, by: &Actor) -> Result<VolunteerRecords> {
    store::find(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    whole(conn, desk, by.id)
}

/// What is kept of a volunteer, for the station.
///
/// # Errors
/// Forbidden where it is not theirs; not found for others.
pub(super) fn of(conn: &mut Conn, desk: &Desk, by: &Actor, (community, account): Whose) -> Result<VolunteerRecords> {
    by.require(Right::ArrangeServices, desk.places.place(community)?)?;
    let row = store::find(conn, account)?.filter(|row| row.community_id == Key::from(community));
    row.ok_or(Error::NOT_FOUND)?;
    seen(conn, account)
}

/// What is kept of a volunteer, of the number of their insurance the end.
pub(super) fn seen(conn: &mut Conn, account: AccountId) -> Result<VolunteerRecords> {
    Ok(VolunteerRecords {
        level: level(conn, account)?,
        items: items(conn, account)?,
        insurance: insurance::seen(conn, account)?,
    })
}

/// Somebody else, held, of whom one writes something down; it is on record that one does, and of what kind it is.
pub(super) fn of_another(conn: &mut Conn, desk: &Desk, by: &Actor, (community, account): Whose, kind: &str) -> Result<Row> {
    let (role, row) = service::held(conn, desk, by, community, account)?;
    if account == by.id {
        return Err(Error::FORBIDDEN);
    }
    let (who, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Account, account));
    let place = desk.places.place(community)?;
    audit::record(conn, who, place, Act::WriteRecord, subject, &[("kind", kind)], desk.moment)?;
    Ok(row)
}

/// Tells somebody that something was written down of them.
pub(super) fn tell(conn: &mut Conn, desk: &Desk, (community, account): Whose, kind: &'static str) -> Result<()> {
    let told = Tell::new(account, community, NotificationKind::RecordWritten, About::Account(account));
    notifications::tell(conn, &[told.word(kind)], desk.moment)
}

/// Writes down a training, which may raise the level of who took part, or an honour. They are told.
///
/// # Errors
/// Forbidden for who is not in charge, and of oneself; not found for who is no volunteer there; a fault for a day that is still to come.
pub(crate) fn add(conn: &mut Conn, desk: &Desk, by: &Actor, whose: Whose, new: &NewVolunteerRecord) -> Result<VolunteerRecords> {
    let mut row = of_another(conn, desk, by, whose, new.kind.word())?;
    if contract::time::day(&new.day).is_none_or(|day| day > desk.moment.today()) {
        return Err(Error::field("/day", "record_day"));
    }
    let mut record = Record::new(whose, new, by.id, desk.moment);
    if let Some(level) = record.level.filter(|level| *level > row.level) {
        record.level_before = Some(row.level);
        row.level = level;
        store::put(conn, &mut row)?;
    }
    records::add(conn, &record)?;
    tell(conn, desk, whose, new.kind.word())?;
    seen(conn, whose.1)
}

/// Withdraws what should not be there; it stays, with the reason. The level that it raised is what it was, unless another training
/// leads to more, or the station has set it since.
///
/// # Errors
/// As [`add`]; conflict, with all there is, for one that is withdrawn already.
pub(super) fn withdraw(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (whose, id): (Whose, VolunteerRecordId),
    why: &ServiceReason,
) -> Result<VolunteerRecords> {
    let account = whose.1;
    let known = records::find(conn, account, id)?.map_or("", |record| record.kind.0.word());
    let mut row = of_another(conn, desk, by, whose, known)?;
    let mut record = records::find(conn, account, id)?.ok_or(Error::NOT_FOUND)?;
    if !record.stands() {
        return Err(Error::overtaken(Kind::Conflict, &seen(conn, account)?)?);
    }
    record.withdrawn_by = Some(by.id.into());
    record.withdrawn_why = Some(why.reason.trim().to_owned());
    record.shown = false;
    records::update(conn, &record)?;
    if let Some(before) = record.level_before.filter(|_| record.level == Some(row.level)) {
        let others = records::of(conn, account, MOST)?.into_iter().filter(Record::stands);
        row.level = others.filter_map(|other| other.level).chain([before]).max().unwrap_or(before);
        store::put(conn, &mut row)?;
    }
    seen(conn, account)
}

/// Says whether one's own honour is to stand on one's certificates from now on; what was issued stays as it is.
///
/// # Errors
/// Not found for what is no honour of one's own, or was withdrawn.
pub(super) fn show(conn: &mut Conn, desk: &Desk, by: &Actor, id: VolunteerRecordId, shown: bool) -> Result<VolunteerRecords> {
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let record = records::find(conn, by.id, id)?;
    let record = record.filter(|record| record.stands() && record.kind == Word(RecordKind::Honour));
    let mut record = record.ok_or(Error::NOT_FOUND)?;
    record.shown = shown;
    records::update(conn, &record)?;
    whole(conn, desk, by.id)
}

/// The honours that somebody wants to stand on their certificates, the earliest first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn certified(conn: &mut Conn, account: AccountId) -> Result<Vec<CertifiedHonour>> {
    let shown = records::of(conn, account, MOST)?.into_iter().filter(|record| record.shown);
    let mut honours: Vec<CertifiedHonour> = shown
        .map(|record| CertifiedHonour {
            title: record.title,
            reason: record.reason,
            day: record.day,
        })
        .collect();
    honours.sort_by(|one, other| one.day.cmp(&other.day));
    Ok(honours)
}
