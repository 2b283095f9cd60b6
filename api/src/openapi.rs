//! The contract as a document: what the routes say, completed by what holds for all of them.

mod examples;

use std::sync::OnceLock;

use actix_web::{
    HttpResponse,
    web::{self, ServiceConfig},
};
use bytes::Bytes;
use contract::{
    Language,
    problem::{Kind, MEDIA_TYPE, Problem},
    validation::FieldError,
};
use utoipa::{
    Modify, OpenApi, ToSchema,
    openapi::{
        Content, Object, Ref, RefOr, Response, ResponseBuilder, Type,
        path::{HttpMethod, Operation, Parameter, ParameterIn, PathItem},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use examples::Examples;

use crate::error::{Error, Result};

/// Serves the document. It is put together when somebody first asks for it: until it is one text it is several megabytes
/// of small pieces, which most servers never need.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config.route("/openapi.json", web::get().to(serve));
}

async fn serve() -> Result<HttpResponse> {
    static TEXT: OnceLock<Bytes> = OnceLock::new();
    let text = if let Some(text) = TEXT.get() {
        text
    } else {
        let text = serde_json::to_vec(&crate::document()).map_err(Error::internal)?;
        TEXT.get_or_init(|| text.into())
    };
    Ok(HttpResponse::Ok().content_type("application/json").body(text.clone()))
}

/// The frame of the document.
#[derive(OpenApi)]
#[openapi(
    info(title = "连心 Lianxin", description = "Residents' voices, seen through to the end. Errors are RFC 9457 problem documents; lists are pages with a cursor.", license(name = "MIT")),
    servers((url = "/", description = "This server")),
    tags(
        (name = "places", description = "Street, community, station, grid cell, notices"),
        (name = "sessions", description = "Signing in and out"),
        (name = "me", description = "One's own account and personal data"),
        (name = "mailbox", description = "The people's-sentiment mailbox (民情信箱)"),
        (name = "liaison", description = "Liaison cards (民情连心卡) and officers (民情联络员)"),
        (name = "photos", description = "Pictures of messages, and what is attached to answers"),
        (name = "people", description = "Those who hold posts, and the duties of places"),
        (name = "audit", description = "What administrators did, and what was disclosed"),
        (name = "contacts", description = "Calls to the hotline (民情热线), letters and visits, and who they were"),
        (name = "cases", description = "Cases (诉求) and what is done with them"),
        (name = "diary", description = "The diary (民情日记): what was seen on a day's walk"),
        (name = "teams", description = "Service at the door (上门服务): volunteers, requests, teams of one social worker and volunteers, hours"),
        (name = "proposals", description = "Proposals (居民提案), their signatures and answers, and who is verified to sign"),
        (name = "votes", description = "Votes of residents (居民表决): announced, open to who is on the roll, cast unseen, recounted by anybody; and the motions (表决提议) by which residents call for them"),
        (name = "needs", description = "From a need to a plan (居民自治项目化): needs, their ballots and public notices (公示), calls for plans (方案征集)"),
        (name = "bodies", description = "Bodies (议事机构): councils, co-governance groups and review committees, and who sits in them"),
        (name = "projects", description = "Projects (居民自治项目): contracts, payments, reports, remarks, and the evaluation by both sides"),
        (name = "moderation", description = "What is looked at before it is published"),
        (name = "open311", description = "Programs of others that report through Open311 (GeoReport v2), which itself lies beside this API at /open311/v2"),
        (name = "surveys", description = "Household surveys (入户调查): what is asked at doors, and what came of it"),
    ),
    components(schemas(Problem, FieldError, contract::cases::Sort, contract::handling::Work, contract::proposals::ProposalSort))
)]
pub(crate) struct Frame;

/// Adds to every operation what holds for all of them.
pub(crate) struct Common;

impl Modify for Common {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(
            "bearer",
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build()),
        );
        components.add_security_scheme(
            "cookie",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("lx_access"))),
        );
        components.add_security_scheme(
            "tracking",
            SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new(contract::TRACKING))),
        );
        let examples = Examples::of(document);
        for (path, item) in &mut document.paths.paths {
            for (method, operation) in operations(item) {
                complete(path, &method, operation);
                examples.complete(operation);
            }
        }
    }
}

fn operations(item: &mut PathItem) -> Vec<(HttpMethod, &mut Operation)> {
    let all = [
        (HttpMethod::Get, item.get.as_mut()),
        (HttpMethod::Post, item.post.as_mut()),
        (HttpMethod::Patch, item.patch.as_mut()),
        (HttpMethod::Delete, item.delete.as_mut()),
        (HttpMethod::Put, item.put.as_mut()),
    ];
    all.into_iter()
        .filter_map(|(method, operation)| operation.map(|operation| (method, operation)))
        .collect()
}

/// How an operation lets callers in.
enum Door {
    /// Anybody.
    Open,
    /// Signed in, or anonymous.
    Either,
    /// The holder of a tracking secret, or signed in.
    Reader,
    /// Only the holder of a tracking secret.
    Tracker,
    /// Signed in.
    SignedIn,
}

fn door(path: &str, method: &HttpMethod) -> Door {
    let rest = path.trim_start_matches(contract::V1);
    match rest {
        "/about" | "/communities" | "/sessions/codes" | "/sessions/phone" | "/sessions/password" | "/sessions/refresh" => {
            Door::Open
        }
        "/communities/{id}/notices"
        | "/communities/{id}/bulletins"
        | "/communities/{id}/limits"
        | "/communities/{id}/proposal-rules"
        | "/communities/{id}/agenda-rules"
        | "/communities/{id}/body-rules"
        | "/communities/{id}/project-rules"
            if *method == HttpMethod::Get =>
        {
            Door::Open
        }
        "/proposals/{id}"
        | "/proposals/{id}/comments"
        | "/communities/{id}/votes"
        | "/votes/{id}"
        | "/communities/{id}/motions"
        | "/motions/{id}"
        | "/communities/{id}/needs"
        | "/needs/{id}"
        | "/communities/{id}/plan-calls"
        | "/plan-calls/{id}"
        | "/plans/{id}/questions"
        | "/communities/{id}/bodies"
        | "/bodies/{id}"
        | "/communities/{id}/projects"
        | "/projects/{id}"
        | "/projects/{id}/contracts"
        | "/projects/{id}/timeline"
        | "/projects/{id}/remarks"
            if *method == HttpMethod::Get =>
        {
            Door::Either
        }
        "/liaison/scanned"
        | "/communities/{id}/proposals"
        | "/communities/{id}/proposals/near"
        | "/communities/{id}/proposal-statistics"
        | "/communities/{id}/moderation-record"
        | "/communities/{id}/performance"
        | "/bulletins/{id}"
        | "/streets/{id}/performance"
        | "/communities/{id}/published"
        | "/published/{id}"
        | "/votes/{id}/ballots"
        | "/votes/{id}/ballots/find"
        | "/certificates/verification" => Door::Open,
        "/mailbox/messages" | "/liaison/messages" | "/photos" | "/communities/{id}/similar-cases" => Door::Either,
        "/cases/tracked" => Door::Tracker,
        _ if rest.starts_with("/cases/{id}") || rest.starts_with("/photos/{id}") || rest == "/documents/{id}" => Door::Reader,
        _ => Door::SignedIn,
    }
}

fn complete(path: &str, method: &HttpMethod, operation: &mut Operation) {
    let need = |name: &str| SecurityRequirement::new::<_, [&str; 0], &str>(name, []);
    let door = door(path, method);
    let mut needs = match door {
        Door::Open => vec![],
        Door::Tracker => vec![need("tracking")],
        Door::Reader => vec![need("bearer"), need("cookie"), need("tracking")],
        Door::Either => vec![need("bearer"), need("cookie"), SecurityRequirement::default()],
        Door::SignedIn => vec![need("bearer"), need("cookie")],
    };
    if needs.is_empty() {
        needs.push(SecurityRequirement::default());
    }
    operation.security = Some(needs);
    for kind in kinds(path, method, &door) {
        let response = problem(kind);
        operation
            .responses
            .responses
            .entry(kind.status().to_string())
            .or_insert_with(|| RefOr::T(response));
    }
}

/// A header that a request may carry.
pub(crate) fn header(name: &str, description: &str) -> Parameter {
    Parameter::builder()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .description(Some(description))
        .schema(Some(Object::with_type(Type::String)))
        .build()
}

fn kinds(path: &str, method: &HttpMethod, door: &Door) -> Vec<Kind> {
    let mut kinds = vec![Kind::Malformed, Kind::TooMany, Kind::Internal, Kind::Unavailable];
    if !matches!(door, Door::Open) || path.contains("/sessions/") {
        kinds.extend([Kind::Unauthenticated, Kind::Forbidden]);
    }
    let names_something = [
        "{",
        "/cases",
        "/templates",
        "/members",
        "/consents",
        "/audit",
        "/liaison",
        "/me/",
        "/live/",
    ]
    .iter()
    .any(|part| path.contains(part));
    if names_something {
        kinds.push(Kind::NotFound);
    }
    if *method != HttpMethod::Get {
        kinds.extend([Kind::TooLarge, Kind::UnsupportedMedia, Kind::TooSlow, Kind::StorageFull]);
    }
    if path.contains("/totp") || path.contains("/liaison/") && *method == HttpMethod::Post {
        kinds.push(Kind::Conflict);
    }
    kinds.push(Kind::Invalid);
    let on_proposal = path.contains("/proposals/{id}") && *method != HttpMethod::Get;
    if on_proposal {
        kinds.extend([Kind::Conflict, Kind::Stale]);
    }
    if path.contains("/moderation/{id}")
        || path.contains("/comments/{id}")
        || path.contains("/services/{id}/") && *method == HttpMethod::Post
        || path.ends_with("/dispute")
        || path.contains("/hours-disputes/{")
        || path.ends_with("/rest")
        || path.contains("/api-clients/{id}")
        || path.contains("/votes/{id}/")
        || path.contains("/motions/{id}/")
        || path.contains("/bulletins") && *method == HttpMethod::Post
        || path.contains("/needs/{id}/")
        || path.contains("/plan-calls/{id}/")
        || path.contains("/plans/{id}/")
        || path.contains("/bodies/{id}") && *method != HttpMethod::Get
        || path.contains("/seats/{id}/")
        || path.contains("/projects/{id}") && *method != HttpMethod::Get
    {
        kinds.push(Kind::Conflict);
    }
    if *method == HttpMethod::Post && path.ends_with("/workbook") {
        kinds.push(Kind::Stale);
    }
    let is_change = matches!(*method, HttpMethod::Patch | HttpMethod::Put);
    if is_change && path.contains('{') || path.ends_with("/volunteers/{account_id}") && *method == HttpMethod::Post {
        kinds.push(Kind::Stale);
    }
    if *method == HttpMethod::Post && path.contains("/proofs/{") {
        kinds.push(Kind::Conflict);
    }
    let is_versioned = [
        "streets",
        "communities",
        "stations",
        "cells",
        "subcategories",
        "organisations",
    ]
    .iter()
    .any(|places| path.ends_with(&format!("/{places}/{{id}}")));
    if is_change && is_versioned {
        kinds.push(Kind::VersionNeeded);
    }
    if *method != HttpMethod::Get && path.ends_with("/duties/{id}") {
        kinds.extend([Kind::Stale, Kind::VersionNeeded]);
    }
    if *method != HttpMethod::Get && path.contains("/cases/{id}/") {
        kinds.extend([Kind::Conflict, Kind::Stale]);
    }
    kinds
}

fn problem(kind: Kind) -> Response {
    let mut content = Content::new(Some(RefOr::<utoipa::openapi::Schema>::Ref(Ref::from_schema_name(
        Problem::name(),
    ))));
    content.example = serde_json::to_value(Problem::new(kind, Language::English)).ok();
    ResponseBuilder::new()
        .description(kind.title(Language::English))
        .content(MEDIA_TYPE, content)
        .build()
}

/// The document as it is checked in.
///
/// # Errors
/// When it has no JSON form.
pub fn text() -> serde_json::Result<String> {
    serde_json::to_string_pretty(&crate::document()).map(|text| text + "\n")
}
