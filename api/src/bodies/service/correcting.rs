//! Correcting what a body is called and what it is for. Votes keep the name that it had when they were announced.

use contract::{
    Language,
    bodies::{Body, BodyAction, BodySheet, BodyState, faults_of_body},
    ids::BodyId,
    problem::Kind,
};

use super::{
    super::{
        model,
        store::{self, Row},
    },
    formed, note, reading, refused,
};
use crate::{
    auth::policy::Actor,
    cases::service::Desk,
    db::{Conn, Word},
    error::{Error, Result},
};

/// Corrects the sheet of a body, in place of the edition that was `seen`. Saying what stands there changes nothing.
///
/// # Errors
/// [`Error::NOT_FOUND`]; forbidden for who does not form it; refused while residents vote on it, or when it was dissolved; with it
/// as it is now [`Kind::Stale`] where another edition was seen, or none; names the field that is wrong.
pub(crate) fn correct(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    id: BodyId,
    seen: Option<i32>,
    sheet: &BodySheet,
) -> Result<Body> {
    let mut row = formed(conn, desk, by, id)?;
    // Residents vote on this name and this purpose.
    if let Some(why) = model::settled(row.state.0) {
        return Err(refused(conn, desk, by, &row, why)?);
    }
    if seen != Some(row.edition) {
        let now = reading::shown(conn, desk, Some(by), &row)?;
        return Err(Error::overtaken(Kind::Stale, &now)?);
    }
    check(&row, sheet)?;
    let changed = take_over(&mut row, sheet);
    if !changed.is_empty() {
        row.edition += 1;
        store::change(conn, &row)?;
        let (edition, changed) = (row.edition.to_string(), changed.join(","));
        let facts = [
            ("action", BodyAction::Correct.word()),
            ("edition", &edition),
            ("changed", &changed),
        ];
        note(conn, desk, by, &row, &facts)?;
    }
    reading::shown(conn, desk, Some(by), &row)
}

fn check(row: &Row, sheet: &BodySheet) -> Result<()> {
    let faults = faults_of_body(row.kind.0, sheet.field, Language::default());
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if row.state.0 == BodyState::Standing && row.field.map(|field| field.0) != sheet.field {
        return Err(Error::field("/field", "field_confirmed"));
    }
    Ok(())
}

/// Takes over what is sent, and says which parts of it are new.
fn take_over(row: &mut Row, sheet: &BodySheet) -> Vec<&'static str> {
    let mut changed = Vec::new();
    for (word, kept, sent) in [
        ("name", &mut row.name, sheet.name.trim()),
        ("purpose", &mut row.purpose, sheet.purpose.trim()),
    ] {
        if kept != sent {
            sent.clone_into(kept);
            changed.push(word);
        }
    }
    if row.field.map(|field| field.0) != sheet.field {
        row.field = sheet.field.map(Word);
        changed.push("field");
    }
    changed
}
