//! The addresses of what open pages learn by themselves.

use actix_web::{
    HttpRequest, HttpResponse,
    dev::ServiceRequest,
    get,
    http::Method,
    post,
    web::{Data, Json, Query},
};
use bytes::Bytes;
use contract::live::{Beside, OpenCase};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    hub::Live,
    service,
    stream::{self, Reader},
};
use crate::{
    auth::SignedIn,
    cases::office::Office,
    db::Conn,
    error::Result,
    http::{Body, Routes},
};

/// Registers the addresses.
pub(crate) fn routes(config: &mut Routes<'_>) {
    config.service(listen).service(present);
}

/// Who is to be woken when a request that may write has succeeded.
pub(crate) fn written_by(request: &ServiceRequest) -> Option<Data<Live>> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    (!reads).then(|| request.app_data::<Data<Live>>().cloned()).flatten()
}

/// From where on, and for how long.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LiveQuery {
    /// The `id` of the last event one was told, where it does not stand in `Last-Event-ID`.
    after: Option<Uuid>,
    /// `false`: ends when what was missed has been told.
    wait: Option<bool>,
}

impl LiveQuery {
    /// The last event one was told. Browsers name it by themselves when they come back.
    fn last(&self, request: &HttpRequest) -> Option<Uuid> {
        let named = request
            .headers()
            .get("last-event-id")
            .and_then(|value| value.to_str().ok()?.parse().ok());
        named.or(self.after)
    }
}

/// Tells, for as long as one listens, what happens at one's desks and what one is told oneself. Events are `case`, `presence`,
/// `notification` and `reset`; see their schemas.
#[utoipa::path(tag = "cases", operation_id = "listen", params(LiveQuery),
    responses((status = 200, body = String, content_type = "text/event-stream", description = "Server-sent events")))]
#[get("/live")]
async fn listen(
    by: SignedIn,
    office: Office,
    live: Data<Live>,
    request: HttpRequest,
    query: Query<LiveQuery>,
) -> Result<HttpResponse> {
    let listening = query.wait.unwrap_or(true).then(|| live.listen(by.0.id, office.moment));
    let desks = service::desks(&office.places, &by.0);
    let first = missed(&office, desks.clone(), query.last(&request)).await?;
    let reader = Reader {
        account: by.0.id,
        desks,
        request,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header(("x-accel-buffering", "no"))
        .streaming(stream::open(reader, first, listening)))
}

/// What is said first: how soon to come back, and what was missed.
async fn missed(office: &Office, desks: Vec<contract::ids::CommunityId>, last: Option<Uuid>) -> Result<Vec<Bytes>> {
    let mut first = vec![Bytes::from_static(b"retry: 3000\n\n")];
    let Some(last) = last else { return Ok(first) };
    let desk = office.desk();
    let work = move |conn: &mut Conn| service::missed(conn, &desk, &desks, last);
    match office.db.read(work).await? {
        Some(changes) => first.extend(
            changes
                .iter()
                .filter_map(|change| stream::changed(change.entry, &change.case)),
        ),
        None => first.extend(stream::reset()),
    }
    Ok(first)
}

/// Says which case of one's desk one has open, and learns who else has.
#[utoipa::path(tag = "cases", operation_id = "tell_open_case", request_body = OpenCase,
    responses((status = 200, body = Beside, description = "Who else has it open")))]
#[post("/live/presence")]
async fn present(by: SignedIn, office: Office, live: Data<Live>, body: Body<OpenCase>) -> Result<Json<Beside>> {
    let (desk, actor) = (office.desk(), by.0.clone());
    let here = match body.value.case_id {
        Some(case) => {
            let work = move |conn: &mut Conn| service::here(conn, &desk, &actor, case);
            Some(office.db.read(work).await?)
        }
        None => None,
    };
    Ok(Json(service::note(&live, &office.desk(), &by.0, here).await))
}
