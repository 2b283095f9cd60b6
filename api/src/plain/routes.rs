//! The addresses of the plain pages.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web::{self, Data, Form, ServiceConfig},
};
use contract::{
    cases::{Case, Category, NameShown},
    mailbox::{Anonymous, NewMessage, Tracking},
    problem::Kind,
    validation,
};
use maud::Markup;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::pages::{self, Typed};
use crate::{
    cases::{
        cached,
        office::Office,
        service::{self as cases, Reader, Which},
    },
    error::{Error, Result, language},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Address, Limiter, Rule},
    mailbox::service::{self, Sender},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .route("/plain", web::get().to(form))
        .route("/plain", web::post().to(send))
        .route("/plain/track", web::post().to(track))
        .route("/plain.css", web::get().to(style));
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "max-age=3600"))
        .body(pages::STYLE)
}

async fn form(request: HttpRequest, office: Office) -> HttpResponse {
    let typed = Typed {
        key: uuid::Uuid::new_v4().to_string(),
        ..Typed::default()
    };
    answer(
        StatusCode::OK,
        pages::form(language(request.headers()), &office.places.communities, &typed, &[]),
    )
}

async fn send(
    request: HttpRequest,
    office: Office,
    limiter: Data<Limiter>,
    address: Address,
    typed: Form<Typed>,
) -> HttpResponse {
    let language = language(request.headers());
    match deliver(&office, &limiter, &address, &typed).await {
        Ok((number, code)) => answer(StatusCode::OK, pages::sent(language, &number, &code)),
        Err(Error::Invalid(faults)) => {
            let faults: Vec<_> = faults
                .into_iter()
                .map(|fault| validation::FieldError::new(fault.pointer, &fault.code, language))
                .collect();
            answer(
                StatusCode::UNPROCESSABLE_ENTITY,
                pages::form(language, &office.places.communities, &typed, &faults),
            )
        }
        Err(error) => {
            let status = StatusCode::from_u16(error.kind().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            answer(status, pages::trouble(language, error.kind().detail(language)))
        }
    }
}

async fn deliver(office: &Office, limiter: &Limiter, address: &Address, typed: &Typed) -> Result<(String, String)> {
    limiter.take(Rule::Anonymous, &address.network()).await?;
    if uuid::Uuid::parse_str(&typed.key).is_err() {
        return Err(Error::Problem(Kind::Malformed));
    }
    // The secret follows from the form's own key, so that sending the form twice shows the same code.
    let secret = Tracking::new(secret_of(office, &typed.key));
    let digest: [u8; 32] = Sha256::digest(secret.bytes()).into();
    let message = NewMessage {
        community_id: typed
            .community
            .parse()
            .map_err(|_| Error::field("/community_id", "community_unknown"))?,
        cell_id: None,
        title: typed.title.trim().to_owned(),
        body: typed.body.trim().to_owned(),
        category: Category::from_word(&typed.category).unwrap_or(Category::Other),
        address: Some(typed.address.trim().to_owned()).filter(|address| !address.is_empty()),
        point: None,
        photos: Vec::new(),
        name_shown: NameShown::Nobody,
        anonymous: Some(Anonymous {
            tracking_digest: format!("{:x}", Sha256::digest(secret.bytes())),
        }),
    };
    validation::check(&message, contract::Language::default()).map_err(Error::Invalid)?;
    let body: [u8; 32] = Sha256::digest(serde_json::to_vec(&message).map_err(Error::internal)?).into();
    let ticket = GivenKey::given(&typed.key).ticket(None, "plain", body);
    let message = service::prepare(&office.places, Sender::Anonymous(digest), message, office.moment)?;
    let (id, access, places) = (message.id(), message.access(), office.places.clone());
    let (kept, new) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let case = service::deliver(conn, &places, message)?;
        Ok(Done {
            kept: Kept::new(201, &case)?,
            case: Some(id),
            extra: (),
        })
    })
    .await?;
    if new.is_some() {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    let case: Case = serde_json::from_str(&kept.body).map_err(Error::internal)?;
    Ok((case.summary.number, secret.to_string()))
}

/// 128 bits that only this server can make from the random key of a form.
fn secret_of(office: &Office, key: &str) -> [u8; 16] {
    let digest = office.keys.digest("plain-tracking", key.as_bytes());
    let mut secret = [0; 16];
    secret.copy_from_slice(&digest[..16]);
    secret
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
}

async fn track(request: HttpRequest, office: Office, typed: Form<Code>) -> HttpResponse {
    let language = language(request.headers());
    let Some(secret) = Tracking::parse(&typed.code) else {
        return answer(
            StatusCode::NOT_FOUND,
            pages::trouble(language, Kind::NotFound.detail(language)),
        );
    };
    let digest: [u8; 32] = Sha256::digest(secret.bytes()).into();
    let desk = office.desk();
    match office
        .db
        .read(move |conn| cases::read(conn, &desk, &Reader::Tracker(digest), Which::Tracked(digest)))
        .await
    {
        Ok(case) => answer(StatusCode::OK, pages::case(language, &case)),
        Err(error) => {
            let status = StatusCode::from_u16(error.kind().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            answer(status, pages::trouble(language, error.kind().detail(language)))
        }
    }
}

fn answer(status: StatusCode, page: Markup) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ))
        .body(page.into_string())
}
