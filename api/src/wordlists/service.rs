//! What is decided about lists of words: who sets them, and what they find.

use contract::{
    audit::{Act, SubjectKind},
    ids::{StreetId, WordListId},
    problem::Kind,
    proposals::{Finding, NewWordList, TextPart, WORD_LISTS, WordList},
};

use super::{matching::Words, store};
use crate::{
    audit::service::{self as audit, By, Subject, Whereabouts},
    auth::policy::{Actor, Right},
    cases::service::Desk,
    db::Conn,
    error::{Error, Result},
};

/// What the lists of a street find in the parts of a text.
///
/// # Errors
/// When the database refuses.
pub(crate) fn found(conn: &mut Conn, street: StreetId, parts: &[(TextPart, &str)]) -> Result<Vec<Finding>> {
    let lists = store::of_street(conn, street)?;
    if lists.is_empty() {
        return Ok(Vec::new());
    }
    let words = Words::new(lists.into_iter().map(|list| (list.name, list.severity, list.words)))?;
    Ok(parts.iter().flat_map(|(part, text)| words.within(*part, text)).collect())
}

/// The lists of a street.
///
/// # Errors
/// Forbidden for whoever does not set them.
pub(crate) fn list(conn: &mut Conn, by: &Actor, street: StreetId) -> Result<Vec<WordList>> {
    by.require_in_street(Right::SetWordLists, street)?;
    store::of_street(conn, street)
}

/// Makes a list.
///
/// # Errors
/// Forbidden for whoever does not set them; a fault for one too many.
pub(crate) fn add(conn: &mut Conn, desk: &Desk, by: &Actor, street: StreetId, new: &NewWordList) -> Result<WordList> {
    by.require_in_street(Right::SetWordLists, street)?;
    if store::of_street(conn, street)?.len() >= usize::from(WORD_LISTS) {
        return Err(Error::field("", "word_lists_count"));
    }
    let id = desk.moment.id();
    store::add(conn, id, street, new, (by.id, desk.moment.time()))?;
    record(conn, desk, by, street, id)?;
    store::find(conn, id)?.ok_or_else(|| Error::internal("a list was not kept"))
}

/// One's own street's.
fn own(conn: &mut Conn, by: &Actor, id: WordListId) -> Result<StreetId> {
    by.require_somewhere(Right::SetWordLists)?;
    let list = store::find(conn, id)?.filter(|list| by.holds_in_street(Right::SetWordLists, list.street_id));
    list.map(|list| list.street_id).ok_or(Error::NOT_FOUND)
}

/// Changes a list of the version that was `seen`.
///
/// # Errors
/// Forbidden for whoever sets none; not found for another street's; with the list as it is now [`Kind::Stale`] when
/// somebody else changed it since.
pub(crate) fn change(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    id: WordListId,
    seen: Option<i32>,
    new: &NewWordList,
) -> Result<WordList> {
    let street = own(conn, by, id)?;
    if !store::change(conn, id, seen.unwrap_or_default(), new, (by.id, desk.moment.time()))? {
        let now = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
        return Err(Error::overtaken(Kind::Stale, &now)?);
    }
    record(conn, desk, by, street, id)?;
    store::find(conn, id)?.ok_or(Error::NOT_FOUND)
}

/// Removes a list.
///
/// # Errors
/// As [`change`].
pub(crate) fn remove(conn: &mut Conn, desk: &Desk, by: &Actor, id: WordListId) -> Result<()> {
    let street = own(conn, by, id)?;
    store::remove(conn, id)?;
    record(conn, desk, by, street, id)
}

fn record(conn: &mut Conn, desk: &Desk, by: &Actor, street: StreetId, id: WordListId) -> Result<()> {
    let role = by.require_in_street(Right::SetWordLists, street)?;
    let place = Whereabouts {
        street_id: street,
        community_id: None,
    };
    let list = id.to_string();
    audit::record(
        conn,
        By::somebody(by.id, role),
        place,
        Act::SetRule,
        Subject::new(SubjectKind::Street, street),
        &[("rule", "words"), ("list", &list)],
        desk.moment,
    )
}
