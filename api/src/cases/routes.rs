//! The addresses of cases.

use actix_web::{HttpRequest, HttpResponse, get, web::Path};
use contract::{
    cases::{Case, CaseSummary},
    ids::CaseId,
    page::Page,
    problem::Kind,
};

use super::{
    cached::{self, Ready},
    deeds,
    desks::{received, scope},
    handling, limits,
    list::{self, Scope},
    lookout::Lookout,
    model::Party,
    office::{CaseReader, Office},
    query::CaseQuery,
    service::{self, Reader, Which},
};
use crate::{
    auth::{SignedIn, policy::Actor},
    error::{Error, Result},
    http::{Query, Routes, fresh, ready},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(browse)
        .service(tracked)
        .service(read)
        .configure(deeds::routes)
        .configure(limits::routes)
        .configure(handling::routes);
}

/// Lists cases: one's own, or those on the desk of the staff who ask.
#[utoipa::path(tag = "cases", operation_id = "list_cases", params(CaseQuery),
    responses((status = 200, body = Page<CaseSummary>, description = "A page of cases"), (status = 304, description = "Not modified")))]
#[get("/cases")]
async fn browse(request: HttpRequest, by: SignedIn, office: Office, query: Query<CaseQuery>) -> Result<HttpResponse> {
    if query.0.looks_for_work() {
        // What somebody has to see to changes with duties and absences, too: it is not kept.
        return work(by.0, office, query.0).await;
    }
    let (shelf, scope) = scope(&by.0, &office, &query.0)?;
    let key = cached::list_key(&office.cache, shelf, request.query_string()).await;
    if let Some(kept) = cached::list(&office.cache, key.as_deref()).await {
        return Ok(ready(&request, kept.tag, kept.body));
    }
    let filter = query.0.filter(office.moment)?;
    let page = office.db.read(move |conn| list::page(conn, &scope, &filter)).await?;
    let ready = Ready::list(serde_json::to_vec(&page).map_err(Error::internal)?);
    cached::keep_list(&office.cache, key, &ready).await;
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

/// A page of what somebody has to see to.
async fn work(actor: Actor, office: Office, query: CaseQuery) -> Result<HttpResponse> {
    let mut filter = query.filter(office.moment)?;
    let received = received(&actor, &office, &query)?;
    let desk = match received {
        Some(_) => None,
        None => Some(scope(&actor, &office, &query)?.1),
    };
    let (asked, now) = (query.work, office.moment.time());
    let page = office.db.read(move |conn| {
        let scope = match (received, desk) {
            (Some(communities), _) => Scope::Received(communities, handling::spoken_for(conn, actor.id)?),
            (None, Some(desk)) => desk,
            (None, None) => return Err(Error::FORBIDDEN),
        };
        if let Some(work) = asked {
            let duties = handling::choice::duties_of(conn, actor.id, now)?;
            filter.work = Lookout::new(work, actor.id, duties);
        }
        list::page(conn, &scope, &filter)
    });
    Ok(HttpResponse::Ok().json(page.await?))
}

/// Reads the case that a tracking secret belongs to.
#[utoipa::path(tag = "cases", operation_id = "read_tracked_case",
    params(("lianxin-tracking" = String, Header, description = "The tracking secret")),
    responses((status = 200, body = Case, description = "The case"), (status = 304, description = "Not modified")))]
#[get("/cases/tracked")]
async fn tracked(request: HttpRequest, reader: CaseReader, office: Office) -> Result<HttpResponse> {
    let Reader::Tracker(digest) = reader.0 else {
        return Err(Error::NOT_FOUND);
    };
    let desk = office.desk();
    let case = office
        .db
        .read(move |conn| service::read(conn, &desk, &reader.0, Which::Tracked(digest)))
        .await?;
    let ready = Ready::case(case.version, serde_json::to_vec(&case).map_err(Error::internal)?);
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

/// Reads a case, as far as the reader may know it.
#[utoipa::path(tag = "cases", operation_id = "read_case", params(("id" = CaseId, Path)),
    responses((status = 200, body = Case, description = "The case"), (status = 304, description = "Not modified")))]
#[get("/cases/{id}")]
async fn read(request: HttpRequest, reader: CaseReader, office: Office, id: Path<CaseId>) -> Result<HttpResponse> {
    let id = id.into_inner();
    if matches!(reader.0, Reader::Nobody) {
        return Err(Error::Problem(Kind::Unauthenticated));
    }
    let key = cached::case_key(&office.cache, id).await;
    if let Some(access) = cached::access(&office.cache, key.as_deref()).await {
        let party = access.party(&reader.0, &office.places);
        if party == Party::Stranger {
            return Err(Error::NOT_FOUND);
        }
        if let Some(kept) = cached::case(&office.cache, key.as_deref(), party).await {
            return Ok(ready(&request, kept.tag, kept.body));
        }
    }
    let desk = office.desk();
    let (access, party, case) = office
        .db
        .read(move |conn| service::read_for_party(conn, &desk, id, &reader.0))
        .await?;
    let ready = Ready::case(case.version, serde_json::to_vec(&case).map_err(Error::internal)?);
    // A number that is told in full is kept nowhere.
    if party != Party::Host {
        cached::keep_case(&office.cache, key, &access, party, &ready).await;
    }
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}
