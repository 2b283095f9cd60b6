//! The addresses of pictures.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header,
    post,
    web::{BytesMut, Data, Path, Payload},
};
use bytes::Bytes;
use contract::{
    ids::PhotoId,
    photos::{MAX_BYTES, Upload},
    problem::Kind,
};
use futures_util::StreamExt;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{PhotoStore, service, shelf::Size};
use crate::{
    auth::Caller,
    cases::{
        office::{CaseReader, Office},
        service::Reader,
    },
    error::{Error, Result},
    limit::{Address, Limiter, Rule},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(upload).service(thumbnail).service(read);
}

/// Takes a picture in, for a message that is sent within 24 hours.
///
/// JPEG, PNG or WebP, up to 10 MB and 50 megapixels. What it tells about where and by whom it was taken is removed.
#[utoipa::path(tag = "photos", operation_id = "upload_photo",
    request_body(content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp")), description = "The picture itself"),
    responses((status = 201, body = Upload, description = "The picture was taken in")))]
#[post("/photos")]
async fn upload(
    request: HttpRequest,
    caller: Caller,
    address: Address,
    limiter: Data<Limiter>,
    office: Office,
    pictures: Data<PhotoStore>,
    body: Payload,
) -> Result<HttpResponse> {
    let who = match caller {
        Caller::Somebody(actor) => limiter.account(actor.id),
        Caller::Nobody => address.digest(),
    };
    limiter.take(Rule::Photo, &who).await?;
    let bytes = collect(&request, body).await?;
    let media_type = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let upload = service::take_in(&office.db, &pictures, media_type, bytes, office.moment).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(upload))
}

/// The body, as far as it is allowed to go.
async fn collect(request: &HttpRequest, mut body: Payload) -> Result<Bytes> {
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_BYTES) {
        return Err(Error::Problem(Kind::TooLarge));
    }
    let mut bytes = BytesMut::with_capacity(announced.unwrap_or_default());
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|_| Error::Problem(Kind::Malformed))?;
        if bytes.len() + chunk.len() > MAX_BYTES {
            return Err(Error::Problem(Kind::TooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

/// A picture of a case, for those who may see the case.
#[utoipa::path(tag = "photos", operation_id = "read_photo", params(("id" = PhotoId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg", description = "The picture")))]
#[get("/photos/{id}")]
async fn read(reader: CaseReader, office: Office, pictures: Data<PhotoStore>, id: Path<PhotoId>) -> Result<HttpResponse> {
    show(reader, &office, &pictures, id.into_inner(), Size::Full).await
}

/// A picture of a case, small.
#[utoipa::path(tag = "photos", operation_id = "read_thumbnail", params(("id" = PhotoId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg", description = "The picture, 320 pixels at most")))]
#[get("/photos/{id}/thumbnail")]
async fn thumbnail(reader: CaseReader, office: Office, pictures: Data<PhotoStore>, id: Path<PhotoId>) -> Result<HttpResponse> {
    show(reader, &office, &pictures, id.into_inner(), Size::Thumbnail).await
}

async fn show(reader: CaseReader, office: &Office, pictures: &PhotoStore, id: PhotoId, size: Size) -> Result<HttpResponse> {
    if matches!(reader.0, Reader::Nobody) {
        return Err(Error::Problem(Kind::Unauthenticated));
    }
    let places = office.places.clone();
    office
        .db
        .read(move |conn| service::may_see(conn, &places, &reader.0, id))
        .await?;
    let bytes = pictures.get(id, size).await?.ok_or(Error::NOT_FOUND)?;
    // What a picture shows never changes; who may see it can, so nobody else may keep it.
    Ok(HttpResponse::Ok()
        .content_type("image/jpeg")
        .insert_header((header::CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .body(bytes))
}
