//! Pictures of proposals: added while it is written, or later, when somebody looks at each before everybody sees it.

use std::collections::HashMap;

use contract::{
    ids::{PhotoId, ProposalId},
    photos::{Claim, MAX_PER_MESSAGE, Photo},
    proposals::{Proposal, ProposalPhoto, ProposalState},
};

use super::{
    super::{
        model::{self, Who},
        store::{self, Row},
    },
    overtaken, reading, rules, who,
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
    moderation::service::{self as moderation, Opened, Words},
    photos::{Owner, service as photos},
};

/// Adds pictures; those of a published proposal wait to be looked at.
///
/// # Errors
/// Not found for others; conflict while nothing can be added; faults at `/photos` for one too many or unknown ones.
pub(crate) fn add_photos(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId, claims: &[Claim]) -> Result<Proposal> {
    let (mut row, published) = own(conn, desk, actor, id)?;
    let known = photos::of_proposal(conn, id)?.len();
    if known + claims.len() > MAX_PER_MESSAGE {
        return Err(Error::field("/photos", "photos_count"));
    }
    let owner = Owner::Proposal(id, published);
    for photo in photos::claim(conn, claims, owner, row.community(), desk.moment)? {
        if published {
            wait(conn, desk, &row, photo.id)?;
        }
    }
    store::update(conn, &mut row, desk.moment.time())?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// Takes a picture away.
///
/// # Errors
/// As [`add_photos`]; not found for a picture that it has not.
pub(crate) fn remove_photo(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId, photo: PhotoId) -> Result<Proposal> {
    let (mut row, _) = own(conn, desk, actor, id)?;
    photos::take_from(conn, id, photo)?;
    moderation::drop_photo(conn, photo)?;
    store::update(conn, &mut row, desk.moment.time())?;
    reading::shown(conn, desk, Some(actor), &row)
}

/// One's own proposal, held, while pictures can be added; and whether it is published.
fn own(conn: &mut Conn, desk: &Desk, actor: &Actor, id: ProposalId) -> Result<(Row, bool)> {
    use ProposalState::{Draft, Effective, Gathering, Returned};
    actor.require_somewhere(Right::WriteProposals)?;
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (who, _) = who(conn, desk, Some(actor), &row)?;
    let state = row.state_at(desk.moment.time());
    if !model::sees(state, who) {
        return Err(Error::NOT_FOUND);
    }
    if !who.author {
        return Err(Error::FORBIDDEN);
    }
    match state {
        Draft | Returned => Ok((row, false)),
        Gathering | Effective => Ok((row, true)),
        _ => Err(overtaken(conn, desk, Some(actor), &row)?),
    }
}

/// Puts a picture before the moderators.
fn wait(conn: &mut Conn, desk: &Desk, row: &Row, photo: PhotoId) -> Result<()> {
    let words = Words {
        community: row.community(),
        proposal: row.id(),
        edition: row.shown_edition.unwrap_or(row.edition),
        sender: row.author(),
        due: rules::decided_by(conn, row.community(), desk.moment)?,
    };
    moderation::open(conn, &words, Opened::Photo(photo), desk.moment)
}

/// The pictures as a reader may see them.
pub(super) fn shown(conn: &mut Conn, row: &Row, reader: Who) -> Result<Vec<ProposalPhoto>> {
    let mut all = all_photos(conn, row.id())?;
    if !reader.proposes() && !reader.station {
        all.retain(|one| !one.hidden);
    }
    Ok(all)
}

/// All its pictures, with why some are hidden: for moderators, and those who propose it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn all_photos(conn: &mut Conn, id: ProposalId) -> Result<Vec<ProposalPhoto>> {
    let all = photos::of_proposal(conn, id)?;
    let mut why = if all.iter().any(|(_, hidden)| *hidden) {
        moderation::hidden_photos(conn, id)?
    } else {
        HashMap::new()
    };
    let one = |(photo, hidden): (Photo, bool)| {
        let (reason, text) = why.remove(&photo.id).filter(|_| hidden).unzip();
        ProposalPhoto {
            photo,
            hidden,
            reason,
            text: text.flatten(),
        }
    };
    Ok(all.into_iter().map(one).collect())
}

/// Insists that a reader may see a picture of a proposal.
///
/// # Errors
/// Not found where they may not.
pub(crate) fn may_see_picture(conn: &mut Conn, desk: &Desk, actor: Option<&Actor>, id: ProposalId, hidden: bool) -> Result<()> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let (who, _) = who(conn, desk, actor, &row)?;
    let sees = model::sees(row.state_at(desk.moment.time()), who) && (!hidden || who.proposes() || who.station);
    if sees { Ok(()) } else { Err(Error::NOT_FOUND) }
}
