//! The addresses of how cases are handled.

use actix_web::{
    get, post,
    web::{Data, Json, Path},
};
use contract::{
    handling::{Handlers, Handling, MatterText, SimilarCases},
    ids::{CaseId, CommunityId},
};

use super::{
    choice, organisations, routing, shown,
    similar::{self, Asking},
};
use crate::{
    auth::{Caller, SignedIn, policy::Right},
    cases::{access::Reader, office::Office},
    db::Conn,
    error::{Error, Result},
    http::{Body, Routes},
    limit::{Address, Limiter, Rule},
};

/// Registers the addresses.
pub(in crate::cases) fn routes(config: &mut Routes<'_>) {
    config
        .service(handling)
        .service(handlers)
        .service(similar_to)
        .configure(routing::routes::routes)
        .configure(organisations::routes::routes);
}

/// Reads how a case is being handled, for staff and those it was handed to.
#[utoipa::path(tag = "cases", operation_id = "read_handling", params(("id" = CaseId, Path)),
    responses((status = 200, body = Handling, description = "How it is being handled")))]
#[get("/cases/{id}/handling")]
async fn handling(by: SignedIn, office: Office, id: Path<CaseId>) -> Result<Json<Handling>> {
    let (desk, reader) = (office.desk(), Reader::Actor(by.0));
    let work = move |conn: &mut Conn| shown::of(conn, &desk, &reader, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Lists to whom the cases of a community can be given.
#[utoipa::path(tag = "cases", operation_id = "list_handlers", params(("id" = CommunityId, Path)),
    responses((status = 200, body = Handlers, description = "Duties and people")))]
#[get("/communities/{id}/handlers")]
async fn handlers(by: SignedIn, office: Office, id: Path<CommunityId>) -> Result<Json<Handlers>> {
    let place = office.places.place(*id)?;
    by.0.require(Right::WorkOnCases, place).map_err(|_| Error::NOT_FOUND)?;
    let desk = office.desk();
    Ok(Json(office.db.read(move |conn| choice::all(conn, &desk, *id)).await?))
}

/// Finds open cases that may be on the same matter as a text that is being written.
///
/// Nothing is kept of the text. Whoever writes anonymously asks without credentials too, and then a network asks so often an hour.
#[utoipa::path(tag = "cases", operation_id = "find_similar_cases", params(("id" = CommunityId, Path)), request_body = MatterText,
    responses((status = 200, body = SimilarCases, description = "The likeliest first")))]
#[post("/communities/{id}/similar-cases")]
async fn similar_to(
    caller: Caller,
    office: Office,
    limiter: Data<Limiter>,
    address: Address,
    id: Path<CommunityId>,
    body: Body<MatterText>,
) -> Result<Json<SimilarCases>> {
    let place = office.places.place(*id)?;
    let by = caller.somebody();
    if by.is_none() {
        limiter.take(Rule::Similar, &address.network()).await?;
    }
    let staff = by.is_some_and(|by| by.role_for(Right::SeeDesk, place).is_some());
    let desk = office.desk();
    let work = move |conn: &mut Conn| {
        let asking = if staff { Asking::Desk } else { Asking::Resident(&desk.places) };
        similar::find(conn, *id, &body.value, &asking, desk.moment.time())
    };
    Ok(Json(office.db.read(work).await?))
}
