//! Deciding what waits, one thing or many, and taking what is published from view.

use contract::{
    ids::{CommunityId, ItemId, PhotoId, ProposalId},
    problem::Kind,
    proposals::{Decided, Decision, ItemKind, NewDecision, NewDecisions, NewHiding, NewMerging, Reason},
};

use super::{
    super::{
        model::{self, Published},
        store::{self, Row},
    },
    comments, held, impartial,
    looking::item,
    marking,
    opening::{self, Opened, Words},
    proposals, role,
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Key, Micros, Word},
    error::{Error, Result},
    moment::Moment,
    photos,
    proposals::service::Said,
};

/// Decides something; its lease need not have been taken, but nobody else may hold one.
///
/// # Errors
/// As for claiming it; conflict too when its words were changed since they were read; faults at `/decision` for what is no
/// way to decide it, at `/reason` and `/text` where nothing is said why.
pub(crate) fn decide(conn: &mut Conn, desk: &Desk, by: &Actor, id: ItemId, new: &NewDecision) -> Result<CommunityId> {
    let (mut row, role) = held(conn, desk, by, id)?;
    let now = edition(conn, &row)?;
    let changed = new.edition.is_some_and(|read| read != now);
    if changed || row.decided_at.is_some() || model::is_kept_from(row.lease(), by.id, desk.moment.time()) {
        return Err(Error::overtaken(Kind::Conflict, &item(conn, desk, by, &row)?)?);
    }
    impartial(conn, &row, by)?;
    if !new.decision.fits(row.kind.0) {
        return Err(Error::field("/decision", "decision_unfit"));
    }
    let text = new.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if new.decision.needs_reason() {
        new.reason.ok_or_else(|| Error::field("/reason", "reason_needed"))?;
        // Who wrote a comment is told the kind of reason.
        if row.comment_id.is_none() {
            text.ok_or_else(|| Error::field("/text", "reason_needed"))?;
        }
    }
    row.marks = marking::kept(conn, &row, new)?;
    let said = Said {
        by: by.id,
        role,
        reason: new.reason,
        text,
    };
    settle(conn, desk, row, new.decision, &said)
}

/// Which edition of the words stands there now: those of a comment may be others than were reported.
fn edition(conn: &mut Conn, row: &Row) -> Result<u32> {
    let now = match row.comment() {
        Some(comment) => comments::judged(conn, comment, false)?.edition,
        None => row.edition,
    };
    Ok(now.unsigned_abs())
}

/// Writes a decision down, and does what it says.
fn settle(conn: &mut Conn, desk: &Desk, mut row: Row, decision: Decision, said: &Said<'_>) -> Result<CommunityId> {
    row.keep_for(None);
    row.decided_at = Some(Micros::from(desk.moment.time()));
    row.decided_by = Some(Key::from(said.by));
    row.decision = Some(Word(decision));
    row.reason = said.reason.map(Word);
    row.text = said.text.map(str::to_owned);
    store::update(conn, &row)?;
    let (proposal, moment) = (row.proposal(), desk.moment);
    if let Some(photo) = row.photo() {
        return of_photo(conn, &row, photo, decision, moment);
    }
    match (row.comment(), decision) {
        (Some(comment), Decision::Hide) => comments::settle(conn, comment, said.reason, moment)?,
        (Some(comment), Decision::Publish | Decision::Restore) => comments::settle(conn, comment, None, moment)?,
        (None, Decision::Publish) => return proposals::publish(conn, proposal, said, moment),
        (None, Decision::Return) => return proposals::turn_back(conn, proposal, said, moment),
        (None, Decision::Reject) => {
            let again = row.kind.0 == ItemKind::Appeal;
            return proposals::reject(conn, proposal, said, again, moment);
        }
        (None, Decision::Hide) => return proposals::hide(conn, proposal, said, moment),
        (None, Decision::Restore) => return proposals::restore(conn, proposal, said, moment),
        // A merging is carried out by who asks for it.
        (_, Decision::Keep | Decision::Merge) | (Some(_), Decision::Return | Decision::Reject) => {}
    }
    Ok(row.community())
}

/// What a decision makes of a picture; whoever added it is told that it is not shown.
fn of_photo(conn: &mut Conn, row: &Row, photo: PhotoId, decision: Decision, moment: Moment) -> Result<CommunityId> {
    match decision {
        Decision::Hide => {
            photos::service::hide(conn, photo, true)?;
            proposals::photo_hidden(conn, row.proposal(), moment)?;
        }
        Decision::Publish | Decision::Restore => photos::service::hide(conn, photo, false)?,
        Decision::Keep | Decision::Merge | Decision::Return | Decision::Reject => {}
    }
    Ok(row.community())
}

/// Decides several things in the same way; what cannot be decided so is left as it is.
///
/// # Errors
/// When the database refuses; a fault at `/reason` where nothing is said why.
pub(crate) fn decide_all(conn: &mut Conn, desk: &Desk, by: &Actor, new: &NewDecisions) -> Result<(Decided, Vec<CommunityId>)> {
    by.require_somewhere(crate::auth::policy::Right::ModerateProposals)?;
    if new.decision.needs_reason() {
        new.reason.ok_or_else(|| Error::field("/reason", "reason_needed"))?;
    }
    let mut items = new.items.clone();
    // Whoever decides some of them at the same time holds them in the same order.
    items.sort_by_key(|item| item.id.uuid());
    let (mut done, mut changed) = (
        Decided {
            decided: 0,
            left: Vec::new(),
        },
        Vec::new(),
    );
    for one in items {
        let decision = NewDecision {
            decision: new.decision,
            edition: Some(one.edition),
            reason: new.reason,
            text: new.text.clone(),
            marks: Vec::new(),
        };
        match decide(conn, desk, by, one.id, &decision) {
            Ok(community) => {
                done.decided += 1;
                changed.push(community);
            }
            Err(Error::Problem(_) | Error::Overtaken(..) | Error::Invalid(_)) => done.left.push(one.id),
            Err(error) => return Err(error),
        }
    }
    changed.sort_unstable_by_key(|community| community.uuid());
    changed.dedup();
    Ok((done, changed))
}

/// Takes something published from view for a reason, or puts it back; written down beside what was decided because it
/// waited.
///
/// # Errors
/// Not found for whoever does not moderate there; a fault for whom it concerns; conflict for what is not published, or not
/// hidden.
pub(crate) fn act(conn: &mut Conn, desk: &Desk, by: &Actor, what: Published, hiding: Option<&NewHiding>) -> Result<CommunityId> {
    let words = words(conn, desk, what)?;
    let role = role(desk, by, words.community)?;
    let opened = match what {
        Published::Photo(of, photo) => {
            fits(conn, desk, by, (of, photo), hiding.is_some())?;
            Opened::Photo(photo)
        }
        Published::Proposal(_) | Published::Comment(_) => Opened::Report(what),
    };
    let row = opening::add(conn, &words, opened, desk.moment)?;
    impartial(conn, &row, by)?;
    let said = Said {
        by: by.id,
        role,
        reason: hiding.map(|new| new.reason),
        text: hiding.map(|new| new.text.trim()),
    };
    let decision = if hiding.is_some() { Decision::Hide } else { Decision::Restore };
    settle(conn, desk, row, decision, &said)
}

/// Insists that a picture of a proposal that the moderator sees can be hidden, or put back: one that waits is decided in the
/// queue.
fn fits(conn: &mut Conn, desk: &Desk, by: &Actor, (of, photo): (ProposalId, PhotoId), hides: bool) -> Result<()> {
    proposals::onlooker(conn, desk, Some(by), of)?;
    let all = proposals::all_photos(conn, of)?;
    let one = all.iter().find(|one| one.photo.id == photo).ok_or(Error::NOT_FOUND)?;
    let can = if hides {
        !one.hidden
    } else {
        one.hidden && one.reason.is_some()
    };
    if can { Ok(()) } else { Err(Error::Problem(Kind::Conflict)) }
}

/// Lets a proposal go into an older one; written down beside what was decided because it waited.
///
/// # Errors
/// As [`act`], of both; a fault at `/into` for what it cannot go into.
pub(crate) fn merge(conn: &mut Conn, desk: &Desk, by: &Actor, id: ProposalId, new: &NewMerging) -> Result<CommunityId> {
    let unknown = |_| Error::field("/into", "merge_unfit");
    // In the order of their identifiers, as by whoever merges them the other way round.
    if new.into.uuid() < id.uuid() {
        proposals::hold(conn, new.into).map_err(unknown)?;
    }
    let what = Published::Proposal(id);
    let words = words(conn, desk, what)?;
    let role = role(desk, by, words.community)?;
    let row = opening::add(conn, &words, Opened::Report(what), desk.moment)?;
    impartial(conn, &row, by)?;
    if proposals::concerns(conn, new.into, by.id).map_err(unknown)? {
        return Err(Error::field("", "own_decision"));
    }
    let said = Said {
        by: by.id,
        role,
        reason: Some(Reason::Duplicate),
        text: Some(new.text.trim()),
    };
    settle(conn, desk, row, Decision::Merge, &said)?;
    proposals::merge(conn, id, new.into, &said, desk.moment)
}

/// Whose words they are; what they stand in is held.
fn words(conn: &mut Conn, desk: &Desk, what: Published) -> Result<Words> {
    let due = desk.moment.time();
    match what {
        Published::Proposal(id) | Published::Photo(id, _) => {
            proposals::hold(conn, id)?;
            let (community, sender, edition) = proposals::whose(conn, id)?;
            Ok(Words {
                community,
                proposal: id,
                edition,
                sender,
                due,
            })
        }
        Published::Comment(id) => {
            let judged = comments::judged(conn, id, true)?;
            Ok(Words {
                community: judged.community,
                proposal: judged.proposal,
                edition: judged.edition,
                sender: judged.author,
                due,
            })
        }
    }
}
