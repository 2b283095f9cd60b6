//! The address of templates.

use actix_web::{
    get,
    web::{Data, Json},
};
use contract::{
    cases::{Action, Category, Template},
    ids::CommunityId,
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::{SignedIn, policy::Right},
    db::Db,
    error::{Error, Result},
    http::{Query, Routes},
    places::Directory,
};

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list);
}

/// Which templates.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct TemplateQuery {
    /// The community whose templates they are; by default the first that one works in.
    community_id: Option<CommunityId>,
    /// The action they are for.
    action: Option<Action>,
    /// The category they suit; those that suit all come as well.
    category: Option<Category>,
}

/// Lists prepared texts for the desk.
#[utoipa::path(tag = "cases", operation_id = "list_templates", params(TemplateQuery),
    responses((status = 200, body = Page<Template>, description = "The templates")))]
#[get("/templates")]
async fn list(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    query: Query<TemplateQuery>,
) -> Result<Json<Page<Template>>> {
    let TemplateQuery {
        community_id,
        action,
        category,
    } = query.0;
    let places = directory.places(&db).await?;
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
    let items = db.read(move |conn| service::list(conn, community, action, category)).await?;
    Ok(Json(Page { items, next: None }))
}
