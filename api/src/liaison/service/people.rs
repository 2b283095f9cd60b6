//! Who is to be called back: sealed, and opened only for whoever needs it.

use contract::{
    audit::{Act, SubjectKind},
    cases::Reporter,
    contacts::Disclosure,
    ids::{CaseId, CommunityId},
    liaison::Neighbour,
    privacy::{CONSENT_VERSION, OwnContact},
};

use super::super::{
    model::digits,
    store::people::{self, Row},
};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::{
        keys::Keys,
        policy::{Actor, Right},
    },
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moment::Moment,
};

/// What a person is bound to when they are sealed.
fn context(case: CaseId) -> String {
    format!("liaison.person:{case}")
}

/// Insists on consent to the current text.
///
/// # Errors
/// A fault at `/consent_version`.
pub(in crate::liaison) fn consented(version: Option<u16>) -> Result<()> {
    match version {
        Some(CONSENT_VERSION) => Ok(()),
        Some(_) => Err(Error::field("/consent_version", "version_current")),
        None => Err(Error::field("/consent_version", "consent_needed")),
    }
}

/// The person of a case, who consented to the current text, sealed.
///
/// # Errors
/// When they cannot be sealed, which they always can.
pub(in crate::liaison) fn sealed(
    keys: &Keys,
    (case, community): (CaseId, CommunityId),
    person: &Neighbour,
    moment: Moment,
) -> Result<Row> {
    let json = serde_json::to_vec(person).map_err(Error::internal)?;
    let digest = |phone| accounts::phone_digest(keys, &digits(phone)).to_vec();
    Ok(Row {
        case_id: case.into(),
        community_id: community.into(),
        sealed: keys.seal(&context(case), &json)?,
        phone_digest: person.phone.as_deref().map(digest),
        consent_version: CONSENT_VERSION.into(),
        consented_at: moment.time().into(),
    })
}

/// The people of these cases.
///
/// # Errors
/// When one cannot be opened, or the database refuses.
pub(in crate::liaison) fn open(conn: &mut Conn, keys: &Keys, cases: &[CaseId]) -> Result<Vec<(CaseId, Neighbour)>> {
    let sealed = people::of(conn, cases)?.into_iter();
    sealed
        .map(|(case, sealed)| Ok((case, unseal(keys, case, &sealed)?)))
        .collect()
}

fn unseal(keys: &Keys, case: CaseId, sealed: &[u8]) -> Result<Neighbour> {
    let json = keys.open_sealed(&context(case), sealed)?;
    serde_json::from_slice(&json).map_err(Error::internal)
}

/// Tells whole whom to call back about a case, and writes down who was told and what for.
///
/// # Errors
/// [`Error::NOT_FOUND`] outside one's own communities, and when nobody was named.
pub(in crate::liaison) fn disclose(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    case: CaseId,
    why: &Disclosure,
) -> Result<Neighbour> {
    let community = people::community_of(conn, case)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(community)?;
    let role = by.role_for(Right::DiscloseNumbers, place).ok_or(Error::NOT_FOUND)?;
    let (_, person) = open(conn, &desk.keys, &[case])?.pop().ok_or(Error::NOT_FOUND)?;
    people::disclose(conn, (case, community), (by.id, role), why.reason.trim(), desk.moment)?;
    // What it was for stands in the disclosure; the chain holds only that it was told.
    let (who, what) = (By::somebody(by.id, role), Subject::new(SubjectKind::Case, case));
    audit::record(conn, who, place, Act::DisclosePhone, what, &[], desk.moment)?;
    Ok(person)
}

/// Everything about which somebody left this number, or an officer did for them.
///
/// # Errors
/// As [`open`].
pub(crate) fn of_number(conn: &mut Conn, keys: &Keys, digest: &[u8; 32]) -> Result<Vec<OwnContact>> {
    let named = people::of_number(conn, digest)?.into_iter();
    named
        .map(|(case, case_number, channel, community, sealed, at)| {
            Ok(OwnContact {
                channel: channel.0,
                community_id: community.into(),
                at: at.into(),
                case_number,
                name: Some(unseal(keys, case.into(), &sealed)?.name),
                callback: None,
            })
        })
        .collect()
}

/// What a station is told of who is to be called back about a case.
///
/// # Errors
/// As [`open`].
pub(crate) fn reporter(conn: &mut Conn, keys: &Keys, case: CaseId) -> Result<Option<Reporter>> {
    let person = open(conn, keys, &[case])?.pop();
    Ok(person.map(|(_, person)| told(&person)))
}

/// A person as a station is told of them.
pub(in crate::liaison) fn told(person: &Neighbour) -> Reporter {
    Reporter {
        name: person.name.clone(),
        phone: person.phone.as_deref().map(|phone| accounts::masked(&digits(phone))),
    }
}
