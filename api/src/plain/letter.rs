//! A letter: the form, and sending it.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use contract::{cases::Case, mailbox::Tracking, problem::Kind};
use sha2::{Digest, Sha256};

use super::{
    form::{self, Typed},
    mailbox::{self, Refused},
    visit::{Visitor, asked, refusal, shown},
};
use crate::{
    cases::{cached, office::Office},
    error::{Error, Result},
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Address, Limiter, Rule},
    mailbox::service::{self, Sender},
};

/// The form, empty.
pub(super) async fn blank(visitor: Visitor, office: Office) -> HttpResponse {
    shown(mailbox::form(
        visitor.language,
        &office.places,
        &Typed::fresh(),
        &Refused::Nothing,
    ))
}

/// Takes the form; what was typed comes back with what is wrong.
pub(super) async fn send(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    payload: Payload,
) -> Result<HttpResponse> {
    let language = asked(&request);
    let typed: Typed = form::read(&request, payload.into_inner()).await?;
    match deliver(&office, &limiter, &address, &typed).await {
        Ok((number, code)) => Ok(shown(mailbox::sent(language, &number, &code))),
        Err(error) => {
            // A key that stands for something else, or is none, would be refused for ever.
            let useless = matches!(error, Error::Problem(Kind::KeyReused | Kind::Malformed));
            let typed = if useless { typed.under_another_key() } else { typed };
            Ok(refusal(HttpResponse::from_error(error), language, |problem| {
                mailbox::form(language, &office.places, &typed, &Refused::Letter(problem))
            }))
        }
    }
}

async fn deliver(office: &Office, limiter: &Limiter, address: &Address, typed: &Typed) -> Result<(String, Tracking)> {
    limiter.take(Rule::Write, &address.network()).await?;
    if uuid::Uuid::parse_str(&typed.key).is_err() {
        return Err(Error::Problem(Kind::Malformed));
    }
    // The secret follows from the form's own key, so that sending the form twice shows the same code.
    let secret = Tracking::new(secret_of(office, &typed.key));
    let sender = Sender::Anonymous(Sha256::digest(secret.bytes()).into());
    let message = typed.message(&secret)?;
    let body: [u8; 32] = Sha256::digest(serde_json::to_vec(&message).map_err(Error::internal)?).into();
    let ticket = GivenKey::given(&typed.key).ticket(None, "plain", body);
    let message = service::prepare(&office.places, sender, message, office.moment)?;
    let kept = if let Some(kept) = idempotency::known(&office.db, ticket).await? {
        kept
    } else {
        limiter.take(Rule::Anonymous, &address.network()).await?;
        once(office, ticket, message).await?
    };
    let case: Case = serde_json::from_str(&kept.body).map_err(Error::internal)?;
    Ok((case.summary.number, secret))
}

async fn once(office: &Office, ticket: Option<idempotency::Ticket>, message: service::Message) -> Result<Kept> {
    let (id, access, places) = (message.id(), message.access(), office.places.clone());
    let (kept, new) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let case = service::deliver(conn, &places, message)?;
        Ok(Done {
            kept: Kept::new(201, &case)?,
            case: Some(id),
            extra: (),
        })
    })
    .await?;
    if new.is_some() {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept)
}

/// 128 bits that only this server can make from the random key of a form.
fn secret_of(office: &Office, key: &str) -> [u8; 16] {
    let digest = office.keys.digest("plain-tracking", key.as_bytes());
    let mut secret = [0; 16];
    secret.copy_from_slice(&digest[..16]);
    secret
}
