//! Looking at what waits: the queue, and what one took out of it.

use contract::{
    ids::{CommentId, CommunityId, ItemId},
    page::{MAX_LIMIT, Page},
    problem::Kind,
    proposals::{Appeal, Finding, ItemKind, ModerationCase, ModerationItem, ProposalPhoto, Resembling, TextPart},
};

use super::{
    super::{
        findings,
        model::{self, Lease},
        store::{self, Row, reports},
    },
    comments, held, impartial, may_decide, proposals, role,
};
use crate::{
    accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    wordlists,
};

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
    let mut items = rows.iter().map(|row| item(conn, desk, by, row)).collect::<Result<Vec<_>>>()?;
    let sent: Vec<_> = rows.iter().map(|row| (row.sender(), row.opened_at.into())).collect();
    for (item, row) in items.iter_mut().zip(&rows) {
        let sender = row.sender().filter(|_| row.kind.0 != ItemKind::Report);
        let flood = sender.filter(|sender| model::is_flood(*sender, row.opened_at.into(), &sent));
        item.flood = flood.map(|sender| desk.keys.pseudonym("moderation.sender", sender.uuid().as_bytes()));
    }
    Ok(Page { items, next })
}

/// Something that waits, as a moderator sees it.
pub(super) fn item(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row) -> Result<ModerationItem> {
    let now = desk.moment.time();
    let lease = row.lease().filter(|lease| now < lease.until);
    let names = match lease {
        Some(lease) => accounts::service::work_names(conn, &[lease.by])?,
        None => std::collections::HashMap::new(),
    };
    let judged = row
        .comment()
        .map(|comment| comments::judged(conn, comment, false))
        .transpose()?;
    let edition = judged.as_ref().map_or(row.edition, |judged| judged.edition);
    Ok(ModerationItem {
        id: row.id.into(),
        kind: row.kind.0,
        proposal_id: row.proposal(),
        title: title(conn, row)?,
        comment_id: row.comment(),
        says: judged.map(|judged| judged.shown.text),
        photo_id: row.photo(),
        edition: edition.unsigned_abs(),
        reports: reports::count(conn, row.id)?,
        flood: None,
        opened_at: row.opened_at.into(),
        raised: row.raised_at.is_some(),
        due_at: row.due_at.into(),
        claimed_by: lease.map(|lease| names.get(&lease.by).cloned().unwrap_or_default()),
        claimed_until: lease.map(|lease| lease.until),
        mine: lease.is_some_and(|lease| lease.by == by.id),
        may_decide: may_decide(conn, row, by)?,
    })
}

/// What is proposed, in a line: as it waits, or as it is published where it is not the proposal that waits.
fn title(conn: &mut Conn, row: &Row) -> Result<String> {
    Ok(text(conn, row)?.title)
}

fn text(conn: &mut Conn, row: &Row) -> Result<contract::proposals::ProposalText> {
    if row.comment_id.is_none() && row.photo_id.is_none() {
        return proposals::text(conn, row.proposal(), row.edition);
    }
    proposals::shown_text(conn, row.proposal())
}

/// All the words that wait, as one text.
pub(in crate::moderation) fn words_of(conn: &mut Conn, row: &Row) -> Result<String> {
    if let Some(comment) = row.comment() {
        return Ok(comments::judged(conn, comment, false)?.shown.text);
    }
    let text = proposals::text(conn, row.proposal(), row.edition)?;
    let more = [text.helps, text.place].into_iter().flatten();
    let all: Vec<String> = [text.title, text.problem, text.suggestion].into_iter().chain(more).collect();
    Ok(all.join("\n"))
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

fn case(conn: &mut Conn, desk: &Desk, by: &Actor, row: &Row) -> Result<ModerationCase> {
    let text = text(conn, row)?;
    let history = proposals::history(conn, row.proposal())?;
    let before = match (row.kind.0, history.shown) {
        (ItemKind::Amendment, Some(shown)) => Some(proposals::text(conn, row.proposal(), shown)?),
        _ => None,
    };
    let mut case = ModerationCase {
        item: item(conn, desk, by, row)?,
        before,
        appeal: appeal(conn, row)?,
        comment: None,
        photos: photos(conn, row)?,
        reports: reports::list(conn, row.id)?,
        findings: Vec::new(),
        checked: store::checks::find(conn, row.id, row.edition)?,
        similar: Vec::new(),
        published: history.published,
        rejected: history.rejected,
        text,
    };
    match row.comment() {
        Some(comment) => of_comment(conn, desk, &mut case, row, comment)?,
        None => of_proposal(conn, desk, &mut case, row)?,
    }
    Ok(case)
}

/// The picture that waits, or all of the proposal that does.
pub(super) fn photos(conn: &mut Conn, row: &Row) -> Result<Vec<ProposalPhoto>> {
    if row.comment_id.is_some() {
        return Ok(Vec::new());
    }
    let mut all = proposals::all_photos(conn, row.proposal())?;
    all.retain(|photo| row.photo().is_none_or(|waits| waits == photo.photo.id));
    Ok(all)
}

/// What helps to judge a comment.
fn of_comment(conn: &mut Conn, desk: &Desk, case: &mut ModerationCase, row: &Row, id: CommentId) -> Result<()> {
    let judged = comments::judged(conn, id, false)?;
    (case.published, case.rejected) = comments::history(conn, judged.author)?;
    case.findings = found(conn, desk, row, &[(TextPart::Comment, &judged.shown.text)])?;
    case.comment = Some(judged.shown);
    Ok(())
}

/// What helps to judge a proposal.
fn of_proposal(conn: &mut Conn, desk: &Desk, case: &mut ModerationCase, row: &Row) -> Result<()> {
    let asked = Resembling {
        community_id: row.community(),
        title: case.text.title.clone(),
    };
    case.similar = proposals::resembling(conn, desk, &asked)?;
    case.similar.retain(|one| one.id != row.proposal());
    let text = &case.text;
    let parts = [
        (TextPart::Title, text.title.as_str()),
        (TextPart::Problem, &text.problem),
        (TextPart::Suggestion, &text.suggestion),
    ];
    case.findings = found(conn, desk, row, &parts)?;
    Ok(())
}

/// What names people in the parts of a text, and what the street's lists find in them.
fn found(conn: &mut Conn, desk: &Desk, row: &Row, parts: &[(TextPart, &str)]) -> Result<Vec<Finding>> {
    let street = desk.places.place(row.community())?.street_id;
    let mut all = findings::of(parts);
    all.extend(wordlists::service::found(conn, street, parts)?);
    Ok(all)
}

fn appeal(conn: &mut Conn, row: &Row) -> Result<Option<Appeal>> {
    let Some(grounds) = row.grounds.clone() else { return Ok(None) };
    let rejected = store::last_rejection(conn, row.proposal())?;
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
