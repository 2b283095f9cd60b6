//! `ETag`, `If-None-Match` and `If-Match`: not sending again what the reader has, and not overwriting what the
//! reader has not seen.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder,
    dev::Payload,
    http::header::{self, HeaderMap, HeaderValue},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use contract::problem::Kind;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::{
    IntoParams,
    openapi::{
        Required,
        path::{Parameter, ParameterIn},
    },
};

use crate::{error::Error, openapi};

static JSON: HeaderValue = HeaderValue::from_static("application/json");
/// Always revalidated and never shared.
static REVALIDATED: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The entity tag of a body.
pub(crate) fn tag_of(body: &[u8]) -> String {
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(body)[..12]))
}

/// The JSON `body` with its tag, or 304 when the caller already has it.
pub(crate) fn fresh(headers: &HeaderMap, tag: &str, body: Bytes) -> HttpResponse {
    known(headers, tag).unwrap_or_else(|| {
        tagged(HttpResponse::Ok(), tag)
            .insert_header((header::CONTENT_TYPE, JSON.clone()))
            .body(body)
    })
}

/// 304 for a caller who already has what this tag names.
pub(crate) fn known(headers: &HeaderMap, tag: &str) -> Option<HttpResponse> {
    has(headers, tag).then(|| tagged(HttpResponse::NotModified(), tag).finish())
}

/// Whether the caller already has what this tag names.
pub(crate) fn has(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|each| strong(each.trim()) == tag))
}

/// A tag as it is when it is not weak: whether it is does not matter to `If-None-Match` (RFC 9110, section 13.1.2).
fn strong(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// Always revalidated and never shared: what a case says, and whether its pictures are shown, depends on who reads.
pub(crate) fn tagged(mut answer: HttpResponseBuilder, tag: &str) -> HttpResponseBuilder {
    answer
        .insert_header((header::ETAG, tag))
        .insert_header((header::CACHE_CONTROL, REVALIDATED.clone()));
    answer
}

/// What people change version by version, with the tag that [`IfMatch`] reads.
pub(crate) fn versioned(version: u32, body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::ETAG, format!("\"{version}\"")))
        .json(body)
}

/// The version that the caller believes to be changing, from `If-Match: "<version>-…"`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct IfMatch(pub(crate) Option<i32>);

impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![openapi::header(
            "if-match",
            "The `ETag` or version of it as it was last read; when it has changed since, nothing is done (412).",
        )]
    }
}

impl FromRequest for IfMatch {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let tag = request.headers().get(header::IF_MATCH);
        let version = tag.filter(|tag| tag.as_bytes() != b"*").map(|tag| {
            // A tag that is not one of ours matches no version.
            let version = tag.to_str().unwrap_or_default().trim().trim_matches('"').split('-').next();
            version.and_then(|version| version.parse().ok()).unwrap_or(-1)
        });
        ready(Ok(Self(version)))
    }
}

/// As [`IfMatch`], where it has to be there: nobody changes what they have not seen. `*` says that any version is meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MatchNeeded {
    version: IfMatch,
    given: bool,
}

impl MatchNeeded {
    /// The version that is meant; nothing where any is.
    ///
    /// # Errors
    /// Version needed, where none was named. Asked for by the handler, so that who may not come in at all learns that first.
    pub(crate) const fn seen(self) -> Result<Option<i32>, Error> {
        if self.given {
            Ok(self.version.0)
        } else {
            Err(Error::Problem(Kind::VersionNeeded))
        }
    }
}

impl IntoParams for MatchNeeded {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut header = openapi::header(
            "if-match",
            "The version of it as it was last read, `*` for any; when it has changed since, nothing is done (412), nor without this (428).",
        );
        header.required = Required::True;
        vec![header]
    }
}

impl FromRequest for MatchNeeded {
    type Error = std::convert::Infallible;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let given = request.headers().contains_key(header::IF_MATCH);
        let version = IfMatch::from_request(request, payload).into_inner();
        ready(version.map(|version| Self { version, given }))
    }
}
