//! What is decided about moderation, one file for each matter.

mod deciding;
mod hidden;
mod looking;
mod marking;
mod opening;
mod record;
mod reporting;

use std::collections::HashMap;

use contract::{
    accounts::Role,
    ids::{CommunityId, ItemId, PhotoId, ProposalId},
    proposals::{FindingKind, Reason},
};

use super::{
    findings, model,
    store::{self, Row, reports},
};
use crate::{
    auth::policy::{Actor, Right},
    cases::service::Desk,
    comments::service as comments,
    db::Conn,
    error::{Error, Result},
    proposals::service as proposals,
};

pub(crate) use super::model::Published;
pub(crate) use deciding::{act, decide, decide_all, merge};
pub(crate) use hidden::hidden;
pub(in crate::moderation) use looking::words_of;
pub(crate) use looking::{claim, let_go, queue};
pub(crate) use marking::marks;
pub(crate) use opening::{Opened, Words, drop_comment, drop_of, drop_photo, forget, open, reported_by};
pub(crate) use record::{figures, record};
pub(crate) use reporting::{may_report, report};

/// Why moderators hid pictures of a proposal, of those that they hid.
///
/// # Errors
/// When the database refuses.
pub(crate) fn hidden_photos(conn: &mut Conn, of: ProposalId) -> Result<HashMap<PhotoId, (Reason, Option<String>)>> {
    store::hidden::photos(conn, of)
}

/// A text for everybody, in which numbers of people and doors of homes cannot be read.
pub(crate) fn masked(text: &str) -> String {
    findings::masked(text)
}

/// A text with digits of full width as digits.
pub(crate) fn readable(text: &str) -> String {
    findings::readable(text)
}

/// What in a readable text may name somebody, each once; `own` are words that are somebody's own.
pub(crate) fn naming(text: &str, own: &[(FindingKind, String)]) -> Vec<(FindingKind, String)> {
    findings::naming(text, own)
}

/// The role in which somebody moderates; nothing waits there for anybody else.
fn role(desk: &Desk, by: &Actor, community: CommunityId) -> Result<Role> {
    let place = desk.places.place(community)?;
    by.role_for(Right::ModerateProposals, place).ok_or(Error::NOT_FOUND)
}

/// Something that waits, held, for a moderator of its community; what it is about is held before it, as by whoever changes
/// that.
fn held(conn: &mut Conn, desk: &Desk, by: &Actor, id: ItemId) -> Result<(Row, Role)> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let role = role(desk, by, row.community())?;
    match row.comment() {
        Some(comment) => comments::judged(conn, comment, true).map(drop)?,
        None => proposals::hold(conn, row.proposal())?,
    }
    let row = store::hold(conn, id)?.ok_or(Error::NOT_FOUND)?;
    Ok((row, role))
}

/// Whether somebody may decide it: it is neither theirs nor about their own decision, and they did not report it.
fn may_decide(conn: &mut Conn, row: &Row, by: &Actor) -> Result<bool> {
    let wrote = match row.comment() {
        Some(comment) => comments::judged(conn, comment, false)?.author == by.id,
        None => false,
    };
    let concerned = wrote || reports::is_by(conn, row.id, by.id)? || proposals::concerns(conn, row.proposal(), by.id)?;
    Ok(model::is_impartial(concerned, row.not_by.map(Into::into), by.id))
}

/// Insists that somebody may decide it.
fn impartial(conn: &mut Conn, row: &Row, by: &Actor) -> Result<()> {
    if may_decide(conn, row, by)? {
        Ok(())
    } else {
        Err(Error::field("", "own_decision"))
    }
}
