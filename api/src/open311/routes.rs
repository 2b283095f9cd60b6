//! The addresses of Open311.

use std::pin::Pin;

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::header::HeaderMap,
    middleware::from_fn,
    web::{self, Data, Path, ServiceConfig},
};

use super::{
    ask::Asked,
    counter::{Counter, Sent},
    document::{Format, Node},
    faults::as_errors,
    form::Form,
    offered, service, updates,
};
use crate::{
    cases::office::Office,
    error::{Error, Result, language},
    http::{Query, part},
    idempotency::GivenKey,
    limit::{Address, Limiter, Rule},
    settings::Settings,
};

/// Where requests are read and reported.
pub(super) const V2: &str = "/open311/v2";
/// The same, but that nothing is written: for those who write programs.
pub(super) const TEST: &str = "/open311/test/v2";

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig) {
    for base in [V2, TEST] {
        let addresses = web::scope(base)
            .wrap(from_fn(as_errors))
            .route("/discovery.{format}", web::get().to(discovery))
            .route("/services.{format}", web::get().to(services))
            .route("/services/{code}.{format}", web::get().to(definition))
            .route("/requests.{format}", web::get().to(requests))
            .route(
                "/requests.{format}",
                if base == V2 {
                    web::post().to(report)
                } else {
                    web::post().to(rehearse)
                },
            )
            .route("/requests/{id}.{format}", web::get().to(request))
            .route("/servicerequestupdates.{format}", web::get().to(request_updates))
            .route("/tokens/{token}.{format}", web::get().to(token));
        config.service(addresses);
    }
}

/// Whoever reads, and how often they may.
struct Visit {
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    /// The address under which people reach it.
    site: String,
}

async fn discovery(visit: Visit, settings: Data<Settings>, format: Path<Format>) -> Result<HttpResponse> {
    visit.enter().await?;
    answer(*format, "discovery", &offered::discovery(&settings))
}

async fn services(request: HttpRequest, visit: Visit, format: Path<Format>, asked: Query<Asked>) -> Result<HttpResponse> {
    visit.enter().await?;
    let services = service::services(&visit.office.places, &asked.0, language(request.headers()))?;
    answer(*format, "services", &services)
}

async fn definition(
    request: HttpRequest,
    visit: Visit,
    path: Path<(String, Format)>,
    asked: Query<Asked>,
) -> Result<HttpResponse> {
    visit.enter().await?;
    let (code, format) = path.into_inner();
    let definition = service::definition(&visit.office.places, &code, &asked.0, language(request.headers()))?;
    answer(format, "service_definition", &definition)
}

async fn requests(request: HttpRequest, visit: Visit, format: Path<Format>, asked: Query<Asked>) -> Result<HttpResponse> {
    visit.enter().await?;
    let found = service::requests(&visit.office, &visit.site, &asked.0, language(request.headers())).await?;
    answer(*format, "service_requests", &found)
}

async fn request(request: HttpRequest, visit: Visit, path: Path<(String, Format)>, asked: Query<Asked>) -> Result<HttpResponse> {
    visit.enter().await?;
    let (number, format) = path.into_inner();
    let found = service::request(&visit.office, &visit.site, &number, &asked.0, language(request.headers())).await?;
    answer(format, "service_requests", &found)
}

async fn request_updates(request: HttpRequest, visit: Visit, format: Path<Format>, asked: Query<Asked>) -> Result<HttpResponse> {
    visit.enter().await?;
    let found = updates::of(&visit.office, &asked.0, language(request.headers())).await?;
    answer(*format, "service_request_updates", &found)
}

async fn token(visit: Visit, path: Path<(String, Format)>) -> Result<HttpResponse> {
    visit.enter().await?;
    let (token, format) = path.into_inner();
    answer(format, "service_requests", &service::token(&visit.office, &token).await?)
}

/// A report that was read.
struct Reported(Counter, Sent);

async fn report(reported: Reported, format: Path<Format>) -> Result<HttpResponse> {
    let Reported(counter, sent) = reported;
    answer(*format, "service_requests", &counter.receive(sent).await?)
}

async fn rehearse(reported: Reported, format: Path<Format>) -> Result<HttpResponse> {
    let Reported(counter, sent) = reported;
    answer(*format, "service_requests", &counter.rehearse(sent).await?)
}

/// The answer, in the form that was asked for.
fn answer(format: Format, root: &'static str, node: &Node) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok()
        .content_type(format.media_type())
        .body(node.write(format, root)?))
}

impl Visit {
    async fn enter(&self) -> Result<()> {
        self.limiter.take(Rule::Read, &self.address.digest()).await
    }
}

type Extracting<T> = Pin<Box<dyn Future<Output = Result<T>>>>;

impl FromRequest for Visit {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let office = Office::from_request(request, payload);
        let limiter = part(request);
        let settings = part::<Settings>(request);
        let address = Address::from_request(request, payload);
        Box::pin(async move {
            Ok(Self {
                limiter: limiter?,
                address: address.await?,
                office: office.await?,
                site: settings?.address(),
            })
        })
    }
}

impl FromRequest for Reported {
    type Error = Error;
    type Future = Extracting<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = Visit::from_request(request, payload);
        let key = GivenKey::from_request(request, payload);
        let parts = (part(request), part(request));
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let Visit {
                limiter,
                address,
                office,
                site: _,
            } = visit.await?;
            limiter.take(Rule::Write, &address.network()).await?;
            let sent = Sent {
                form: Form::read(&request, payload).await?,
                key: key.await?,
                later: prefers_later(request.headers()),
            };
            let (pictures, fetcher) = (parts.0?, parts.1?);
            let counter = Counter {
                office,
                limiter,
                pictures,
                fetcher,
            };
            Ok(Self(counter, sent))
        })
    }
}

/// Whether a program would rather not wait for a number (RFC 7240): it is given a token.
fn prefers_later(headers: &HeaderMap) -> bool {
    let preferences = headers.get("prefer").and_then(|value| value.to_str().ok());
    preferences.is_some_and(|all| all.split(',').any(|each| each.trim().eq_ignore_ascii_case("respond-async")))
}
