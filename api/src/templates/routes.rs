//! The addresses of templates.

use actix_web::{
    HttpResponse, delete, get, put,
    web::{Json, Path},
};
use contract::{
    cases::{Action, Category, NewTemplate, Template},
    ids::{CaseId, CommunityId, TemplateId},
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::{SignedIn, policy::Right},
    cases::office::Office,
    db::Conn,
    error::{Error, Result},
    http::{Body, IfMatch, Query, Routes},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(set).service(remove);
}

/// Which templates.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct TemplateQuery {
    /// The community whose templates they are; by default the first that one works in.
    community_id: Option<CommunityId>,
    /// The case that they are for: then they are its community's, and their blanks, such as 「{编号}」 or `{number}`, are filled in.
    case_id: Option<CaseId>,
    /// The action they are for.
    action: Option<Action>,
    /// The category they suit; those that suit all come as well.
    category: Option<Category>,
}

/// Lists prepared texts for the desk.
#[utoipa::path(tag = "cases", operation_id = "list_templates", params(TemplateQuery),
    responses((status = 200, body = Page<Template>, description = "The templates")))]
#[get("/templates")]
async fn list(by: SignedIn, office: Office, query: Query<TemplateQuery>) -> Result<Json<Page<Template>>> {
    let TemplateQuery {
        community_id,
        case_id,
        action,
        category,
    } = query.0;
    if let Some(case) = case_id {
        let desk = office.desk();
        let work = move |conn: &mut Conn| service::list_for(conn, &desk, &by.0, case, (action, category));
        let items = office.db.read(work).await?;
        return Ok(Json(Page { items, next: None }));
    }
    let places = &office.places;
    let community = match community_id {
        Some(id) => id,
        None => {
            by.0.posts
                .iter()
                .find_map(|post| post.community_id)
                .or_else(|| places.communities.first().map(|one| one.id))
                .ok_or(Error::FORBIDDEN)?
        }
    };
    by.0.require_somewhere(Right::SeeDesk)?;
    by.0.role_for(Right::SeeDesk, places.place(community)?)
        .ok_or(Error::NOT_FOUND)?;
    let items = office
        .db
        .read(move |conn| service::list(conn, community, action, category))
        .await?;
    Ok(Json(Page { items, next: None }))
}

/// Writes a prepared text down: a new one or, of the same action and title, anew.
///
/// `If-Match` names the version that was changed; without it only a new one can be written.
#[utoipa::path(tag = "cases", operation_id = "set_template", params(("id" = CommunityId, Path), IfMatch), request_body = NewTemplate,
    responses((status = 200, body = Template, description = "The text")))]
#[put("/communities/{id}/templates")]
async fn set(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<NewTemplate>,
) -> Result<Json<Template>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::set(conn, &desk, &by.0, *id, &body.value, seen.0);
    Ok(Json(office.db.write(work).await?))
}

/// Takes a prepared text away.
#[utoipa::path(tag = "cases", operation_id = "remove_template", params(("id" = TemplateId, Path)),
    responses((status = 204, description = "It is gone")))]
#[delete("/templates/{id}")]
async fn remove(by: SignedIn, office: Office, id: Path<TemplateId>) -> Result<HttpResponse> {
    let desk = office.desk();
    office.db.write(move |conn| service::remove(conn, &desk, &by.0, *id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
