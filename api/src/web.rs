//! The client's files: pre-compressed, named by their content, served from the binary itself.

use actix_web::{
    HttpRequest, HttpResponse,
    http::Method,
    http::header::{self, HeaderMap, HeaderValue},
    web::{self, Data, ServiceConfig},
};
use contract::problem::Kind;
use rust_embed::Embed;

use crate::{error::Error, http::Addresses};

/// What `cargo xtask client` built. A debug build reads the folder; a release build carries it.
#[derive(Embed)]
#[folder = "../target/client"]
#[allow_missing = true]
struct Files;

/// The policy of every page: only this site's own files, and WASM.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// Pages that a client gave to another, and where they lie now: somebody may have kept the old address.
const MOVED: [(&str, &str); 1] = [("office/limits", "/rules/limits")];

/// Serves the clients: everything that is not the API.
pub(crate) fn files(config: &mut ServiceConfig) {
    config.default_service(web::to(serve));
}

async fn serve(request: HttpRequest, addresses: Data<Addresses>) -> Result<HttpResponse, Error> {
    if addresses.hold(request.path()) {
        return Err(Error::Problem(Kind::MethodNotAllowed));
    }
    let path = request.path().trim_start_matches('/');
    if path.starts_with("api/") || path.contains("..") {
        return Err(Error::NOT_FOUND);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Error::Problem(Kind::MethodNotAllowed));
    }
    if let Some(answer) = moved(path).or_else(|| file(&request, path)) {
        return Ok(answer);
    }
    // An address of a page inside a client, which its router will understand; a missing file is just missing.
    let is_page = !path.rsplit('/').next().unwrap_or_default().contains('.');
    // Clients lie below their names; what is not theirs is the residents'.
    let app = path.split('/').next().unwrap_or_default();
    let index = || file(&request, &format!("{app}/index.html")).or_else(|| file(&request, "index.html"));
    is_page.then(index).flatten().ok_or(Error::NOT_FOUND)
}

fn moved(path: &str) -> Option<HttpResponse> {
    let asked = path.trim_end_matches('/');
    let (_, now) = MOVED.iter().find(|(old, _)| *old == asked)?;
    let mut answer = HttpResponse::PermanentRedirect();
    Some(answer.insert_header((header::LOCATION, *now)).finish())
}

fn file(request: &HttpRequest, path: &str) -> Option<HttpResponse> {
    let (encoding, found) = compressed(request.headers(), path)?;
    let tag = crate::http::tag_of(&found.metadata.sha256_hash());
    let known = crate::http::has(request.headers(), &tag);
    let mut answer = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((header::ETAG, tag))
        .insert_header((header::VARY, "accept-encoding"))
        .insert_header((header::CACHE_CONTROL, caching(path)));
    if known {
        return Some(answer.finish());
    }
    answer.content_type(media_type(path));
    if let Some(encoding) = encoding {
        answer.insert_header((header::CONTENT_ENCODING, encoding));
    }
    if media_type(path).starts_with("text/html") {
        secure(&mut answer);
    }
    Some(answer.body(found.data.into_owned()))
}

/// The headers of a page that may run scripts.
fn secure(answer: &mut actix_web::HttpResponseBuilder) {
    answer
        .insert_header((header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)))
        .insert_header(("cross-origin-opener-policy", "same-origin"))
        .insert_header((
            "permissions-policy",
            "camera=(self), geolocation=(self), microphone=(), payment=()",
        ));
}

fn compressed(headers: &HeaderMap, path: &str) -> Option<(Option<&'static str>, rust_embed::EmbeddedFile)> {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    for (encoding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(accepted, encoding)
            && let Some(found) = Files::get(&format!("{path}{suffix}"))
        {
            return Some((Some(encoding), found));
        }
    }
    Files::get(path).map(|found| (None, found))
}

/// Whether an encoding is named and not refused, which is what a weight of nothing says.
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|each| {
        let (name, weight) = each.split_once(';').unwrap_or((each, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case(encoding) && weight.is_none_or(|weight| weight > 0.0)
    })
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Files under `assets/` carry a digest of their content in their name, so they never change.
fn caching(path: &str) -> &'static str {
    if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn an_encoding_is_used_where_it_is_wanted() {
        for (accepted, wanted) in [
            ("br", true),
            ("gzip, deflate, BR", true),
            ("gzip;q=0.5, br;q=1.0", true),
            ("br;q=0", false),
            ("br; q=0.000, gzip", false),
            ("brotli", false),
            ("", false),
        ] {
            assert_eq!(accepts(accepted, "br"), wanted, "{accepted:?}");
        }
    }
}
