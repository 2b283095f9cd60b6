//! What is decided about hours: what is counted, how it is set right, and what a certificate is worth.

use std::collections::HashMap;

use chrono::TimeDelta;
use contract::{
    Language,
    audit::{Act, SubjectKind},
    ids::{AccountId, CommunityId, ServiceId},
    notifications::NotificationKind,
    teams::{Certificate, CertificateProof, Hours, HoursCorrection, HoursKind, OwnCertificate, stars_of},
};
use subtle::ConstantTimeEq;

use super::{
    content,
    sheet::{self, Line},
    store::{
        self, CertificateRow, Row,
        disputes::{self, Dispute},
    },
};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    moment::Moment,
    notifications::service::{self as notifications, About, Tell},
    residents, services, volunteers,
};

/// Lines that are shown.
const LINES: i64 = 100;
/// How often a number is drawn before something must be wrong.
const DRAWS: u32 = 8;
/// People whose hours are asked for in one go.
const AT_ONCE: usize = 5_000;
/// Days after which hours no longer count as lately.
const LATELY: i64 = 90;

/// All minutes of these people, of those who have any.
///
/// # Errors
/// When the database refuses.
pub(crate) fn totals(conn: &mut Conn, accounts: &[AccountId]) -> Result<HashMap<AccountId, i64>> {
    store::totals(conn, accounts)
}

/// The minutes that these people gave in the last ninety days, of those who gave any.
///
/// # Errors
/// When the database refuses.
pub(crate) fn lately(conn: &mut Conn, accounts: &[AccountId], moment: Moment) -> Result<HashMap<AccountId, i64>> {
    let mut all = HashMap::new();
    for some in accounts.chunks(AT_ONCE) {
        all.extend(store::since(conn, some, moment.time() - TimeDelta::days(LATELY))?);
    }
    Ok(all)
}

/// A service that somebody gave time to.
pub(crate) struct Given<'a> {
    pub(crate) account: AccountId,
    pub(crate) community: CommunityId,
    pub(crate) service: ServiceId,
    pub(crate) number: &'a str,
    pub(crate) day: &'a str,
    pub(crate) minutes: u32,
}

/// Writes down what somebody gave, confirmed by the lead.
///
/// # Errors
/// When the database refuses.
pub(crate) fn give(conn: &mut Conn, by: AccountId, given: &Given<'_>, moment: Moment) -> Result<()> {
    let row = Row {
        id: moment.id::<contract::ids::kind::Hours>().into(),
        community_id: given.community.into(),
        account_id: given.account.into(),
        kind: Word(HoursKind::Service),
        service_id: Some(given.service.into()),
        number: Some(given.number.to_owned()),
        day: given.day.to_owned(),
        minutes: i32::try_from(given.minutes).map_err(Error::internal)?,
        reason: None,
        written_by: by.into(),
        at: moment.time().into(),
    };
    store::add(conn, &row)
}

/// What somebody gave.
///
/// # Errors
/// When the database refuses.
pub(crate) fn of(conn: &mut Conn, account: AccountId) -> Result<Hours> {
    lines_of(conn, account, LINES)
}

/// All that somebody gave, line by line, and the certificates of it: what one takes along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn whole(conn: &mut Conn, account: AccountId) -> Result<(Hours, Vec<OwnCertificate>)> {
    let hours = lines_of(conn, account, i64::MAX)?;
    let own = |row: CertificateRow| OwnCertificate {
        number: row.number,
        name: row.name,
        community_id: row.community_id.into(),
        minutes: row.minutes,
        issued_at: row.issued_at.into(),
    };
    let certificates = store::certificates_of(conn, account)?;
    Ok((hours, certificates.into_iter().map(own).collect()))
}

fn lines_of(conn: &mut Conn, account: AccountId, limit: i64) -> Result<Hours> {
    let minutes = total(conn, account)?;
    let entries = store::latest(conn, account, limit)?;
    let lines: Vec<Key> = entries.iter().map(|entry| entry.id).collect();
    let mut disputes = HashMap::new();
    for some in lines.chunks(AT_ONCE) {
        disputes.extend(disputes::of_lines(conn, some)?);
    }
    let shown = |entry: Row| {
        let dispute = disputes.remove(&entry.id);
        entry.shown(dispute.map(Dispute::shown))
    };
    Ok(Hours {
        minutes,
        stars: stars_of(minutes),
        entries: entries.into_iter().map(shown).collect(),
    })
}

pub(super) fn total(conn: &mut Conn, account: AccountId) -> Result<i64> {
    Ok(store::totals(conn, &[account])?.get(&account).copied().unwrap_or_default())
}

/// Somebody in a community.
pub(super) type Whose = (CommunityId, AccountId);

/// What a volunteer of a community gave, for who is in charge of it.
pub(super) fn of_volunteer(conn: &mut Conn, desk: &Desk, by: &Actor, (community, account): Whose) -> Result<Hours> {
    volunteers::service::in_charge_of(conn, desk, by, community, account)?;
    of(conn, account)
}

/// Sets a volunteer's time right by a counter-entry; nothing that stands there is changed.
pub(super) fn correct(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (community, account): Whose,
    correction: &HoursCorrection,
) -> Result<Hours> {
    volunteers::service::in_charge_of(conn, desk, by, community, account)?;
    if account == by.id {
        return Err(Error::FORBIDDEN);
    }
    if correction.minutes == 0 || total(conn, account)? + i64::from(correction.minutes) < 0 {
        return Err(Error::field("/minutes", "correction_range"));
    }
    let row = Row {
        id: desk.moment.id::<contract::ids::kind::Hours>().into(),
        community_id: community.into(),
        account_id: account.into(),
        kind: Word(HoursKind::Correction),
        service_id: None,
        number: None,
        day: china_day(desk.moment),
        minutes: correction.minutes,
        reason: Some(correction.reason.trim().to_owned()),
        written_by: by.id.into(),
        at: desk.moment.time().into(),
    };
    store::add(conn, &row)?;
    let told = Tell::new(account, community, NotificationKind::HoursCorrected, About::Account(account));
    notifications::tell(conn, &[told], desk.moment)?;
    of(conn, account)
}

/// What volunteers gave in a community from one day to another, as a workbook; that it was taken out is written down.
///
/// # Errors
/// Forbidden for who is not in charge.
pub(super) fn take(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (community, language): (CommunityId, Language),
    (from, to): (&str, &str),
) -> Result<Vec<u8>> {
    let place = desk.places.place(community)?;
    let who = By::somebody(by.id, by.require(Right::ManageHelpers, place)?);
    let about = Subject::new(SubjectKind::Community, community);
    let days = [("from", from), ("to", to)];
    audit::record(conn, who, place, Act::TakeHours, about, &days, desk.moment)?;
    let given = store::given_in(conn, community, (from, to))?;
    let disputed = disputes::open_in(conn, community, (from, to))?;
    let mut lines = Vec::with_capacity(given.len());
    for some in given.chunks(AT_ONCE) {
        let ids: Vec<AccountId> = some.iter().map(|(id, ..)| *id).collect();
        let (names, all) = (accounts::names(conn, &ids)?, store::totals(conn, &ids)?);
        let numbers = volunteers::service::numbers(conn, &ids)?;
        lines.extend(some.iter().map(|&(id, minutes, services)| Line {
            number: numbers.get(&id).cloned(),
            name: names.get(&id).cloned().unwrap_or_default(),
            services,
            minutes,
            all: all.get(&id).copied().unwrap_or_default(),
            disputed: disputed.get(&id).copied().unwrap_or_default(),
        }));
    }
    sheet::workbook(&lines, language)
}

pub(super) fn china_day(moment: Moment) -> String {
    moment.today().to_string()
}

/// Issues a certificate of all that one gave until now. Its code is told this once; the paper carries it.
///
/// # Errors
/// Not found for who never asked to be a volunteer; a fault while there is nothing to certify.
pub(super) fn certify(conn: &mut Conn, desk: &Desk, by: &Actor) -> Result<Certificate> {
    let (community, volunteer_number) = volunteers::service::certified(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let minutes = total(conn, by.id)?;
    if minutes <= 0 {
        return Err(Error::field("", "nothing_to_certify"));
    }
    let code = residents::service::code(desk.moment);
    let content = content(conn, by.id)?;
    let mut row = CertificateRow {
        number: String::new(),
        community_id: community.into(),
        account_id: by.id.into(),
        code_digest: digest(&desk.keys, &code).to_vec(),
        name: accounts::name_of(conn, by.id)?,
        volunteer_number,
        minutes,
        services: i32::try_from(store::services(conn, by.id)?).map_err(Error::internal)?,
        issued_at: desk.moment.time().into(),
        first_day: content.days.as_ref().map(|(first, _)| first.clone()),
        last_day: content.days.map(|(_, last)| last),
        content: Some(serde_json::to_string(&content.kinds).map_err(Error::internal)?),
        phone: desk.places.station(community, None).map(|station| station.phone),
        honours: Some(serde_json::to_string(&volunteers::records::certified(conn, by.id)?).map_err(Error::internal)?),
    };
    for _ in 0..DRAWS {
        row.number = desk.moment.number('Z');
        if store::certify(conn, &row)? {
            return shown(desk, row, format!("{}-{}", &code[..5], &code[5..]));
        }
    }
    Err(Error::Unavailable("every number that was drawn is taken".to_owned()))
}

/// Of which kinds of service the time is that somebody gave, and from when to when.
fn content(conn: &mut Conn, account: AccountId) -> Result<content::Content> {
    let lines = store::counted(conn, account)?;
    let ids: Vec<ServiceId> = lines.iter().filter_map(|line| line.service).collect();
    let mut kinds = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        kinds.extend(services::service::kinds(conn, some)?);
    }
    Ok(content::of(&lines, &kinds))
}

fn digest(keys: &Keys, code: &str) -> [u8; 32] {
    keys.digest("hours.certificate", code.as_bytes())
}

fn shown(desk: &Desk, row: CertificateRow, code: String) -> Result<Certificate> {
    let community = CommunityId::from(row.community_id);
    let content = row.content.as_deref().map(serde_json::from_str).transpose();
    let honours = row.honours.as_deref().map(serde_json::from_str).transpose();
    Ok(Certificate {
        number: row.number,
        code,
        name: row.name,
        volunteer_number: row.volunteer_number,
        community_id: community,
        community: desk.places.name(community.uuid()).unwrap_or_default(),
        minutes: row.minutes,
        services: row.services.unsigned_abs(),
        from: row.first_day,
        to: row.last_day,
        content: content.map_err(Error::internal)?.unwrap_or_default(),
        honours: honours.map_err(Error::internal)?.unwrap_or_default(),
        phone: row.phone,
        issued_at: row.issued_at.into(),
    })
}

/// Whether a certificate is true: what stands on the paper, for who holds it.
///
/// # Errors
/// A fault that does not tell which of number and code is wrong.
pub(super) fn verify(conn: &mut Conn, desk: &Desk, proof: &CertificateProof) -> Result<Certificate> {
    let number = proof.number.trim().to_ascii_uppercase();
    let code = digest(&desk.keys, &residents::service::normal(&proof.code));
    let row = store::certificate(conn, &number)?;
    let row = row.filter(|row| bool::from(row.code_digest.as_slice().ct_eq(&code)));
    let row = row.ok_or_else(|| Error::field("/code", "certificate_proof"))?;
    shown(desk, row, proof.code.trim().to_owned())
}

/// Forgets who certificates are of, and what somebody disputed; the ledger stays.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    disputes::remove(conn, account)?;
    store::remove_certificates(conn, account)
}
