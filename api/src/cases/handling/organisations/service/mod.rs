//! What is decided about organisations; who speaks for them, in `speaking`.

mod speaking;

use std::collections::HashMap;

use contract::{
    audit::{Act, SubjectKind},
    handling::{NamedOrganisation, Organisation, OrganisationChange, OrganisationSheet, Representative},
    ids::{AccountId, CommunityId, OrganisationId},
    problem::Kind,
};

use super::store::{self, Row};
use crate::{
    accounts::service as accounts,
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Place, Right},
    cases::service::Desk,
    db::{Conn, Key},
    error::{Error, Result},
};

pub(super) use speaking::dismiss;
pub(in crate::cases) use speaking::forget;
pub(in crate::cases::handling) use speaking::name;
pub(crate) use speaking::{check_speaker, every_speaker, own, speakers};

/// Insists on a community's cases, and requests, being handed to an organisation that is one of its.
///
/// # Errors
/// Names the field.
pub(crate) fn check_open(conn: &mut Conn, id: OrganisationId, community: CommunityId) -> Result<()> {
    let found = store::find(conn, id)?.filter(|row| !row.retired && row.community_id == Key::from(community));
    let row = found.ok_or_else(|| Error::field("/organisation_id", "destination_unknown"))?;
    if row.a_id.or(row.b_id).is_some() {
        Ok(())
    } else {
        Err(Error::field("/organisation_id", "destination_empty"))
    }
}

/// What is known of an organisation.
///
/// # Errors
/// [`Error::NOT_FOUND`] when there is none.
pub(crate) fn sheet(conn: &mut Conn, id: OrganisationId) -> Result<OrganisationSheet> {
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    Ok(OrganisationSheet {
        name: row.name,
        phone: row.phone,
        about: row.about,
    })
}

/// What organisations are called.
///
/// # Errors
/// When the database refuses.
pub(crate) fn names(conn: &mut Conn, ids: &[OrganisationId]) -> Result<HashMap<OrganisationId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    store::names(conn, ids)
}

/// The organisations of a community that are in use: what each is called, and whether somebody speaks for it.
///
/// # Errors
/// When the database refuses.
pub(crate) fn open(conn: &mut Conn, community: CommunityId) -> Result<Vec<(OrganisationId, String, bool)>> {
    let rows = store::list(conn, community)?.into_iter().filter(|row| !row.retired);
    let known = |row: Row| (row.id.into(), row.name, row.a_id.or(row.b_id).is_some());
    Ok(rows.map(known).collect())
}

/// Holds an organisation for the rest of the transaction: nobody else refers for it meanwhile.
///
/// # Errors
/// When the database refuses.
pub(crate) fn hold(conn: &mut Conn, id: OrganisationId) -> Result<()> {
    store::hold(conn, id)
}

/// The organisations of a community that somebody speaks for, for everybody who is to choose one.
///
/// # Errors
/// Not found for a community that there is not.
pub(super) fn named(conn: &mut Conn, desk: &Desk, community: CommunityId) -> Result<Vec<NamedOrganisation>> {
    desk.places.place(community)?;
    let all = open(conn, community)?.into_iter().filter(|(.., spoken_for)| *spoken_for);
    let shown = |(id, name, _)| NamedOrganisation {
        id,
        community_id: community,
        name,
    };
    Ok(all.map(shown).collect())
}

/// The organisations of a community, for those who work on its cases.
///
/// # Errors
/// Not found for everybody else.
pub(super) fn list(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId) -> Result<Vec<Organisation>> {
    let place = desk.places.place(community)?;
    by.require(Right::WorkOnCases, place).map_err(|_| Error::NOT_FOUND)?;
    store::list(conn, community)?
        .into_iter()
        .map(|row| shown(conn, desk, row))
        .collect()
}

fn shown(conn: &mut Conn, desk: &Desk, row: Row) -> Result<Organisation> {
    let people = [(row.a_id, false), (row.b_id, true)];
    let people = people.into_iter().filter_map(|(id, stands_in)| Some((id?.into(), stands_in)));
    Ok(Organisation {
        id: row.id.into(),
        community_id: row.community_id.into(),
        representatives: people
            .map(|(id, stands_in)| representative(conn, desk, id, stands_in))
            .collect::<Result<_>>()?,
        sheet: OrganisationSheet {
            name: row.name,
            phone: row.phone,
            about: row.about,
        },
        retired: row.retired,
        version: row.version,
    })
}

fn representative(conn: &mut Conn, desk: &Desk, account_id: AccountId, stands_in: bool) -> Result<Representative> {
    let phone = accounts::phone(conn, &desk.keys, account_id)?;
    Ok(Representative {
        account_id,
        name: accounts::name_of(conn, account_id)?,
        phone: phone.as_deref().map(accounts::masked).unwrap_or_default(),
        stands_in,
    })
}

/// Adds an organisation.
///
/// # Errors
/// Forbidden for whoever does not manage them.
pub(in crate::cases::handling) fn add(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    sheet: &OrganisationSheet,
) -> Result<Organisation> {
    let place = desk.places.place(community)?;
    by.require(Right::ManageOrganisations, place)?;
    let id: OrganisationId = desk.moment.id();
    let mut row = Row {
        id: id.into(),
        community_id: community.into(),
        name: String::new(),
        phone: String::new(),
        about: None,
        a_id: None,
        b_id: None,
        retired: false,
        version: 1,
    };
    take_over(&mut row, sheet);
    store::add(conn, &row)?;
    note(conn, desk, by, place, id, &[])?;
    shown(conn, desk, row)
}

fn take_over(row: &mut Row, sheet: &OrganisationSheet) {
    sheet.name.trim().clone_into(&mut row.name);
    sheet.phone.trim().clone_into(&mut row.phone);
    let about = sheet.about.as_deref().map(str::trim).filter(|about| !about.is_empty());
    row.about = about.map(str::to_owned);
}

/// Changes an organisation, or retires it: what it was handed stays with it.
///
/// # Errors
/// Not found or forbidden for others; with it as it is now [`Kind::Stale`] when it was changed since it was seen.
pub(super) fn change(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    id: OrganisationId,
    seen: Option<i32>,
    change: &OrganisationChange,
) -> Result<Organisation> {
    let (mut row, place) = managed(conn, desk, by, id)?;
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(Error::overtaken(Kind::Stale, &shown(conn, desk, row)?)?);
    }
    take_over(&mut row, &change.sheet);
    row.retired = change.retired;
    write(conn, desk, by, place, row, &[])
}

fn managed(conn: &mut Conn, desk: &Desk, by: &Actor, id: OrganisationId) -> Result<(Row, Place)> {
    by.require_somewhere(Right::ManageOrganisations)?;
    let row = store::find(conn, id)?.ok_or(Error::NOT_FOUND)?;
    let place = desk.places.place(row.community_id.into())?;
    by.require(Right::ManageOrganisations, place).map_err(|_| Error::NOT_FOUND)?;
    Ok((row, place))
}

fn write(conn: &mut Conn, desk: &Desk, by: &Actor, place: Place, mut row: Row, facts: &[(&str, &str)]) -> Result<Organisation> {
    if !store::change(conn, &mut row)? {
        return Err(Error::Problem(Kind::Stale));
    }
    note(conn, desk, by, place, row.id.into(), facts)?;
    shown(conn, desk, row)
}

fn note(conn: &mut Conn, desk: &Desk, by: &Actor, place: Place, id: OrganisationId, facts: &[(&str, &str)]) -> Result<()> {
    let role = by.require(Right::ManageOrganisations, place)?;
    let (who, subject) = (By::somebody(by.id, role), Subject::new(SubjectKind::Organisation, id));
    audit::record(conn, who, place, Act::SetOrganisation, subject, facts, desk.moment)
}
