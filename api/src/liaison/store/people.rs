//! The table of who is to be called back, sealed.

use contract::{
    accounts::Role,
    cases::Channel,
    ids::{AccountId, CaseId, CommunityId},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, part,
        schema::{cases, liaison_disclosures, liaison_people},
    },
    error::Result,
    moment::Moment,
};

/// A row of `liaison_people`: a person, sealed, and what finds them by their number.
#[derive(Debug, Insertable)]
#[diesel(table_name = liaison_people, treat_none_as_default_value = false)]
pub(in crate::liaison) struct Row {
    pub(in crate::liaison) case_id: Key,
    pub(in crate::liaison) community_id: Key,
    pub(in crate::liaison) sealed: Vec<u8>,
    pub(in crate::liaison) phone_digest: Option<Vec<u8>>,
    pub(in crate::liaison) consent_version: i32,
    pub(in crate::liaison) consented_at: Micros,
}

part!(Row, liaison_people: case_id, community_id, sealed, phone_digest, consent_version, consented_at);

/// The people of these cases, sealed.
pub(in crate::liaison) fn of(conn: &mut Conn, cases: &[CaseId]) -> Result<Vec<(CaseId, Vec<u8>)>> {
    let keys: Vec<Key> = cases.iter().copied().map(Key::from).collect();
    let rows: Vec<(Key, Vec<u8>)> = liaison_people::table
        .filter(liaison_people::case_id.eq_any(keys))
        .select((liaison_people::case_id, liaison_people::sealed))
        .load(conn)?;
    Ok(rows.into_iter().map(|(case, sealed)| (case.into(), sealed)).collect())
}

/// What somebody was named in: the case, its number, channel and community, the person as they are sealed, and when.
pub(in crate::liaison) type Named = (Key, String, Word<Channel>, Key, Vec<u8>, Micros);

/// Everything about which this number may be called, oldest first.
pub(in crate::liaison) fn of_number(conn: &mut Conn, digest: &[u8]) -> Result<Vec<Named>> {
    Ok(liaison_people::table
        .inner_join(cases::table.on(cases::id.eq(liaison_people::case_id)))
        .filter(liaison_people::phone_digest.eq(digest))
        .order(liaison_people::case_id)
        .select((
            liaison_people::case_id,
            cases::number,
            cases::channel,
            liaison_people::community_id,
            liaison_people::sealed,
            liaison_people::consented_at,
        ))
        .load(conn)?)
}

/// The community of the case that somebody was named in.
pub(in crate::liaison) fn community_of(conn: &mut Conn, case: CaseId) -> Result<Option<CommunityId>> {
    let row: Option<Key> = liaison_people::table
        .filter(liaison_people::case_id.eq(Key::from(case)))
        .select(liaison_people::community_id)
        .first(conn)
        .optional()?;
    Ok(row.map(Into::into))
}

/// Writes down who was told whom to call back, and what for.
pub(in crate::liaison) fn disclose(
    conn: &mut Conn,
    (case, community): (CaseId, CommunityId),
    (by, role): (AccountId, Role),
    reason: &str,
    moment: Moment,
) -> Result<()> {
    diesel::insert_into(liaison_disclosures::table)
        .values((
            liaison_disclosures::id.eq(Key::from(moment.id::<contract::ids::kind::Case>())),
            liaison_disclosures::community_id.eq(Key::from(community)),
            liaison_disclosures::case_id.eq(Key::from(case)),
            liaison_disclosures::account_id.eq(Key::from(by)),
            liaison_disclosures::role.eq(Word(role)),
            liaison_disclosures::reason.eq(reason),
            liaison_disclosures::at.eq(Micros::from(moment.time())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Erases the person of a case.
pub(in crate::liaison) fn erase(conn: &mut Conn, case: CaseId) -> Result<()> {
    diesel::delete(liaison_people::table.filter(liaison_people::case_id.eq(Key::from(case)))).execute(conn)?;
    Ok(())
}
