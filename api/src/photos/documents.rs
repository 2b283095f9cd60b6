//! The addresses of documents, which are kept rather than shown: a browser is never asked to open one by itself.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{self, Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue},
    post,
    web::{Data, Path, Payload},
};
use contract::{
    ids::PhotoId,
    photos::{MAX_BYTES, Upload},
    problem::Kind,
};
use sha2::{Digest, Sha256};

use super::{Attached, PhotoStore, service, shelf::Size};
use crate::{
    auth::{SignedIn, policy::Right},
    cases::office::{CaseReader, Office},
    error::{Error, Result},
    http::{Routes, collect, tagged},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Limiter, Rule},
    openapi,
};

/// What a document is.
const PDF: &str = "application/pdf";

/// Registers the addresses.
pub(super) fn routes(config: &mut Routes<'_>) {
    config.service(upload).service(read);
}

/// Takes a document in, for an answer that is sent within 24 hours; for those who work on cases.
///
/// A PDF of up to 10 MB. Its name comes in `Content-Disposition`, and is kept without what no file name should have.
#[utoipa::path(tag = "photos", operation_id = "upload_document", params(GivenKey, NameGiven),
    request_body(content((Vec<u8> = "application/pdf")), description = "The document itself"),
    responses((status = 201, body = Upload, description = "The document was taken in")))]
#[post("/documents")]
async fn upload(
    request: HttpRequest,
    by: SignedIn,
    limiter: Data<Limiter>,
    key: GivenKey,
    office: Office,
    pictures: Data<PhotoStore>,
    body: Payload,
) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::WorkOnCases)?;
    limiter.take(Rule::Photo, &limiter.account(by.0.id)).await?;
    let (name, media_type) = (name_of(&request), header_of(&request, &header::CONTENT_TYPE));
    let bytes = collect(&request, body.into_inner(), MAX_BYTES).await?;
    if media_type.split(';').next().map(str::trim) != Some(PDF) {
        return Err(Error::Problem(Kind::UnsupportedMedia));
    }
    let digest = Sha256::new()
        .chain_update(&name)
        .chain_update([0])
        .chain_update(&bytes)
        .finalize();
    let ticket = key.ticket(Some(by.0.id), "document", digest.into());
    if let Some(kept) = idempotency::known(&office.db, ticket).await? {
        return Ok(kept.respond());
    }
    let upload = service::take_in_document(&office.db, &pictures, &name, bytes, office.moment).await?;
    // As with pictures: kept only now that it is there.
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

/// A document that is attached to an answer, for those who read that.
#[utoipa::path(tag = "photos", operation_id = "read_document", params(("id" = PhotoId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf", description = "The document")))]
#[get("/documents/{id}")]
async fn read(reader: CaseReader, office: Office, pictures: Data<PhotoStore>, id: Path<PhotoId>) -> Result<HttpResponse> {
    let (desk, id) = (office.desk(), *id);
    let attached = office
        .db
        .read(move |conn| service::attached(conn, &desk, &reader.0, id))
        .await?;
    match attached {
        Attached::Document(_) => sent(&pictures, &attached).await,
        Attached::Photo(_) => Err(Error::NOT_FOUND),
    }
}

/// The bytes of what is attached to an answer: a picture to be shown, a document to be kept.
///
/// # Errors
/// [`Error::NOT_FOUND`] where they are gone; [`Error::Unavailable`] when the store is.
pub(crate) async fn sent(pictures: &PhotoStore, attached: &Attached) -> Result<HttpResponse> {
    let (id, size, media_type, disposition) = match attached {
        Attached::Photo(photo) => (
            photo.id,
            Size::Full,
            "image/jpeg",
            ContentDisposition {
                disposition: DispositionType::Inline,
                parameters: Vec::new(),
            },
        ),
        Attached::Document(document) => (
            document.id,
            Size::Document,
            PDF,
            ContentDisposition {
                disposition: DispositionType::Attachment,
                parameters: vec![
                    // For whoever does not read the other.
                    DispositionParam::Filename("document.pdf".to_owned()),
                    DispositionParam::FilenameExt(ExtendedValue {
                        charset: Charset::Ext("UTF-8".to_owned()),
                        language_tag: None,
                        value: document.name.clone().into_bytes(),
                    }),
                ],
            },
        ),
    };
    let bytes = pictures.get(id, size).await?.ok_or(Error::NOT_FOUND)?;
    let tag = format!("\"{id}{}\"", size.suffix());
    Ok(tagged(HttpResponse::Ok(), &tag)
        .content_type(media_type)
        .insert_header(disposition)
        .body(bytes))
}

/// The name that whoever sends a document gives it; empty where there is none that can be read.
fn name_of(request: &HttpRequest) -> String {
    let said = request.headers().get(header::CONTENT_DISPOSITION);
    let Some(said) = said.and_then(|said| ContentDisposition::from_raw(said).ok()) else {
        return String::new();
    };
    let extended = said
        .get_filename_ext()
        .and_then(|name| String::from_utf8(name.value.clone()).ok());
    extended
        .or_else(|| said.get_filename().map(str::to_owned))
        .unwrap_or_default()
}

fn header_of(request: &HttpRequest, name: &header::HeaderName) -> String {
    let value = request.headers().get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

/// That a document's name comes in a header.
struct NameGiven;

impl utoipa::IntoParams for NameGiven {
    fn into_params(_: impl Fn() -> Option<utoipa::openapi::path::ParameterIn>) -> Vec<utoipa::openapi::path::Parameter> {
        vec![openapi::header(
            "content-disposition",
            "The document's name: `attachment; filename*=UTF-8''…` (RFC 6266).",
        )]
    }
}
