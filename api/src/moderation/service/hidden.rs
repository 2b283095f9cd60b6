//! What is hidden from view: who hid it, when and why, to be put back from there.

use std::collections::HashMap;

use contract::{
    ids::{AccountId, CommunityId, ItemId},
    page::{DEFAULT_LIMIT, Page},
    proposals::HiddenItem,
};

use super::{
    super::store::{self, Row},
    comments, looking, may_decide, proposals, role,
};
use crate::{
    accounts::service as accounts,
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::Result,
    paging::{self, one_more},
};

/// What moderators took from view in a community and is not put back since, the latest first.
///
/// # Errors
/// Forbidden for whoever moderates nowhere, not found for whoever does not there.
pub(crate) fn hidden(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    before: Option<ItemId>,
) -> Result<Page<HiddenItem>> {
    by.require_somewhere(Right::ModerateProposals)?;
    role(desk, by, community)?;
    let before = match before {
        Some(id) => store::find(conn, id)?.and_then(|row| Some((row.decided_at?, row.id))),
        None => None,
    };
    let mut rows = store::hidden::page(conn, community, before, one_more(DEFAULT_LIMIT))?;
    let next = paging::end(&mut rows, DEFAULT_LIMIT, |row| row.id.0.to_string());
    let people: Vec<AccountId> = rows.iter().filter_map(|row| row.decided_by).map(Into::into).collect();
    let names = accounts::work_names(conn, &people)?;
    let items = rows.iter().map(|row| item(conn, by, row, &names)).collect::<Result<_>>()?;
    Ok(Page { items, next })
}

fn item(conn: &mut Conn, by: &Actor, row: &Row, names: &HashMap<AccountId, String>) -> Result<HiddenItem> {
    let says = match row.comment() {
        Some(comment) => Some(comments::judged(conn, comment, false)?.shown.text),
        None => None,
    };
    let photo = match row.photo() {
        Some(_) => looking::photos(conn, row)?.pop().map(|one| one.photo),
        None => None,
    };
    let hidden_by = row.decided_by.map(AccountId::from).and_then(|id| names.get(&id));
    Ok(HiddenItem {
        id: row.id.into(),
        proposal_id: row.proposal(),
        title: proposals::shown_text(conn, row.proposal())?.title,
        comment_id: row.comment(),
        says,
        photo,
        at: row.decided_at.unwrap_or(row.opened_at).into(),
        hidden_by: hidden_by.cloned().unwrap_or_default(),
        reason: row.reason.map(|reason| reason.0),
        text: row.text.clone(),
        may_restore: may_decide(conn, row, by)?,
    })
}
