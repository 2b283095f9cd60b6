//! The addresses of sessions.

use actix_web::{HttpRequest, HttpResponse, delete, post, web::Data};
use contract::{
    problem::Kind,
    sessions::{Carrier, CodeRequest, CodeSent, PasswordSignIn, PhoneSignIn, Refresh, Session},
};

use super::{
    codes, cookies,
    door::{Attempt, Door},
    extract::Present,
    passwords,
    sessions::{self, Renewal},
    sign_in::{self, Outcome},
    snapshot, tokens,
};
use crate::{
    accounts,
    cache::Cache,
    db::Db,
    error::{Error, Result},
    http::{Body, Routes},
    outside::sms::Sms,
    settings::Settings,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(send_code)
        .service(by_phone)
        .service(by_password)
        .service(refresh)
        .service(end)
        .service(end_all);
}

/// Sends a code to a telephone. The answer does not tell whether the number is known.
#[utoipa::path(tag = "sessions", operation_id = "send_code", request_body = CodeRequest,
    responses((status = 202, body = CodeSent, description = "A code is on its way")))]
#[post("/sessions/codes")]
async fn send_code(door: Door, sms: Data<Sms>, body: Body<CodeRequest>) -> Result<HttpResponse> {
    let phone = body.value.phone;
    door.admit_code(&phone).await?;
    let code = codes::new(door.moment);
    let (keys, moment) = (door.keys.clone(), door.moment);
    let (kept_phone, kept_code) = (phone.clone(), code.clone());
    door.db
        .write(move |conn| codes::keep(conn, &keys, &kept_phone, &kept_code, moment))
        .await?;
    sms.send_code(&phone, &code, door.language, door.moment).await?;
    let again = 60 / door.settings.limits.codes_per_minute.max(1);
    let valid = u32::try_from(codes::VALID.num_seconds()).unwrap_or_default();
    Ok(HttpResponse::Accepted().json(CodeSent {
        valid_seconds: valid,
        again_seconds: again,
    }))
}

/// Signs in with a code that was sent to a telephone. The first time makes the account.
#[utoipa::path(tag = "sessions", operation_id = "sign_in_by_phone", request_body = PhoneSignIn,
    responses((status = 201, body = Session, description = "The session has begun")))]
#[post("/sessions/phone")]
async fn by_phone(door: Door, body: Body<PhoneSignIn>) -> Result<HttpResponse> {
    let PhoneSignIn { phone, code, carrier } = body.value;
    let attempt = door.admit_sign_in(&phone).await?;
    let (keys, language, moment) = (door.keys.clone(), door.language, door.moment);
    let outcome = door
        .db
        .write(move |conn| sign_in::by_code(conn, &keys, &phone, &code, language, moment))
        .await?;
    begun(&door, attempt, outcome, carrier).await
}

/// Signs in with a login and a password, and a one-time code where the account asks for one.
#[utoipa::path(tag = "sessions", operation_id = "sign_in_by_password", request_body = PasswordSignIn,
    responses((status = 201, body = Session, description = "The session has begun")))]
#[post("/sessions/password")]
async fn by_password(door: Door, body: Body<PasswordSignIn>) -> Result<HttpResponse> {
    let PasswordSignIn {
        login,
        password,
        totp,
        new_password,
        carrier,
    } = body.value;
    let attempt = door.admit_sign_in(&accounts::service::normal(&login)).await?;
    let known = door.db.read(move |conn| accounts::service::by_login(conn, &login)).await?;
    let hash = known.as_ref().and_then(|known| known.password_hash.clone());
    let right = passwords::check(&password, hash).await?;
    let known = known.filter(|_| right).ok_or(Error::Problem(Kind::WrongCredentials))?;
    let chosen = match new_password.filter(|_| known.first_password) {
        Some(new) => Some(passwords::hash(&new).await?),
        None => None,
    };
    let (keys, moment) = (door.keys.clone(), door.moment);
    let outcome = door
        .db
        .write(move |conn| sign_in::by_password(conn, &keys, &known, totp.as_deref(), chosen.as_deref(), moment))
        .await?;
    begun(&door, attempt, outcome, carrier).await
}

async fn begun(door: &Door, attempt: Attempt, outcome: Outcome, carrier: Carrier) -> Result<HttpResponse> {
    if matches!(
        outcome,
        Outcome::In(..) | Outcome::Refused(Kind::TotpNeeded | Kind::NewPasswordNeeded)
    ) {
        attempt.was_right().await;
    }
    match outcome {
        Outcome::In(running, me) => door.welcome(HttpResponse::Created(), running, *me, carrier),
        Outcome::Refused(kind) => Err(Error::Problem(kind)),
    }
}

/// Exchanges a refresh token for new tokens.
///
/// Each is good for one use. If the answer is lost on the way, the same token can be used again for a minute and
/// gives the same next one; after that, or once the next one was used, using it again ends the session.
#[utoipa::path(tag = "sessions", operation_id = "refresh_session", request_body = Refresh,
    responses((status = 200, body = Session, description = "The session goes on")))]
#[post("/sessions/refresh")]
async fn refresh(request: HttpRequest, door: Door, cache: Data<Cache>, body: Body<Refresh>) -> Result<HttpResponse> {
    let (token, carrier) = match body.value.refresh_token {
        Some(token) => (token, Carrier::Bearer),
        None => (
            cookies::refresh(&request).ok_or(Error::Problem(Kind::Unauthenticated))?,
            Carrier::Cookie,
        ),
    };
    let (keys, moment) = (door.keys.clone(), door.moment);
    let renewal = match tokens::refresh_digest(&token) {
        Some(digest) => {
            door.db
                .write(move |conn| sign_in::renew(conn, &keys, &digest, moment))
                .await?
        }
        None => Renewal::Ended(None),
    };
    match renewal {
        Renewal::Running((running, me)) => door.welcome(HttpResponse::Ok(), running, me, carrier),
        Renewal::Ended(account) => {
            if let Some(account) = account {
                snapshot::forget(&cache, account).await;
            }
            Ok(ended(&door.settings, carrier))
        }
    }
}

/// Tells that the session has ended, and takes the browser's useless cookies.
fn ended(settings: &Settings, carrier: Carrier) -> HttpResponse {
    let mut answer = HttpResponse::from_error(Error::Problem(Kind::SessionEnded));
    if carrier == Carrier::Cookie {
        cookies::clear(settings, &mut answer);
    }
    answer
}

/// Ends this session.
#[utoipa::path(tag = "sessions", operation_id = "end_session", responses((status = 204, description = "The session has ended")))]
#[delete("/sessions/current")]
async fn end(by: Present, db: Data<Db>, cache: Data<Cache>, settings: Data<Settings>) -> Result<HttpResponse> {
    let id = by.actor.id;
    db.write(move |conn| sessions::end(conn, id, by.session)).await?;
    snapshot::forget(&cache, id).await;
    let mut answer = HttpResponse::NoContent().finish();
    cookies::clear(&settings, &mut answer);
    Ok(answer)
}

/// Ends every session of the account, on every device.
#[utoipa::path(tag = "sessions", operation_id = "end_all_sessions", responses((status = 204, description = "Every session has ended")))]
#[delete("/sessions")]
async fn end_all(by: Present, db: Data<Db>, cache: Data<Cache>, settings: Data<Settings>) -> Result<HttpResponse> {
    let id = by.actor.id;
    db.write(move |conn| sessions::end_all(conn, id)).await?;
    snapshot::forget(&cache, id).await;
    let mut answer = HttpResponse::NoContent().finish();
    cookies::clear(&settings, &mut answer);
    Ok(answer)
}
