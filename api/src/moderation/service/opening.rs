//! What comes before the moderators, and what no longer does.

use chrono::{DateTime, Utc};
use contract::{
    ids::{AccountId, CommentId, CommunityId, PhotoId, ProposalId},
    privacy::OwnReport,
    proposals::ItemKind,
};

use super::super::{
    model::Published,
    store::{self, Row},
};
use crate::{
    db::{Conn, Word},
    error::Result,
    moment::Moment,
    publication::service as publication,
};

/// What comes before the moderators.
#[derive(Debug, Clone)]
pub(crate) enum Opened {
    /// A proposal that is to be published.
    Proposal,
    /// A new version of a published one.
    Amendment,
    /// A rejection that is not accepted, and why.
    Appeal(String),
    /// What somebody said of a proposal.
    Comment(CommentId),
    /// Something that people report.
    Report(Published),
    /// A picture that was added to a published proposal.
    Photo(PhotoId),
}

/// Whose words, and until when it is to be decided about them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    pub(crate) community: CommunityId,
    pub(crate) proposal: ProposalId,
    /// Which edition of the words.
    pub(crate) edition: i32,
    pub(crate) sender: AccountId,
    pub(crate) due: DateTime<Utc>,
}

/// Puts something before the moderators of a community. A comment that waits already waits with its new words, and whoever
/// was looking at the old ones looks again.
///
/// # Errors
/// When the database refuses.
pub(crate) fn open(conn: &mut Conn, words: &Words, opened: Opened, moment: Moment) -> Result<()> {
    if let Opened::Comment(comment) = opened
        && let Some(mut row) = store::of_comment(conn, comment, ItemKind::Comment)?
    {
        row.edition = words.edition;
        row.keep_for(None);
        store::checks::anew(conn, row.id)?;
        return store::update(conn, &row);
    }
    add(conn, words, opened, moment).map(drop)
}

/// Adds something that waits.
pub(super) fn add(conn: &mut Conn, words: &Words, opened: Opened, moment: Moment) -> Result<Row> {
    let photo = match opened {
        Opened::Photo(photo) => Some(photo),
        Opened::Report(what) => what.photo(),
        _ => None,
    };
    let (kind, grounds, comment) = match opened {
        Opened::Proposal => (ItemKind::Proposal, None, None),
        Opened::Amendment => (ItemKind::Amendment, None, None),
        Opened::Appeal(grounds) => (ItemKind::Appeal, Some(grounds), None),
        Opened::Comment(comment) => (ItemKind::Comment, None, Some(comment)),
        Opened::Report(what) => (ItemKind::Report, None, what.comment()),
        Opened::Photo(_) => (ItemKind::Photo, None, None),
    };
    let not_by = match kind {
        ItemKind::Appeal => store::last_rejection(conn, words.proposal)?.and_then(|row| row.decided_by),
        _ => None,
    };
    let row = Row {
        id: moment.id::<contract::ids::kind::Item>().into(),
        community_id: words.community.into(),
        kind: Word(kind),
        proposal_id: words.proposal.into(),
        edition: words.edition,
        grounds,
        not_by,
        opened_at: moment.time().into(),
        due_at: words.due.into(),
        claimed_by: None,
        claimed_until: None,
        decided_at: None,
        decided_by: None,
        decision: None,
        reason: None,
        text: None,
        comment_id: comment.map(Into::into),
        marks: None,
        raised_at: None,
        sender_id: Some(words.sender.into()),
        photo_id: photo.map(Into::into),
    };
    store::add(conn, &row)?;
    Ok(row)
}

/// Takes out what waits of a proposal that was withdrawn.
///
/// # Errors
/// When the database refuses.
pub(crate) fn drop_of(conn: &mut Conn, proposal: ProposalId) -> Result<()> {
    store::drop_of(conn, proposal)
}

/// Takes out what waits of a comment that was taken back.
///
/// # Errors
/// When the database refuses.
pub(crate) fn drop_comment(conn: &mut Conn, comment: CommentId) -> Result<()> {
    store::drop_comment(conn, comment)
}

/// Takes out what waits of a picture that was taken away.
///
/// # Errors
/// When the database refuses.
pub(crate) fn drop_photo(conn: &mut Conn, photo: PhotoId) -> Result<()> {
    store::drop_photo(conn, photo)
}

/// The proposals and comments that somebody reported, for who takes it along.
///
/// # Errors
/// When the database refuses.
pub(crate) fn reported_by(conn: &mut Conn, account: AccountId) -> Result<Vec<OwnReport>> {
    store::reports::of(conn, account)
}

/// Forgets why somebody appealed, and what they said of what they reported.
///
/// # Errors
/// When the database refuses.
pub(crate) fn forget(conn: &mut Conn, account: AccountId) -> Result<()> {
    let appealed = store::appealed_by(conn, account)?;
    store::erase_grounds(conn, &appealed)?;
    publication::forget(conn, account)?;
    store::reports::erase_words_of(conn, account)
}
