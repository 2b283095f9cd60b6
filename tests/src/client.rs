//! Somebody at the other end of the wire, and what they get back.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use contract::{
    IDEMPOTENCY_KEY, TRACKING,
    accounts::Me,
    ids::AccountId,
    problem::{Kind, MEDIA_TYPE, Problem},
    sessions::Session,
};
use reqwest::{Method, header::HeaderMap};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// What every test speaks HTTP with: straight to the server, and not for ever. It trusts no certificate, because reading
/// those of the system takes longer than most tests, and none of them needs any.
pub fn http() -> reqwest::ClientBuilder {
    api::outside::tls::choose();
    reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([])
        .timeout(Duration::from_secs(30))
}

/// Somebody who sends requests: with a bearer token if they are signed in, with nothing if they are nobody.
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) http: reqwest::Client,
    base: String,
    pub(crate) headers: Vec<(String, String)>,
    me: Option<Me>,
    /// The refresh token, if they signed in.
    pub refresh_token: Option<String>,
}

impl Client {
    /// Nobody, at the server at `base`.
    pub fn new(http: reqwest::Client, base: String) -> Self {
        Self {
            http,
            base,
            headers: Vec::new(),
            me: None,
            refresh_token: None,
        }
    }

    /// The same client, signed in.
    #[must_use]
    pub fn signed_in(mut self, me: Me, access_token: &str, refresh_token: &str) -> Self {
        self.me = Some(me);
        self.refresh_token = Some(refresh_token.to_owned());
        self.with("authorization", &format!("Bearer {access_token}"))
    }

    /// The same client in a session that a sign-in began.
    #[must_use]
    pub fn with_session(self, session: Session) -> Self {
        let tokens = session.tokens.expect("tokens for a client that carries its own");
        self.signed_in(session.me, &tokens.access_token, &tokens.refresh_token)
    }

    /// The same client, sending one more header with every request.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut with = self.clone();
        with.headers.retain(|(known, _)| known != name);
        with.headers.push((name.to_owned(), value.to_owned()));
        with
    }

    /// The same client at another instance.
    #[must_use]
    pub fn at(&self, base: &str) -> Self {
        Self {
            base: base.to_owned(),
            ..self.clone()
        }
    }

    /// The same client, proving with a tracking secret who they are.
    #[must_use]
    pub fn tracking(&self, secret: &str) -> Self {
        self.with(TRACKING, secret)
    }

    /// Who they are, as the server told them when they signed in.
    pub fn me(&self) -> &Me {
        self.me.as_ref().expect("somebody who signed in")
    }

    /// Their account.
    pub fn id(&self) -> AccountId {
        self.me().id
    }

    /// Where they send their requests.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The access token they carry.
    pub fn access_token(&self) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(name, _)| name == "authorization")?;
        value.strip_prefix("Bearer ")
    }

    /// A request to `path`: below the API's prefix, unless it begins with a prefix of its own.
    pub fn request(&self, method: Method, path: &str) -> Request {
        let whole = if [
            "/api/",
            "/plain",
            "/open311",
            "/healthz",
            "/readyz",
            "/metrics",
            "/openapi.json",
            "/docs",
        ]
        .iter()
        .any(|own| path.starts_with(own))
        {
            format!("{}{path}", self.base)
        } else {
            format!("{}{}{path}", self.base, contract::V1)
        };
        let what = format!("{method} {path}");
        let mut request = Request {
            inner: self.http.request(method, &whole),
            what,
        };
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        request
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        self.request(Method::GET, path).send().await
    }

    /// Sends a JSON body.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Reply {
        self.request(Method::POST, path).json(body).send().await
    }

    /// Sends a JSON body under an idempotency key.
    pub async fn post_once(&self, key: &str, path: &str, body: &impl Serialize) -> Reply {
        self.request(Method::POST, path)
            .header(IDEMPOTENCY_KEY, key)
            .json(body)
            .send()
            .await
    }

    /// Changes.
    pub async fn patch(&self, path: &str, body: &impl Serialize) -> Reply {
        self.request(Method::PATCH, path).json(body).send().await
    }

    /// Deletes.
    pub async fn delete(&self, path: &str) -> Reply {
        self.request(Method::DELETE, path).send().await
    }

    /// Uploads a picture.
    pub async fn upload(&self, media_type: &str, bytes: Vec<u8>) -> Reply {
        self.request(Method::POST, "/photos").body(media_type, bytes).send().await
    }

    /// Uploads a document under a name, which must be of letters that a header can hold.
    pub async fn upload_document(&self, name: &str, bytes: Vec<u8>) -> Reply {
        let named = format!("attachment; filename*=UTF-8''{name}");
        let request = self.request(Method::POST, "/documents").header("content-disposition", &named);
        request.body("application/pdf", bytes).send().await
    }
}

/// A request that is being put together.
#[derive(Debug)]
pub struct Request {
    inner: reqwest::RequestBuilder,
    what: String,
}

impl Request {
    /// With a header.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        Self {
            inner: self.inner.header(name, value),
            ..self
        }
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(self, body: &impl Serialize) -> Self {
        Self {
            inner: self.inner.json(body),
            ..self
        }
    }

    /// With any body.
    #[must_use]
    pub fn body(self, media_type: &str, body: impl Into<reqwest::Body>) -> Self {
        Self {
            inner: self.inner.header("content-type", media_type).body(body),
            ..self
        }
    }

    /// Sends it and insists on an answer.
    pub async fn send(self) -> Reply {
        let what = self.what.clone();
        self.try_send()
            .await
            .unwrap_or_else(|error| panic!("{what}: no answer: {error:?}"))
    }

    /// Sends it and leaves what comes to be read bit by bit.
    pub async fn open(self) -> reqwest::Response {
        self.inner
            .send()
            .await
            .unwrap_or_else(|error| panic!("{}: no answer: {error:?}", self.what))
    }

    /// Sends it.
    ///
    /// # Errors
    /// When there is no answer, or half of one.
    pub async fn try_send(self) -> reqwest::Result<Reply> {
        let (http, request) = self.inner.build_split();
        Reply::to(&http, request?, self.what).await
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    pub(crate) what: String,
    /// What it is the answer to, unless that can be sent once only.
    pub(crate) sent: Option<Arc<reqwest::Request>>,
}

impl Reply {
    /// Insists on a status.
    #[must_use]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.what, self.text());
        self
    }

    /// Insists on a status and reads the body.
    pub fn read<T: DeserializeOwned>(self, status: u16) -> T {
        self.expect(status).json()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as a value of the contract.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{}: {error}: {}", self.what, self.text()))
    }

    /// The body as any JSON.
    pub fn value(&self) -> Value {
        self.json()
    }

    /// A header, if it is there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a visible header"))
    }

    /// Insists on a well-formed problem and reads it.
    pub fn problem(&self) -> Problem {
        let media_type = self.header("content-type").unwrap_or_default();
        assert!(
            media_type.starts_with(MEDIA_TYPE),
            "{}: {} {media_type}: {}",
            self.what,
            self.status,
            self.text()
        );
        let problem: Problem = self.json();
        assert_eq!(problem.status, self.status, "{}: {}", self.what, self.text());
        assert!(
            Kind::ALL.iter().any(|kind| problem.is(*kind)),
            "{}: unknown kind {}",
            self.what,
            problem.kind
        );
        problem
    }

    /// Insists on this kind of problem.
    pub fn refused(&self, kind: Kind) -> Problem {
        assert_eq!(self.status, kind.status(), "{}: {}", self.what, self.text());
        let problem = self.problem();
        assert!(problem.is(kind), "{}: {}", self.what, self.text());
        problem
    }

    /// Insists that exactly one field is named as wrong.
    pub fn refused_field(&self, pointer: &str, code: &str) {
        let problem = self.refused(Kind::Invalid);
        let named: Vec<_> = problem
            .errors
            .iter()
            .map(|fault| (fault.pointer.as_str(), fault.code.as_str()))
            .collect();
        assert_eq!(named, [(pointer, code)], "{}: {}", self.what, self.text());
        assert!(
            problem.errors.iter().all(|fault| !fault.detail.is_empty()),
            "a fault without a sentence"
        );
    }
}
