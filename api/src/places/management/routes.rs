//! The addresses at which places change.

use actix_web::{
    HttpResponse, get, patch, post,
    web::{Data, Json, Path},
};
use contract::{
    grid::{CellSheet, ManagedStreet, NameSheet, PlaceSaved, StationSheet, Subcategory, SubcategorySheet},
    ids::{CellId, CommunityId, StationId, StreetId, SubcategoryId},
    page::Page,
};

use super::{
    service::{self, Changing},
    subcategories,
};
use crate::{
    auth::{SignedIn, policy::Right},
    cases::office::Office,
    db::{Conn, Db},
    error::{Error, Result},
    http::{Body, MatchNeeded, Routes},
    idempotency::{self, Done, GivenKey, Kept},
    moment::Moment,
    places::Directory,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(tree)
        .service(change_street)
        .service(add_community)
        .service(change_community)
        .service(add_station)
        .service(change_station)
        .service(add_cell)
        .service(change_cell)
        .service(subcategories_of)
        .service(add_subcategory)
        .service(change_subcategory);
}

/// Lists the places that one manages or is in charge of, also retired ones.
#[utoipa::path(tag = "places", operation_id = "list_managed_places",
    responses((status = 200, body = ManagedStreet, description = "The street and everything in it")))]
#[get("/managed-places")]
async fn tree(by: SignedIn, db: Data<Db>) -> Result<Json<ManagedStreet>> {
    Ok(Json(db.read(move |conn| service::tree(conn, &by.0)).await?))
}

/// What a change needs besides what it changes.
struct Desk {
    db: Data<Db>,
    directory: Data<Directory>,
    changing: Changing,
}

impl Desk {
    fn new(by: SignedIn, db: Data<Db>, directory: Data<Directory>, seen: Option<i32>, moment: Moment) -> Self {
        let by = by.0;
        Self {
            db,
            directory,
            changing: Changing { by, seen, moment },
        }
    }

    /// Adds once, however often it is asked for.
    async fn add(
        self,
        key: GivenKey,
        what: &str,
        digest: [u8; 32],
        work: impl FnOnce(&mut Conn, &Changing) -> Result<PlaceSaved> + Send + 'static,
    ) -> Result<HttpResponse> {
        let (changing, moment) = (self.changing.clone(), self.changing.moment);
        let ticket = key.ticket(Some(changing.by.id), what, digest);
        let (kept, _) = idempotency::once(&self.db, ticket, moment, move |conn| {
            let saved = work(conn, &changing)?;
            Ok(Done {
                kept: Kept::new(201, &saved)?,
                case: None,
                extra: (),
            })
        })
        .await?;
        self.directory.reload(&self.db).await?;
        Ok(kept.respond())
    }

    async fn change(
        self,
        work: impl FnOnce(&mut Conn, &Changing) -> Result<PlaceSaved> + Send + 'static,
    ) -> Result<Json<PlaceSaved>> {
        let changing = self.changing;
        let saved = self.db.write(move |conn| work(conn, &changing)).await?;
        self.directory.reload(&self.db).await?;
        Ok(Json(saved))
    }
}

/// Renames a street.
#[utoipa::path(tag = "places", operation_id = "change_street", params(("id" = StreetId, Path), MatchNeeded), request_body = NameSheet,
    responses((status = 200, body = PlaceSaved, description = "The street's new version")))]
#[patch("/streets/{id}")]
async fn change_street(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    seen: MatchNeeded,
    id: Path<StreetId>,
    body: Body<NameSheet>,
) -> Result<Json<PlaceSaved>> {
    Desk::new(by, db, directory, seen.seen()?, moment)
        .change(move |conn, changing| service::change_street(conn, changing, *id, &body.value))
        .await
}

/// Adds a community to a street.
#[utoipa::path(tag = "places", operation_id = "add_community", params(("id" = StreetId, Path), GivenKey), request_body = NameSheet,
    responses((status = 201, body = PlaceSaved, description = "The community")))]
#[post("/streets/{id}/communities")]
async fn add_community(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    key: GivenKey,
    id: Path<StreetId>,
    body: Body<NameSheet>,
) -> Result<HttpResponse> {
    Desk::new(by, db, directory, None, moment)
        .add(key, &format!("community {id}"), body.digest, move |conn, changing| {
            service::add_community(conn, changing, *id, &body.value)
        })
        .await
}

/// Renames a community, retires it or takes it into use again.
#[utoipa::path(tag = "places", operation_id = "change_community", params(("id" = CommunityId, Path), MatchNeeded), request_body = NameSheet,
    responses((status = 200, body = PlaceSaved, description = "The community's new version")))]
#[patch("/communities/{id}")]
async fn change_community(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    seen: MatchNeeded,
    id: Path<CommunityId>,
    body: Body<NameSheet>,
) -> Result<Json<PlaceSaved>> {
    Desk::new(by, db, directory, seen.seen()?, moment)
        .change(move |conn, changing| service::change_community(conn, changing, *id, &body.value))
        .await
}

/// Adds a station to a community.
#[utoipa::path(tag = "places", operation_id = "add_station", params(("id" = CommunityId, Path), GivenKey), request_body = StationSheet,
    responses((status = 201, body = PlaceSaved, description = "The station")))]
#[post("/communities/{id}/stations")]
async fn add_station(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    key: GivenKey,
    id: Path<CommunityId>,
    body: Body<StationSheet>,
) -> Result<HttpResponse> {
    Desk::new(by, db, directory, None, moment)
        .add(key, &format!("station {id}"), body.digest, move |conn, changing| {
            service::add_station(conn, changing, *id, &body.value)
        })
        .await
}

/// Changes a station: its name, how to reach it, what it promises, whether it is in use.
#[utoipa::path(tag = "places", operation_id = "change_station", params(("id" = StationId, Path), MatchNeeded), request_body = StationSheet,
    responses((status = 200, body = PlaceSaved, description = "The station's new version")))]
#[patch("/stations/{id}")]
async fn change_station(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    seen: MatchNeeded,
    id: Path<StationId>,
    body: Body<StationSheet>,
) -> Result<Json<PlaceSaved>> {
    Desk::new(by, db, directory, seen.seen()?, moment)
        .change(move |conn, changing| service::change_station(conn, changing, *id, &body.value))
        .await
}

/// Adds a grid cell to a community.
#[utoipa::path(tag = "places", operation_id = "add_cell", params(("id" = CommunityId, Path), GivenKey), request_body = CellSheet,
    responses((status = 201, body = PlaceSaved, description = "The cell")))]
#[post("/communities/{id}/cells")]
async fn add_cell(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    key: GivenKey,
    id: Path<CommunityId>,
    body: Body<CellSheet>,
) -> Result<HttpResponse> {
    Desk::new(by, db, directory, None, moment)
        .add(key, &format!("cell {id}"), body.digest, move |conn, changing| {
            service::add_cell(conn, changing, *id, &body.value)
        })
        .await
}

/// Changes a grid cell: its name, its station, its buildings, whether it is in use.
#[utoipa::path(tag = "places", operation_id = "change_cell", params(("id" = CellId, Path), MatchNeeded), request_body = CellSheet,
    responses((status = 200, body = PlaceSaved, description = "The cell's new version")))]
#[patch("/cells/{id}")]
async fn change_cell(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    seen: MatchNeeded,
    id: Path<CellId>,
    body: Body<CellSheet>,
) -> Result<Json<PlaceSaved>> {
    Desk::new(by, db, directory, seen.seen()?, moment)
        .change(move |conn, changing| service::change_cell(conn, changing, *id, &body.value))
        .await
}

/// Lists what a community's street distinguishes within the categories, for those who work on its cases.
#[utoipa::path(tag = "places", operation_id = "list_subcategories", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Page<Subcategory>, description = "Those in use, by category and name")))]
#[get("/communities/{id}/subcategories")]
async fn subcategories_of(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Page<Subcategory>>> {
    let place = office.places.place(*id)?;
    by.0.require(Right::WorkOnCases, place).map_err(|_| Error::NOT_FOUND)?;
    let items = office.places.subcategories(place.street_id);
    Ok(Json(Page { items, next: None }))
}

/// Distinguishes something within a category.
#[utoipa::path(tag = "places", operation_id = "add_subcategory", params(("id" = StreetId, Path), GivenKey), request_body = SubcategorySheet,
    responses((status = 201, body = PlaceSaved, description = "The subcategory")))]
#[post("/streets/{id}/subcategories")]
async fn add_subcategory(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    key: GivenKey,
    id: Path<StreetId>,
    body: Body<SubcategorySheet>,
) -> Result<HttpResponse> {
    Desk::new(by, db, directory, None, moment)
        .add(key, &format!("subcategory {id}"), body.digest, move |conn, changing| {
            subcategories::add(conn, changing, *id, &body.value)
        })
        .await
}

/// Renames a subcategory, retires it or takes it into use again.
#[utoipa::path(tag = "places", operation_id = "change_subcategory", params(("id" = SubcategoryId, Path), MatchNeeded), request_body = SubcategorySheet,
    responses((status = 200, body = PlaceSaved, description = "The subcategory's new version")))]
#[patch("/subcategories/{id}")]
async fn change_subcategory(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    seen: MatchNeeded,
    id: Path<SubcategoryId>,
    body: Body<SubcategorySheet>,
) -> Result<Json<PlaceSaved>> {
    Desk::new(by, db, directory, seen.seen()?, moment)
        .change(move |conn, changing| subcategories::change(conn, changing, *id, &body.value))
        .await
}
