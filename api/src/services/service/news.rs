//! What those are told who have a part in a request: its resident, those who come, and whoever is in charge of the station.

use contract::{
    accounts::Role,
    cases::Urgency,
    ids::AccountId,
    notifications::{NotificationAudience, NotificationKind},
    teams::{OfferState, ServiceAction},
};

use super::{
    super::store::{
        Row,
        offers::Offer,
        referrals::{self, Referral},
    },
    fitting::Misfits,
};
use crate::{
    accounts::service as accounts,
    cases::{handling::organisations, service::Desk},
    db::{Conn, Key},
    error::Result,
    notifications::service::{self as notifications, About, Tell},
};

fn about(row: &Row, to: AccountId, kind: NotificationKind) -> Tell {
    let told = Tell::new(to, row.community(), kind, About::Service(row.id()));
    told.number(&row.number).urgent(row.urgency.0 == Urgency::Emergency)
}

/// Somebody is asked to come.
pub(super) fn offered(conn: &mut Conn, desk: &Desk, row: &Row, offer: &Offer) -> Result<()> {
    let asked = about(row, offer.account(), NotificationKind::ServiceOffered).until(offer.answer_until.into());
    notifications::tell(conn, &[asked], desk.moment)
}

/// The team stands: for the resident and for everybody in it.
pub(super) fn stands(conn: &mut Conn, desk: &Desk, row: &Row, asked: &[Offer]) -> Result<()> {
    let team = asked.iter().filter(|offer| offer.state.0 == OfferState::Accepted);
    let all = team.map(Offer::account).chain(row.resident_id.map(Into::into));
    let told: Vec<Tell> = all.map(|to| about(row, to, NotificationKind::ServiceConfirmed)).collect();
    notifications::tell(conn, &told, desk.moment)
}

/// Those in charge of its station.
fn heads(conn: &mut Conn, row: &Row) -> Result<Vec<AccountId>> {
    let holders = accounts::holders(conn, row.community(), &[Role::StationAdmin])?;
    Ok(holders.into_iter().map(|holder| holder.id).collect())
}

/// The same for those in charge of its station, where none of them did it; not for those who are told otherwise.
fn to_heads(conn: &mut Conn, row: &Row, told: &mut Vec<Tell>, (known, by): (&[AccountId], AccountId), news: News) -> Result<()> {
    let heads = heads(conn, row)?;
    if !heads.contains(&by) {
        let others = heads.into_iter().filter(|to| !known.contains(to));
        told.extend(others.map(|to| about(row, to, news.0).word(news.1).audience(NotificationAudience::Station)));
    }
    Ok(())
}

/// What happened, and the word that says more.
type News = (NotificationKind, &'static str);

/// It will not take place: for everybody but who says so, and the station. `asked` are those who would have come.
pub(super) fn over(
    conn: &mut Conn,
    desk: &Desk,
    row: &Row,
    (asked, by): (&[AccountId], AccountId),
    action: ServiceAction,
) -> Result<()> {
    let all = asked.iter().copied().chain(row.resident_id.map(Into::into));
    let others: Vec<AccountId> = all.filter(|to| *to != by).collect();
    let news = (NotificationKind::ServiceCancelled, action.word());
    let mut told: Vec<Tell> = others.iter().map(|to| about(row, *to, news.0).word(news.1)).collect();
    to_heads(conn, row, &mut told, (&others, by), news)?;
    notifications::tell(conn, &told, desk.moment)
}

/// It waits for the station: nobody was chosen yet, nobody is left to ask, or somebody no longer fits its time. For whoever is in
/// charge there, but who asked.
pub(super) fn waits(conn: &mut Conn, desk: &Desk, row: &Row, (action, by): (ServiceAction, Option<AccountId>)) -> Result<()> {
    let others = heads(conn, row)?.into_iter().filter(|to| Some(*to) != by);
    let tell = |to| about(row, to, NotificationKind::ServiceWaiting).word(action.word());
    let told: Vec<Tell> = others.map(tell).collect();
    notifications::tell(conn, &told, desk.moment)
}

/// Its time was changed: for everybody who was asked or comes, the resident, the station, and the organisation that referred them, but
/// who changed it. Who fits no longer is told why, and whoever is in charge of the station that there is somebody.
pub(super) fn moved(
    conn: &mut Conn,
    desk: &Desk,
    row: &Row,
    (asked, by): (&[Offer], AccountId),
    misfits: &Misfits,
) -> Result<()> {
    let comes = asked.iter().filter(|offer| offer.state.0.stands()).map(Offer::account);
    let others = comes.chain(row.resident_id.map(Into::into)).filter(|to| *to != by);
    let mut known: Vec<AccountId> = others.collect();
    let news = (NotificationKind::ServiceChanged, ServiceAction::Move.word());
    let word = |to: AccountId| {
        let why = misfits.get(&Key::from(to)).and_then(|why| why.first());
        why.map_or(news.1, |why| why.word())
    };
    let mut told: Vec<Tell> = known.iter().map(|to| about(row, *to, news.0).word(word(*to))).collect();
    for to in referrers(conn, row)?.into_iter().filter(|to| *to != by) {
        told.push(
            about(row, to, news.0)
                .word(news.1)
                .audience(NotificationAudience::Organisation),
        );
        known.push(to);
    }
    if misfits.is_empty() {
        to_heads(conn, row, &mut told, (&known, by), news)?;
        return notifications::tell(conn, &told, desk.moment);
    }
    notifications::tell(conn, &told, desk.moment)?;
    waits(conn, desk, row, (ServiceAction::Move, Some(by)))
}

/// Something happened that concerns one person: they need not come any more, or what they added is seen by nobody, or again.
pub(super) fn changed_for(conn: &mut Conn, desk: &Desk, row: &Row, account: AccountId, action: ServiceAction) -> Result<()> {
    let told = about(row, account, NotificationKind::ServiceChanged).word(action.word());
    notifications::tell(conn, &[told], desk.moment)
}

/// Those who speak for the organisations that referred its resident to the station and read how it goes on.
fn referrers(conn: &mut Conn, row: &Row) -> Result<Vec<AccountId>> {
    let open = referrals::of(conn, row.id)?;
    let mut all = Vec::new();
    for each in open.iter().filter(|each| each.inbound && each.ended_at.is_none()) {
        all.extend(organisations::speakers(conn, each.organisation())?);
    }
    Ok(all)
}

/// A request is referred to an organisation: for those who speak for it, and for the resident.
pub(super) fn referred(conn: &mut Conn, desk: &Desk, row: &Row, referral: &Referral) -> Result<()> {
    let speakers = organisations::speakers(conn, referral.organisation())?.into_iter();
    let received = speakers.map(|to| about(row, to, NotificationKind::ReferralReceived));
    let resident = row.resident_id.map(|to| changed(row, to.into(), referral));
    let told: Vec<Tell> = received.chain(resident).collect();
    notifications::tell(conn, &told, desk.moment)
}

/// What it was referred for goes on, or comes back: for the resident, for who referred it, and for the organisation.
pub(super) fn referral(conn: &mut Conn, desk: &Desk, row: &Row, referral: &Referral, by: AccountId) -> Result<()> {
    let mut all = organisations::speakers(conn, referral.organisation())?;
    all.extend(row.resident_id.map(AccountId::from));
    all.push(referral.referred_by.into());
    let others = all.into_iter().filter(|to| *to != by);
    let told: Vec<Tell> = others.map(|to| changed(row, to, referral)).collect();
    notifications::tell(conn, &told, desk.moment)
}

/// How a referral stands now: for those who speak for the organisation.
pub(super) fn to_speakers(conn: &mut Conn, desk: &Desk, row: &Row, referral: &Referral, by: AccountId) -> Result<()> {
    let speakers = organisations::speakers(conn, referral.organisation())?.into_iter();
    let told: Vec<Tell> = speakers.filter(|to| *to != by).map(|to| changed(row, to, referral)).collect();
    notifications::tell(conn, &told, desk.moment)
}

fn changed(row: &Row, to: AccountId, referral: &Referral) -> Tell {
    about(row, to, NotificationKind::ReferralChanged).word(referral.state.0.word())
}

/// The visit is written up: the resident may rate it, and what the volunteers gave is counted.
pub(super) fn written(conn: &mut Conn, desk: &Desk, row: &Row, volunteers: &[AccountId]) -> Result<()> {
    let resident = row
        .resident_id
        .map(|to| about(row, to.into(), NotificationKind::VisitWritten));
    let given = volunteers.iter().map(|to| about(row, *to, NotificationKind::HoursGiven));
    let told: Vec<Tell> = resident.into_iter().chain(given).collect();
    notifications::tell(conn, &told, desk.moment)
}
