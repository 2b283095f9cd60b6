//! Who is not sent to whom again: what residents, volunteers and the station say of it, and what follows at once.

use contract::{
    contacts::plain_number,
    ids::{AccountId, CommunityId, ServiceBlockId, ServiceId},
    page::Page,
    teams::{
        BlockSide, KeptApart, NewNumberBlock, NewServiceBlock, OfferState, Service, ServiceAction, ServiceBlock, ServiceState,
    },
};

use super::{
    super::store::{
        self, Row,
        blocks::{self, Block},
        events::{self, Event},
        offers::{self, Offer},
        turns,
    },
    answering::settle,
    is, news, reading, who,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Word},
    error::{Error, Result},
    volunteers,
};

/// Blocks that are listed at most.
const MOST: i64 = 200;

/// On whose word somebody may keep a member of a team away from a door.
///
/// # Errors
/// Not found for strangers and for who was never asked to come; forbidden for who speaks for somebody else.
fn side(conn: &mut Conn, desk: &Desk, actor: &Actor, row: &Row, asked: &[Offer], account: AccountId) -> Result<BlockSide> {
    let who = who(conn, desk, actor, row, asked)?;
    who.part().ok_or(Error::NOT_FOUND)?;
    let of = asked.iter().find(|offer| is(offer, account)).ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community())?;
    if account == actor.id {
        return Ok(BlockSide::Volunteer);
    }
    if who.resident {
        // Only those whom they have met: of others they do not know.
        let met = of.state.0 == OfferState::Accepted && matches!(row.state.0, ServiceState::UnderWay | ServiceState::Done);
        return met.then_some(BlockSide::Resident).ok_or(Error::NOT_FOUND);
    }
    actor.require(Right::ManageHelpers, place)?;
    Ok(BlockSide::Station)
}

/// A request, those who were asked to come to it, and the digest by which its door is found.
fn door(conn: &mut Conn, id: ServiceId) -> Result<(Row, Vec<Offer>, Vec<u8>)> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let asked = offers::of(conn, row.id)?;
    let digest = row.resident_digest.clone().ok_or(Error::NOT_FOUND)?;
    Ok((row, asked, digest))
}

/// Keeps somebody away from a door from now on; what they said yes to there goes to the next best. The other side is not told.
///
/// # Errors
/// As [`side`]; a fault for a volunteer who gives no reason; not found once it is forgotten whose door it was.
pub(in crate::services) fn keep_away(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, account): (ServiceId, AccountId),
    said: &NewServiceBlock,
) -> Result<Service> {
    turns::alone(conn)?;
    let (row, asked, digest) = door(conn, id)?;
    let side = side(conn, desk, actor, &row, &asked, account)?;
    let reason = said.reason.as_deref().map(str::trim).map(str::to_owned);
    if side == BlockSide::Volunteer && reason.is_none() {
        return Err(Error::field("/reason", "reason_length"));
    }
    let block = Block {
        id: desk.moment.id::<contract::ids::kind::ServiceBlock>().into(),
        community_id: row.community_id,
        account_id: account.into(),
        resident_digest: digest.clone(),
        side: Word(side),
        reason,
        service_id: Some(row.id),
        written_by: actor.id.into(),
        at: desk.moment.time().into(),
        phone: None,
    };
    blocks::put(conn, &block)?;
    // What somebody goes to right now they call off themselves.
    let own = (side == BlockSide::Volunteer).then_some(id);
    part(conn, desk, &digest, account, own)?;
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    reading::shown(conn, desk, actor, &row)
}

/// Keeps somebody who helps apart from whoever has a telephone number, who need not have an account; what either said yes to at
/// the other's door goes to the next best. Nobody is told.
///
/// # Errors
/// Forbidden for who is not in charge; faults for who does not help there, and for their own number.
pub(in crate::services) fn keep_apart(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
    said: &NewNumberBlock,
) -> Result<ServiceBlock> {
    turns::alone(conn)?;
    let (place, account) = (desk.places.place(community)?, said.account_id);
    actor.require(Right::ManageHelpers, place)?;
    if !volunteers::pool::may_be_sent(conn, desk, place, account)? {
        return Err(Error::field("/account_id", "block_helper"));
    }
    let phone = plain_number(&said.phone);
    let digest = accounts::phone_digest(&desk.keys, &phone);
    if accounts::digest_of(conn, account)? == Some(digest) {
        return Err(Error::field("/phone", "block_own_number"));
    }
    let id = desk.moment.id::<contract::ids::kind::ServiceBlock>();
    let block = Block {
        id: id.into(),
        community_id: community.into(),
        account_id: account.into(),
        resident_digest: digest.to_vec(),
        side: Word(BlockSide::Station),
        reason: Some(said.reason.trim().to_owned()),
        service_id: None,
        written_by: actor.id.into(),
        at: desk.moment.time().into(),
        phone: Some(accounts::masked(&phone)),
    };
    blocks::put(conn, &block)?;
    part(conn, desk, &digest, account, None)?;
    blocks::find(conn, id)?.ok_or_else(|| Error::internal("a block was not kept"))
}

/// Lets somebody off what they were to do at a door, and whoever lives there off what they were to do at theirs; but for one
/// request.
fn part(conn: &mut Conn, desk: &Desk, digest: &[u8], account: AccountId, but: Option<ServiceId>) -> Result<()> {
    let mut ahead = vec![(account, offers::ahead_at(conn, digest, account)?)];
    let own = accounts::digest_of(conn, account)?;
    let there = <[u8; 32]>::try_from(digest).map_err(Error::internal)?;
    if let (Some(own), Some(other)) = (own, accounts::by_phone(conn, &there)?) {
        ahead.push((other.id, offers::ahead_at(conn, &own, other.id)?));
    }
    for (who, ids) in ahead {
        for id in ids.into_iter().filter(|id| but != Some(*id)) {
            let_off(conn, desk, id, who)?;
        }
    }
    Ok(())
}

/// Takes somebody out of a visit that has not begun, and asks the next best.
fn let_off(conn: &mut Conn, desk: &Desk, id: ServiceId, account: AccountId) -> Result<()> {
    let Some(mut row) = store::hold(conn, id)? else {
        return Ok(());
    };
    if row.state.0.is_over() || row.state.0 == ServiceState::UnderWay {
        return Ok(());
    }
    let mut asked = offers::of(conn, row.id)?;
    let stands = |offer: &&mut Offer| is(offer, account) && offer.state.0.stands();
    let Some(offer) = asked.iter_mut().find(stands) else {
        return Ok(());
    };
    offer.state = Word(OfferState::Withdrawn);
    offer.answered_at = Some(desk.moment.time().into());
    offers::update(conn, offer)?;
    let event = Event::itself(ServiceAction::Replace).about(account);
    events::add(conn, &row, event, desk.moment)?;
    news::changed_for(conn, desk, &row, account, ServiceAction::Replace)?;
    settle(conn, desk, &mut row, &mut asked)
}

/// Lets somebody be sent to a door again, as far as it was the same side that said otherwise.
///
/// # Errors
/// As [`side`].
pub(in crate::services) fn let_back(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (id, account): (ServiceId, AccountId),
) -> Result<Service> {
    let (row, asked, digest) = door(conn, id)?;
    let side = side(conn, desk, actor, &row, &asked, account)?;
    blocks::remove(conn, (&digest, Key::from(account)), side)?;
    reading::shown(conn, desk, actor, &row)
}

/// Who is not sent to whom in a community, for who is in charge: first what stands, the latest first.
///
/// # Errors
/// Forbidden for others.
pub(in crate::services) fn blocks(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    community: CommunityId,
) -> Result<Page<ServiceBlock>> {
    actor.require(Right::ManageHelpers, desk.places.place(community)?)?;
    Ok(Page {
        items: blocks::of_community(conn, community, MOST)?,
        next: None,
    })
}

/// Lifts a block, whoever said it; why is kept with it.
///
/// # Errors
/// Forbidden for who is not in charge; not found when there is none that stands.
pub(in crate::services) fn lift(
    conn: &mut Conn,
    desk: &Desk,
    actor: &Actor,
    (community, id): (CommunityId, ServiceBlockId),
    why: &str,
) -> Result<ServiceBlock> {
    actor.require(Right::ManageHelpers, desk.places.place(community)?)?;
    if !blocks::lift(conn, (community, id), why.trim(), desk.moment.time())? {
        return Err(Error::NOT_FOUND);
    }
    blocks::find(conn, id)?.ok_or(Error::NOT_FOUND)
}

/// What somebody said of who is not to be sent to whom: what they take along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn said_by(conn: &mut Conn, account: AccountId) -> Result<Vec<ServiceBlock>> {
    blocks::said_by(conn, account)
}

/// That the station keeps somebody apart from others, as they may know it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn kept_apart(conn: &mut Conn, account: AccountId) -> Result<Vec<KeptApart>> {
    let digest = accounts::digest_of(conn, account)?;
    blocks::kept_apart(conn, account, digest.map(|digest| digest.to_vec()))
}
