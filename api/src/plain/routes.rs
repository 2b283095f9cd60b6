//! The addresses of the plain pages.

use actix_web::{
    HttpRequest, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{self, HeaderValue},
    },
    middleware::{Next, from_fn},
    web::{self, Data, Path, Payload, ServiceConfig},
};
use contract::{
    Language,
    cases::Case,
    ids::{CaseId, CommunityId, ProposalId},
    mailbox::Tracking,
    problem::{Kind, Problem},
};
use maud::Markup;
use sha2::{Digest, Sha256};

use super::{
    bulletins,
    following::{consent, file, track},
    form::{self, Typed},
    pages::{self, Refused},
    performance as page, privacy, projects as yearly, proposals as shared, published, reporting,
};
use crate::{
    cases::{cached, office::Office},
    db::Conn,
    error::{Error, Result, is_settled, language, rendered},
    http::Query,
    idempotency::{self, Done, GivenKey, Kept},
    limit::{Address, Limiter, Rule},
    mailbox::service::{self, Sender},
    performance::service as figures,
    projects, proposals,
    publication::service as publication,
    settings::Settings,
};

const PAGE: &str = "text/html; charset=utf-8";
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Registers the addresses.
pub(crate) fn routes(config: &mut ServiceConfig) {
    let pages = web::scope("/plain")
        .wrap(from_fn(as_page))
        .route("", web::get().to(form))
        .route("/", web::get().to(form))
        .route("", web::post().to(send))
        .route("/track", web::post().to(track))
        .route("/consent", web::post().to(consent))
        .route("/file", web::post().to(file))
        .route("/report", web::post().to(reporting::report))
        .default_service(web::to(nowhere))
        .route("/performance", web::get().to(performance))
        .route("/projects", web::get().to(projects_of_year))
        .route("/proposals/{id}", web::get().to(proposal))
        .route("/published", web::get().to(published_of))
        .route("/published/{id}", web::get().to(published_case))
        .route("/bulletins", web::get().to(bulletins::of_community))
        .route("/bulletins/{id}", web::get().to(bulletins::one))
        .route("/privacy", web::get().to(privacy));
    config.service(pages).route("/plain.css", web::get().to(style));
}

/// Middleware: whatever fails here is told on a page, and every page is guarded alike.
async fn as_page(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let language = language(request.headers());
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !is_settled(response.response()) {
        let (request, failed) = response.into_parts();
        let told = refusal(failed, language, |problem| pages::trouble(language, problem));
        response = ServiceResponse::new(request, told);
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

pub(super) fn refusal(failed: HttpResponse, language: Language, page: impl FnOnce(&Problem) -> Markup) -> HttpResponse {
    rendered(failed, language, |problem| (PAGE, page(problem).into_string().into_bytes()))
}

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "max-age=3600"))
        .body(pages::STYLE)
}

/// An address below `/plain` that leads nowhere. Those that only take a form lead to it, for whoever reloads or keeps the
/// address of its answer; without this the app would be sent for all of them, whose scripts may not run here.
async fn nowhere(request: HttpRequest) -> Result<HttpResponse> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match request.path().trim_end_matches('/') {
        "/plain/track" | "/plain/consent" | "/plain/file" | "/plain/report" if reads => {
            Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, "/plain")).finish())
        }
        _ => Err(Error::Problem(if reads { Kind::NotFound } else { Kind::MethodNotAllowed })),
    }
}

async fn form(request: HttpRequest, limiter: Data<Limiter>, address: Address, office: Office) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let page = pages::form(
        language(request.headers()),
        &office.places,
        &Typed::fresh(),
        &Refused::Nothing,
    );
    Ok(shown(page))
}

/// In the language of the address, which is the app's, or else of the browser.
async fn privacy(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    (office, settings): (Office, Data<Settings>),
) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let language = chosen(&request, request.query_string().strip_prefix("lang="));
    let checked = settings.wechat.check_texts && !settings.wechat.app_id.is_empty();
    Ok(shown(privacy::privacy(language, &office.places, checked)))
}

/// The language that an address asks for, or else the browser's.
pub(super) fn chosen(request: &HttpRequest, asked: Option<&str>) -> Language {
    asked.map_or_else(|| language(request.headers()), Language::preferred)
}

/// Which community's figures are shown, and in which language.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    community: Option<CommunityId>,
    lang: Option<String>,
}

async fn performance(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    asked: Query<Asked>,
) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let asked = asked.0;
    let language = chosen(&request, asked.lang.as_deref());
    let figures = match asked.community {
        Some(community) => Some(figures::of(&office, community).await?),
        None => None,
    };
    Ok(shown(page::performance(language, &office.places, figures.as_ref())))
}

/// Which community's projects are shown, of which year, and in which language.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedYear {
    community: Option<CommunityId>,
    year: Option<u16>,
    lang: Option<String>,
}

async fn projects_of_year(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    asked: Query<AskedYear>,
) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let AskedYear { community, year, lang } = asked.0;
    let language = chosen(&request, lang.as_deref());
    let told = match community {
        Some(community) => {
            let desk = office.desk();
            let work = move |conn: &mut Conn| projects::service::yearly(conn, &desk, community, year.map(Into::into));
            Some((community, office.db.read(work).await?))
        }
        None => None,
    };
    let told = told.as_ref().map(|(community, year)| (*community, year));
    Ok(shown(yearly::projects(language, &office.places, told)))
}

/// Of which community something public is listed, from where on, and in which language.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskedPublished {
    pub(super) community: Option<CommunityId>,
    pub(super) cursor: Option<String>,
    pub(super) lang: Option<String>,
}

async fn published_of(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    asked: Query<AskedPublished>,
) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let AskedPublished { community, cursor, lang } = asked.0;
    let language = chosen(&request, lang.as_deref());
    let page = match community {
        Some(community) => {
            office.places.place(community)?;
            let which = publication::Asked { cursor, limit: None };
            let page = office.db.read(move |conn| publication::list(conn, community, &which)).await?;
            Some((community, page))
        }
        None => None,
    };
    Ok(shown(published::list(language, &office.places, page.as_ref())))
}

/// In the language of the address, or else of the browser.
async fn published_case(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    (office, settings): (Office, Data<Settings>),
    id: Path<CaseId>,
) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let language = chosen(&request, request.query_string().strip_prefix("lang="));
    let places = office.places.clone();
    let case = office.db.read(move |conn| publication::one(conn, &places, *id)).await?;
    let (site, name) = (settings.address(), settings.site.name.as_str());
    Ok(shown(published::case(language, &office.places, (&site, name), &case)))
}

/// In the language of the address, or else of the browser.
async fn proposal(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    (office, settings): (Office, Data<Settings>),
    id: Path<ProposalId>,
) -> Result<HttpResponse> {
    limiter.take(Rule::Read, &address.digest()).await?;
    let language = chosen(&request, request.query_string().strip_prefix("lang="));
    let desk = office.desk();
    let proposal = office
        .db
        .read(move |conn| proposals::service::read(conn, &desk, None, *id))
        .await?;
    let (site, name) = (settings.address(), settings.site.name.as_str());
    Ok(shown(shared::proposal(language, &site, name, &proposal)))
}

async fn send(
    request: HttpRequest,
    limiter: Data<Limiter>,
    address: Address,
    office: Office,
    payload: Payload,
) -> Result<HttpResponse> {
    let language = language(request.headers());
    let typed: Typed = form::read(&request, payload.into_inner()).await?;
    match deliver(&office, &limiter, &address, &typed).await {
        Ok((number, code)) => Ok(shown(pages::sent(language, &number, &code))),
        Err(error) => {
            // A key that stands for something else, or is none, would be refused for ever.
            let useless = matches!(error, Error::Problem(Kind::KeyReused | Kind::Malformed));
            let typed = if useless { typed.under_another_key() } else { typed };
            Ok(refusal(HttpResponse::from_error(error), language, |problem| {
                pages::form(language, &office.places, &typed, &Refused::Letter(problem))
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

pub(super) fn shown(page: Markup) -> HttpResponse {
    HttpResponse::Ok().content_type(PAGE).body(page.into_string())
}
