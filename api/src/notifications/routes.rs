//! The addresses of one's own inbox.

use actix_web::{
    get, post, put,
    web::{Data, Json, Query},
};
use contract::notifications::{Inbox, NotificationPreferences, ReadMark, Unread};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service;
use crate::{
    auth::SignedIn,
    db::Db,
    error::Result,
    http::{Body, Routes},
    moment::Moment,
    paging::Part,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(unread)
        .service(inbox)
        .service(read)
        .service(preferences)
        .service(set_preferences)
        .configure(super::outbox::routes::routes);
}

/// Which page of an inbox.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct InboxQuery {
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// Items on a page, 1 to 100; 20 by default.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

impl InboxQuery {
    fn part(&self) -> Result<Part> {
        Part::asked(self.cursor.as_deref(), self.limit)
    }
}

/// Counts what one did not read.
#[utoipa::path(tag = "me", operation_id = "count_unread", responses((status = 200, body = Unread, description = "How many")))]
#[get("/me/notifications/unread")]
async fn unread(by: SignedIn, db: Data<Db>) -> Result<Json<Unread>> {
    Ok(Json(db.read(move |conn| service::unread(conn, by.0.id)).await?))
}

/// Lists what one is told, the latest first.
#[utoipa::path(tag = "me", operation_id = "list_notifications", params(InboxQuery),
    responses((status = 200, body = Inbox, description = "A page of the inbox")))]
#[get("/me/notifications")]
async fn inbox(by: SignedIn, db: Data<Db>, query: Query<InboxQuery>) -> Result<Json<Inbox>> {
    let part = query.0.part()?;
    Ok(Json(db.read(move |conn| service::inbox(conn, by.0.id, part)).await?))
}

/// Marks as read what one read.
#[utoipa::path(tag = "me", operation_id = "read_notifications", request_body = ReadMark,
    responses((status = 200, body = Unread, description = "How many are left")))]
#[post("/me/notifications/read")]
async fn read(by: SignedIn, db: Data<Db>, moment: Moment, body: Body<ReadMark>) -> Result<Json<Unread>> {
    let work = move |conn: &mut crate::db::Conn| service::read(conn, by.0.id, &body.value, moment);
    Ok(Json(db.write(work).await?))
}

/// Tells what is to reach one outside of the app.
#[utoipa::path(tag = "me", operation_id = "read_notification_preferences",
    responses((status = 200, body = NotificationPreferences, description = "What is wanted")))]
#[get("/me/notification-preferences")]
async fn preferences(by: SignedIn, db: Data<Db>) -> Result<Json<NotificationPreferences>> {
    Ok(Json(db.read(move |conn| service::preferences(conn, by.0.id)).await?))
}

/// Sets what is to reach one outside of the app.
#[utoipa::path(tag = "me", operation_id = "set_notification_preferences", request_body = NotificationPreferences,
    responses((status = 200, body = NotificationPreferences, description = "What is wanted now")))]
#[put("/me/notification-preferences")]
async fn set_preferences(
    by: SignedIn,
    db: Data<Db>,
    body: Body<NotificationPreferences>,
) -> Result<Json<NotificationPreferences>> {
    let work = move |conn: &mut crate::db::Conn| service::set_preferences(conn, by.0.id, body.value);
    Ok(Json(db.write(work).await?))
}
