//! The addresses of lists of words.

use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Json, Path},
};
use contract::{
    ids::{StreetId, WordListId},
    page::Page,
    proposals::{NewWordList, WordList},
};

use super::service;
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, IfMatch, Routes},
    idempotency::{self, GivenKey},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(list).service(add).service(change).service(remove);
}

/// Lists the words that a street wants its moderators to be shown.
#[utoipa::path(tag = "moderation", operation_id = "list_word_lists", params(("id" = StreetId, Path)),
    responses((status = 200, body = Page<WordList>, description = "Every list")))]
#[get("/streets/{id}/word-lists")]
async fn list(by: SignedIn, office: Office, id: Path<StreetId>) -> Result<Json<Page<WordList>>> {
    let items = office.db.read(move |conn| service::list(conn, &by.0, *id)).await?;
    Ok(Json(Page { items, next: None }))
}

/// Makes a list of words. It only marks; nothing is rejected by a machine.
#[utoipa::path(tag = "moderation", operation_id = "add_word_list", params(("id" = StreetId, Path), GivenKey), request_body = NewWordList,
    responses((status = 201, body = WordList, description = "The list")))]
#[post("/streets/{id}/word-lists")]
async fn add(by: SignedIn, office: Office, id: Path<StreetId>, key: GivenKey, body: Body<NewWordList>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), id.into_inner());
    let ticket = key.ticket(Some(by.0.id), &format!("word list {id}"), body.digest);
    idempotency::created(&office.db, ticket, office.moment, move |conn| {
        service::add(conn, &desk, &by.0, id, &body.value)
    })
    .await
}

/// Changes a list of words; `If-Match` names the version that was changed.
#[utoipa::path(tag = "moderation", operation_id = "change_word_list", params(("id" = WordListId, Path), IfMatch), request_body = NewWordList,
    responses((status = 200, body = WordList, description = "The list")))]
#[put("/word-lists/{id}")]
async fn change(
    by: SignedIn,
    office: Office,
    id: Path<WordListId>,
    seen: IfMatch,
    body: Body<NewWordList>,
) -> Result<Json<WordList>> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::change(conn, &desk, &by.0, *id, seen.0, &body.value);
    Ok(Json(office.db.write(work).await?))
}

/// Removes a list of words.
#[utoipa::path(tag = "moderation", operation_id = "remove_word_list", params(("id" = WordListId, Path)),
    responses((status = 204, description = "It is gone")))]
#[delete("/word-lists/{id}")]
async fn remove(by: SignedIn, office: Office, id: Path<WordListId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::remove(conn, &desk, &by.0, *id);
    office.db.write(work).await?;
    Ok(HttpResponse::NoContent().finish())
}
