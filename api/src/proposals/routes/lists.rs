//! The addresses that read proposals.

use std::time::Duration;

use actix_web::{
    HttpRequest, HttpResponse, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{CellId, CommunityId, ProposalId},
    page::Page,
    proposals::{
        Field, NearPoint, NearbyProposal, Proposal, ProposalRules, ProposalSort, ProposalState, ProposalStatistics,
        ProposalSummary, Resembling,
    },
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    super::{
        list::{Asked, Cursor},
        service,
    },
    changed, list_key,
};
use crate::{
    auth::{Caller, SignedIn},
    cases::{
        cached::{self, Ready},
        office::Office,
    },
    error::{Error, Result},
    http::{Body, IfMatch, Query, Routes, fresh, ready, tag_of, versioned},
    paging,
};

/// Lists depend on the clock, and counts may lag a little: they are kept shortly.
const KEEP: Duration = Duration::from_secs(2);

pub(super) fn routes(config: &mut Routes<'_>) {
    config
        .service(list)
        .service(near)
        .service(similar)
        .service(mine)
        .service(statistics)
        .service(rules)
        .service(set_rules)
        .service(read);
}

/// Which proposals, in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProposalQuery {
    /// Only those that stand like this.
    state: Option<ProposalState>,
    /// Only those about this.
    field: Option<Field>,
    /// Only those whose answer is overdue.
    #[serde(default)]
    overdue: bool,
    /// In which order; the latest first by default.
    sort: Option<ProposalSort>,
    /// The grid cell that is near; needed for that order alone.
    cell: Option<CellId>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// How many, 1–100; 20 by default.
    limit: Option<u16>,
}

impl ProposalQuery {
    fn asked(&self) -> Result<Asked> {
        let sort = self.sort.unwrap_or(ProposalSort::Newest);
        let limit = paging::limit(self.limit)?;
        if self.state.is_some_and(|state| !state.is_public()) {
            return Err(Error::field("/state", "range"));
        }
        if (sort == ProposalSort::Near) != self.cell.is_some() {
            return Err(Error::field("/cell", "range"));
        }
        Ok(Asked {
            near: self.cell,
            state: self.state,
            field: self.field,
            overdue: self.overdue,
            sort,
            after: self.cursor.as_deref().map(|text| Cursor::read(text, sort)).transpose()?,
            limit,
        })
    }
}

/// Lists what a community's residents proposed and everybody may read.
#[utoipa::path(tag = "proposals", operation_id = "list_proposals", params(("id" = CommunityId, Path), ProposalQuery),
    responses((status = 200, body = Page<ProposalSummary>, description = "A page of proposals")))]
#[get("/communities/{id}/proposals")]
async fn list(request: HttpRequest, office: Office, id: Path<CommunityId>, query: Query<ProposalQuery>) -> Result<HttpResponse> {
    let asked = query.0.asked()?;
    let key = list_key(&office, *id, request.query_string()).await;
    if let Some(kept) = cached::list(&office.cache, key.as_deref()).await {
        return Ok(ready(&request, kept.tag, kept.body));
    }
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::page(conn, &desk, *id, &asked);
    let page = office.db.read(work).await?;
    let ready = Ready::list(serde_json::to_vec(&page).map_err(Error::internal)?);
    if let Some(key) = key {
        office.cache.put(&key, ready.pack(), KEEP).await;
    }
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

/// Lists what a community's residents proposed near a point, the nearest first. The point is kept nowhere.
#[utoipa::path(tag = "proposals", operation_id = "list_proposals_near", params(("id" = CommunityId, Path)), request_body = NearPoint,
    responses((status = 200, body = Page<NearbyProposal>, description = "A page of proposals")))]
#[post("/communities/{id}/proposals/near")]
async fn near(office: Office, id: Path<CommunityId>, body: Body<NearPoint>) -> Result<Json<Page<NearbyProposal>>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::near(conn, &desk, *id, &body.value);
    Ok(Json(office.db.read(work).await?))
}

/// Counts how a community deals with what its residents propose.
#[utoipa::path(tag = "proposals", operation_id = "count_proposals", params(("id" = CommunityId, Path)),
    responses((status = 200, body = ProposalStatistics, description = "The counts")))]
#[get("/communities/{id}/proposal-statistics")]
async fn statistics(office: Office, id: Path<CommunityId>) -> Result<Json<ProposalStatistics>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::statistics(conn, &desk, *id);
    Ok(Json(office.db.read(work).await?))
}

/// Lists what one has to do with: what one wrote, proposes together, is asked to propose, and signed.
#[utoipa::path(tag = "proposals", operation_id = "list_own_proposals",
    responses((status = 200, body = Page<ProposalSummary>, description = "The proposals, the latest change first")))]
#[get("/me/proposals")]
async fn mine(by: SignedIn, office: Office) -> Result<Json<Page<ProposalSummary>>> {
    let desk = office.desk();
    let items = office.db.read(move |conn| service::mine(conn, &desk, &by.0)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Finds what was proposed before that resembles a text.
#[utoipa::path(tag = "proposals", operation_id = "find_similar_proposals", request_body = Resembling,
    responses((status = 200, body = Page<ProposalSummary>, description = "The proposals, the nearest first")))]
#[post("/proposals/similar")]
async fn similar(_: SignedIn, office: Office, body: Body<Resembling>) -> Result<Json<Page<ProposalSummary>>> {
    let desk = office.desk();
    let work = move |conn: &mut crate::db::Conn| service::resembling(conn, &desk, &body.value);
    let items = office.db.read(work).await?;
    Ok(Json(Page { items, next: None }))
}

/// Reads a proposal: everybody what is published, its authors and moderators what is not yet.
#[utoipa::path(tag = "proposals", operation_id = "read_proposal", params(("id" = ProposalId, Path)),
    responses((status = 200, body = Proposal, description = "The proposal")))]
#[get("/proposals/{id}")]
async fn read(request: HttpRequest, caller: Caller, office: Office, id: Path<ProposalId>) -> Result<HttpResponse> {
    let (desk, actor) = (office.desk(), caller.somebody());
    let work = move |conn: &mut crate::db::Conn| service::read(conn, &desk, actor.as_ref(), *id);
    let proposal = office.db.read(work).await?;
    let body = serde_json::to_vec(&proposal).map_err(Error::internal)?;
    let tag = format!("\"{}-{}", proposal.version, &tag_of(&body)[1..]);
    Ok(fresh(request.headers(), &tag, body.into()))
}

/// Reads the rules of a community for its proposals.
#[utoipa::path(tag = "proposals", operation_id = "read_proposal_rules", params(("id" = CommunityId, Path)),
    responses((status = 200, body = ProposalRules, description = "The rules")))]
#[get("/communities/{id}/proposal-rules")]
async fn rules(office: Office, id: Path<CommunityId>) -> Result<HttpResponse> {
    office.places.place(*id)?;
    let (version, known) = office.db.read(move |conn| service::current_rules(conn, *id)).await?;
    Ok(versioned(version, &known))
}

/// Sets the rules of a community for its proposals; what is published already keeps what it was given.
///
/// `If-Match` names the version that was changed; without it only those can be set that are the first.
#[utoipa::path(tag = "proposals", operation_id = "set_proposal_rules", params(("id" = CommunityId, Path), IfMatch), request_body = ProposalRules,
    responses((status = 200, body = ProposalRules, description = "The rules")))]
#[put("/communities/{id}/proposal-rules")]
async fn set_rules(
    by: SignedIn,
    office: Office,
    id: Path<CommunityId>,
    seen: IfMatch,
    body: Body<ProposalRules>,
) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let (version, set) = office
        .db
        .write(move |conn| service::set_rules(conn, &desk, &by.0, id, body.value, seen.0))
        .await?;
    changed(&office, id).await;
    Ok(versioned(version, &set))
}
