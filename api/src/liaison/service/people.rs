//! Who is to be called back: sealed, and opened only for whoever needs it.

use contract::{
    cases::Reporter,
    ids::{CaseId, CommunityId},
    liaison::Person,
    privacy::CONSENT_VERSION,
};

use super::super::{
    model::{digits, tidy},
    store::people::{self, Sealed},
};
use crate::{
    accounts::service as accounts,
    auth::keys::Keys,
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

/// Keeps the person of a case, who consented to the current text.
///
/// # Errors
/// When the database refuses.
pub(in crate::liaison) fn keep(
    conn: &mut Conn,
    keys: &Keys,
    (case, community): (CaseId, CommunityId),
    person: Person,
    moment: Moment,
) -> Result<()> {
    let person = tidy(person);
    let json = serde_json::to_vec(&person).map_err(Error::internal)?;
    let sealed = Sealed {
        person: keys.seal(&context(case), &json)?,
        phone_digest: person
            .phone
            .as_deref()
            .map(|phone| accounts::phone_digest(keys, &digits(phone)).to_vec()),
        consent_version: CONSENT_VERSION,
    };
    people::add(conn, case, community, sealed, moment)
}

/// The people of these cases.
///
/// # Errors
/// When one cannot be opened, or the database refuses.
pub(in crate::liaison) fn open(conn: &mut Conn, keys: &Keys, cases: &[CaseId]) -> Result<Vec<(CaseId, Person)>> {
    let sealed = people::of(conn, cases)?.into_iter();
    sealed
        .map(|(case, sealed)| {
            let json = keys.open_sealed(&context(case), &sealed)?;
            Ok((case, serde_json::from_slice(&json).map_err(Error::internal)?))
        })
        .collect()
}

/// What a station is told of who is to be called back about a case.
///
/// # Errors
/// As [`open`].
pub(crate) fn reporter(conn: &mut Conn, keys: &Keys, case: CaseId) -> Result<Option<Reporter>> {
    let person = open(conn, keys, &[case])?.pop();
    Ok(person.map(|(_, person)| Reporter {
        name: person.name,
        phone: person.phone.as_deref().map(|phone| accounts::masked(&digits(phone))),
    }))
}
