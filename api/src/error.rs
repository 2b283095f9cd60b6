//! The one error, and the one place where it becomes an answer.
//!
//! Handlers return [`Error`]; [`explain`] turns it, and whatever the framework itself refuses, into
//! problem+json in the caller's language. What went wrong on our side is logged there, once, and never shown.

use actix_web::{
    HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::{
        Method, StatusCode,
        header::{self, HeaderMap, HeaderValue},
    },
    middleware::Next,
};
use contract::{
    Language,
    cases::Case,
    problem::{Kind, MEDIA_TYPE, Problem},
    validation::FieldError,
};

use crate::{limit::refusal_headers, problems};

/// What every fallible thing here returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A kind of problem that needs no more words.
    #[error("{0:?}")]
    Problem(Kind),
    /// Some fields are wrong; their sentences are put into the caller's language when answered.
    #[error("invalid fields")]
    Invalid(Vec<FieldError>),
    /// Somebody else was quicker; the case as it is now, for this reader.
    #[error("conflict")]
    Conflict(Box<Case>),
    /// What the caller saw is not the latest; the case as it is now, for this reader.
    #[error("stale")]
    Stale(Box<Case>),
    /// As [`Error::Conflict`] and [`Error::Stale`], about something else than a case: its kind, and how it stands now.
    #[error("overtaken")]
    Overtaken(Kind, Box<serde_json::Value>),
    /// Possible, but not as things stand: the sentence that says why, and how they stand now.
    #[error("refused: {0}")]
    Refused(&'static str, Box<serde_json::Value>),
    /// Too many requests.
    #[error("too many requests")]
    TooMany {
        /// Seconds until one more is allowed.
        retry_after: u32,
        /// How many are allowed in the window.
        limit: u32,
    },
    /// Somebody did as much today as one person may: the sentence that says so, how much that is, and for how many
    /// seconds it stays so.
    #[error("enough for today: {0}")]
    Enough(&'static str, u32, u32),
    /// The database refused or is gone.
    #[error("database: {0}")]
    Database(#[source] diesel::result::Error),
    /// Something we need is gone for the moment.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// There is no room to write to.
    #[error("storage is full")]
    StorageFull,
    /// Our fault.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    /// No such thing, or not yours.
    pub const NOT_FOUND: Self = Self::Problem(Kind::NotFound);
    /// Signed in, but not allowed.
    pub const FORBIDDEN: Self = Self::Problem(Kind::Forbidden);

    /// One field is wrong.
    pub fn field(pointer: &str, code: &str) -> Self {
        Self::Invalid(vec![FieldError::new(pointer, code, Language::default())])
    }

    /// The same, of a part that stands at `pointer` in what was sent.
    #[must_use]
    pub fn within(self, pointer: &str) -> Self {
        match self {
            Self::Invalid(mut faults) => {
                for fault in &mut faults {
                    fault.pointer.insert_str(0, pointer);
                }
                Self::Invalid(faults)
            }
            other => other,
        }
    }

    /// Somebody else was quicker, or knows more: of this kind, with how it stands now.
    ///
    /// # Errors
    /// When that has no JSON form.
    pub fn overtaken(kind: Kind, now: &impl serde::Serialize) -> Result<Self> {
        let now = serde_json::to_value(now).map_err(Self::internal)?;
        Ok(Self::Overtaken(kind, Box::new(now)))
    }

    /// Not possible as things stand, for the reason that this sentence says.
    ///
    /// # Errors
    /// When how they stand has no JSON form.
    pub fn refused(code: &'static str, now: &impl serde::Serialize) -> Result<Self> {
        let now = serde_json::to_value(now).map_err(Self::internal)?;
        Ok(Self::Refused(code, Box::new(now)))
    }

    /// Our fault, with its cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// The kind of problem that callers see.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Problem(kind) | Self::Overtaken(kind, _) => *kind,
            Self::Invalid(_) => Kind::Invalid,
            Self::Conflict(_) | Self::Refused(..) => Kind::Conflict,
            Self::Stale(_) => Kind::Stale,
            Self::TooMany { .. } | Self::Enough(..) => Kind::TooMany,
            Self::Unavailable(_) => Kind::Unavailable,
            Self::StorageFull => Kind::StorageFull,
            Self::Database(_) | Self::Internal(_) => Kind::Internal,
        }
    }

    fn problem(&self, language: Language) -> Problem {
        let mut problem = Problem::new(self.kind(), language);
        match self {
            Self::Invalid(faults) => {
                problem.errors = faults
                    .iter()
                    .map(|fault| FieldError::new(fault.pointer.as_str(), &fault.code, language))
                    .collect();
            }
            Self::Conflict(current) | Self::Stale(current) => problem.current = Some(current.clone()),
            Self::Overtaken(_, now) => problem.now = Some(now.as_ref().clone()),
            Self::Refused(code, now) => {
                problem.errors = vec![FieldError::new("", code, language)];
                problem.now = Some(now.as_ref().clone());
            }
            Self::TooMany { retry_after, .. } => problem.retry_after = Some(*retry_after),
            Self::Enough(code, _, retry_after) => {
                problem.errors = vec![FieldError::new("", code, language)];
                problem.retry_after = Some(*retry_after);
            }
            Self::Unavailable(_) => problem.retry_after = Some(2),
            Self::Problem(Kind::SmsFailed) => problem.retry_after = Some(60),
            _ => {}
        }
        problem
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Db, Error as Diesel};
        let text = error.to_string();
        let gone = matches!(
            &error,
            Diesel::DatabaseError(Db::ClosedConnection | Db::UnableToSendCommand, _) | Diesel::BrokenTransactionManager
        ) || [
            "database is locked",
            "server closed the connection",
            "the database system is",
            "terminating connection",
            "no connection to the server",
        ]
        .iter()
        .any(|sign| text.contains(sign));
        if gone {
            Self::Unavailable(text)
        } else if text.contains("database or disk is full") || text.contains("No space left") || text.contains("disk I/O error") {
            Self::StorageFull
        } else {
            Self::Database(error)
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.kind().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status: [`explain`] knows the caller's language and writes the body.
    fn error_response(&self) -> HttpResponse<BoxBody> {
        HttpResponse::build(self.status_code()).finish()
    }
}

/// The language a caller asked for.
pub fn language(headers: &HeaderMap) -> Language {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map_or_else(Language::default, Language::preferred)
}

/// Middleware: gives every failure its problem document.
///
/// # Errors
/// Those of inner middleware, explained.
pub async fn explain(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let language = language(request.headers());
    let page = opens_a_page(&request);
    let write = |problem: &Problem| {
        if page {
            problems::as_page(language, problem)
        } else {
            as_json(problem)
        }
    };
    let told = |failed| {
        let mut told = rendered(failed, language, write);
        if page {
            let policy = HeaderValue::from_static(problems::POLICY);
            told.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        told
    };
    match next.call(request).await {
        Ok(response) if is_settled(response.response()) => Ok(response.map_into_boxed_body()),
        Ok(response) => {
            let (request, response) = response.into_parts();
            Ok(ServiceResponse::new(request, told(response.map_into_boxed_body())))
        }
        Err(error) => {
            let response = told(HttpResponse::from_error(error));
            Err(InternalError::from_response("refused by a middleware", response).into())
        }
    }
}

/// Whether a browser shows the answer to whoever followed a link, such as one to a file.
fn opens_a_page(request: &ServiceRequest) -> bool {
    let accepts = request.headers().get(header::ACCEPT);
    request.method() == Method::GET && accepts.is_some_and(|accepts| accepts.as_bytes().starts_with(b"text/html"))
}

/// Left in an answer whose failure was explained already, in whatever form.
struct Explained;

/// No failure, or one that was explained already.
pub(crate) fn is_settled<B>(response: &HttpResponse<B>) -> bool {
    let failed = response.status().is_client_error() || response.status().is_server_error();
    let explained = || response.extensions().contains::<Explained>();
    !failed || explained() || response.headers().get(header::CONTENT_TYPE).is_some_and(speaks_for_itself)
}

fn as_json(problem: &Problem) -> (&'static str, Vec<u8>) {
    (MEDIA_TYPE, serde_json::to_vec(problem).unwrap_or_default())
}

/// Gives a failure everything that belongs to it, and its body as `write` puts it: a media type and the bytes.
pub(crate) fn rendered(
    mut response: HttpResponse,
    language: Language,
    write: impl FnOnce(&Problem) -> (&'static str, Vec<u8>),
) -> HttpResponse {
    let status = response.status();
    let error = response.error().and_then(actix_web::Error::as_error::<Error>);
    let refused = match error {
        Some(Error::TooMany { retry_after, limit } | Error::Enough(_, limit, retry_after)) => Some((*limit, *retry_after)),
        _ => None,
    };
    let problem = match error {
        Some(error) => {
            log(error);
            error.problem(language)
        }
        None => Problem::new(kind_of(status), language),
    };
    let (media_type, body) = write(&problem);
    *response.status_mut() = StatusCode::from_u16(problem.status).unwrap_or(status);
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some((limit, retry_after)) = refused {
        refusal_headers(headers, limit, retry_after);
    }
    response.extensions_mut().insert(Explained);
    response.set_body(BoxBody::new(body))
}

/// A problem that is written already, or a page for people.
fn speaks_for_itself(media_type: &HeaderValue) -> bool {
    [MEDIA_TYPE, "text/html"]
        .iter()
        .any(|known| media_type.as_bytes().starts_with(known.as_bytes()))
}

/// What the framework itself refuses, in our terms.
fn kind_of(status: StatusCode) -> Kind {
    match status.as_u16() {
        404 => Kind::NotFound,
        405 => Kind::MethodNotAllowed,
        408 => Kind::TooSlow,
        401 => Kind::Unauthenticated,
        403 => Kind::Forbidden,
        413 => Kind::TooLarge,
        415 => Kind::UnsupportedMedia,
        429 => Kind::TooMany,
        503 => Kind::Unavailable,
        400..=499 => Kind::Malformed,
        _ => Kind::Internal,
    }
}

fn log(error: &Error) {
    match error {
        Error::Database(_) | Error::Internal(_) | Error::StorageFull => tracing::error!(%error, "request failed"),
        Error::Unavailable(_) => tracing::warn!(%error, "request failed"),
        _ => {}
    }
}
