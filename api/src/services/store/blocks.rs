//! The table of who is not sent to whom again. A door is found by the digest of its telephone.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommunityId, ServiceBlockId},
    teams::{BlockSide, KeptApart, LiftedBlock, ServiceBlock},
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
    pub(in crate::services) service_id: Option<Key>,
    pub(in crate::services) written_by: Key,
    pub(in crate::services) at: Micros,
    /// The ends of the number it was said of.
    pub(in crate::services) phone: Option<String>,
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

/// Takes one back, as if it had not been said.
pub(in crate::services) fn remove(conn: &mut Conn, (digest, account): (&[u8], Key), side: BlockSide) -> Result<()> {
    let of = service_blocks::table
        .filter(service_blocks::resident_digest.eq(digest.to_vec()))
        .filter(service_blocks::account_id.eq(account))
        .filter(service_blocks::lifted_at.is_null())
        .filter(service_blocks::side.eq(Word(side)));
    diesel::delete(of).execute(conn)?;
    Ok(())
}

/// Lifts one of a community, for a reason that stays; false when there is none.
pub(in crate::services) fn lift(
    conn: &mut Conn,
    (community, id): (CommunityId, ServiceBlockId),
    why: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let of = service_blocks::table
        .filter(service_blocks::id.eq(Key::from(id)))
        .filter(service_blocks::lifted_at.is_null())
        .filter(service_blocks::community_id.eq(Key::from(community)));
    let lifted = diesel::update(of)
        .set((
            service_blocks::lifted_at.eq(Some(Micros::from(now))),
            service_blocks::lifted_why.eq(Some(why)),
        ))
        .execute(conn)?;
    Ok(lifted > 0)
}

/// Who is not sent to the door with this digest on the word of a side.
pub(in crate::services) fn at(conn: &mut Conn, digest: &[u8], side: BlockSide) -> Result<Vec<Key>> {
    Ok(service_blocks::table
        .filter(service_blocks::resident_digest.eq(digest.to_vec()))
        .filter(service_blocks::lifted_at.is_null())
        .filter(service_blocks::side.eq(Word(side)))
        .select(service_blocks::account_id)
        .load(conn)?)
}

/// Who is not sent to the doors with these digests, whoever said so: those who are kept away from there, and those from whose
/// own doors whoever lives there is kept away.
pub(in crate::services) fn apart(conn: &mut Conn, digests: &[Vec<u8>]) -> Result<HashMap<Vec<u8>, Vec<Key>>> {
    let mut away: HashMap<Vec<u8>, Vec<Key>> = HashMap::new();
    let stands = || service_blocks::table.filter(service_blocks::lifted_at.is_null());
    let there: Vec<(Vec<u8>, Key)> = stands()
        .filter(service_blocks::resident_digest.eq_any(digests.to_vec()))
        .select((service_blocks::resident_digest, service_blocks::account_id))
        .load(conn)?;
    for (digest, account) in there {
        away.entry(digest).or_default().push(account);
    }
    let living: Vec<(Key, Option<Vec<u8>>)> = accounts::table
        .filter(accounts::phone_digest.assume_not_null().eq_any(digests.to_vec()))
        .select((accounts::id, accounts::phone_digest))
        .load(conn)?;
    if living.is_empty() {
        return Ok(away);
    }
    let living: HashMap<Key, Vec<u8>> = living.into_iter().filter_map(|(id, digest)| Some((id, digest?))).collect();
    let kept: Vec<(Key, Key)> = stands()
        .inner_join(accounts::table.on(accounts::phone_digest.eq(service_blocks::resident_digest.nullable())))
        .filter(service_blocks::account_id.eq_any(living.keys().copied().collect::<Vec<_>>()))
        .select((service_blocks::account_id, accounts::id))
        .load(conn)?;
    for (lives, helper) in kept {
        if let Some(digest) = living.get(&lives) {
            away.entry(digest.clone()).or_default().push(helper);
        }
    }
    Ok(away)
}

/// What is shown of a block: identifier, who, their name, the side, why, the request, its number, the ends of a telephone
/// number, when, and when and why it was lifted.
type Line = (
    Key,
    Key,
    String,
    Word<BlockSide>,
    Option<String>,
    Option<Key>,
    Option<String>,
    Option<String>,
    Micros,
    Option<Micros>,
    Option<String>,
);

/// All blocks as [`Line`]s.
macro_rules! lines {
    () => {
        service_blocks::table
            .inner_join(accounts::table.on(accounts::id.eq(service_blocks::account_id)))
            .left_join(services::table.on(services::id.nullable().eq(service_blocks::service_id)))
            .select((
                service_blocks::id,
                service_blocks::account_id,
                accounts::name,
                service_blocks::side,
                service_blocks::reason,
                service_blocks::service_id,
                services::number.nullable(),
                service_blocks::phone,
                service_blocks::at,
                service_blocks::lifted_at,
                service_blocks::lifted_why,
            ))
    };
}

fn shown((id, account, name, side, reason, service, number, phone, at, lifted_at, lifted_why): Line) -> ServiceBlock {
    ServiceBlock {
        id: id.into(),
        account_id: account.into(),
        name,
        side: side.0,
        reason,
        service_id: service.map(Into::into),
        number,
        phone,
        at: at.into(),
        lifted: lifted_at.map(|at| LiftedBlock {
            at: at.into(),
            reason: lifted_why.unwrap_or_default(),
        }),
    }
}

/// The latest of a community: first those that stand, the latest first.
pub(in crate::services) fn of_community(conn: &mut Conn, community: CommunityId, limit: i64) -> Result<Vec<ServiceBlock>> {
    let rows: Vec<Line> = lines!()
        .filter(service_blocks::community_id.eq(Key::from(community)))
        .order((service_blocks::lifted_at.is_not_null(), service_blocks::id.desc()))
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// One.
pub(in crate::services) fn find(conn: &mut Conn, id: ServiceBlockId) -> Result<Option<ServiceBlock>> {
    let row: Option<Line> = lines!().filter(service_blocks::id.eq(Key::from(id))).first(conn).optional()?;
    Ok(row.map(shown))
}

/// What somebody said themselves, for their own door or for their own ways.
pub(in crate::services) fn said_by(conn: &mut Conn, account: AccountId) -> Result<Vec<ServiceBlock>> {
    let rows: Vec<Line> = lines!()
        .filter(service_blocks::written_by.eq(Key::from(account)))
        .order(service_blocks::id)
        .load(conn)?;
    Ok(rows.into_iter().map(shown).collect())
}

/// That the station keeps somebody apart from others: as who is not sent, or as whose door it is.
pub(in crate::services) fn kept_apart(conn: &mut Conn, account: AccountId, digest: Option<Vec<u8>>) -> Result<Vec<KeptApart>> {
    let mut about = service_blocks::table
        .filter(service_blocks::account_id.eq(Key::from(account)))
        .into_boxed();
    if let Some(digest) = digest {
        about = about.or_filter(service_blocks::resident_digest.eq(digest));
    }
    let rows: Vec<(Word<BlockSide>, Micros, Option<Micros>)> = about
        .order(service_blocks::id)
        .select((service_blocks::side, service_blocks::at, service_blocks::lifted_at))
        .load(conn)?;
    let station = rows.into_iter().filter(|(side, ..)| side.0 == BlockSide::Station);
    let apart = station.map(|(_, at, lifted_at)| KeptApart {
        at: at.into(),
        lifted_at: lifted_at.map(Into::into),
    });
    Ok(apart.collect())
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

/// Forgets what was lifted before a moment.
pub(in crate::services) fn forget_lifted(conn: &mut Conn, before: DateTime<Utc>) -> Result<usize> {
    let over = service_blocks::table.filter(service_blocks::lifted_at.lt(Some(Micros::from(before))));
    Ok(diesel::delete(over).execute(conn)?)
}
