//! The addresses of places and notices.

use actix_web::{
    HttpRequest, HttpResponse, get, post,
    web::{Data, Path},
};
use contract::{
    ids::CommunityId,
    notices::{NewNotice, Notice},
    page::Page,
    places::{About, Community},
};

use super::{Directory, service};
use crate::{
    audit::service::By,
    auth::{SignedIn, policy::Right},
    db::Db,
    error::{Error, Result},
    http::{Body, Routes, fresh, tag_of},
    idempotency::{self, GivenKey},
    moment::Moment,
    settings::Settings,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(about).service(communities).service(notices).service(publish);
    super::management::routes::routes(config);
}

/// Tells what this installation is.
#[utoipa::path(tag = "places", operation_id = "read_about", responses((status = 200, body = About, description = "The installation")))]
#[get("/about")]
async fn about(request: HttpRequest, settings: Data<Settings>) -> Result<HttpResponse> {
    let site = &settings.site;
    let about = About {
        name: site.name.clone(),
        filing_number: Some(site.filing_number.clone()).filter(|number| !number.is_empty()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo: site.demo,
    };
    conditional(&request, &about)
}

/// Lists the communities, with their stations and grid cells.
#[utoipa::path(tag = "places", operation_id = "list_communities",
    responses((status = 200, body = Page<Community>, description = "Every community")))]
#[get("/communities")]
async fn communities(request: HttpRequest, db: Data<Db>, directory: Data<Directory>) -> Result<HttpResponse> {
    let places = directory.places(&db).await?;
    conditional(
        &request,
        &Page {
            items: places.communities.clone(),
            next: None,
        },
    )
}

/// Lists the latest notices of a community.
#[utoipa::path(tag = "places", operation_id = "list_notices", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<Notice>, description = "The latest notices")))]
#[get("/communities/{id}/notices")]
async fn notices(request: HttpRequest, db: Data<Db>, directory: Data<Directory>, id: Path<CommunityId>) -> Result<HttpResponse> {
    let id = id.into_inner();
    directory.places(&db).await?.place(id)?;
    let items = db.read(move |conn| service::notices(conn, id)).await?;
    conditional(&request, &Page { items, next: None })
}

/// Publishes a notice to the residents of a community.
#[utoipa::path(tag = "places", operation_id = "publish_notice", params(("id" = CommunityId, Path), GivenKey), request_body = NewNotice,
    responses((status = 201, body = Notice, description = "The notice")))]
#[post("/communities/{id}/notices")]
async fn publish(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    id: Path<CommunityId>,
    key: GivenKey,
    body: Body<NewNotice>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let place = directory.places(&db).await?.place(id)?;
    let by_role = By::somebody(by.0.id, by.0.require(Right::PublishNotices, place)?);
    let ticket = key.ticket(Some(by.0.id), &format!("notice {id}"), body.digest);
    idempotency::created(&db, ticket, moment, move |conn| {
        service::announce(conn, by_role, place, &body.value, moment)
    })
    .await
}

fn conditional(request: &HttpRequest, value: &impl serde::Serialize) -> Result<HttpResponse> {
    let body = serde_json::to_vec(value).map_err(Error::internal)?;
    Ok(fresh(request.headers(), &tag_of(&body), body.into()))
}
