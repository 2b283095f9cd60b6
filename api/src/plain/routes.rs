//! The addresses of the plain pages.

use actix_web::{
    HttpResponse,
    http::header,
    middleware::from_fn,
    web::{self, ServiceConfig},
};

use super::{
    bulletins, following, frame, letter, performance, privacy, projects, proposals, published, reporting,
    visit::{as_page, nowhere},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig) {
    let pages = web::scope("/plain")
        .wrap(from_fn(as_page))
        .route("", web::get().to(letter::blank))
        .route("/", web::get().to(letter::blank))
        .route("", web::post().to(letter::send))
        .route("/track", web::post().to(following::track))
        .route("/consent", web::post().to(following::consent))
        .route("/file", web::post().to(following::file))
        .route("/report", web::post().to(reporting::report))
        .default_service(web::to(nowhere))
        .route("/performance", web::get().to(performance::of_community))
        .route("/projects", web::get().to(projects::of_community))
        .route("/proposals/{id}", web::get().to(proposals::one))
        .route("/published", web::get().to(published::of_community))
        .route("/published/{id}", web::get().to(published::one))
        .route("/bulletins", web::get().to(bulletins::of_community))
        .route("/bulletins/{id}", web::get().to(bulletins::one))
        .route("/privacy", web::get().to(privacy::shown));
    config.service(pages).route("/plain.css", web::get().to(style));
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "max-age=3600"))
        .body(frame::STYLE)
}
