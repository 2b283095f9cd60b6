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
        .route("/again.js", web::get().to(again))
        .route("/problems", web::get().to(all))
        .route("/problems/{name}", web::get().to(one));
}

async fn again() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "max-age=3600"))
        .body(include_str!("again.js"))
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
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .body(page(language, kinds).into_string())
}

/// The policy of a page that says what is wrong: its one script renews the session.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'; \
    base-uri 'none'";

/// Whether a problem on a page may be that the session ran out meanwhile, as it does where nobody renews it.
fn may_have_run_out(problem: &Problem) -> bool {
    problem.status == Kind::Unauthenticated.status()
}

/// A problem as a page, for whoever followed a link: a media type and the bytes. A session that ran out is renewed there, where the
/// browser has what renews it.
pub(crate) fn as_page(language: Language, problem: &Problem) -> (&'static str, Vec<u8>) {
    let first_page = html! { p { a href="/" { (language.pick("返回首页", "To the first page")) } } };
    let ran_out = may_have_run_out(problem);
    let content = html! {
        section {
            h1 { (problem.title) }
            @if let Some(detail) = &problem.detail { p { (detail) } }
            @if ran_out {
                p { (language.pick(
                    "登录可能已过期。请回到刚才的页面，刷新后再打开一次；不行的话请重新登录。",
                    "Your session may have run out. Go back to the page you came from, reload it and open this again, or sign in anew.",
                )) }
            }
            (first_page)
        }
        @if ran_out {
            section hidden {
                h1 { (language.pick("文件来了", "Here it is")) }
                p { (language.pick("文件正在打开，或已保存到手机的“下载”里。", "It opens, or is saved among your downloads.")) }
                (first_page)
            }
            script src="/again.js" defer {}
        }
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
