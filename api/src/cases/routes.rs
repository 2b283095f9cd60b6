//! The addresses of cases.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{self, HeaderValue},
    post,
    web::Path,
};
use contract::{
    cases::{Accept, Answer, Because, Case, CaseSummary, Decline, Note, Rating},
    ids::CaseId,
    page::Page,
    problem::Kind,
};

use super::{
    cached::{self, Ready, Shelf},
    limits,
    list::{self, Scope},
    office::{CaseReader, Office},
    query::{Asked, CaseQuery},
    service::{self, Act, Deed, Reader, Which},
};
use crate::{
    auth::{
        SignedIn,
        policy::{Actor, Right},
    },
    error::{Error, Result},
    http::{Body, IfMatch, Query, Routes, fresh},
    idempotency::{self, Done, GivenKey, Kept},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config
        .service(browse)
        .service(tracked)
        .service(read)
        .service(accept)
        .service(annotate)
        .service(answer);
    config
        .service(decline)
        .service(close)
        .service(reopen)
        .service(withdraw)
        .service(rate)
        .service(urge)
        .service(supervise)
        .configure(limits::routes);
}

/// Lists cases: one's own, or those on the desk of the staff who ask.
#[utoipa::path(tag = "cases", operation_id = "list_cases", params(CaseQuery),
    responses((status = 200, body = Page<CaseSummary>, description = "A page of cases"), (status = 304, description = "Not modified")))]
#[get("/cases")]
async fn browse(request: HttpRequest, by: SignedIn, office: Office, query: Query<CaseQuery>) -> Result<HttpResponse> {
    let (shelf, scope) = scope(&by.0, &office, &query.0)?;
    let key = cached::list_key(&office.cache, shelf, request.query_string()).await;
    if let Some(ready) = cached::list(&office.cache, key.as_deref()).await {
        return Ok(fresh(request.headers(), &ready.tag, ready.body));
    }
    let filter = query.0.filter(office.moment)?;
    let page = office.db.read(move |conn| list::page(conn, &scope, &filter)).await?;
    let ready = Ready::list(serde_json::to_vec(&page).map_err(Error::internal)?);
    cached::keep_list(&office.cache, key, &ready).await;
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

fn scope(actor: &Actor, office: &Office, query: &CaseQuery) -> Result<(Shelf, Scope)> {
    match query.asked(actor)? {
        Asked::Mine => return Ok((Shelf::Mine(actor.id), Scope::Mine(actor.id))),
        Asked::Recorded => {
            actor.require_somewhere(Right::RecordForOthers)?;
            return Ok((Shelf::Recorded(actor.id), Scope::Recorded(actor.id)));
        }
        Asked::Desk => {}
    }
    let holds = |id| {
        office
            .places
            .place(id)
            .ok()
            .and_then(|place| actor.role_for(Right::SeeDesk, place).map(|_| place))
    };
    if let Some(community) = query.community_id {
        return holds(community)
            .map(|_| (Shelf::Community(community), Scope::Desk(vec![community])))
            .ok_or(Error::NOT_FOUND);
    }
    let mine: Vec<_> = office
        .places
        .communities
        .iter()
        .filter_map(|community| holds(community.id))
        .collect();
    match mine.as_slice() {
        [] => Err(Error::FORBIDDEN),
        [one] => Ok((Shelf::Community(one.community_id), Scope::Desk(vec![one.community_id]))),
        [first, ..]
            if mine.iter().all(|place| place.street_id == first.street_id)
                && actor.posts.iter().any(|post| post.community_id.is_none()) =>
        {
            Ok((
                Shelf::Street(first.street_id),
                Scope::Desk(mine.iter().map(|place| place.community_id).collect()),
            ))
        }
        // Posts in several communities, but not in the whole street: they choose which desk they sit at.
        _ => Err(Error::field("/community_id", "missing_field")),
    }
}

/// Reads the case that a tracking secret belongs to.
#[utoipa::path(tag = "cases", operation_id = "read_tracked_case",
    params(("lianxin-tracking" = String, Header, description = "The tracking secret")),
    responses((status = 200, body = Case, description = "The case"), (status = 304, description = "Not modified")))]
#[get("/cases/tracked")]
async fn tracked(request: HttpRequest, reader: CaseReader, office: Office) -> Result<HttpResponse> {
    let Reader::Tracker(digest) = reader.0 else {
        return Err(Error::NOT_FOUND);
    };
    let desk = office.desk();
    let case = office
        .db
        .read(move |conn| service::read(conn, &desk, &reader.0, Which::Tracked(digest)))
        .await?;
    let ready = Ready::case(case.version, serde_json::to_vec(&case).map_err(Error::internal)?);
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

/// Reads a case, as far as the reader may know it.
#[utoipa::path(tag = "cases", operation_id = "read_case", params(("id" = CaseId, Path)),
    responses((status = 200, body = Case, description = "The case"), (status = 304, description = "Not modified")))]
#[get("/cases/{id}")]
async fn read(request: HttpRequest, reader: CaseReader, office: Office, id: Path<CaseId>) -> Result<HttpResponse> {
    let id = id.into_inner();
    if matches!(reader.0, Reader::Nobody) {
        return Err(Error::Problem(Kind::Unauthenticated));
    }
    let key = cached::case_key(&office.cache, id).await;
    if let Some(access) = cached::access(&office.cache, key.as_deref()).await {
        let party = access.party(&reader.0, &office.places);
        if party == super::model::Party::Stranger {
            return Err(Error::NOT_FOUND);
        }
        if let Some(ready) = cached::case(&office.cache, key.as_deref(), party).await {
            return Ok(fresh(request.headers(), &ready.tag, ready.body));
        }
    }
    let desk = office.desk();
    let (access, party, case) = office
        .db
        .read(move |conn| service::read_for_party(conn, &desk, id, &reader.0))
        .await?;
    let ready = Ready::case(case.version, serde_json::to_vec(&case).map_err(Error::internal)?);
    cached::keep_case(&office.cache, key, &access, party, &ready).await;
    Ok(fresh(request.headers(), &ready.tag, ready.body))
}

/// What the routes below share: who does it, to which case, under which conditions.
struct Doing {
    reader: CaseReader,
    office: Office,
    id: Path<CaseId>,
    expected: IfMatch,
    key: GivenKey,
}

impl Doing {
    async fn run(self, deed: Deed, digest: [u8; 32]) -> Result<HttpResponse> {
        let Self {
            reader,
            office,
            id,
            expected,
            key,
        } = self;
        let id = id.into_inner();
        let (by, tracker) = match &reader.0 {
            Reader::Nobody => return Err(Error::Problem(Kind::Unauthenticated)),
            Reader::Actor(actor) => (Some(actor.id), None),
            Reader::Tracker(digest) => (None, Some(digest)),
        };
        // A tracker has no account; without the secret's digest one's kept answer could be given to another.
        let ticket = key.ticket(by, &format!("case {id} {} {tracker:?}", deed.word()), digest);
        let act = Act {
            case: id,
            by: reader.0,
            expected: expected.0,
            deed,
        };
        let desk = office.desk();
        let (kept, access) = idempotency::once(&office.db, ticket, office.moment, move |conn| {
            let (access, case) = service::act(conn, &desk, &act)?;
            Ok(Done {
                kept: Kept::new(200, &case)?,
                case: Some(id),
                extra: access,
            })
        })
        .await?;
        if let Some(access) = access {
            cached::changed(&office.cache, &office.places, id, &access).await;
        }
        // So that whoever acted can name what they saw when they act next.
        let tag = Ready::tag_of_answer(&kept.body)?;
        let mut response = kept.respond();
        let tag = HeaderValue::from_str(&tag).map_err(Error::internal)?;
        response.headers_mut().insert(header::ETAG, tag);
        Ok(response)
    }
}

impl actix_web::FromRequest for Doing {
    type Error = Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut actix_web::dev::Payload) -> Self::Future {
        let reader = CaseReader::from_request(request, payload);
        let office = Office::from_request(request, payload);
        let id = Path::<CaseId>::from_request(request, payload);
        let expected = IfMatch::from_request(request, payload);
        let key = GivenKey::from_request(request, payload);
        Box::pin(async move {
            let Ok(expected) = expected.await;
            let id = id.await.map_err(|_| Error::NOT_FOUND)?;
            Ok(Self {
                reader: reader.await?,
                office: office.await?,
                id,
                expected,
                key: key.await?,
            })
        })
    }
}

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident $operation:literal $path:literal $body:ty => $deed:ident;)+) => {
        $($(#[$doc])*
        #[utoipa::path(tag = "cases", operation_id = $operation, params(("id" = CaseId, Path), GivenKey, IfMatch), request_body = $body,
            responses((status = 200, body = Case, description = "The case as it is now")))]
        #[post($path)]
        async fn $name(doing: Doing, body: Body<$body>) -> Result<HttpResponse> {
            doing.run(Deed::$deed(body.value), body.digest).await
        })+
    };
}

deeds! {
    /// Takes a case on (受理).
    accept "accept_case" "/cases/{id}/accept" Accept => Accept;
    /// Adds a note, public or internal.
    annotate "annotate_case" "/cases/{id}/notes" Note => Note;
    /// Answers a case (答复).
    answer "answer_case" "/cases/{id}/answer" Answer => Answer;
    /// Does not take a case on, and names the right door.
    decline "decline_case" "/cases/{id}/decline" Decline => Decline;
    /// Closes an answered case without a rating.
    close "close_case" "/cases/{id}/close" Because => Close;
    /// Opens an answered or closed case again.
    reopen "reopen_case" "/cases/{id}/reopen" Because => Reopen;
    /// Takes one's own case back.
    withdraw "withdraw_case" "/cases/{id}/withdraw" Because => Withdraw;
    /// Urges the station on (催办), once a day.
    urge "urge_case" "/cases/{id}/urge" Because => Urge;
    /// Supervises a case (督办), for the street.
    supervise "supervise_case" "/cases/{id}/supervise" Because => Supervise;
    /// Rates the answer to one's own case.
    rate "rate_case" "/cases/{id}/rating" Rating => Rate;
}
