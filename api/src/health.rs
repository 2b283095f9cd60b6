//! Whether this process lives, and whether it can do its work.

use std::time::Duration;

use actix_web::{
    HttpResponse,
    http::header,
    web::{self, Data, ServiceConfig},
};
use serde_json::json;

use crate::{
    cache::Cache,
    db::Db,
    error::{Error, Result},
};

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", web::get().to(lives))
        .route("/readyz", web::get().to(ready));
}

async fn lives() -> HttpResponse {
    told(&json!({ "status": "alive" }))
}

/// Ready is who has a database. Redis is told of, but everything goes on without it.
async fn ready(db: Data<Db>, cache: Data<Cache>) -> Result<HttpResponse> {
    tokio::time::timeout(PATIENCE, db.answers())
        .await
        .map_err(|_| Error::Unavailable("the database does not answer in time".to_owned()))??;
    let redis = match cache.redis_answers().await {
        None => "not used",
        Some(true) => "up",
        Some(false) => "down",
    };
    Ok(told(&json!({ "status": "ready", "database": "up", "redis": redis })))
}

fn told(state: &serde_json::Value) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(state)
}
