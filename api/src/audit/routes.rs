//! The addresses of the audit log.

use actix_web::{
    get,
    web::{Data, Json},
};
use chrono::NaiveDate;
use contract::{
    audit::{Act, AuditEntry, AuditVerification},
    ids::{AccountId, CommunityId},
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Asked};
use crate::{auth::SignedIn, db::Db, error::Result, http::Query, http::Routes, places::Directory};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(verify);
}

/// Which entries of the audit log.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    /// Only those of this community; by default those of the whole street, or of the station one works at.
    community_id: Option<CommunityId>,
    /// What was done.
    act: Option<Act>,
    /// Who did it.
    actor: Option<AccountId>,
    /// From the beginning of this day on, in China.
    from: Option<NaiveDate>,
    /// Until the end of this day.
    to: Option<NaiveDate>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// Items on a page, 1 to 100; 20 by default.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// Lists what administrators did and what was disclosed, the latest first.
#[utoipa::path(tag = "audit", operation_id = "list_audit", params(AuditQuery),
    responses((status = 200, body = Page<AuditEntry>, description = "The entries")))]
#[get("/audit")]
async fn list(
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    query: Query<AuditQuery>,
) -> Result<Json<Page<AuditEntry>>> {
    let asked = Asked {
        community: query.0.community_id,
        act: query.0.act,
        actor: query.0.actor,
        from: query.0.from,
        to: query.0.to,
        cursor: query.0.cursor,
        limit: query.0.limit,
    };
    let places = directory.places(&db).await?;
    let scope = service::scope(&by.0, &places, asked.community)?;
    let page = db.read(move |conn| service::list(conn, &places, scope, &asked)).await?;
    Ok(Json(page))
}

/// Looks through the street's chain of entries, whether it is whole.
#[utoipa::path(tag = "audit", operation_id = "verify_audit",
    responses((status = 200, body = AuditVerification, description = "What was found")))]
#[get("/audit/verification")]
async fn verify(by: SignedIn, db: Data<Db>, directory: Data<Directory>) -> Result<Json<AuditVerification>> {
    let places = directory.places(&db).await?;
    let scope = service::scope(&by.0, &places, None)?;
    let found = db.read(move |conn| service::verify(conn, scope.street_id)).await?;
    Ok(Json(found))
}
