//! The addresses of the workbook.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header,
    post,
    web::{Data, Payload},
};
use bytes::Bytes;
use contract::{
    problem::Kind,
    workbook::{MOST_BYTES, WorkbookPreview, XLSX},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Desk};
use crate::{
    auth::SignedIn,
    db::Db,
    error::{self, Error, Result},
    http::{Query, Routes, collect},
    moment::Moment,
    places::Directory,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(export).service(preview).service(apply);
}

/// Which workbook.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ExportQuery {
    /// `true`: only the heads, to be filled in.
    template: Option<bool>,
}

fn desk(request: &HttpRequest, by: SignedIn, moment: Moment) -> Desk {
    Desk {
        by: by.0,
        language: error::language(request.headers()),
        moment,
    }
}

/// Takes places and members of staff out as a workbook.
#[utoipa::path(tag = "people", operation_id = "export_workbook", params(ExportQuery),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>, description = "The workbook")))]
#[get("/workbook")]
async fn export(
    request: HttpRequest,
    by: SignedIn,
    db: Data<Db>,
    moment: Moment,
    query: Query<ExportQuery>,
) -> Result<HttpResponse> {
    let (desk, template) = (desk(&request, by, moment), query.0.template.unwrap_or_default());
    let file = db.write(move |conn| service::export(conn, &desk, template)).await?;
    Ok(HttpResponse::Ok()
        .content_type(XLSX)
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"lianxin.xlsx\""))
        .body(file))
}

/// Says what a workbook would change, and what is wrong with it, by sheet, row and column. Changes nothing.
#[utoipa::path(tag = "people", operation_id = "preview_workbook", request_body(content = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    responses((status = 200, body = WorkbookPreview, description = "What it would change")))]
#[post("/workbook/preview")]
async fn preview(request: HttpRequest, by: SignedIn, db: Data<Db>, moment: Moment, body: Payload) -> Result<HttpResponse> {
    let desk = desk(&request, by, moment);
    desk.street()?;
    let bytes = uploaded(&request, body).await?;
    let found = db
        .read(move |conn| service::preview(conn, &desk, &service::lines(&bytes)?))
        .await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Under which preview a workbook is brought in.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ApplyQuery {
    /// The `digest` of the preview.
    digest: String,
}

/// Brings a workbook in: everything that was previewed, or nothing. Sending it again changes nothing more.
#[utoipa::path(tag = "people", operation_id = "apply_workbook", params(ApplyQuery), request_body(content = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    responses((status = 200, body = WorkbookPreview, description = "What was changed")))]
#[post("/workbook")]
async fn apply(
    request: HttpRequest,
    by: SignedIn,
    db: Data<Db>,
    directory: Data<Directory>,
    moment: Moment,
    query: Query<ApplyQuery>,
    body: Payload,
) -> Result<HttpResponse> {
    let desk = desk(&request, by, moment);
    desk.street()?;
    let bytes = uploaded(&request, body).await?;
    // Read before the one writer is taken: that takes no database.
    let lines = tokio::task::spawn_blocking(move || service::lines(&bytes))
        .await
        .map_err(Error::internal)??;
    let digest = query.0.digest;
    let done = db.write(move |conn| service::apply(conn, &desk, &lines, &digest)).await?;
    directory.reload(&db).await?;
    Ok(HttpResponse::Ok().json(done))
}

async fn uploaded(request: &HttpRequest, body: Payload) -> Result<Bytes> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    if kind.is_none_or(|kind| !kind.as_bytes().starts_with(XLSX.as_bytes())) {
        return Err(Error::Problem(Kind::UnsupportedMedia));
    }
    collect(request, body.into_inner(), MOST_BYTES).await
}
