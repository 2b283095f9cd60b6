//! The parts of an anonymous case: each has a tracking code of its own, which whoever holds the code of the case is told.
//!
//! A code is made from the digest of the case's own code with the server's key, and so need not be kept: neither the database
//! alone nor the code of a part leads to another. It is told to a reading by the case's code only, for the answers to deeds are
//! kept.

use contract::{
    cases::{Action, Case},
    ids::CaseId,
    mailbox::Tracking,
};
use sha2::{Digest, Sha256};

use super::store::{self as handling, Kin};
use crate::{
    auth::keys::Keys,
    cases::{access::Reader, service::Desk},
    db::Conn,
    error::Result,
};

/// The tracking code of a part of the case whose code has this digest.
fn code(keys: &Keys, whole: &[u8], part: CaseId) -> Tracking {
    let digest = keys.digest("cases.part", &[whole, part.uuid().as_bytes()].concat());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Tracking::new(bytes)
}

/// What is kept of the code of a part.
pub(super) fn digest(keys: &Keys, whole: &[u8], part: CaseId) -> [u8; 32] {
    Sha256::digest(code(keys, whole, part).bytes()).into()
}

/// The case with the codes of its parts, for who reads it by its own.
///
/// # Errors
/// When the database refuses.
pub(in crate::cases) fn told(conn: &mut Conn, desk: &Desk, reader: &Reader, mut case: Case) -> Result<Case> {
    let Reader::Tracker(whole) = reader else {
        return Ok(case);
    };
    if case.timeline.iter().all(|entry| entry.action != Action::Split) {
        return Ok(case);
    }
    let parts = handling::kin(conn, Kin::Splits, case.summary.id)?;
    for entry in case.timeline.iter_mut().filter(|entry| entry.action == Action::Split) {
        let part = parts.iter().find(|part| entry.text.as_ref() == Some(&part.number));
        entry.part_code = part.map(|part| code(&desk.keys, whole, part.id).to_string());
    }
    Ok(case)
}
