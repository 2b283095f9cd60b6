//! The addresses of pictures.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header,
    post,
    web::{Data, Path, Payload},
};
use contract::{
    ids::PhotoId,
    photos::{MAX_BYTES, Upload},
};
use sha2::{Digest, Sha256};

use super::{PhotoStore, service, shelf::Size};
use crate::{
    auth::Caller,
    cases::office::{CaseReader, Office},
    error::{Error, Result},
    http::{Routes, collect, known, tagged},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Address, Limiter, Rule},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(upload).service(thumbnail).service(read);
    super::documents::routes(config);
}

/// Takes a picture in, for a message that is sent within 24 hours.
///
/// JPEG, PNG or WebP, up to 10 MB and 50 megapixels. What it tells about where and by whom it was taken is removed.
#[utoipa::path(tag = "photos", operation_id = "upload_photo", params(GivenKey),
    request_body(content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp")), description = "The picture itself"),
    responses((status = 201, body = Upload, description = "The picture was taken in")))]
#[post("/photos")]
async fn upload(
    request: HttpRequest,
    caller: Caller,
    (address, limiter): (Address, Data<Limiter>),
    key: GivenKey,
    office: Office,
    pictures: Data<PhotoStore>,
    body: Payload,
) -> Result<HttpResponse> {
    let (by, who) = match caller {
        Caller::Somebody(actor) => (Some(actor.id), limiter.account(actor.id)),
        Caller::Nobody => (None, address.network()),
    };
    limiter.take(Rule::Photo, &who).await?;
    let bytes = collect(&request, body.into_inner(), MAX_BYTES).await?;
    let ticket = key.ticket(by, "photo", Sha256::digest(&bytes).into());
    if let Some(kept) = idempotency::known(&office.db, ticket).await? {
        return Ok(kept.respond());
    }
    let media_type = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let upload = service::take_in(&office.db, &pictures, media_type, bytes, office.moment).await?;
    // Kept only now that the picture is there: whoever sends it again is told of one that can be claimed.
    let (kept, _) = idempotency::once(&office.db, ticket, office.moment, move |_| {
        Ok(Done {
            kept: Kept::new(201, &upload)?,
            case: None,
            extra: (),
        })
    })
    .await?;
    Ok(kept.respond())
}

/// A picture of a case, a proposal or a project's report, for those who may see that.
#[utoipa::path(tag = "photos", operation_id = "read_photo", params(("id" = PhotoId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg", description = "The picture"), (status = 304, description = "Not modified")))]
#[get("/photos/{id}")]
async fn read(
    request: HttpRequest,
    reader: CaseReader,
    office: Office,
    pictures: Data<PhotoStore>,
    id: Path<PhotoId>,
) -> Result<HttpResponse> {
    show(&request, reader, &office, &pictures, *id, Size::Full).await
}

/// A picture of a case, a proposal or a project's report, small.
#[utoipa::path(tag = "photos", operation_id = "read_thumbnail", params(("id" = PhotoId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg", description = "The picture, 320 pixels at most"), (status = 304, description = "Not modified")))]
#[get("/photos/{id}/thumbnail")]
async fn thumbnail(
    request: HttpRequest,
    reader: CaseReader,
    office: Office,
    pictures: Data<PhotoStore>,
    id: Path<PhotoId>,
) -> Result<HttpResponse> {
    show(&request, reader, &office, &pictures, *id, Size::Thumbnail).await
}

async fn show(
    request: &HttpRequest,
    reader: CaseReader,
    office: &Office,
    pictures: &PhotoStore,
    id: PhotoId,
    size: Size,
) -> Result<HttpResponse> {
    let desk = office.desk();
    office
        .db
        .read(move |conn| service::may_see(conn, &desk, &reader.0, id))
        .await?;
    // What a picture shows never changes; whether it may still be seen is asked each time.
    let tag = format!("\"{id}{}\"", size.suffix());
    if let Some(answer) = known(request.headers(), &tag) {
        return Ok(answer);
    }
    let bytes = pictures.get(id, size).await?.ok_or(Error::NOT_FOUND)?;
    Ok(tagged(HttpResponse::Ok(), &tag)
        .content_type("image/jpeg")
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .body(bytes))
}
