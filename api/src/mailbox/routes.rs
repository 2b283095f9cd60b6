//! The address of the mailbox.

use std::sync::Arc;

use actix_web::{HttpResponse, post, web::Data};
use contract::{cases::Case, mailbox::NewMessage, problem::Kind};

use super::service::{self, Delivery, Message, Sender};
use crate::{
    auth::{Caller, policy::Right},
    cases::{cached, office::Office, service as cases},
    error::{Error, Result},
    http::{Body, Routes},
    idempotency::{self, Done, GivenKey, Kept, Ticket},
    limit::{Address, Limiter, Rule},
};

/// Registers the address.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(send);
}

/// Sends a message to the mailbox.
///
/// Signed in, with consent to the handling of personal data; or anonymous, and then without any credentials.
#[utoipa::path(tag = "mailbox", operation_id = "send_message", params(GivenKey), request_body = NewMessage,
    responses((status = 201, body = Case, description = "The case that the message became")))]
#[post("/mailbox/messages")]
async fn send(
    caller: Caller,
    office: Office,
    limiter: Data<Limiter>,
    address: Address,
    key: GivenKey,
    body: Body<NewMessage>,
) -> Result<HttpResponse> {
    let sender = match (caller, &body.value.anonymous) {
        (Caller::Nobody, None) => return Err(Error::Problem(Kind::Unauthenticated)),
        (Caller::Somebody(_), Some(_)) => return Err(Error::field("/anonymous", "anonymous_with_credentials")),
        (Caller::Nobody, Some(anonymous)) => Sender::anonymous(anonymous)?,
        (Caller::Somebody(actor), None) => {
            actor.require_somewhere(Right::WriteMessages)?;
            if !actor.consented {
                return Err(Error::Problem(Kind::ConsentNeeded));
            }
            Sender::Resident(actor.id)
        }
    };
    let ticket = key.ticket(sender.account(), "mailbox", body.digest);
    let message = service::prepare(&office.places, sender, body.value, office.moment)?;
    if sender.account().is_none() {
        // What is repeated or refused above costs nothing.
        if let Some(kept) = idempotency::known(&office.db, ticket).await? {
            return Ok(kept.respond());
        }
        limiter.take(Rule::Anonymous, &address.network()).await?;
    }
    let (id, access) = (message.id(), message.access());
    let (kept, new) = match ticket {
        Some(ticket) if !message.is_more() => at_once(&office, ticket, message).await?,
        ticket => in_turn(&office, ticket, message).await?,
    };
    if new {
        cached::changed(&office.cache, &office.places, id, &access).await;
    }
    Ok(kept.respond())
}

/// The usual message: its answer is known before it is written, so that writing both takes one statement.
async fn at_once(office: &Office, ticket: Ticket, message: Message) -> Result<(Kept, bool)> {
    let mut message = Arc::new(message);
    for _ in 0..service::DRAWS {
        let (kept, sent) = (Kept::new(201, &message.shown(&office.places))?, message.clone());
        let delivered = office.db.write_single(move |conn| {
            Ok(match service::deliver_once(conn, &sent, &ticket, &kept)? {
                Delivery::New => (kept, true),
                Delivery::Repeated(first) => (first, false),
            })
        });
        match delivered.await {
            Err(error) if service::number_taken(&error) => Arc::make_mut(&mut message).renumber(),
            other => return other,
        }
    }
    Err(service::out_of_numbers())
}

/// A message that is more than a text, written down step by step.
async fn in_turn(office: &Office, ticket: Option<Ticket>, message: Message) -> Result<(Kept, bool)> {
    let (id, joins, desk) = (message.id(), message.joins(), office.desk());
    let (kept, touched) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let by = message.access().reporter;
        let case = service::deliver(conn, &desk.places, message)?;
        let (case, touched) = match joins {
            Some(into) => {
                let outcome = cases::join(conn, &desk, id, into, by)?;
                (outcome.case, outcome.touched)
            }
            None => (case, Vec::new()),
        };
        Ok(Done {
            kept: Kept::new(201, &case)?,
            case: Some(id),
            extra: touched,
        })
    })
    .await?;
    let new = touched.is_some();
    for (case, access) in touched.unwrap_or_default() {
        cached::changed(&office.cache, &office.places, case, &access).await;
    }
    Ok((kept, new))
}
