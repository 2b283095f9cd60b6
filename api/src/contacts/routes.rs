//! The addresses of contacts.

use actix_web::{
    HttpResponse, get,
    http::header::{CacheControl, CacheDirective},
    post,
    web::Path,
};
use chrono::{DateTime, Utc};
use contract::{
    cases::Channel,
    contacts::{CalledBack, Caller, Contact, Disclosure, NumberQuestion, WholeNumber},
    ids::{CaseId, CommunityId, ContactId},
    page::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::service::{self, Filter};
use crate::{
    auth::{SignedIn, policy::Right},
    cases::{cached, office::Office},
    error::Result,
    http::{Body, Query, Routes},
    idempotency::{self, Done, GivenKey, Kept},
    paging,
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(browse)
        .service(of_case)
        .service(look_up)
        .service(disclose)
        .service(call_back);
}

/// How to narrow a list of contacts.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ContactQuery {
    /// The community; all of one's own by default.
    community_id: Option<CommunityId>,
    /// By telephone, by letter or at the window.
    channel: Option<Channel>,
    /// `true`: only those who wait to be called back.
    waiting: Option<bool>,
    /// Only those of this moment and later.
    since: Option<DateTime<Utc>>,
    /// Where the last page ended: its `next`.
    cursor: Option<String>,
    /// Items on a page, 1 to 100; 20 by default.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

impl ContactQuery {
    fn filter(&self) -> Result<(Filter, u16)> {
        let limit = paging::limit(self.limit)?;
        let filter = Filter {
            channel: self.channel,
            waiting: self.waiting.unwrap_or_default(),
            since: self.since,
            after: self.cursor.as_deref().map(paging::read).transpose()?,
        };
        Ok((filter, limit))
    }
}

/// Lists calls, letters and visits, the latest first.
#[utoipa::path(tag = "contacts", operation_id = "list_contacts", params(ContactQuery),
    responses((status = 200, body = Page<Contact>, description = "A page of contacts")))]
#[get("/contacts")]
async fn browse(by: SignedIn, office: Office, query: Query<ContactQuery>) -> Result<HttpResponse> {
    let asked = service::communities(&office.places, &by.0, Right::SeeDesk, query.0.community_id)?;
    let ((filter, limit), desk) = (query.0.filter()?, office.desk());
    let page = office
        .db
        .read(move |conn| service::list(conn, &desk, asked, filter, limit))
        .await?;
    Ok(private(&page))
}

/// Lists the calls, letters and visits about a case.
#[utoipa::path(tag = "contacts", operation_id = "list_contacts_of_case", params(("id" = CaseId, Path)),
    responses((status = 200, body = Page<Contact>, description = "The contacts, the latest first")))]
#[get("/cases/{id}/contacts")]
async fn of_case(by: SignedIn, office: Office, id: Path<CaseId>) -> Result<HttpResponse> {
    let desk = office.desk();
    let page = office.db.read(move |conn| service::of_case(conn, &desk, &by.0, *id)).await?;
    Ok(private(&page))
}

/// Tells what one's communities know of whoever holds a number.
#[utoipa::path(tag = "contacts", operation_id = "look_up_caller", request_body = NumberQuestion,
    responses((status = 200, body = Caller, description = "What is known")))]
#[post("/contacts/lookup")]
async fn look_up(by: SignedIn, office: Office, body: Body<NumberQuestion>) -> Result<HttpResponse> {
    let asked = service::communities(&office.places, &by.0, Right::AnswerHotline, None)?;
    let desk = office.desk();
    let known = office
        .db
        .read(move |conn| service::look_up(conn, &desk, &asked, &body.value.phone))
        .await?;
    Ok(private(&known))
}

/// Tells the whole number of a contact, and writes down who was told and what for.
#[utoipa::path(tag = "contacts", operation_id = "disclose_number", params(("id" = ContactId, Path)), request_body = Disclosure,
    responses((status = 200, body = WholeNumber, description = "The number")))]
#[post("/contacts/{id}/number")]
async fn disclose(by: SignedIn, office: Office, id: Path<ContactId>, body: Body<Disclosure>) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::DiscloseNumbers)?;
    let desk = office.desk();
    let number = office
        .db
        .write(move |conn| service::disclose(conn, &desk, &by.0, *id, &body.value))
        .await?;
    Ok(private(&number))
}

/// Notes that somebody was called back, and what came of it.
#[utoipa::path(tag = "contacts", operation_id = "call_back", params(("id" = ContactId, Path), GivenKey), request_body = CalledBack,
    responses((status = 200, body = Contact, description = "The contact as it is now")))]
#[post("/contacts/{id}/callback")]
async fn call_back(
    by: SignedIn,
    office: Office,
    id: Path<ContactId>,
    key: GivenKey,
    body: Body<CalledBack>,
) -> Result<HttpResponse> {
    by.0.require_somewhere(Right::AnswerHotline)?;
    let ticket = key.ticket(Some(by.0.id), &format!("callback {id}"), body.digest);
    let desk = office.desk();
    let (kept, changed) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
        let (access, contact) = service::call_back(conn, &desk, &by.0, *id, &body.value.text)?;
        Ok(Done {
            kept: Kept::new(200, &contact)?,
            case: Some(contact.case.id),
            extra: (contact.case.id, access),
        })
    })
    .await?;
    if let Some((case, access)) = changed {
        cached::changed(&office.cache, &office.places, case, &access).await;
    }
    Ok(kept.respond())
}

fn private(value: &impl serde::Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        .json(value)
}
