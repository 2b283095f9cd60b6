//! The table of who is to be called back, sealed.

use contract::ids::{CaseId, CommunityId};
use diesel::prelude::*;

use crate::{
    db::{Conn, Key, Micros, schema::liaison_people},
    error::Result,
    moment::Moment,
};

/// A person, sealed, and what finds them by their number.
pub(in crate::liaison) struct Sealed {
    pub(in crate::liaison) person: Vec<u8>,
    pub(in crate::liaison) phone_digest: Option<Vec<u8>>,
    pub(in crate::liaison) consent_version: u16,
}

/// Keeps the person of a case.
pub(in crate::liaison) fn add(
    conn: &mut Conn,
    case: CaseId,
    community: CommunityId,
    sealed: Sealed,
    moment: Moment,
) -> Result<()> {
    diesel::insert_into(liaison_people::table)
        .values((
            liaison_people::case_id.eq(Key::from(case)),
            liaison_people::community_id.eq(Key::from(community)),
            liaison_people::sealed.eq(sealed.person),
            liaison_people::phone_digest.eq(sealed.phone_digest),
            liaison_people::consent_version.eq(i32::from(sealed.consent_version)),
            liaison_people::consented_at.eq(Micros::from(moment.time())),
        ))
        .execute(conn)?;
    Ok(())
}

/// The people of these cases, sealed.
pub(in crate::liaison) fn of(conn: &mut Conn, cases: &[CaseId]) -> Result<Vec<(CaseId, Vec<u8>)>> {
    let keys: Vec<Key> = cases.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, Vec<u8>)> = liaison_people::table
        .filter(liaison_people::case_id.eq_any(keys))
        .select((liaison_people::case_id, liaison_people::sealed))
        .load(conn)?;
    Ok(rows.into_iter().map(|(case, sealed)| (case.into(), sealed)).collect())
}

/// The cases about which this number may be called.
pub(in crate::liaison) fn of_number(conn: &mut Conn, digest: &[u8]) -> Result<Vec<CaseId>> {
    let rows: Vec<Key> = liaison_people::table
        .filter(liaison_people::phone_digest.eq(digest))
        .select(liaison_people::case_id)
        .load(conn)?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Erases the person of a case.
pub(in crate::liaison) fn erase(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::delete(liaison_people::table.filter(liaison_people::case_id.eq(Key::from(case)))).execute(conn)?;
    Ok(())
}
