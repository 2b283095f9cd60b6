//! The address of suggestions.

use actix_web::{
    post,
    web::{Data, Json},
};
use contract::{
    page::Page,
    triage::{CategoryQuestion, CategorySuggestion},
};

use super::Sorter;
use crate::{
    auth::{SignedIn, policy::Right},
    db::Db,
    error::Result,
    http::{Body, Routes},
    moment::Moment,
};

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(suggest);
}

/// Suggests up to three categories for a text that is being written down, the likeliest first. None where the server has
/// not read enough cases yet.
#[utoipa::path(tag = "cases", operation_id = "suggest_categories", request_body = CategoryQuestion,
    responses((status = 200, body = Page<CategorySuggestion>, description = "The suggestions")))]
#[post("/categories/suggestions")]
async fn suggest(
    by: SignedIn,
    db: Data<Db>,
    sorter: Data<Sorter>,
    moment: Moment,
    body: Body<CategoryQuestion>,
) -> Result<Json<Page<CategorySuggestion>>> {
    by.0.require_somewhere(Right::SeeDesk)?;
    let learner = sorter.clone();
    actix_web::rt::spawn(async move {
        if let Err(error) = learner.learn(&db, moment.time()).await {
            tracing::warn!(%error, "nothing was learnt from the cases");
        }
    });
    let items = sorter.suggest(&body.value);
    Ok(Json(Page { items, next: None }))
}
