//! What is decided about templates.

use contract::{
    audit::{Act, SubjectKind},
    cases::{Action, Category, NewTemplate, PREPARED, Template},
    ids::{CaseId, CommunityId, TemplateId},
};

use super::{
    blanks,
    store::{self, MOST},
};
use crate::{
    audit::service::{self as audit, By, Subject},
    auth::policy::{Actor, Right},
    cases::service::{self as cases, Desk, Reader, Which},
    db::Conn,
    error::{Error, Result},
};

/// The templates of a community for an action, those for the category first.
///
/// # Errors
/// When the database refuses.
pub(crate) fn list(
    conn: &mut Conn,
    community: CommunityId,
    action: Option<Action>,
    category: Option<Category>,
) -> Result<Vec<Template>> {
    let mut items = store::list(conn, community, action, category)?;
    // The two databases sort nulls at different ends.
    items.sort_by_key(|template| template.category.is_none());
    Ok(items)
}

/// The templates of a case's community for an action, with their blanks filled in from the case.
///
/// # Errors
/// [`Error::NOT_FOUND`] for who does not sit at its desk.
pub(crate) fn list_for(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    case: CaseId,
    (action, category): (Option<Action>, Option<Category>),
) -> Result<Vec<Template>> {
    let case = cases::read(conn, desk, &Reader::Actor(by.clone()), Which::Id(case))?;
    let community = case.summary.community_id;
    by.role_for(Right::SeeDesk, desk.places.place(community)?)
        .ok_or(Error::NOT_FOUND)?;
    let mut items = list(conn, community, action, category)?;
    for template in &mut items {
        template.text = blanks::filled(&template.text, &case, desk.moment.time());
    }
    Ok(items)
}

/// Writes a text down: a new one, or anew the one of the same action and title.
///
/// # Errors
/// Forbidden for whoever is not in charge; names the field.
pub(super) fn set(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, new: &NewTemplate) -> Result<Template> {
    by.require(Right::SetTemplates, desk.places.place(community)?)?;
    if !PREPARED.contains(&new.action) {
        return Err(Error::field("/action", "template_action"));
    }
    if blanks::unknown(&new.text).is_some() {
        return Err(Error::field("/text", "template_blank"));
    }
    let template = Template {
        id: desk.moment.id(),
        action: new.action,
        category: new.category,
        title: new.title.trim().to_owned(),
        text: new.text.trim().to_owned(),
    };
    if prepare(conn, community, &template)? && store::list(conn, community, None, None)?.len() > MOST {
        return Err(Error::field("", "templates_count"));
    }
    let set = store::named(conn, community, template.action, &template.title)?.ok_or(Error::NOT_FOUND)?;
    note(conn, desk, by, community, set.id)?;
    Ok(set)
}

/// Takes a text away.
///
/// # Errors
/// Not found or forbidden for whoever is not in charge.
pub(super) fn remove(conn: &mut Conn, desk: &Desk, by: &Actor, id: TemplateId) -> Result<()> {
    by.require_somewhere(Right::SetTemplates)?;
    let community = store::community_of(conn, id)?.ok_or(Error::NOT_FOUND)?;
    by.require(Right::SetTemplates, desk.places.place(community)?)
        .map_err(|_| Error::NOT_FOUND)?;
    store::remove(conn, id)?;
    note(conn, desk, by, community, id)
}

fn note(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, id: TemplateId) -> Result<()> {
    let place = desk.places.place(community)?;
    let who = By::somebody(by.id, by.require(Right::SetTemplates, place)?);
    let (subject, which) = (Subject::new(SubjectKind::Community, community), id.to_string());
    audit::record(
        conn,
        who,
        place,
        Act::SetRule,
        subject,
        &[("template", which.as_str())],
        desk.moment,
    )
}

/// Adds a template, if there is none of this id.
///
/// # Errors
/// When the database refuses.
pub fn add(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<()> {
    store::add(conn, community, template)
}

/// Adds a template, or changes the one of the same action and title; true if it is new.
///
/// # Errors
/// When the database refuses.
pub fn prepare(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<bool> {
    if store::change(conn, community, template)? {
        return Ok(false);
    }
    store::add(conn, community, template)?;
    Ok(true)
}
