//! Refusing what another site makes a browser do with the session it carries.

use actix_web::{
    HttpRequest,
    http::{header, uri::Authority},
    web::Data,
};
use contract::problem::Kind;

use crate::{
    error::{Error, Result},
    limit::Limiter,
};

const FORWARDED_HOST: &str = "x-forwarded-host";
const REFUSED: Error = Error::Problem(Kind::ForeignOrigin);

/// Insists that the request says where it comes from, and that this is here.
///
/// # Errors
/// `ForeignOrigin`.
pub(super) fn require(request: &HttpRequest) -> Result<()> {
    match check(request)? {
        Said::Here => Ok(()),
        Said::Nothing => Err(REFUSED),
    }
}

/// Refuses a request that says it comes from elsewhere. Where no session is used yet a client that is no
/// browser may say nothing.
///
/// # Errors
/// `ForeignOrigin`.
pub(super) fn refuse_foreign(request: &HttpRequest) -> Result<()> {
    check(request).map(|_| ())
}

enum Said {
    Here,
    Nothing,
}

fn check(request: &HttpRequest) -> Result<Said> {
    let Some(origin) = request.headers().get(header::ORIGIN) else {
        return Ok(Said::Nothing);
    };
    let origin = origin.to_str().map_err(|_| REFUSED)?;
    let host = host(request);
    if host.is_some_and(|host| same(origin, host)) {
        Ok(Said::Here)
    } else {
        Err(REFUSED)
    }
}

/// The host that was asked for: as the caller wrote it or, behind one of our own proxies, as the proxy was asked.
fn host(request: &HttpRequest) -> Option<&str> {
    let told = |name| request.headers().get(name).and_then(|host| host.to_str().ok());
    let trusted = request
        .app_data::<Data<Limiter>>()
        .zip(request.peer_addr())
        .is_some_and(|(limiter, peer)| limiter.trusts(peer.ip()));
    // Of several, the last is our own proxy's word.
    let forwarded = || told(FORWARDED_HOST).and_then(|hosts| hosts.rsplit(',').next()).map(str::trim);
    trusted
        .then(forwarded)
        .flatten()
        .or_else(|| told(header::HOST.as_str()))
        .or_else(|| request.uri().authority().map(Authority::as_str))
}

/// Whether an origin such as `https://example.org:8443` is of this host. The scheme is not compared: behind a
/// proxy the server cannot know it, and no other site has the same host.
fn same(origin: &str, host: &str) -> bool {
    let Some((scheme, authority)) = origin.split_once("://") else {
        return false;
    };
    let default = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return false,
    };
    let bare = |text: &str| text.strip_suffix(default).unwrap_or(text).to_ascii_lowercase();
    !authority.is_empty() && bare(authority) == bare(host)
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_the_own_host_is_here() {
        for (origin, host, here) in [
            ("https://lianxin.example", "lianxin.example", true),
            ("https://lianxin.example", "lianxin.example:443", true),
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
            ("http://LianXin.example", "lianxin.example", true),
            ("http://[::1]:8080", "[::1]:8080", true),
            ("https://evil.example", "lianxin.example", false),
            ("https://lianxin.example.evil.example", "lianxin.example", false),
            ("https://evil-lianxin.example", "lianxin.example", false),
            ("http://127.0.0.1:8081", "127.0.0.1:8080", false),
            ("http://lianxin.example:443", "lianxin.example", false),
            ("null", "lianxin.example", false),
            ("", "lianxin.example", false),
            ("file://", "", false),
        ] {
            assert_eq!(same(origin, host), here, "{origin} at {host}");
        }
    }
}
