//! The address of the mailbox.

use actix_web::{HttpResponse, post, web::Data};
use contract::{cases::Case, mailbox::NewMessage, problem::Kind};

use super::service::{self, Message, Sender};
use crate::{
    auth::{Caller, policy::Right},
    cases::{
        cached,
        intake::{self, Arrival},
        office::Office,
        service as cases,
    },
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
    let kept = match ticket {
        Some(ticket) if !message.is_more() => at_once(&office, ticket, message).await?,
        ticket => in_turn(&office, ticket, message).await?,
    };
    Ok(kept.respond())
}

/// The usual message.
async fn at_once(office: &Office, ticket: Ticket, message: Message) -> Result<Kept> {
    let answer = |arrival: &Arrival| service::answer(arrival, &office.places);
    let brought = intake::bring(office, ticket, message.arrival(), answer).await?;
    brought.kept().ok_or_else(intake::unanswered)
}

/// A message that is more than a text, written down step by step.
async fn in_turn(office: &Office, ticket: Option<Ticket>, message: Message) -> Result<Kept> {
    let (id, access, joins) = (message.id(), message.access(), message.joins());
    let desk = office.desk();
    let (kept, touched) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let case = service::deliver(conn, &desk.places, message)?;
        let (case, mut touched) = match joins {
            Some(into) => {
                let outcome = cases::join(conn, &desk, id, into, access.reporter)?;
                (outcome.case, outcome.touched)
            }
            None => (case, Vec::new()),
        };
        touched.push((id, access));
        Ok(Done {
            kept: Kept::new(201, &case)?,
            case: Some(id),
            extra: touched,
        })
    })
    .await?;
    for (case, access) in touched.into_iter().flatten() {
        cached::changed(&office.cache, &office.places, case, &access).await;
    }
    Ok(kept)
}
