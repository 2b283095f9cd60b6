//! The addresses by which one's own addresses are kept.

use actix_web::{
    HttpResponse, delete, get, post, put,
    web::{Data, Json, Path},
};
use contract::{
    addresses::{EmailCode, NewEmail, ReachWays, WeChatLogin},
    ids::AccountId,
    outbox::DeliveryWay,
    sessions::CodeSent,
};

use super::service::{self, Outcome};
use crate::{
    accounts::service as accounts,
    auth::{self, SignedIn, keys::Keys},
    db::{Conn, Db},
    error::{Error, Result},
    http::{Body, Routes},
    limit::{Limiter, Rule},
    moment::Moment,
    outside::{Handed, Senders},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(read)
        .service(set_email)
        .service(confirm_email)
        .service(bind_wechat)
        .service(remove);
}

/// Lists the ways by which this installation reaches people, and one's own address for each, masked.
#[utoipa::path(tag = "me", operation_id = "read_addresses",
    responses((status = 200, body = ReachWays, description = "The ways")))]
#[get("/me/addresses")]
async fn read(by: SignedIn, db: Data<Db>, keys: Data<Keys>, senders: Data<Senders>) -> Result<Json<ReachWays>> {
    shown(&db, &keys, &senders, by.0.id).await
}

async fn shown(db: &Db, keys: &Data<Keys>, senders: &Senders, by: AccountId) -> Result<Json<ReachWays>> {
    let (keys, ways) = (keys.clone(), senders.ways());
    Ok(Json(db.read(move |conn| service::ways(conn, &keys, by, &ways)).await?))
}

/// Sends a code to an e-mail address. Once it is told the address is used; the one before it is used until then.
#[utoipa::path(tag = "me", operation_id = "set_email", request_body = NewEmail,
    responses((status = 202, body = CodeSent, description = "A code is on its way")))]
#[put("/me/addresses/email")]
async fn set_email(
    by: SignedIn,
    db: Data<Db>,
    keys: Data<Keys>,
    senders: Data<Senders>,
    limiter: Data<Limiter>,
    moment: Moment,
    body: Body<NewEmail>,
) -> Result<HttpResponse> {
    let mail = senders.mail().ok_or(Error::NOT_FOUND)?;
    let (id, email) = (by.0.id, body.value.email);
    // Neither does one account write to everybody, nor does everybody write to one address.
    let account = keys.pseudonym("limit.mail", id.uuid().as_bytes());
    let address = keys.pseudonym("limit.mail", email.to_lowercase().as_bytes());
    limiter
        .take_all(&[(Rule::MailCode, account.as_str()), (Rule::MailCode, &address)])
        .await?;
    let code = auth::new_code(moment);
    let (kept, told, of) = (email.clone(), code.clone(), keys.clone());
    let work = move |conn: &mut Conn| {
        service::begin(conn, &of, id, &kept, &told, moment)?;
        accounts::language(conn, id)
    };
    let language = db.write(work).await?.unwrap_or_default();
    match mail.send_code(&email, &code, language, moment).await {
        Handed::Taken => Ok(HttpResponse::Accepted().json(CodeSent {
            valid_seconds: u32::try_from(service::VALID.num_seconds()).unwrap_or_default(),
            again_seconds: 60,
        })),
        Handed::Refused => Err(Error::field("/email", "email_refused")),
        Handed::Unsure => Err(Error::field("/email", "mail_failed")),
    }
}

/// Confirms an e-mail address with the code that was sent there; news leaves by it from then on.
#[utoipa::path(tag = "me", operation_id = "confirm_email", request_body = EmailCode,
    responses((status = 200, body = ReachWays, description = "The ways as they are now")))]
#[post("/me/addresses/email/confirm")]
async fn confirm_email(
    by: SignedIn,
    db: Data<Db>,
    keys: Data<Keys>,
    senders: Data<Senders>,
    moment: Moment,
    body: Body<EmailCode>,
) -> Result<Json<ReachWays>> {
    let (id, of) = (by.0.id, keys.clone());
    let work = move |conn: &mut Conn| service::confirm(conn, &of, id, &body.value.code, moment);
    match db.write(work).await? {
        Outcome::Right => shown(&db, &keys, &senders, id).await,
        Outcome::Wrong => Err(Error::field("/code", "email_code_wrong")),
        Outcome::Late => Err(Error::field("/code", "email_code_late")),
    }
}

/// Binds the WeChat account of whoever runs the mini-program; news leaves by it from then on.
#[utoipa::path(tag = "me", operation_id = "bind_wechat", request_body = WeChatLogin,
    responses((status = 200, body = ReachWays, description = "The ways as they are now")))]
#[put("/me/addresses/wechat")]
async fn bind_wechat(
    by: SignedIn,
    db: Data<Db>,
    keys: Data<Keys>,
    senders: Data<Senders>,
    body: Body<WeChatLogin>,
) -> Result<Json<ReachWays>> {
    let wechat = senders.wechat().ok_or(Error::NOT_FOUND)?;
    let openid = wechat.openid(&body.value.code).await?;
    let (id, of) = (by.0.id, keys.clone());
    db.write(move |conn| service::bind(conn, &of, id, DeliveryWay::WeChat, &openid))
        .await?;
    shown(&db, &keys, &senders, id).await
}

/// Forgets an address of one's own; nothing leaves by it any more. The telephone stays: it is what one signs in by.
#[utoipa::path(tag = "me", operation_id = "remove_address", params(("way" = DeliveryWay, Path)),
    responses((status = 204, description = "It is forgotten")))]
#[delete("/me/addresses/{way}")]
async fn remove(by: SignedIn, db: Data<Db>, way: Path<DeliveryWay>) -> Result<HttpResponse> {
    db.write(move |conn| service::remove(conn, by.0.id, *way)).await?;
    Ok(HttpResponse::NoContent().finish())
}
