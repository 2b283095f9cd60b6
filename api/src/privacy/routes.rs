//! The addresses of one's own personal data.

use actix_web::{
    HttpResponse, delete, get,
    http::header::{self, CacheControl, CacheDirective},
    post,
    web::Data,
};
use contract::{
    page::Page,
    privacy::{Consent, ConsentChange, Export},
};

use super::service;
use crate::{
    auth::{self, SignedIn},
    cases::{cached, office::Office},
    db::{Conn, Db},
    error::Result,
    http::{Body, Routes},
    photos::{self, PhotoStore},
    settings::Settings,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(consents)
        .service(change_consent)
        .service(export)
        .service(erase);
}

/// Lists the consents one ever gave, the latest first.
#[utoipa::path(tag = "me", operation_id = "list_consents", responses((status = 200, body = Page<Consent>, description = "The consents")))]
#[get("/me/consents")]
async fn consents(by: SignedIn, db: Data<Db>) -> Result<HttpResponse> {
    let items = db.read(move |conn| service::consents(conn, by.0.id)).await?;
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(Page { items, next: None }))
}

/// Gives a consent, or takes it back; without the one to publication, nothing of one's own stays public.
#[utoipa::path(tag = "me", operation_id = "change_consent", request_body = ConsentChange,
    responses((status = 200, body = Consent, description = "The consent as it is now")))]
#[post("/me/consents")]
async fn change_consent(by: SignedIn, office: Office, body: Body<ConsentChange>) -> Result<HttpResponse> {
    let (id, moment) = (by.0.id, office.moment);
    let work = move |conn: &mut Conn| service::change(conn, id, &body.value, moment);
    let (consent, private) = office.db.write(work).await?;
    auth::forget(&office.cache, id).await;
    for (case, access) in &private {
        cached::changed(&office.cache, &office.places, *case, access).await;
    }
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(consent))
}

/// Hands out everything that is kept about oneself, as one file.
#[utoipa::path(tag = "me", operation_id = "export_me", responses((status = 200, body = Export, description = "Everything")))]
#[get("/me/export")]
async fn export(by: SignedIn, office: Office) -> Result<HttpResponse> {
    let desk = office.desk();
    let export = office.db.read(move |conn| service::export(conn, &desk, &by.0)).await?;
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"lianxin.json\""))
        .json(export))
}

/// Erases one's account, with everything one wrote. This cannot be undone.
#[utoipa::path(tag = "me", operation_id = "erase_me", responses((status = 204, description = "Nothing is left")))]
#[delete("/me")]
async fn erase(by: SignedIn, office: Office, pictures: Data<PhotoStore>, settings: Data<Settings>) -> Result<HttpResponse> {
    let (id, desk) = (by.0.id, office.desk());
    let cases = office.db.write(move |conn| service::erase(conn, &desk, &by.0)).await?;
    auth::forget(&office.cache, id).await;
    for (case, access) in &cases {
        cached::changed(&office.cache, &office.places, *case, access).await;
    }
    let cases = cases.into_iter().map(|(case, _)| case).collect();
    if let Err(error) = photos::service::erase(&office.db, &pictures, cases).await {
        // The account is gone, and nobody can see the pictures any more; the next sweep takes them.
        tracing::warn!(%error, "the pictures of an erased account are left to the sweep");
    }
    let mut answer = HttpResponse::NoContent().finish();
    auth::clear_cookies(&settings, &mut answer);
    Ok(answer)
}
