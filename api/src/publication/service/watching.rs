//! Watching over the pictures that everybody sees of cases: residents report one, a moderator keeps it, hides it for a reason,
//! or puts it back. Whoever made it public does not say that it may stay, nor does who reported it.

use contract::{
    ids::{AccountId, CaseId, CommunityId, PhotoId},
    problem::Kind,
    proposals::{NewHiding, NewReport},
    public_photos::PhotoDeed,
};

use super::super::{
    photo_store::{self as deeds, DeedRow},
    store,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
    moderation::service as moderation,
    photos::service as photos,
    proposals::service as proposals,
};

/// A picture that everybody sees, or would if it were not hidden.
struct Shown {
    case: CaseId,
    community: CommunityId,
    published_by: AccountId,
    hidden: bool,
}

/// The picture with what it belongs to, held; what is not public has none.
fn shown(conn: &mut Conn, id: PhotoId) -> Result<Shown> {
    let (case, _) = photos::public_copy(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let row = store::hold(conn, case)?.ok_or(Error::NOT_FOUND)?;
    let published_by = row.published_by.ok_or(Error::NOT_FOUND)?;
    // Asked again: it may have been hidden meanwhile.
    let (_, hidden) = photos::public_copy(conn, id)?.ok_or(Error::NOT_FOUND)?;
    Ok(Shown {
        case,
        community: row.community_id.into(),
        published_by: published_by.into(),
        hidden,
    })
}

/// Reports a picture. Reporting it twice changes nothing.
///
/// # Errors
/// Not found for what is not shown; enough for who reported enough today.
pub(crate) fn report(conn: &mut Conn, desk: &Desk, by: &Actor, id: PhotoId, new: &NewReport) -> Result<()> {
    by.require_somewhere(Right::ReportWords)?;
    // Two at once by the same person are counted one after the other.
    accounts::hold(conn, by.id)?.ok_or(Error::NOT_FOUND)?;
    let shown = shown(conn, id)?;
    if shown.hidden {
        return Err(Error::NOT_FOUND);
    }
    let all = deeds::of_photo(conn, id)?;
    if all.iter().any(|row| is_report_of(row, by)) {
        return Ok(());
    }
    moderation::may_report(conn, by.id, desk.moment)?;
    let said = new.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mut row = DeedRow {
        reason: Some(Word(new.reason)),
        text: said.map(str::to_owned),
        due_at: proposals::decided_by(conn, shown.community, desk.moment)?.into(),
        waits: true,
        ..row(desk, by, &shown, id, PhotoDeed::Report)
    };
    // All who report the same stand behind one thing that waits.
    if let Some(first) = all.iter().find(|row| row.waits) {
        (row.opened_at, row.due_at, row.raised_at) = (first.opened_at, first.due_at, first.raised_at);
    }
    deeds::add(conn, &row)
}

fn is_report_of(row: &DeedRow, by: &Actor) -> bool {
    row.deed.0 == PhotoDeed::Report && row.account_id == by.id.into()
}

fn row(desk: &Desk, by: &Actor, of: &Shown, photo: PhotoId, deed: PhotoDeed) -> DeedRow {
    let now = desk.moment.time().into();
    DeedRow {
        id: desk.moment.id::<PhotoDeed>().into(),
        community_id: of.community.into(),
        case_id: of.case.into(),
        photo_id: photo.into(),
        deed: Word(deed),
        account_id: by.id.into(),
        reason: None,
        text: None,
        at: now,
        opened_at: now,
        due_at: now,
        waits: false,
        raised_at: None,
    }
}

/// Whether somebody may say that a picture stays, or is put back: neither who made it public nor who reported it.
pub(super) fn is_impartial(published_by: AccountId, about: &[DeedRow], by: &Actor) -> bool {
    published_by != by.id && !about.iter().any(|row| is_report_of(row, by))
}

/// Keeps a picture that was reported, hides one for a reason, or puts it back.
///
/// # Errors
/// Not found for whoever does not moderate there; a fault for whom it concerns, unless who made it public hides it; conflict
/// for what was not reported, not hidden, or is hidden already.
pub(crate) fn settle(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    (id, deed): (PhotoId, PhotoDeed),
    hiding: Option<&NewHiding>,
) -> Result<CommunityId> {
    let shown = shown(conn, id)?;
    let place = desk.places.place(shown.community)?;
    by.role_for(Right::ModerateProposals, place).ok_or(Error::NOT_FOUND)?;
    let all = deeds::of_photo(conn, id)?;
    let owns = deed == PhotoDeed::Hide && shown.published_by == by.id;
    if !owns && !is_impartial(shown.published_by, &all, by) {
        return Err(Error::field("", "own_publication"));
    }
    let waits = all.iter().find(|row| row.waits);
    let can = match deed {
        PhotoDeed::Hide => !shown.hidden,
        PhotoDeed::Restore => shown.hidden,
        PhotoDeed::Keep => !shown.hidden && waits.is_some(),
        PhotoDeed::Report => false,
    };
    if !can {
        return Err(Error::Problem(Kind::Conflict));
    }
    let new = row(desk, by, &shown, id, deed);
    let new = DeedRow {
        reason: hiding.map(|new| Word(new.reason)),
        text: hiding.map(|new| new.text.trim().to_owned()),
        opened_at: waits.map_or(new.at, |first| first.opened_at),
        due_at: waits.map_or(new.at, |first| first.due_at),
        ..new
    };
    deeds::settle(conn, id)?;
    deeds::add(conn, &new)?;
    if deed != PhotoDeed::Keep {
        photos::hide(conn, id, deed == PhotoDeed::Hide)?;
    }
    Ok(shown.community)
}
