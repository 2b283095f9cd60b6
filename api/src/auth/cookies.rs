//! The cookies in which a browser carries its session. Scripts cannot read them.

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    http::header::{HeaderName, HeaderValue},
};

use super::tokens;
use crate::settings::Settings;

const ACCESS: &str = "lx_access";
const REFRESH: &str = "lx_refresh";
static CLEAR: HeaderName = HeaderName::from_static("clear-site-data");
const REFRESH_PATH: &str = "/api/v1/sessions";

/// The access token of a browser.
pub(super) fn access(request: &HttpRequest) -> Option<String> {
    value(request, ACCESS)
}

/// The refresh token of a browser.
pub(super) fn refresh(request: &HttpRequest) -> Option<String> {
    value(request, REFRESH)
}

fn value(request: &HttpRequest, name: &str) -> Option<String> {
    request
        .cookie(name)
        .map(|cookie| cookie.value().to_owned())
        .filter(|value| !value.is_empty())
}

/// The two cookies of a session that begins or goes on.
pub(super) fn of_session(settings: &Settings, access: &str, refresh: &str) -> [Cookie<'static>; 2] {
    let keep = |of: chrono::Duration| Duration::seconds(of.num_seconds());
    [
        cookie(settings, ACCESS, access, "/", keep(tokens::ACCESS)),
        // Only the addresses that need it ever see it.
        cookie(settings, REFRESH, refresh, REFRESH_PATH, keep(tokens::REFRESH)),
    ]
}

/// Takes the session's cookies from the browser, and what it kept of pictures that were shown to it.
pub(crate) fn clear(settings: &Settings, response: &mut HttpResponse) {
    response
        .headers_mut()
        .insert(CLEAR.clone(), HeaderValue::from_static("\"cache\""));
    for (name, path) in [(ACCESS, "/"), (REFRESH, REFRESH_PATH)] {
        // Setting an empty cookie that ends at once cannot fail: name and value are plain.
        let _ = response.add_cookie(&cookie(settings, name, "", path, Duration::ZERO));
    }
}

fn cookie(settings: &Settings, name: &'static str, value: &str, path: &'static str, keep: Duration) -> Cookie<'static> {
    Cookie::build(name, value.to_owned())
        .path(path)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(settings.server.https)
        .max_age(keep)
        .finish()
}
