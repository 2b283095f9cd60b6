//! What is decided about moderation: who sees the queue, who looks at what, and who may decide it.

use chrono::{DateTime, Utc};
use contract::{
    accounts::Role,
    ids::{AccountId, CommunityId, ItemId, ProposalId},
    page::{MAX_LIMIT, Page},
    problem::Kind,
    proposals::{Appeal, Decision, ItemKind, ModerationCase, ModerationItem, ModerationRecord, NewDecision, Resembling},
};

use super::{
    findings,
    model::{self, Lease},
    store::{self, Row},
};
use crate::{
    accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key, Micros, Word},
    error::{Error, Result},
    moment::Moment,
    proposals::service::{self as proposals, Said},
};

/// A text for everybody, in which numbers of people and doors of homes cannot be read.
pub(crate) fn masked(text: &str) -> String {
    findings::masked(text)
}

/// What comes before the moderators.
#[derive(Debug, Clone)]
pub(crate) enum Opened {
    /// A proposal that is to be published.
    Proposal,
    /// A new version of a published one.
    Amendment,
    /// A rejection that is not accepted, and why.
    Appeal(String),
}

/// Puts something before the moderators of a community, to be decided until `due`.
///
/// # Errors
/// When the database refuses.
pub(crate) fn open(
    conn: &mut Conn,
    community: CommunityId,
    (proposal, edition): (ProposalId, i32),
    opened: Opened,
    due: DateTime<Utc>,
    moment: Moment,
) -> Result<()> {
    let (kind, grounds) = match opened {
        Opened::Proposal => (ItemKind::Proposal, None),
        Opened::Amendment => (ItemKind::Amendment, None),
        Opened::Appeal(grounds) => (ItemKind::Appeal, Some(grounds)),
    };
    let not_by = match kind {
        ItemKind::Appeal => store::last_decision(conn, proposal)?.and_then(|row| row.decided_by),
        _ => None,
    };
    store::add(
        conn,
        &Row {
            id: moment.id::<contract::ids::kind::Item>().into(),
            community_id: community.into(),
            kind: Word(kind),
            proposal_id: proposal.into(),
            edition,
            grounds,
            not_by,
            opened_at: moment.time().into(),
            due_at: due.into(),
            claimed_by: None,
            claimed_until: None,
            decided_at: None,
            decided_by: None,
            decision: None,
            reason: None,
            text: None,
        },
    )
}

/// Takes out what waits of a proposal that was withdrawn.
///
/// # Errors
/// When the database refuses.
pub(crate) fn drop_of(conn: &mut Conn, proposal: ProposalId) -> Result<()> {
    store::drop_of(conn, proposal)
}

/// Forgets why somebody appealed.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let appealed = store::appealed_by(conn, account)?;
    store::erase_grounds(conn, &appealed)
}

/// What waits in a community, the most urgent first.
///
/// # Errors
/// Not found for whoever does not moderate there.
pub(crate) fn queue(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    after: Option<ItemId>,
) -> Result<Page<ModerationItem>> {
    by.require_somewhere(Right::ModerateProposals)?;
    role(desk, by, community)?;
    let after = match after {
        Some(id) => store::find(conn, id)?.map(|row| (row.due_at, row.id)),
        None => None,
    };
    let limit = i64::from(MAX_LIMIT);
    let rows = store::waiting(conn, community, after, limit)?;
    let full = i64::try_from(rows.len()).unwrap_or_default() == limit;
    let next = rows.last().filter(|_| full).map(|row| row.id.0.to_string());
    let items = rows.iter().map(|row| item(conn, desk, by, row)).collect::<Result<_>>()?;
    Ok(Page { items, next })
}

/// The role in which somebody moderates; nothing waits there for anybody else.
fn role(desk: &Desk, by: &Actor, community: CommunityId) -> Result<Role> {
    let place = desk.places.place(community)?;
    by.role_for(Right::ModerateProposals, place).ok_or(Error::NOT_FOUND)
}

fn item(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row) -> Result<ModerationItem> {
    let now = desk.moment.time();
    let lease = row.lease().filter(|lease| now < lease.until);
    let names = match lease {
        Some(lease) => accounts::service::work_names(conn, &[lease.by])?,
        None => std::collections::HashMap::new(),
    };
    let concerned = proposals::concerns(conn, row.proposal(), by.id)?;
    Ok(ModerationItem {
        id: row.id.into(),
        kind: row.kind.0,
        proposal_id: row.proposal(),
        title: proposals::text(conn, row.proposal(), row.edition)?.title,
        opened_at: row.opened_at.into(),
        due_at: row.due_at.into(),
        claimed_by: lease.map(|lease| names.get(&lease.by).cloned().unwrap_or_default()),
        claimed_until: lease.map(|lease| lease.until),
        mine: lease.is_some_and(|lease| lease.by == by.id),
        may_decide: model::is_impartial(concerned, row.not_by.map(Into::into), by.id),
    })
}

/// Something that waits, held, for a moderator of its community.
fn held(conn: &mut Conn, desk: &Desk, by: &Actor, id: ItemId) -> Result<(Row, Role)> {
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let role = role(desk, by, row.community())?;
    Ok((row, role))
}

/// Begins to look at something: nobody else does for the next quarter of an hour, or until it is let go.
///
/// # Errors
/// Not found for whoever does not moderate there; forbidden for whom it concerns; conflict, with how it stands, while
/// somebody else looks at it, or once it is decided.
pub(crate) fn claim(conn: &mut Conn, desk: &Desk, by: &Actor, id: ItemId) -> Result<ModerationCase> {
    let (mut row, _) = held(conn, desk, by, id)?;
    let now = desk.moment.time();
    if row.decided_at.is_some() || model::is_kept_from(row.lease(), by.id, now) {
        return Err(Error::overtaken(Kind::Conflict, &item(conn, desk, by, &row)?)?);
    }
    impartial(conn, &row, by)?;
    row.keep_for(Some(Lease::new(by.id, now)));
    store::update(conn, &row)?;
    case(conn, desk, by, &row)
}

/// Insists that somebody may decide it.
fn impartial(conn: &mut Conn, row: &Row, by: &Actor) -> Result<()> {
    let concerned = proposals::concerns(conn, row.proposal(), by.id)?;
    if model::is_impartial(concerned, row.not_by.map(Into::into), by.id) {
        Ok(())
    } else {
        Err(Error::field("", "own_decision"))
    }
}

fn case(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row) -> Result<ModerationCase> {
    let history = proposals::history(conn, row.proposal())?;
    let text = proposals::text(conn, row.proposal(), row.edition)?;
    let before = match (row.kind.0, history.shown) {
        (ItemKind::Amendment, Some(shown)) => Some(proposals::text(conn, row.proposal(), shown)?),
        _ => None,
    };
    let asked = Resembling {
        community_id: row.community(),
        title: text.title.clone(),
    };
    let mut similar = proposals::resembling(conn, desk, &asked)?;
    similar.retain(|one| one.id != row.proposal());
    Ok(ModerationCase {
        item: item(conn, desk, by, row)?,
        findings: findings::of(&text),
        text,
        before,
        appeal: appeal(conn, row)?,
        similar,
        published: history.published,
        rejected: history.rejected,
    })
}

fn appeal(conn: &mut Conn, row: &Row) -> Result<Option<Appeal>> {
    let Some(grounds) = row.grounds.clone() else { return Ok(None) };
    let rejected = store::last_decision(conn, row.proposal())?;
    Ok(Some(Appeal {
        grounds,
        reason: rejected.as_ref().and_then(|row| row.reason).map(|reason| reason.0),
        text: rejected.and_then(|row| row.text),
    }))
}

/// Lets something go that one looked at.
///
/// # Errors
/// Not found for whoever does not moderate there.
pub(crate) fn let_go(conn: &mut Conn, desk: &Desk, by: &Actor, id: ItemId) -> Result<()> {
    let (mut row, _) = held(conn, desk, by, id)?;
    if row.lease().is_some_and(|lease| lease.by == by.id) {
        row.keep_for(None);
        store::update(conn, &row)?;
    }
    Ok(())
}

/// Decides something; its lease need not have been taken, but nobody else may hold one.
///
/// # Errors
/// As [`claim`]; faults at `/reason` and `/text` where it is not published and nothing is said why.
pub(crate) fn decide(conn: &mut Conn, desk: &Desk, by: &Actor, id: ItemId, new: &NewDecision) -> Result<CommunityId> {
    let (mut row, role) = held(conn, desk, by, id)?;
    let now = desk.moment.time();
    if row.decided_at.is_some() || model::is_kept_from(row.lease(), by.id, now) {
        return Err(Error::overtaken(Kind::Conflict, &item(conn, desk, by, &row)?)?);
    }
    impartial(conn, &row, by)?;
    let text = new.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if new.decision != Decision::Publish {
        new.reason.ok_or_else(|| Error::field("/reason", "reason_needed"))?;
        text.ok_or_else(|| Error::field("/text", "reason_needed"))?;
    }
    row.keep_for(None);
    row.decided_at = Some(Micros::from(now));
    row.decided_by = Some(Key::from(by.id));
    row.decision = Some(Word(new.decision));
    row.reason = new.reason.map(Word);
    row.text = text.map(str::to_owned);
    store::update(conn, &row)?;
    let said = Said {
        by: by.id,
        role,
        reason: new.reason,
        text,
    };
    let again = row.kind.0 == ItemKind::Appeal;
    match new.decision {
        Decision::Publish => proposals::publish(conn, row.proposal(), &said, desk.moment),
        Decision::Return => proposals::turn_back(conn, row.proposal(), &said, desk.moment),
        Decision::Reject => proposals::reject(conn, row.proposal(), &said, again, desk.moment),
    }
}

/// How things were decided in a community, for everybody, without names.
///
/// # Errors
/// Not found for a community that there is not.
pub(crate) fn record(
    conn: &mut Conn,
    desk: &Desk,
    community: CommunityId,
    before: Option<DateTime<Utc>>,
) -> Result<Page<ModerationRecord>> {
    desk.places.place(community)?;
    let items = store::record(conn, community, before, i64::from(MAX_LIMIT))?;
    let full = items.len() == usize::from(MAX_LIMIT);
    let next = items
        .last()
        .filter(|_| full)
        .map(|last| last.at.timestamp_micros().to_string());
    Ok(Page { items, next })
}
