//! Whatever fails, as the specification wants to hear it: a list of errors, in the form of the address, and few statuses.

use actix_web::{
    HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{self, HeaderValue},
    },
    middleware::Next,
};
use contract::{
    Language,
    problem::{Kind, Problem},
};

use super::document::{Format, Node};
use crate::error::{is_settled, language, rendered};

/// Middleware: tells failures, and lets pages of others read what everybody may read.
pub(super) async fn as_errors(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (format, language) = (Format::of_path(request.path()), language(request.headers()));
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !is_settled(response.response()) {
        let (request, failed) = response.into_parts();
        response = ServiceResponse::new(request, told(failed, format, language));
    }
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

fn told(failed: HttpResponse, format: Format, language: Language) -> HttpResponse {
    let mut status = StatusCode::BAD_REQUEST;
    let mut told = rendered(failed, language, |problem| {
        status = status_of(problem);
        let errors = errors(problem, status.as_u16());
        (format.media_type(), errors.write(format, "errors").unwrap_or_default())
    });
    *told.status_mut() = status;
    told
}

/// 404 for what is not there, 403 for keys, 400 for everything else that the caller can mend.
fn status_of(problem: &Problem) -> StatusCode {
    let known = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match known.as_u16() {
        401 | 403 => StatusCode::FORBIDDEN,
        404 | 405 | 429 | 500.. => known,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn errors(problem: &Problem, code: u16) -> Node {
    let error = |description: String| Node::Fields(vec![("code", Node::Whole(code)), ("description", description.into())]);
    let faults = problem.errors.iter().map(|fault| {
        let argument = fault.pointer.trim_start_matches('/');
        error(format!("{argument}: {}", fault.detail))
    });
    let mut all: Vec<Node> = faults.collect();
    if all.is_empty() {
        let what = if problem.is(Kind::Forbidden) { KEY } else { &problem.title };
        all.push(error(what.to_owned()));
    }
    Node::List("error", all)
}

/// What the specification calls it when somebody is not let in.
const KEY: &str = "api_key: missing, unknown, revoked or not for this jurisdiction";
