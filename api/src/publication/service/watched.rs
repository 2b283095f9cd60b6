//! What moderators see of the pictures that everybody sees of cases, what everybody reads of how it was decided, and what goes
//! up to the street.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CaseId, CommunityId},
    page::Page,
    privacy::ReportedPicture,
    proposals::{Decision, DecisionFigures, ItemKind, ModerationRecord, Reason, ReportCase},
    public_photos::{PhotoDeed, PhotoHiding, WatchedPhoto},
};

use super::{
    super::{
        photo_store::{self as deeds, DeedRow},
        store,
    },
    watching::is_impartial,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
    photos::service as photos,
};

/// The pictures of a community that were reported or are hidden, those first that wait longest.
///
/// # Errors
/// Forbidden for whoever moderates nowhere, not found for whoever does not there.
pub(crate) fn watched(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId) -> Result<Page<WatchedPhoto>> {
    by.require_somewhere(Right::ModerateProposals)?;
    let place = desk.places.place(community)?;
    by.role_for(Right::ModerateProposals, place).ok_or(Error::NOT_FOUND)?;
    let mut of_photos = BTreeMap::<Key, Vec<DeedRow>>::new();
    for hidden in [false, true] {
        for row in deeds::of_public(conn, community, hidden)? {
            of_photos.entry(row.photo_id).or_default().push(row);
        }
    }
    let mut items = Vec::new();
    for about in of_photos.values() {
        items.extend(one(conn, by, about)?);
    }
    items.sort_by_key(|one: &WatchedPhoto| (one.reports.is_empty(), one.reports.first().map(|report| report.at)));
    Ok(Page { items, next: None })
}

/// A picture of which this waits, or by which it was hidden.
fn one(conn: &mut Conn, by: &Actor, about: &[DeedRow]) -> Result<Option<WatchedPhoto>> {
    let Some(last) = about.last() else { return Ok(None) };
    let case = CaseId::from(last.case_id);
    let Some(publication) = store::find(conn, case)? else {
        return Ok(None);
    };
    let Some(published_by) = publication.published_by else {
        return Ok(None);
    };
    let copies = photos::of_publications(conn, &[case])?;
    let Some((_, copy)) = copies.into_iter().find(|(_, copy)| copy.photo.id == last.photo_id.into()) else {
        return Ok(None);
    };
    let reports: Vec<ReportCase> = about.iter().filter(|row| row.waits).map(DeedRow::report).collect();
    let hidden = about.iter().rfind(|row| row.deed.0 == PhotoDeed::Hide);
    Ok(Some(WatchedPhoto {
        case_id: case,
        title: publication.title,
        photo: copy.photo,
        raised: about.iter().any(|row| row.raised_at.is_some()),
        reports,
        hidden: hidden.map(|row| hiding(conn, row)).transpose()?,
        may_settle: is_impartial(published_by.into(), &deeds::of_photo(conn, last.photo_id.into())?, by),
    }))
}

fn hiding(conn: &mut Conn, row: &DeedRow) -> Result<PhotoHiding> {
    let by = AccountId::from(row.account_id);
    Ok(PhotoHiding {
        by: accounts::work_names(conn, &[by])?.remove(&by).unwrap_or_default(),
        at: row.at.into(),
        reason: row.reason.map_or(Reason::Other, |reason| reason.0),
        text: row.text.clone().unwrap_or_default(),
    })
}

/// How it was decided about such pictures in a community, for everybody, the latest first, before a time.
///
/// # Errors
/// When the database refuses.
pub(crate) fn settled(
    conn: &mut Conn,
    community: CommunityId,
    before: Option<DateTime<Utc>>,
    limit: i64,
) -> Result<Vec<ModerationRecord>> {
    Ok(deeds::decided(conn, community, before, limit)?.iter().map(line).collect())
}

fn line(row: &DeedRow) -> ModerationRecord {
    let at: DateTime<Utc> = row.at.into();
    let waited = at - DateTime::<Utc>::from(row.opened_at);
    ModerationRecord {
        at,
        kind: ItemKind::Photo,
        decision: match row.deed.0 {
            PhotoDeed::Hide => Decision::Hide,
            PhotoDeed::Restore => Decision::Restore,
            PhotoDeed::Keep | PhotoDeed::Report => Decision::Keep,
        },
        reason: row.reason.map(|reason| reason.0),
        took: u32::try_from(waited.num_seconds()).unwrap_or_default(),
        in_time: row.at.0 <= row.due_at.0,
    }
}

/// How many such pictures of a community wait to be decided about, and how many of them longer than they may.
///
/// # Errors
/// When the database refuses.
pub(crate) fn waiting(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<(u32, u32)> {
    let rows = deeds::of_public(conn, community, false)?;
    let due: HashMap<Key, DateTime<Utc>> = rows.iter().map(|row| (row.photo_id, row.due_at.into())).collect();
    let late = due.values().filter(|due| **due < now).count();
    let whole = |count| u32::try_from(count).unwrap_or(u32::MAX);
    Ok((whole(due.len()), whole(late)))
}

/// What everybody decided about such pictures of a community since.
///
/// # Errors
/// When the database refuses.
pub(crate) fn decided(
    conn: &mut Conn,
    community: CommunityId,
    since: DateTime<Utc>,
) -> Result<HashMap<AccountId, DecisionFigures>> {
    let mut all = HashMap::<AccountId, DecisionFigures>::new();
    for row in deeds::decided_since(conn, community, since)? {
        let of = all.entry(row.account_id.into()).or_default();
        of.decided += 1;
        of.in_time += u32::from(row.at.0 <= row.due_at.0);
        of.hidden += u32::from(row.deed.0 == PhotoDeed::Hide);
    }
    Ok(all)
}

/// Which of them wait longer than they may, and the street was not told.
fn late(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<Vec<Key>> {
    let rows = deeds::of_public(conn, community, false)?;
    let is_late = |row: &DeedRow| row.raised_at.is_none() && DateTime::<Utc>::from(row.due_at) < now;
    Ok(rows.into_iter().filter(is_late).map(|row| row.id).collect())
}

/// Whether one of them waits longer than it may, and the street was not told.
///
/// # Errors
/// When the database refuses.
pub(crate) fn is_any_late(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<bool> {
    Ok(!late(conn, community, now)?.is_empty())
}

/// Writes down that the street was told of them; gives of how many reports.
///
/// # Errors
/// When the database refuses.
pub(crate) fn raise(conn: &mut Conn, community: CommunityId, now: DateTime<Utc>) -> Result<usize> {
    let late = late(conn, community, now)?;
    deeds::raise(conn, late, now)
}

/// How much somebody has reported since.
///
/// # Errors
/// When the database refuses.
pub(crate) fn count_since(conn: &mut Conn, by: AccountId, since: DateTime<Utc>) -> Result<i64> {
    deeds::count_since(conn, by, since)
}

/// What somebody reported.
///
/// # Errors
/// When the database refuses.
pub(crate) fn reported_by(conn: &mut Conn, by: AccountId) -> Result<Vec<ReportedPicture>> {
    deeds::reported_by(conn, by)
}

/// Forgets what somebody said of what they reported.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    deeds::forget(conn, account)
}
