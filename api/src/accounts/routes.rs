//! The addresses of one's own account.

use actix_web::{
    HttpResponse, get,
    http::header::{CacheControl, CacheDirective},
    patch, post,
    web::Data,
};
use contract::{
    accounts::{Me, MeChange, PasswordChange, PasswordProof, TotpCode, TotpSecret},
    ids::AccountId,
};

use super::service;
use crate::{
    auth::{self, Present, SignedIn, Staff, keys::Keys, policy::Right},
    cache::Cache,
    db::Db,
    error::{Error, Result},
    http::{Body, Routes},
    limit::{Limiter, Rule},
    moment::Moment,
    places::Directory,
    settings::Settings,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(read)
        .service(change)
        .service(change_password)
        .service(begin_totp)
        .service(confirm_totp)
        .service(remove_totp);
    super::staff::routes::routes(config);
    super::duties::routes::routes(config);
}

/// Reads one's own account.
#[utoipa::path(tag = "me", operation_id = "read_me", responses((status = 200, body = Me, description = "The account")))]
#[get("/me")]
async fn read(by: SignedIn, db: Data<Db>, keys: Data<Keys>) -> Result<HttpResponse> {
    let me = db.read(move |conn| service::me(conn, &keys, by.0.id)).await?;
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(me))
}

/// Changes one's name, home or language; what is left out stays.
#[utoipa::path(tag = "me", operation_id = "change_me", request_body = MeChange,
    responses((status = 200, body = Me, description = "The account as it is now")))]
#[patch("/me")]
async fn change(
    by: SignedIn,
    db: Data<Db>,
    keys: Data<Keys>,
    cache: Data<Cache>,
    directory: Data<Directory>,
    body: Body<MeChange>,
) -> Result<HttpResponse> {
    let id = by.0.id;
    let places = directory.places(&db).await?;
    let me = db
        .write(move |conn| service::change(conn, &keys, &places, id, &body.value))
        .await?;
    auth::forget(&cache, id).await;
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(me))
}

/// Changes one's password. Every other session ends; this one goes on with its refresh token.
#[utoipa::path(tag = "me", operation_id = "change_password", request_body = PasswordChange,
    responses((status = 204, description = "The password is changed")))]
#[post("/me/password")]
async fn change_password(
    by: Present,
    db: Data<Db>,
    cache: Data<Cache>,
    keys: Data<Keys>,
    limiter: Data<Limiter>,
    body: Body<PasswordChange>,
) -> Result<HttpResponse> {
    by.actor.require_somewhere(Right::HoldPassword)?;
    let (id, session) = (by.actor.id, by.session);
    admit(&limiter, &keys, id).await?;
    let old = proven(&db, id, &body.value.current, "/current").await?;
    let new = service::hash_password(&body.value.new).await?;
    db.write(move |conn| service::change_password(conn, id, session, &old, &new))
        .await?;
    auth::forget(&cache, id).await;
    Ok(HttpResponse::NoContent().finish())
}

/// Makes the secret for an authenticator app. It is shown once, and asked for once it is confirmed.
#[utoipa::path(tag = "me", operation_id = "begin_totp", request_body = PasswordProof, responses((status = 200, body = TotpSecret, description = "The secret")))]
#[post("/me/totp")]
async fn begin_totp(
    by: Staff,
    db: Data<Db>,
    keys: Data<Keys>,
    limiter: Data<Limiter>,
    settings: Data<Settings>,
    moment: Moment,
    body: Body<PasswordProof>,
) -> Result<HttpResponse> {
    let id = by.0.id;
    admit(&limiter, &keys, id).await?;
    proven(&db, id, &body.value.password, "/password").await?;
    let secret = db
        .write(move |conn| service::begin_totp(conn, &keys, &settings.site.name, id, moment))
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(secret))
}

/// Switches the second factor on, with a first code from the app.
#[utoipa::path(tag = "me", operation_id = "confirm_totp", request_body = TotpCode,
    responses((status = 204, description = "One-time codes are asked for from now on")))]
#[post("/me/totp/confirm")]
async fn confirm_totp(
    by: Staff,
    db: Data<Db>,
    keys: Data<Keys>,
    limiter: Data<Limiter>,
    moment: Moment,
    body: Body<TotpCode>,
) -> Result<HttpResponse> {
    admit(&limiter, &keys, by.0.id).await?;
    db.write(move |conn| service::confirm_totp(conn, &keys, by.0.id, &body.value.code, moment))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Switches the second factor off, with a code from the app.
#[utoipa::path(tag = "me", operation_id = "remove_totp", request_body = TotpCode,
    responses((status = 204, description = "One-time codes are no longer asked for")))]
#[post("/me/totp/disable")]
async fn remove_totp(
    by: Staff,
    db: Data<Db>,
    keys: Data<Keys>,
    limiter: Data<Limiter>,
    moment: Moment,
    body: Body<TotpCode>,
) -> Result<HttpResponse> {
    admit(&limiter, &keys, by.0.id).await?;
    db.write(move |conn| service::remove_totp(conn, &keys, by.0.id, &body.value.code, moment))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The hash of a password that was shown to be right: a session that is found open proves nobody.
async fn proven(db: &Db, id: AccountId, password: &str, pointer: &str) -> Result<String> {
    let known = db.read(move |conn| service::credentials_of(conn, id)).await?;
    let hash = known.and_then(|known| known.password_hash);
    if auth::check_password(password, hash.clone()).await? {
        hash.ok_or(Error::FORBIDDEN)
    } else {
        Err(Error::field(pointer, "password_wrong"))
    }
}

/// Whoever finds a session open must not be able to guess the password or a code by trying.
async fn admit(limiter: &Limiter, keys: &Keys, id: AccountId) -> Result<()> {
    let who = keys.pseudonym("limit.credentials", id.uuid().as_bytes());
    limiter.take(Rule::SignInAccount, &who).await
}
