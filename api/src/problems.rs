//! The pages that a problem's `type` leads to: what each kind means and what to do about it.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    web::{self, Path, ServiceConfig},
};
use contract::{
    Language,
    problem::{Kind, Problem},
};
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

/// A problem as a page, for whoever followed a link: a media type and the bytes.
pub(crate) fn as_page(language: Language, problem: &Problem) -> (&'static str, Vec<u8>) {
    let content = html! {
        h1 { (problem.title) }
        @if let Some(detail) = &problem.detail { p { (detail) } }
        p { a href="/" { (language.pick("返回首页", "To the first page")) } }
    };
    let page = shell(language, &problem.title, &content);
    ("text/html; charset=utf-8", page.into_string().into_bytes())
}

fn page(language: Language, kinds: &[Kind]) -> Markup {
    let content = html! {
        @for kind in kinds {
            h1 { (kind.status()) " " (kind.title(language)) }
            p { code { (kind.path()) } }
            p { (kind.detail(language)) }
        }
        p { a href="/problems" { (language.pick("全部", "All of them")) } }
    };
    shell(language, language.pick("问题说明", "Problems"), &content)
}

fn shell(language: Language, title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="/plain.css";
            }
            body { main { (content) } }
        }
    }
}
