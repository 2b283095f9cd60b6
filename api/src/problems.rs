//! The pages that a problem's `type` leads to: what each kind means and what to do about it.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Path, ServiceConfig},
};
use contract::{Language, problem::Kind};
use maud::{DOCTYPE, Markup, html};

use crate::error::{Error, Result, language};

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig) {
    config
        .route("/problems", web::get().to(all))
        .route("/problems/{name}", web::get().to(one));
}

async fn all(request: HttpRequest) -> HttpResponse {
    answer(language(request.headers()), Kind::ALL)
}

async fn one(request: HttpRequest, name: Path<String>) -> Result<HttpResponse> {
    let path = format!("/problems/{name}");
    let kind = Kind::ALL.iter().find(|kind| kind.path() == path).ok_or(Error::NOT_FOUND)?;
    Ok(answer(language(request.headers()), std::slice::from_ref(kind)))
}

fn answer(language: Language, kinds: &[Kind]) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
        ))
        .body(page(language, kinds).into_string())
}

fn page(language: Language, kinds: &[Kind]) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (language.pick("问题说明", "Problems")) }
                link rel="stylesheet" href="/plain.css";
            }
            body { main {
                @for kind in kinds {
                    h1 { (kind.status()) " " (kind.title(language)) }
                    p { code { (kind.path()) } }
                    p { (kind.detail(language)) }
                }
                p { a href="/problems" { (language.pick("全部", "All of them")) } }
            } }
        }
    }
}
