//! Whoever opens a page, and how every page is answered.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderValue},
    },
    middleware::Next,
};
use contract::{
    Language,
    ids::CommunityId,
    problem::{Kind, Problem},
};
use maud::Markup;

use super::frame;
use crate::{
    error::{Error, Result, is_settled, language, rendered},
    http::part,
    limit::{Address, Limiter, Rule},
};

const PAGE: &str = "text/html; charset=utf-8";
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Whoever opens a page to read it, as often as one may.
pub(super) struct Visitor {
    pub(super) language: Language,
}

/// The language that the address asks for, which is the app's, or else the browser's. Forms lead to addresses that ask for theirs.
pub(super) fn asked(request: &HttpRequest) -> Language {
    let asked = request.query_string().split('&').find_map(|pair| pair.strip_prefix("lang="));
    asked.map_or_else(|| language(request.headers()), Language::preferred)
}

impl FromRequest for Visitor {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (limiter, address) = (part::<Limiter>(request), Address::from_request(request, payload));
        let language = asked(request);
        Box::pin(async move {
            limiter?.take(Rule::Read, &address.await?.digest()).await?;
            Ok(Self { language })
        })
    }
}

/// Of which community something is listed, and from where on. Whatever else an address carries is left alone: those through
/// whose hands a link goes add to it.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Listing {
    pub(super) community: Option<CommunityId>,
    pub(super) cursor: Option<String>,
}

/// Middleware: whatever fails here is told on a page, and every page is guarded alike.
pub(super) async fn as_page(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let language = asked(request.request());
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !is_settled(response.response()) {
        let (request, failed) = response.into_parts();
        let told = refusal(failed, language, |problem| frame::trouble(language, problem));
        response = ServiceResponse::new(request, told);
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// A page that tells of what failed.
pub(super) fn refusal(failed: HttpResponse, language: Language, page: impl FnOnce(&Problem) -> Markup) -> HttpResponse {
    rendered(failed, language, |problem| (PAGE, page(problem).into_string().into_bytes()))
}

/// A page.
pub(super) fn shown(page: Markup) -> HttpResponse {
    HttpResponse::Ok().content_type(PAGE).body(page.into_string())
}

/// An address below `/plain` that leads nowhere. Those that only take a form lead to it, for whoever reloads or keeps the
/// address of its answer; without this the app would be sent for all of them, whose scripts may not run here.
pub(super) async fn nowhere(request: HttpRequest) -> Result<HttpResponse> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match request.path().trim_end_matches('/') {
        "/plain/track" | "/plain/consent" | "/plain/file" | "/plain/report" if reads => {
            Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, "/plain")).finish())
        }
        _ => Err(Error::Problem(if reads { Kind::NotFound } else { Kind::MethodNotAllowed })),
    }
}
