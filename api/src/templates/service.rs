//! What is decided about templates.

use contract::{
    audit::{Act, SubjectKind},
    cases::{Action, Category, NewTemplate, PREPARED, Template},
    ids::{CaseId, CommunityId, TemplateId},
    problem::Kind,
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

/// Writes a text down: a new one or, of the same action and title, anew the one of the version that was `seen`.
///
/// # Errors
/// Forbidden for whoever is not in charge; names the field, also where one of this title is there that was not seen; not
/// found when what was seen was taken away since; with the text as it is now [`Kind::Stale`] when somebody else changed it.
pub(super) fn set(
    conn: &mut Conn,
    desk: &Desk,
    by: &Actor,
    community: CommunityId,
    new: &NewTemplate,
    seen: Option<i32>,
) -> Result<Template> {
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
        version: 1,
    };
    let Some(seen) = seen else {
        return add_another(conn, desk, by, community, template);
    };
    let changed = store::change(conn, community, &template, seen)?;
    let now = store::named(conn, community, template.action, &template.title)?.ok_or(Error::NOT_FOUND)?;
    if !changed {
        return Err(Error::overtaken(Kind::Stale, &now)?);
    }
    note(conn, desk, by, community, now.id)?;
    Ok(now)
}

fn add_another(conn: &mut Conn, desk: &Desk, by: &Actor, community: CommunityId, template: Template) -> Result<Template> {
    if !store::add(conn, community, &template)? {
        return Err(Error::field("/title", "template_taken"));
    }
    if store::list(conn, community, None, None)?.len() > MOST {
        return Err(Error::field("", "templates_count"));
    }
    note(conn, desk, by, community, template.id)?;
    Ok(template)
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

/// Adds a template, if there is none of this id, nor of this title for its action.
///
/// # Errors
/// When the database refuses.
pub fn add(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<()> {
    store::add(conn, community, template).map(|_| ())
}

/// Adds a template, or changes the one of the same action and title; true if it is new.
///
/// # Errors
/// When the database refuses.
pub fn prepare(conn: &mut Conn, community: CommunityId, template: &Template) -> Result<bool> {
    let Some(known) = store::named(conn, community, template.action, &template.title)? else {
        return store::add(conn, community, template);
    };
    store::change(conn, community, template, known.version.cast_signed())?;
    Ok(false)
}
