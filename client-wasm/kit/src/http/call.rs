//! One request: what it carries, how long it may take, how its answer is read.

use std::pin::Pin;

use contract::{
    CARD, IDEMPOTENCY_KEY, TRACKING, V1,
    problem::{Kind, Problem},
};
use gloo_timers::callback::Timeout;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, Headers, RequestCredentials, RequestInit, Response};

use super::{failure::Failure, renewal};
use crate::{browser, i18n::language, json};

/// Milliseconds that an ordinary request may take on a poor network.
const PATIENCE: u32 = 30_000;
/// Milliseconds that a picture may take.
const PATIENCE_WITH_PICTURES: u32 = 120_000;

/// An answer whose body is still on its way, and how long that may take: dropped, it may take for ever.
type Answer = (Response, Timeout);

/// One request to our own server.
#[derive(Debug, Clone)]
pub struct Call {
    method: &'static str,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Option<JsValue>,
    anonymous: bool,
    remembered: Option<&'static str>,
    patience: u32,
}

impl Call {
    fn new(method: &'static str, path: &str) -> Self {
        Self {
            method,
            path: path.to_owned(),
            headers: vec![("accept-language", language().tag().to_owned())],
            body: None,
            anonymous: false,
            remembered: None,
            patience: PATIENCE,
        }
    }

    /// Asks for something. The path comes after `/api/v1`.
    pub fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    /// Sends something.
    pub fn post(path: &str) -> Self {
        Self::new("POST", path)
    }

    /// Changes something.
    pub fn patch(path: &str) -> Self {
        Self::new("PATCH", path)
    }

    /// Puts something in its place.
    pub fn put(path: &str) -> Self {
        Self::new("PUT", path)
    }

    /// Removes something.
    pub fn delete(path: &str) -> Self {
        Self::new("DELETE", path)
    }

    /// Carries a value as JSON.
    #[must_use]
    pub fn json(self, body: &impl Serialize) -> Self {
        self.json_text(&json::write(body))
    }

    /// Carries JSON that is written already: to send the very same again.
    #[must_use]
    pub fn json_text(self, text: &str) -> Self {
        self.carrying("application/json", JsValue::from_str(text))
    }

    /// Carries a picture.
    #[must_use]
    pub fn picture(mut self, media_type: &str, bytes: &js_sys::Uint8Array) -> Self {
        self.patience = PATIENCE_WITH_PICTURES;
        self.carrying(media_type, bytes.clone().into())
    }

    fn carrying(mut self, media_type: &str, body: JsValue) -> Self {
        self.headers.push(("content-type", media_type.to_owned()));
        self.body = Some(body);
        self
    }

    /// Says what the file is called that it carries (RFC 6266). The name may be a person's: it stands in no address.
    #[must_use]
    pub fn named(mut self, file: &str) -> Self {
        let name = String::from(js_sys::encode_uri_component(file)).replace('\'', "%27");
        let value = format!("attachment; filename*=UTF-8''{name}");
        self.headers.push(("content-disposition", value));
        self
    }

    /// Names the act of creation, so that sending it twice creates once.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.headers.push((IDEMPOTENCY_KEY, key.to_owned()));
        self
    }

    /// Asks that nobody else changed it meanwhile: the `ETag` that was seen.
    #[must_use]
    pub fn if_match(mut self, tag: &str) -> Self {
        self.headers.push(("if-match", tag.to_owned()));
        self
    }

    /// Sends no credentials at all.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
        self
    }

    /// Proves by the secret of an anonymous message, and by nothing else.
    #[must_use]
    pub fn tracking(mut self, secret: &str) -> Self {
        self.headers.push((TRACKING, secret.to_owned()));
        self.anonymous()
    }

    /// Shows what a liaison card's code says, and nothing else.
    #[must_use]
    pub fn card(mut self, token: &str) -> Self {
        self.headers.push((CARD, token.to_owned()));
        self.anonymous()
    }

    /// Keeps the answer on the device, and gives the last one where no other is to be had.
    #[must_use]
    pub fn remembered(mut self, name: &'static str) -> Self {
        self.remembered = Some(name);
        self
    }

    /// Sends it and reads the answer as a `T`; `()` where there is none.
    ///
    /// # Errors
    /// No network, or the server's problem.
    pub async fn send<T: DeserializeOwned>(self) -> Result<T, Failure> {
        let text = self.text().await?;
        let text = if text.is_empty() { "null" } else { &text };
        json::read(text).ok_or_else(|| Failure::of(Kind::Unavailable))
    }

    /// Sends it and reads the answer together with its `ETag`, for a later [`Call::if_match`].
    ///
    /// # Errors
    /// No network, or the server's problem.
    pub async fn send_tagged<T: DeserializeOwned>(self) -> Result<(T, Option<String>), Failure> {
        let (response, _patience) = self.answered().await?;
        let tag = response.headers().get("etag").ok().flatten();
        let value = json::read(&text_of(&response).await?).ok_or_else(|| Failure::of(Kind::Unavailable))?;
        Ok((value, tag))
    }

    /// Sends it and takes the answer as it is.
    ///
    /// # Errors
    /// No network, or the server's problem.
    pub async fn blob(self) -> Result<Blob, Failure> {
        let (response, _patience) = self.answered().await?;
        let blob = JsFuture::from(response.blob().map_err(offline)?).await.map_err(offline)?;
        blob.dyn_into().map_err(offline)
    }

    /// Sends it and takes the answer's text.
    ///
    /// # Errors
    /// No network, or the server's problem.
    ///
    /// Boxed, so that it is compiled once and not into everything that sends.
    pub fn text(self) -> Pin<Box<dyn Future<Output = Result<String, Failure>>>> {
        Box::pin(async move {
            let remembered = self.remembered;
            let outcome = match self.answered().await {
                Ok((response, _patience)) => text_of(&response).await,
                Err(failure) => Err(failure),
            };
            match remembered {
                Some(name) => remember(name, outcome),
                None => outcome,
            }
        })
    }

    /// Sends it, renewing the session once if that is what is missing.
    async fn answered(self) -> Result<Answer, Failure> {
        let first = self.once().await;
        match first {
            Err(failure) if failure.is_signed_out() && !self.anonymous => {
                renewal::renew().await?;
                self.once().await
            }
            other => other,
        }
    }

    /// Sends it exactly once.
    pub(super) async fn once(&self) -> Result<Answer, Failure> {
        let window = browser::window().ok_or(Failure::Offline)?;
        let (init, patience) = self.init()?;
        let address = format!("{V1}{}", self.path);
        let answer = JsFuture::from(window.fetch_with_str_and_init(&address, &init)).await;
        let response: Response = answer.map_err(offline)?.dyn_into().map_err(offline)?;
        if response.ok() {
            return Ok((response, patience));
        }
        Err(problem_of(&response).await)
    }

    fn init(&self) -> Result<(RequestInit, Timeout), Failure> {
        let headers = Headers::new().map_err(offline)?;
        for (name, value) in &self.headers {
            headers.set(name, value).map_err(offline)?;
        }
        let init = RequestInit::new();
        init.set_method(self.method);
        init.set_headers(&headers);
        init.set_credentials(if self.anonymous {
            RequestCredentials::Omit
        } else {
            RequestCredentials::SameOrigin
        });
        if let Some(body) = &self.body {
            init.set_body(body);
        }
        let controller = AbortController::new().map_err(offline)?;
        init.set_signal(Some(&controller.signal()));
        Ok((init, Timeout::new(self.patience, move || controller.abort())))
    }
}

/// Some networks answer everything with a page of their own: only JSON is worth remembering.
fn remember(name: &str, outcome: Result<String, Failure>) -> Result<String, Failure> {
    match outcome {
        Ok(text) if js_sys::JSON::parse(&text).is_ok() => {
            browser::keep(name, &text);
            Ok(text)
        }
        Ok(_) => browser::recall(name).ok_or(Failure::Offline),
        Err(failure) if failure.is_passing() => browser::recall(name).ok_or(failure),
        Err(failure) => Err(failure),
    }
}

/// A rejected promise of `fetch` has one meaning here: nothing came back.
fn offline(_: impl Into<JsValue>) -> Failure {
    Failure::Offline
}

async fn text_of(response: &Response) -> Result<String, Failure> {
    let text = JsFuture::from(response.text().map_err(offline)?).await.map_err(offline)?;
    Ok(text.as_string().unwrap_or_default())
}

/// The problem in a refusal; a made-up one where something between us and the server answered.
async fn problem_of(response: &Response) -> Failure {
    let problem = text_of(response).await.ok().and_then(|text| json::read::<Problem>(&text));
    let Some(mut problem) = problem else {
        return Failure::of(stand_in(response.status()));
    };
    if problem.retry_after.is_none() {
        let header = response.headers().get("retry-after").ok().flatten();
        problem.retry_after = header.and_then(|seconds| seconds.parse().ok());
    }
    Failure::Problem(Box::new(problem))
}

/// The kind that comes nearest to a bare status. The server always says more; this is what something before it says.
const fn stand_in(status: u16) -> Kind {
    match status {
        401 => Kind::Unauthenticated,
        413 => Kind::TooLarge,
        429 => Kind::TooMany,
        400..500 => Kind::NotFound,
        _ => Kind::Unavailable,
    }
}

/// A query for a path: `?a=1&b=2`, with what has no value left out.
pub fn query(parts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
        text.push(if text.is_empty() { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        text.push_str(&String::from(js_sys::encode_uri_component(value)));
    }
    text
}
