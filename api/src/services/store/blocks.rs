//! The table of who is not sent to whom again. A door is found by the digest of its telephone.

use contract::{
    ids::{AccountId, CommunityId, ServiceBlockId},
    teams::{BlockSide, ServiceBlock},
};
use diesel::prelude::*;

use crate::{
    db::{
        Conn, Key, Micros, Word, each_backend,
        schema::{accounts, service_blocks, services},
    },
    error::Result,
};

/// A row of `service_blocks`.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = service_blocks, treat_none_as_default_value = false)]
pub(in crate::services) struct Block {
    pub(in crate::services) id: Key,
    pub(in crate::services) community_id: Key,
    pub(in crate::services) account_id: Key,
    pub(in crate::services) resident_digest: Vec<u8>,
    pub(in crate::services) side: Word<BlockSide>,
    pub(in crate::services) reason: Option<String>,
    pub(in crate::services) service_id: Key,
    pub(in crate::services) written_by: Key,
    pub(in crate::services) at: Micros,
}

/// Keeps it; what was said before of the same two on the same word is replaced.
pub(in crate::services) fn put(conn: &mut Conn, row: &Block) -> Result<()> {
    remove(conn, (&row.resident_digest, row.account_id), row.side.0)?;
    each_backend!(conn, |conn| diesel::insert_into(service_blocks::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))?;
    Ok(())
}

/// Takes one back.
pub(in crate::services) fn remove(conn: &mut Conn, (digest, account): (&[u8], Key), side: BlockSide) -> Result<()> {
    let of = service_blocks::table
        .filter(service_blocks::resident_digest.eq(digest.to_vec()))
        .filter(service_blocks::account_id.eq(account))
        .filter(service_blocks::side.eq(Word(side)));
    diesel::delete(of).execute(conn)?;
    Ok(())
}

/// Lifts one of a community; false when there is none.
pub(in crate::services) fn lift(conn: &mut Conn, community: CommunityId, id: ServiceBlockId) -> Result<bool> {
    let of = service_blocks::table
        .filter(service_blocks::id.eq(Key::from(id)))
        .filter(service_blocks::community_id.eq(Key::from(community)));
    Ok(diesel::delete(of).execute(conn)? > 0)
}

/// Who is not sent to the door with this digest, and on whose word.
pub(in crate::services) fn at(conn: &mut Conn, digest: &[u8]) -> Result<Vec<(Key, BlockSide)>> {
    let rows: Vec<(Key, Word<BlockSide>)> = service_blocks::table
        .filter(service_blocks::resident_digest.eq(digest.to_vec()))
        .select((service_blocks::account_id, service_blocks::side))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, side)| (account, side.0)).collect())
}

/// What is shown of a block: identifier, who, their name, the side, why, the request, its number, when.
type Line = (Key, Key, String, Word<BlockSide>, Option<String>, Key, String, Micros);

/// All blocks as [`Line`]s.
macro_rules! lines {
    () => {
        service_blocks::table
            .inner_join(accounts::table.on(accounts::id.eq(service_blocks::account_id)))
            .inner_join(services::table.on(services::id.eq(service_blocks::service_id)))
            .select((
                service_blocks::id,
                service_blocks::account_id,
                accounts::name,
                service_blocks::side,
                service_blocks::reason,
                service_blocks::service_id,
                services::number,
                service_blocks::at,
            ))
    };
}

fn shown((id, account, name, side, reason, service, number, at): Line) -> ServiceBlock {
    ServiceBlock {
        id: id.into(),
        account_id: account.into(),
        name,
        side: side.0,
        reason,
        service_id: service.into(),
        number,
        at: at.into(),
    }
}

/// The latest of a community, the latest first.
pub(in crate::services) fn of_community(conn: &mut Conn, community: CommunityId, limit: i64) -> Result<Vec<ServiceBlock>> {
    let rows: Vec<Line> = lines!()
        .filter(service_blocks::community_id.eq(Key::from(community)))
        .order(service_blocks::id.desc())
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// What somebody said themselves, for their own door or for their own ways.
pub(in crate::services) fn said_by(conn: &mut Conn, account: AccountId) -> Result<Vec<ServiceBlock>> {
    let rows: Vec<Line> = lines!()
        .filter(service_blocks::written_by.eq(Key::from(account)))
        .order(service_blocks::id)
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// Forgets whatever is about somebody: as who is not sent, or as whose door it is.
pub(in crate::services) fn forget(conn: &mut Conn, account: AccountId, digest: Option<&[u8]>) -> Result<()> {
    let account = Key::from(account);
    let about = service_blocks::account_id
        .eq(account)
        .or(service_blocks::written_by.eq(account));
    diesel::delete(service_blocks::table.filter(about)).execute(conn)?;
    if let Some(digest) = digest {
        let door = service_blocks::table.filter(service_blocks::resident_digest.eq(digest.to_vec()));
        diesel::delete(door).execute(conn)?;
    }
    Ok(())
}
